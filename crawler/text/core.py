"""The core of a page: the element that holds the weight of its running text.

It is the second witness for where the story is. Reading order alone cannot know that the first
sentence below the headline is a standfirst, that key points stand above the story, or that a list
of links stands amid it; the weight of running text can.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lxml.etree import _Element

from crawler.text.blocks import Block, Kind
from crawler.text.labels import is_noise, story_end
from crawler.text.place import Place

RUNNING = 80
"""Letters that running text has at least; half or double changes next to nothing."""

_LINKED = 0.5
_LEAST_WEIGHT = 250
_SHARES = (1.0, 0.75, 0.5, 0.25)
Make = tuple[tuple[str, str | None], ...]
_SOLID = 600
_LEVELS_OF_MAKE = 3
_EARLIER = 0.5
_MAIN_PART = 0.65
_NEARLY_ALL = 0.8
_TEASER_HEADING = 0.6
_CLOSED = re.compile(r"[.!?…:。！？][\"'”’»)\]」』]*$")
_RUNS = frozenset({Kind.PARAGRAPH, Kind.QUOTE})
_WHOLE_PAGE = frozenset({"html", "body"})


@dataclass(slots=True)
class Core:
    """The element with the most running text below the headline, and its twins.

    `places`: the element and its twins. `frame`: the innermost element that holds them all.
    `makes`: tags and classes of its paragraphs and what holds them. `first`, `last`: the first and last block of running text in them. `weight`: letters of their
    running text. `tag`: that of most of their running text.
    """

    places: list[Place]
    frame: Place
    makes: frozenset[Make]
    first: int
    last: int
    weight: int
    tag: str

    def holds(self, place: Place | None) -> bool:
        """Tell whether a place stands in the core, or in a shorter element of the same make."""
        if place is None:
            return False
        if len(self.places) == 1:
            return self.frame.holds(place)
        return any(own.holds(place) for own in self.places) or (
            self.frame.holds(place) and _name_make(place) in self.makes
        )

    def spans(self, index: int, place: Place | None) -> bool:
        """Tell whether a block stands in the core, or amid it between two of its elements."""
        if self.holds(place):
            return True
        return self.first < index < self.last and place is not None and self.frame.holds(place)

    @property
    def is_solid(self) -> bool:
        """Whether the core holds so much text that the story is hardly anywhere else."""
        return self.weight >= _SOLID


def find_core(
    blocks: Sequence[Block], start: int, containers: Sequence[_Element] = ()
) -> Core | None:
    """Return the core of a page among the blocks from `start`, None where too little text runs.

    Each block of running text gives its length to the element that holds it and, less by a quarter
    a level, to three more ancestors. The heaviest is the core, or an earlier one with half of its
    weight: what follows a story may be longer than it. `containers`: where the portal's template
    has the body; they are the core if any text runs in them.
    """
    running = [at for at in range(start, len(blocks)) if _weighs(blocks, at)]
    heaviest = _find_heaviest(blocks, running)
    if heaviest is None:
        return None
    core = _make_core(blocks, running, [heaviest, *_find_twins(blocks, running, heaviest)])
    known = _find_contained(blocks, start, running, containers) if containers else None
    if known is None or core is None:
        return known or core
    is_part = all(any(own.holds(place) for own in core.places) for place in known.places)
    return core if is_part and known.weight < _NEARLY_ALL * core.weight else known


def _find_heaviest(blocks: Sequence[Block], running: Sequence[int]) -> Place | None:
    weights: dict[Place, float] = {}
    for at in running:
        place = _find_holder(blocks, at)
        size = len(blocks[at].text)
        for share in _SHARES:
            if place is None or place.tag in _WHOLE_PAGE:
                break
            weights[place] = weights.get(place, 0.0) + size * share
            place = place.parent
    if not weights:
        return None
    heaviest = max(weights, key=lambda place: weights[place])
    enough = weights[heaviest] * _EARLIER
    for place, weight in weights.items():
        is_apart = not place.holds(heaviest) and not heaviest.holds(place)
        if weight >= enough and is_apart and place.enter < heaviest.enter:
            heaviest = max(
                (other for other in weights if other is place or other.holds(place)),
                key=lambda other: weights[other] if not other.holds(heaviest) else 0.0,
            )
            break
    return _descend(blocks, running, heaviest)


def _descend(blocks: Sequence[Block], running: Sequence[int], place: Place) -> Place:
    """Return the element within the heaviest that holds nearly all text of one make, or itself.

    Stories in several sections repeat their make; what stands beside a story has its own.
    """
    inside = [at for at in running if (own := blocks[at].place) and place.holds(own)]
    sizes: dict[Place, int] = {}
    for at in inside:
        if holder := _find_holder(blocks, at):
            sizes[holder] = sizes.get(holder, 0) + len(blocks[at].text)
    largest = max(sizes, key=lambda holder: sizes[holder])
    if largest is place or sizes[largest] < _MAIN_PART * sum(sizes.values()):
        return place
    makes = {_name_make(own) for at in inside if (own := blocks[at].place) and largest.holds(own)}
    is_alone = all(
        largest.holds(own) or _name_make(own) not in makes
        for at in inside
        if (own := blocks[at].place)
    )
    return largest if is_alone else place


def is_running(block: Block) -> bool:
    """Tell whether a block is running text: long, closed as a sentence, and not made of links."""
    return (
        block.kind in _RUNS
        and len(block.text) >= RUNNING
        and block.link_density < _LINKED
        and _CLOSED.search(block.text) is not None
    )


def _weighs(blocks: Sequence[Block], at: int) -> bool:
    block = blocks[at]
    if not is_running(block) or block.region or block.place is None:
        return False
    above = blocks[at - 1] if at else None
    if above is not None and above.level and above.link_density > _TEASER_HEADING:
        return False
    return not is_noise(block.text) and story_end(block.text) is None


def _find_holder(blocks: Sequence[Block], at: int) -> Place | None:
    """Return the element that holds a block: of text between `br` the one it stands in."""
    place = blocks[at].place
    if place is None or any(beside.place is place for beside in blocks[max(0, at - 1) : at]):
        return place
    return place if any(b.place is place for b in blocks[at + 1 : at + 2]) else place.parent


def _find_contained(
    blocks: Sequence[Block], start: int, running: Sequence[int], containers: Sequence[_Element]
) -> Core | None:
    places: list[Place] = []
    for block in blocks[start:]:
        place = block.place
        while place is not None:
            if place.node in containers and place not in places:
                places.append(place)
            place = place.parent
    return _make_core(blocks, running, places)


def _find_twins(
    blocks: Sequence[Block], running: Sequence[int], core: Place
) -> list[Place]:
    """Return the elements outside the core that hold running text of the same make.

    Stories in several sections repeat their make: tag and class of the paragraph, of the element
    that holds it and of that element's parent.
    """
    makes = {_name_make(place) for at in running if (place := blocks[at].place) and core.holds(place)}
    twins: list[Place] = []
    for at in running:
        place, holder = blocks[at].place, _find_holder(blocks, at)
        if place is None or holder is None or core.holds(place) or holder.holds(core):
            continue
        if _name_make(place) in makes and not any(twin.holds(holder) for twin in twins):
            twins.append(holder)
    return twins


def _name_make(place: Place) -> Make:
    names = []
    step: Place | None = place
    for _ in range(_LEVELS_OF_MAKE):
        if step is None:
            break
        names.append((step.tag, step.node.get("class")))
        step = step.parent
    return tuple(names)


def _make_core(
    blocks: Sequence[Block], running: Sequence[int], places: list[Place]
) -> Core | None:
    inside = [
        at
        for at in running
        if (own := blocks[at].place) is not None and any(place.holds(own) for place in places)
    ]
    weight = sum(len(blocks[at].text) for at in inside)
    if not inside or weight < _LEAST_WEIGHT:
        return None
    tags = Counter(place.tag for at in inside if (place := blocks[at].place) is not None)
    frame = places[0]
    for place in places[1:]:
        frame = frame.join(place)
    makes = frozenset(
        _name_make(place) for at in inside if (place := blocks[at].place) is not None
    )
    return Core(places, frame, makes, inside[0], inside[-1], weight, tags.most_common(1)[0][0])
