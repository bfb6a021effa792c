"""Where a picture stands: in an author's box, a newsletter's, or beside a byline."""

import re
from itertools import islice
from urllib.parse import urlsplit

from lxml.etree import _Element

from crawler.text.memory import remember
from crawler.text.wordlists import read_words

AUTHOR, SITE = "author", "site"
"""Whose a picture is if it is not the story's."""

_NEAR, _BESIDE = 4, 2
_MOST_ELEMENTS, _MOST_BESIDE, _MOST_CHILDREN = 40, 20, 6
_LONGEST_BESIDE = 80
# Short words count only between other signs than letters: styling tools make names like `eKqRbio`.
_TOKEN = re.compile(r"[A-Z]?[a-z]{3,}|(?<![A-Za-z])[A-Za-z]{2,3}(?![A-Za-z])")
_AUTHOR_WORDS = read_words(
    """
    author authorbox authorimage authorimg authorphoto authorpic authors autor avatar avatars bio
    biography byline bylines columnist contributor contributors gravatar headshot headshots
    """
)
_SITE_WORDS = read_words(
    """
    erweima ewm newsletter newsletters promo promos promotion qr qrcode signup sponsor sponsored
    subscribe subscription
    """
)
_OWN_WORDS = read_words("emoji emoticon icon ico logo smiley")
_AUTHOR_FOLDERS = read_words(
    "author authors autor byline columnist columnists contributor contributors journalist"
    " journalists reporter reporters writer writers"
)
_WHOLE = frozenset({"article", "main", "body", "html"})
_BYLINE = re.compile(r"(?:By|BY|(?:Article|Reported|Story|Words|Written) by):? [A-Z]")
_OF_PICTURE = re.compile(r"photo|picture|image|credit|©", re.I)


def find_owner(node: _Element, href: str | None) -> str | None:
    """Return whose an `img` is by where it stands: AUTHOR, SITE, or None where nothing says so.

    `href` is the address of the link it stands in. Class words of the element and of small
    elements around it count, and a byline or a link to an author's page beside it.
    """
    own = _names_of(node)
    if own and (owner := _read_names(own) or ("logo" if _has_own_word(own) else None)):
        return owner if owner == AUTHOR else SITE
    if href and is_author_link(href):
        return AUTHOR
    for level, parent in enumerate(node.iterancestors()):
        if level == _NEAR or parent.tag in _WHOLE:
            return None
        names = _names_of(parent)
        if names and (owner := _read_names(names)) and _is_small(parent):
            return owner
        if level < _BESIDE and parent.tag != "figure" and _holds_byline(parent):
            return AUTHOR
    return None


def is_author_link(href: str) -> bool:
    """Tell whether an address is that of an author's page, by a folder of its path."""
    try:
        folders = urlsplit(href).path.lower().split("/")
    except ValueError:
        return False
    return not _AUTHOR_FOLDERS.isdisjoint(folders[:-1])


def _names_of(node: _Element) -> str:
    return " ".join(filter(None, (node.get("class"), node.get("id"))))


@remember
def _read_names(names: str) -> str | None:
    words = {word.lower() for word in _TOKEN.findall(names)}
    if not _AUTHOR_WORDS.isdisjoint(words):
        return AUTHOR
    return None if _SITE_WORDS.isdisjoint(words) else SITE


@remember
def _has_own_word(names: str) -> bool:
    return not _OWN_WORDS.isdisjoint(word.lower() for word in _TOKEN.findall(names))


def _is_small(node: _Element) -> bool:
    return sum(1 for _ in islice(node.iter(), _MOST_ELEMENTS + 1)) <= _MOST_ELEMENTS


def _holds_byline(node: _Element) -> bool:
    """Tell whether a small element holds a picture and nothing but a byline."""
    children = sum(1 for _ in islice(node, _MOST_CHILDREN + 1))
    if not 1 < children <= _MOST_CHILDREN:
        return False
    parts: list[str] = []
    for count, child in enumerate(node.iter()):
        if count > _MOST_BESIDE:
            return False
        parts.append((child.text or "") if isinstance(child.tag, str) else "")
        parts.append((child.tail or "") if child is not node else "")
    text = " ".join(" ".join(parts).split())
    if not 0 < len(text) <= _LONGEST_BESIDE or _OF_PICTURE.search(text):
        return False
    if _BYLINE.match(text):
        return True
    return any(is_author_link(str(link.get("href") or "")) for link in node.iter("a"))
