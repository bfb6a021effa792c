"""The core of a page: the element that holds the weight of its running text.

It is the second witness for where the story is. Reading order alone cannot know that the first
sentence below the headline is a standfirst, that key points stand above the story, or that a list
of links stands amid it; the weight of running text can.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from lxml.etree import _Element

from crawler.reading.blocks import LINKED, Block, Kind
from crawler.reading.place import Cover, Place
from crawler.reading.tags import TEXTUAL
from crawler.text.labels import is_noise, story_end
from crawler.text.prose import is_prose

RUNNING, SHORT_LINE = 80, 40
"""Letters of a paragraph, and of a line that may be a label, a button or a section's name.

Half as many read a few lines of the site more, twice as many lose stories of short paragraphs.
"""

_LEAST_WEIGHT = 120
"""Witness: a page of tables below one sentence of a hundred letters. Flat above."""
_SOLID = 600
"""Witness: below, a short story loses its embedded posts; above, a sponsor's lines are its end."""
_SHARES = (1.0, 0.75, 0.5, 0.25)
_EARLIER = 0.5
"""Witness: a story above readers' comments as long as it; at a quarter, a live report's entries."""
_MAIN_PART = 0.65
"""Witness: an announcement whose end stands outside of its longest section. Flat above."""
_NEARLY_ALL = 0.8
"""Witness: a template's selector that finds half of the story. Flat above."""
_LEVELS_OF_MAKE = 3
"""Witness: with its own tag alone every `p` of a page is a twin of the story's. Flat above."""
_SENTENCE_ENDS = frozenset(".!?…:。！？")
_CLOSERS = "\"'”’»)]」』 "
_RUNS = frozenset({Kind.PARAGRAPH, Kind.QUOTE})
_WHOLE_PAGE = frozenset({"html", "body"})

Make = tuple[tuple[str, str | None], ...]
"""How an element is made: tag and class of itself and of what holds it."""


