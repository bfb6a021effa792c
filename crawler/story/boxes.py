"""Boxes of the site amid a story: newsletter forms, related stories, share bars, players, adverts.

What marks them is their make: an element of its own that holds little or nothing of the running
text, and a form, or more links than words, or words to the reader, or a class that says what it is.
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from crawler.reading.blocks import Block, Kind
from crawler.reading.place import Place
from crawler.reading.tags import TEXTUAL
from crawler.story.core import Core, is_running
from crawler.text.labels import EndMarker, is_noise, story_end
from crawler.text.memory import remember
from crawler.text.solicitations import is_solicitation
from crawler.text.wordlists import read_words

BOX_OF_LINKS, BOX_WITH_CONTROL = "a box of links", "a box with a button"
BOX_WITH_FORM = "a box with a form"
BOX_OF_RELATED = "a box of related links"
UNSURE = frozenset({BOX_OF_LINKS, BOX_WITH_CONTROL})
"""Kinds of boxes in which facts may stand: names and dates are links, and have buttons beside."""

_HALF = 0.5
"""Of an element's letters that are links, or of the core's text that stands in it.

Witness: below, tables of a recipe and signatures of embedded posts; above, `More about` and links.
"""
_LITTLE, _FEW = 0.2, 300
"""Share of the core's text and letters that a box holds at most.

Witness of both: a short story beside a form that asks for donations. Flat below.
"""
_LONGEST_HEADING = 60
_LEAST_ASKING, _ASKING = 2, 1 / 3
"""Texts that ask the reader, and their share of all in a box.

