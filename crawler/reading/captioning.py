"""Captions and credits by mark-up: elements whose class says that they hold one, and figures."""

import re
from itertools import islice

from lxml.etree import _Element

from crawler.text.memory import remember
from crawler.text.wordlists import read_words

_TOKEN = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_HINTS = ("aption", "redit", "utline", "hotograph", "APTION", "REDIT")
_CAPTION_WORDS = read_words(
    "caption captions captiontext cutline figcaption imagecaption imgcaption photocaption"
)
_CREDIT_WORDS = read_words(
    "credit credits imagecredit imgcredit photocredit photographer photographers"
)
_CREDIT_WORDS_IN_CAPTIONS = _CREDIT_WORDS | read_words(
    "agency attribution author byline copyright courtesy source"
)
_NO_CAPTION = read_words(
    """
    background bar btn button card cards checkbox closed color control controls debt edge family
    font foreground has holder icon js loan loans menu no off opacity open reveal score select
    setting settings size style tax toggle trigger union vjs window with without
    """
)
"""Words beside which the others name a switch, a player's subtitles, or a bank's business."""

_INLINE = frozenset({"span", "em", "i", "small", "cite", "font", "label", "time", "strong", "b"})
_NEVER = frozenset({"html", "body", "main", "article", "nav", "header", "h1", "h2", "a", "button"})
_MOST_ELEMENTS, _MOST_PARAGRAPHS = 40, 3
_LONGEST = 1500
_NO_FRAME = frozenset("table blockquote pre h1 h2 ul ol form iframe".split())
_PICTURES = ("img", "picture", "amp-img", "noscript", "video")
_NEAREST = 3


def holds_caption(node: _Element, names: str) -> bool:
    """Tell whether an element holds a caption or a credit by its class, `names`.

    A large element that has such a class holds more than that.
    """
    return _names_caption(names) and node.tag not in _NEVER and _is_small(node)


def is_picture_frame(figure: _Element) -> bool:
    """Tell whether a `figure` shows a picture: its texts are captions, whatever holds them."""
    return _is_small(figure) and next(figure.iter(*_PICTURES), None) is not None


def is_inline(node: _Element) -> bool:
    """Tell whether an element that holds a caption is one that would not part it from the text."""
    return node.tag in _INLINE


def names_credit(node: _Element) -> bool:
    """Tell whether a part of a caption is a credit by its own class or that of what holds it."""
    for _ in range(_NEAREST):
        parent = node.getparent()
        if node.tag == "cite":
            return True
        if node.tag in ("figure", "figcaption") or parent is None:
            return False
        names = node.get("class") or ""
        if _read_words(names) & _CREDIT_WORDS_IN_CAPTIONS and not _names_both(names):
            return True
        if _names_caption(names):
            return False
        node = parent
    return False


@remember
def _names_caption(names: str) -> bool:
    if not any(hint in names for hint in _HINTS):
        return False
    for part in names.split():
        words = {word.lower() for word in _TOKEN.findall(part)}
        is_named = not (_CAPTION_WORDS | _CREDIT_WORDS).isdisjoint(words)
        if is_named and _NO_CAPTION.isdisjoint(words):
            return True
    return False


@remember
def _names_both(names: str) -> bool:
    """Tell whether a class names a caption together with its credit: `caption-and-credit`."""
    return any(
        not _CAPTION_WORDS.isdisjoint(words) and "credit" in words and "and" in words
        for words in ({word.lower() for word in _TOKEN.findall(part)} for part in names.split())
    )


@remember
def _read_words(names: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _TOKEN.findall(names))


def _is_small(node: _Element) -> bool:
    if len(node) == 0:
        return len(node.text or "") <= _LONGEST
    tags = [child.tag for child in islice(node.iter(), _MOST_ELEMENTS + 1)]
    if len(tags) > _MOST_ELEMENTS or not _NO_FRAME.isdisjoint(tags):
        return False
    if tags.count("p") > _MOST_PARAGRAPHS:
        return False
    return sum(map(len, map(str, node.itertext()))) <= _LONGEST