@dataclass(slots=True)
class Core:
    """The element with the most running text below the headline, and its twins.

    `places`: the element and its twins. `frame`: the innermost element that holds them all.
    `makes`: how its paragraphs are made. `texts`: the blocks of running text in it, of which none
    is a line of the site or closes a story; `prose`: those of them that can be nothing but
    paragraphs, set as most of them are; `first`, `last`: the first and last of them all.
    `weight`: their letters. `tag`: that of most of them.
    """

    places: list[Place]
    frame: Place
    makes: frozenset[Make]
    texts: frozenset[int]
    prose: frozenset[int]
    first: int
    last: int
    weight: int
    tag: str
    _cover: Cover = field(init=False, repr=False)
    _parts: frozenset[Place | None] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._cover = Cover(self.places)
        self._parts = frozenset(self.places)

    def holds(self, place: Place | None) -> bool:
        """Tell whether a place stands in the core, or in a shorter element of the same make."""
        if place is None or not self.frame.holds(place):
            return False
        if len(self.places) == 1:
            return True
        return self._cover.holds(place) or _name_make(place) in self.makes

    def is_part(self, place: Place | None) -> bool:
        """Tell whether a place is the core's element itself or one of its twins."""
        return place in self._parts

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
    has the body; they are the core if text runs in them, unless they are only a part of it.
    """
    prose: set[int] = set()
    running = {
        at: holder
        for at in range(start, len(blocks))
        if len(blocks[at].text) >= RUNNING
        and is_running(blocks[at])
        and _weighs(blocks, at, prose)
        and (holder := _find_holder(blocks, at)) is not None
    }
    heaviest = _find_heaviest(blocks, running)
    if heaviest is None:
        return None
    places = [heaviest, *_find_twins(blocks, running, heaviest)]
    core = _make_core(blocks, running, prose, places)
    known = (
        _make_core(blocks, running, prose, _find_places(blocks[start:], containers))
        if containers
        else None
    )
    if known is None or core is None:
        return known or core
    is_part = all(map(Cover(core.places).holds, known.places))
    return core if is_part and known.weight < _NEARLY_ALL * core.weight else known


def is_running(block: Block) -> bool:
    """Tell whether a block is running text: long, closed as a sentence, and not made of links."""
    return (
        len(block.text) >= RUNNING
        and block.kind in _RUNS
        and (not block.link_chars or block.link_density < LINKED)
        and is_closed(block.text)
    )


def is_teaser(blocks: Sequence[Block], at: int) -> bool:
    """Tell whether a block stands below a heading that is a link: a word on another story."""
    above = blocks[at - 1] if at else None
    return above is not None and above.level > 0 and above.link_density > LINKED


def is_closed(text: str) -> bool:
    """Tell whether a text ends as sentences do, quotes and brackets behind the stop included."""
    return text[-1:] in _SENTENCE_ENDS or text.rstrip(_CLOSERS)[-1:] in _SENTENCE_ENDS


def are_columns(one: Place, other: Place) -> bool:
    """Tell whether two elements stand in cells side by side, as story and side column do."""
    return one.join(other).tag == "tr"


def is_punctuated(text: str) -> bool:
    """Tell whether a text ends with a sign of punctuation, as labels and buttons do not."""
    return is_closed(text) or text.rstrip(_CLOSERS).endswith((",", ";"))


def _weighs(blocks: Sequence[Block], at: int, prose: set[int]) -> bool:
    """Tell whether a block of running text is of a story; note which can be nothing else."""
    block = blocks[at]
    if block.region or block.place is None:
        return False
    if is_teaser(blocks, at) or (at and blocks[at - 1].level and story_end(blocks[at - 1].text)):
        return False
    if is_prose(block.text):
        prose.add(at)
        return True
    return not is_noise(block.text) and story_end(block.text) is None


def _find_holder(blocks: Sequence[Block], at: int) -> Place | None:
    """Return the element that holds a block: of text between `br` the one it stands in."""
    place = blocks[at].place
    if place is None or (at > 0 and blocks[at - 1].place is place):
        return place
    return place if at + 1 < len(blocks) and blocks[at + 1].place is place else place.parent


def _find_heaviest(blocks: Sequence[Block], running: dict[int, Place]) -> Place | None:
    sizes = _weigh_holders(blocks, running)
    weights: dict[Place, float] = {}
    for holder, size in sizes.items():
        place: Place | None = holder
        for share in _SHARES:
            if place is None or place.tag in _WHOLE_PAGE:
                break
            weights[place] = weights.get(place, 0.0) + size * share
            place = place.parent
    if not weights:
        return None
    heaviest = max(weights, key=weights.__getitem__)
    enough = weights[heaviest] * _EARLIER
    for place, weight in weights.items():
        if weight >= enough and place.exit < heaviest.enter:
            inside = (other for other in weights if place.holds(other) or other.holds(place))
            apart = (other for other in inside if not other.holds(heaviest))
            heaviest = max(apart, key=weights.__getitem__)
            break
    return _descend(blocks, running, heaviest, sizes)


def _weigh_holders(blocks: Sequence[Block], running: dict[int, Place]) -> dict[Place, int]:
    """Return how many letters of running text each element holds that holds any."""
    sizes: dict[Place, int] = {}
    for at, holder in running.items():
        sizes[holder] = sizes.get(holder, 0) + len(blocks[at].text)
    return sizes


def _descend(
    blocks: Sequence[Block], running: dict[int, Place], place: Place, sizes: dict[Place, int]
) -> Place:
    """Return the element within the heaviest that holds nearly all text of one make, or itself.

    Stories in several sections repeat their make; what stands beside a story has its own.
    """
    sizes = {holder: size for holder, size in sizes.items() if place.holds(holder)}
    largest = max(sizes, key=sizes.__getitem__, default=place)
    if largest is place or sizes[largest] < _MAIN_PART * sum(sizes.values()):
        return place
    own = [block for at in running if place.holds((block := blocks[at]).place or place)]
    inside = {_name_make(b.place) for b in own if b.place and largest.holds(b.place)}
    outside = {_name_make(b.place) for b in own if b.place and not largest.holds(b.place)}
    return place if inside & outside else largest


def _find_places(blocks: Sequence[Block], nodes: Sequence[_Element]) -> list[Place]:
    """Return the places of some elements of the page that hold any block."""
    wanted, seen = set(nodes), set[Place]()
    places: list[Place] = []
    for block in blocks:
        place = block.place
        while place is not None and place not in seen:
            seen.add(place)
            if place.node in wanted:
                places.append(place)
            place = place.parent
    return places


def _find_twins(blocks: Sequence[Block], running: dict[int, Place], core: Place) -> list[Place]:
    """Return the elements outside the core that hold running text of the same make."""
    outside = {holder for holder in set(running.values()) if not core.holds(holder)}
    if not outside:
        return []
    apart = {at: holder for at, holder in running.items() if holder in outside}
    makes = {_name_make(own) for at in running.keys() - apart if (own := blocks[at].place)}
    alike = {
        holder
        for at, holder in apart.items()
        if (place := blocks[at].place)
        and not holder.holds(core)
        and _name_make(place) in makes
        and not are_columns(core, holder)
    }
    twins: list[Place] = []
    for holder in sorted(alike, key=lambda holder: holder.enter):
        if not twins or holder.enter > twins[-1].exit:
            twins.append(holder)
    return twins


def _name_make(place: Place) -> Make:
    names: list[tuple[str, str | None]] = []
    step: Place | None = place
    while step is not None and len(names) < _LEVELS_OF_MAKE:
        names.append((step.tag, step.node.get("class")))
        step = step.parent
    return tuple(names)


def _make_core(
    blocks: Sequence[Block], running: dict[int, Place], prose: set[int], places: list[Place]
) -> Core | None:
    cover = Cover(places)
    inside = [at for at, holder in running.items() if cover.holds(holder)]
    weight = sum(len(blocks[at].text) for at in inside)
    if weight < _LEAST_WEIGHT:
        return None
    own = [place for at in inside if (place := blocks[at].place) is not None]
    frame = places[0]
    for place in places[1:]:
        frame = frame.join(place)
    makes = frozenset(map(_name_make, own)) if len(places) > 1 else frozenset()
    tags = [place.tag for place in own]
    tag = max(dict.fromkeys(tags), key=tags.count)
    parents = frozenset(places)
    plain = (at for at in inside if at in prose and _stands_in(blocks[at].place, parents, tag))
    return Core(
        places,
        frame,
        makes,
        frozenset(inside),
        frozenset(plain),
        inside[0],
        inside[-1],
        weight,
        tag,
    )


def _stands_in(place: Place | None, parents: AbstractSet[Place | None], tag: str) -> bool:
    """Tell whether a block stands as paragraphs do in one of some elements, and so in no box."""
    return place is not None and place.tag == tag and tag in TEXTUAL and place.parent in parents
