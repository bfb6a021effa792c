"""Boxes of the site amid a story: newsletter forms, related stories, share bars, players, adverts.

What marks them is their make: an element of its own that holds little or nothing of the running
text, and a form, or more links than words, or a class that says what it is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crawler.text.blocks import Block, Kind
from crawler.text.core import Core, is_running
from crawler.text.memory import remember
from crawler.text.place import Place
from crawler.text.solicitations import is_solicitation
from crawler.text.wordlists import read_words

BOX_OF_LINKS = "a box of links"
_MOST_OF_CORE = 0.2
_MOST_RUNNING = 600
_FEW = 300
_MOST_LINKS = 0.5
_TOKEN = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_BOX_WORDS = read_words(
    """
    ad ads advert advertisement advertising adverts addthis banner comments cookie cookies
    consent disqus donate donation gdpr jwplayer livefyre marketing modal mostread newsletter
    newsletters outbrain piano popup promo promos promotion readmore recirc recirculation
    recommended recommendation recommendations register registration related share sharebar
    sharedaddy shares sharethis sharing signup social sponsor sponsored subscribe subscription
    taboola toolbar trending widget
    """
)
_BOX_PAIRS = frozenset(
    """
    about-author author-bio back-top email-signup follow-us keep-reading
    latest-news load-more more-from more-news more-stories more-topic most-popular most-read
    most-viewed read-also read-more read-next right-rail see-also sign-up site-message
    sr-only up-next video-fallback visually-hidden screen-reader you-may
    """.split()
)
_PLAIN_TAGS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "td", "blockquote"})


@dataclass(slots=True)
class _Size:
    """What an element holds: letters in all, in links and of running text; texts, and words to the reader."""

    letters: int = 0
    linked: int = 0
    running: int = 0
    texts: int = 0
    quotes: int = 0
    asking: int = 0


class Boxes:
    """The elements between headline and end that are boxes of the site."""

    def __init__(self, blocks: Sequence[Block], start: int, core: Core) -> None:
        self._core = core
        self._sizes: dict[Place, _Size] = {}
        self._answers: dict[Place, str | None] = {}
        self._outer = {id(place) for own in (core.frame, *core.places) for place in _ancestors(own)}
        for block in blocks[start:]:
            self._measure(block)

    def find(self, place: Place | None) -> str | None:
        """Return what kind of box a place stands in, None if it stands in none."""
        if place is None or id(place) in self._outer:
            return None
        if place not in self._answers:
            self._answers[place] = self._judge(place) or self.find(place.parent)
        return self._answers[place]

    def _measure(self, block: Block) -> None:
        if not block.text:
            return
        size, linked = len(block.text), block.link_chars
        running = size if is_running(block) else 0
        asks = not running and is_solicitation(block.text)
        place = block.place
        while place is not None and id(place) not in self._outer:
            known = self._sizes.get(place)
            if known is None:
                known = self._sizes[place] = _Size()
            known.letters += size
            known.linked += linked
            known.running += running
            known.texts += 1
            known.quotes += block.kind is Kind.QUOTE
            known.asking += asks
            place = place.parent

    def _judge(self, place: Place) -> str | None:
        size = self._sizes.get(place) or _Size()
        weight = self._core.weight
        if size.running * 2 >= weight or size.running > max(_MOST_OF_CORE * weight, _FEW):
            return None
        if place.has_form and size.running <= _MOST_RUNNING:
            return "a box with a form"
        is_text = place.tag in _PLAIN_TAGS
        if is_text and size.running:
            return None
        names = (place.node.get("class"), None if is_text else place.node.get("id"))
        name = " ".join(filter(None, names))
        is_quote = size.quotes == size.texts > 0
        if name and place.tag not in ("article", "main") and not is_quote and names_box(name):
            return "a box of the site"
        if is_text:
            return None
        if size.texts > 1 and not size.running and size.linked > _MOST_LINKS * size.letters:
            return BOX_OF_LINKS
        if size.asking > 1 and size.asking * 3 >= size.texts:
            return "a box that asks the reader"
        return None


@remember
def names_box(name: str) -> bool:
    """Tell whether the words of a class or id name a box of the site."""
    for part in name.split():
        words = [word.lower() for word in _TOKEN.findall(part)]
        if not _BOX_WORDS.isdisjoint(words):
            return True
        if any(f"{one}-{two}" in _BOX_PAIRS for one, two in zip(words, words[1:], strict=False)):
            return True
    return False


def _ancestors(place: Place | None) -> list[Place]:
    found = []
    while place is not None:
        found.append(place)
        place = place.parent
    return found
