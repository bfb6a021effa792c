"""Places in a page: which block stands in which element, answered without walking the tree."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
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


class Cover:
    """Several places as one, which holds what any of them holds."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._enters: list[int] = []
        self._exits: list[int] = []
        for place in sorted(places, key=lambda place: place.enter):
            if not self._exits or place.enter > self._exits[-1]:
                self._enters.append(place.enter)
                self._exits.append(place.exit)

    def holds(self, other: Place) -> bool:
        """Tell whether one of the places is the other or has it in it."""
        at = bisect_right(self._enters, other.enter) - 1
        return at >= 0 and other.enter <= self._exits[at]
