"""Places in a page: which block stands in which element, answered without walking the tree."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.etree import _Element

_OPEN = 1 << 60


@dataclass(slots=True, eq=False)
class Place:
    """A block element as the place in which text and pictures stand.

    `enter` and `exit` count the elements in document order, so that a place holds another exactly
    if the other's `enter` lies between them. `has_form`, `has_control`:
    whether a field to fill in, a button or a player stands in it.
    """

    node: _Element
    tag: str
    parent: Place | None
    enter: int
    exit: int = _OPEN
    has_form: bool = False
    has_control: bool = False

    def holds(self, other: Place) -> bool:
        """Tell whether the other place is this one or stands in it."""
        return self.enter <= other.enter <= self.exit

    def join(self, other: Place) -> Place:
        """Return the innermost place that holds both."""
        place = self
        while not place.holds(other) and place.parent is not None:
            place = place.parent
        return place