Witness: an offer of accounts with its list of benefits; one alone may stand amid paragraphs.
"""
_TOKEN = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_BOX_WORDS = read_words(
    """
    ad ads advert advertisement advertising adverts addthis banner comments cookie cookies
    consent disqus donate donation gdpr jwplayer livefyre marketing modal mostread newsletter
    newsletters outbrain piano popup promo promos promotion readmore recirc recirculation
    recommended recommendation recommendations register registration related share sharebar
    sharedaddy shares sharethis sharing sidebar signup social sponsor sponsored subscribe
    subscription taboola toolbar trending widget
    """
)
_PICTURE_WORDS = frozenset({"figure", "image", "photo", "picture"})
_BOX_PAIRS = read_words(
    """
    about-author author-bio back-top email-signup follow-us keep-reading latest-news load-more
    more-from more-news more-stories more-topic most-popular most-read most-viewed read-also
    read-more read-next right-rail screen-reader see-also sign-up site-message sr-only up-next
    video-fallback visually-hidden you-may
    """
)
_NOISY = frozenset({"player", "advertisement"})
_STORY_TAGS = frozenset({"article", "main"})


@dataclass(slots=True)
class _Content:
    """What an element holds: letters in all, in links and of running text; texts by their kind."""

    letters: int = 0
    linked: int = 0
    running: int = 0
    texts: int = 0
    headings: int = 0
    quotes: int = 0
    pictures: int = 0
    asking: int = 0
    noisy: int = 0
    related: int = 0

    def add(self, other: "_Content") -> None:
        """Add what another element holds."""
        self.letters += other.letters
        self.linked += other.linked
        self.running += other.running
        self.texts += other.texts
        self.headings += other.headings
        self.quotes += other.quotes
        self.pictures += other.pictures
        self.asking += other.asking
        self.noisy += other.noisy
        self.related += other.related

    def note(self, block: Block) -> None:
        """Add a block that the element itself holds."""
        if block.picture is not None:
            self.pictures += 1
            return
        size, runs = len(block.text), is_running(block)
        self.letters += size
        self.linked += block.link_chars
        self.running += size if runs else 0
        self.texts += 1
        self.headings += block.level > 0
        self.quotes += block.kind is Kind.QUOTE
        self.asking += not runs and is_solicitation(block.text)
        self.noisy += is_noise(block.text) in _NOISY
        self.related += size <= _LONGEST_HEADING and story_end(block.text) is EndMarker.RELATED


class Boxes:
    """The elements between headline and end that are boxes of the site."""

    def __init__(self, blocks: Sequence[Block], start: int, core: Core) -> None:
        """Take the blocks of a page of which the story may begin at `start`."""
        self._blocks, self._start = blocks, start
        self._core = core
        self._outer = {place for own in core.places for place in _list_ancestors(own)}
        self._answers: dict[Place, str | None] = dict.fromkeys(self._outer)

    def find(self, block: Block) -> str | None:
        """Return what kind of box a block stands in, None if it stands in none."""
        place = block.place
        if place is None or place in self._outer:
            return None
        if place.tag not in TEXTUAL or place.parent not in self._outer:
            return self._find_around(place)
        if not place.node.get("class") or block.kind is Kind.QUOTE or is_running(block):
            return None
        return _name_text_box(place)

    def _find_around(self, place: Place | None) -> str | None:
        """Return the answer for an element: its own, else that of what it stands in."""
        unknown = []
        while place is not None and place not in self._answers:
            unknown.append(place)
            place = place.parent
        answer = None if place is None else self._answers[place]
        for element in reversed(unknown):
            answer = self._answers[element] = self._judge(element) or answer
        return answer

    @cached_property
    def _contents(self) -> dict[Place, _Content]:
        contents: dict[Place, _Content] = {}
        outer, frame, first = self._outer, self._core.frame, self._core.first
        for index, block in enumerate(self._blocks[self._start :], self._start):
            place = block.place
            if place is None or (place.parent in outer and place.tag in TEXTUAL):
                continue
            if place in outer or not (block.text or block.picture):
                continue
            if index > first and not frame.holds(place):
                continue
            if place not in contents:
                contents[place] = _Content()
            contents[place].note(block)
        return _add_up(contents, outer)

    def _judge(self, place: Place) -> str | None:
        """Return what kind of box an element is by what it holds, None if it is none."""
        content = self._contents.get(place) or _Content()
        most = max(_LITTLE * self._core.weight, _FEW)
        if content.running > most or content.running >= _HALF * self._core.weight:
            return None
        is_quote = content.quotes == content.texts > 0
        if place.tag in TEXTUAL:
            return None if content.running or is_quote else _name_text_box(place)
        if place.has_form:
            return BOX_WITH_FORM
        if place.tag not in _STORY_TAGS and not is_quote and _is_named(place):
            return "a box of the site"
        if content.asking >= max(_LEAST_ASKING, _ASKING * content.texts):
            return "a box that asks the reader"
        if content.running:
            return None
        if content.noisy and not content.pictures and content.letters <= _FEW:
            return "a box of the site"
        if content.related and content.linked and content.letters <= _FEW:
            return BOX_OF_RELATED
        is_linked = content.linked > _HALF * content.letters
        if is_linked and (content.texts > 1 or content.headings):
            return BOX_OF_LINKS
        if place.has_control and not content.pictures and content.letters <= _FEW:
            return BOX_WITH_CONTROL
        return None


def _add_up(contents: dict[Place, _Content], outer: AbstractSet[Place]) -> dict[Place, _Content]:
    """Return what elements hold with what those in them hold, up to the `outer` ones."""
    inside = {*contents}
    for place in contents:
        while (parent := place.parent) and parent not in inside and parent not in outer:
            inside.add(parent)
            place = parent
    for place in sorted(inside, key=lambda place: place.enter, reverse=True):
        if place.parent in inside:
            contents.setdefault(place.parent, _Content()).add(contents[place])
    return contents


def _name_text_box(place: Place) -> str | None:
    """Return whether an element that holds one text is named as the site's; ids are of headings."""
    name = place.node.get("class")
    return "a line of the site" if name and names_box(name) else None


def _is_named(place: Place) -> bool:
    node = place.node
    return any(name and names_box(name) for name in (node.get("class"), node.get("id")))


@remember
def names_box(name: str) -> bool:
    """Tell whether the words of a class or id name a box of the site."""
    for part in name.split():
        words = [word.lower() for word in _TOKEN.findall(part)]
        marks = _BOX_WORDS.intersection(words)
        if marks and not (marks == {"widget"} and not _PICTURE_WORDS.isdisjoint(words)):
            return True
        if any(f"{one}-{two}" in _BOX_PAIRS for one, two in pairwise(words)):
            return True
    return False


def _list_ancestors(place: Place | None) -> list[Place]:
    found = []
    while place is not None:
        found.append(place)
        place = place.parent
    return found
