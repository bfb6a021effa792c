"""Who wrote a story, as a block of the page says it: its text, its links and what its classes name.

Asked only of what stands above a story: teasers and comments name authors in the same ways.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from urllib.parse import urlsplit

from lxml.etree import _Element

from crawler.reading.blocks import Block, Kind
from crawler.text.bylines import (
    Byline,
    find_labelled_part,
    parse_byline,
    parse_names,
    parse_signature,
)
from crawler.text.cleaning import fold_space
from crawler.text.memory import remember
from crawler.text.places import is_place
from crawler.text.roles import is_journalist
from crawler.text.wordlists import read_words

_LONGEST = 300
_LINKED = 0.6
_RUNNING_TEXT = re.compile(r"(?:\b[a-z]+,? ){4}")
_AUTHOR_FOLDERS = read_words(
    """
    author authors by byline bylines columnist columnists contributor contributors correspondent
    correspondents journalist journalists meet-the-team our-team our-writers people profile profiles
    reporter reporters staff writer writers
    """
)
_AUTHOR_PREFIX = re.compile(r"(?:authors?|profile|reporter|writer|journalist)[-_]\S")
_NO_AUTHOR = read_words(
    "archive details edit feed feeds licenses login page posts rss settings signup topic topics"
)
_NO_NAMES = read_words(
    """
    about all article articles author bio biography contact email full get latest more news page
    posts profile read rss see share stories view website
    """
)
_INLINE = ("a", "span", "b", "strong", "em", "i", "cite", "address", "font")
_TOKEN = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_MARKS = read_words(
    "author authors byline bylines columnist contributor contributors journalist reporter writer"
)
_OTHER_MARKS = read_words(
    """
    about archive avatar bio biography caption comment comments count credit date description
    figure follow icon image img job media more page photo picture post-list quote related role
    share single social taxonomy time title twitter
    """
)
_MARKED_PAIRS = frozenset({("by", "line"), ("posted", "by"), ("written", "by"), ("article", "by")})
_NAMING = frozenset({"class", "id", "data-testid"})
_WHOLE_PAGE = frozenset({"article", "body", "form", "html", "main", "section"})
_LEVELS_ABOVE = 3
_MOST_ELEMENTS = 60


def read_byline(block: Block) -> Byline | None:
    """Return what a block above the story says of its authors, None where it names none.

    What the line prints comes first, then its links to pages of authors, then the elements whose
    class or `rel` marks an author, last a line whose form alone shows what it is.
    """
    text = " ".join(block.units) if block.units else block.text
    if not text or len(text) > _LONGEST or block.kind is Kind.CAPTION:
        return None
    printed = parse_byline(text)
    if printed is None and (part := find_labelled_part(text)):
        printed = parse_byline(part)
    named = printed if printed and printed.authors else None
    return (
        _read_links(block, text, named)
        or named
        or _read_marked(block, text)
        or parse_signature(text)
        or printed
    )


def is_author_link(href: str, rel: str = "") -> bool:
    """Tell whether a link leads to an author's page: `/author/amy-holm`, `/by/amy-holm`.

    `rel`: the link's attribute of that name. A list of all authors (`/people/`) is none, nor are
    feeds and settings.
    """
    return "author" in rel.casefold().split() or _leads_to_author(href)


@remember
def _leads_to_author(href: str) -> bool:
    try:
        path = urlsplit(href).path
    except ValueError:
        return False
    folders = [part.casefold() for part in path.split("/") if part]
    if not folders or not _NO_AUTHOR.isdisjoint(folders):
        return False
    return any(
        folder in _AUTHOR_FOLDERS or _AUTHOR_PREFIX.match(folder) for folder in folders[:-1]
    ) or bool(_AUTHOR_PREFIX.match(folders[-1]))


def _read_links(block: Block, text: str, printed: Byline | None) -> Byline | None:
    """Return the names that link to pages of authors, where nothing but names stands there."""
    linked = [link.text for link in block.links if is_author_link(link.href)]
    if not linked or _RUNNING_TEXT.search(_without(text, linked)):
        return None
    byline = _join(filter(None, map(_parse_name, linked)))
    if byline is None:
        return None
    whole = printed or parse_names(text)
    names = set(byline.authors)
    if whole and names <= {*whole.authors}:
        others = [name for name in whole.authors if name not in names]
        if printed or all(f" and {name}" in text or f" & {name}" in text for name in others):
            return whole
    is_elsewhere = printed and not any(name in text for name in linked)
    return None if is_elsewhere else byline


def _without(text: str, parts: Sequence[str]) -> str:
    for part in parts:
        text = text.replace(part, " ", 1)
    return text


def _join(bylines: Iterable[Byline]) -> Byline | None:
    found = list(bylines)
    authors = tuple(dict.fromkeys(name for byline in found for name in byline.authors))
    source = next((byline.source for byline in found if byline.source), None)
    return Byline(authors, source) if authors or source else None


def _parse_name(text: str) -> Byline | None:
    """Return the author whom a text names that is known to name one; buttons name none."""
    if not _NO_NAMES.isdisjoint(word.casefold() for word in text.split()):
        return None
    byline = parse_names(text)
    if byline is None or (byline.authors and (is_place(text) or is_journalist(text))):
        return None
    return byline


def _read_marked(block: Block, text: str) -> Byline | None:
    """Return the authors in elements that are marked as theirs: by class, `rel` or `address`."""
    if block.place is None or _RUNNING_TEXT.search(text):
        return None
    node = block.place.node
    if any(map(marks_author, _enclosing(node))) and block.link_density < _LINKED:
        byline = _parse_name(text)
        if byline and _are_full(byline):
            return byline
    if not len(node):
        return None
    inline = filter(marks_author, islice(node.iterdescendants(*_INLINE), _MOST_ELEMENTS))
    texts = [fold_space("".join(map(str, child.itertext()))) for child in inline]
    return _join(
        byline
        for part in texts
        if part and part in text and (byline := _parse_name(part)) and _are_full(byline)
    )


def _are_full(byline: Byline) -> bool:
    """Tell whether no name is a single word: classes name sections and titles as well."""
    return all(" " in name or not name.isascii() for name in byline.authors)


def _enclosing(node: _Element) -> Iterator[_Element]:
    """Yield an element and the few around it that are not the page itself."""
    step: _Element | None = node
    for _ in range(_LEVELS_ABOVE):
        if step is None or step.tag in _WHOLE_PAGE:
            return
        yield step
        step = step.getparent()


def marks_author(node: _Element) -> bool:
    """Tell whether tag or attributes of an element say that it names an author."""
    if node.tag == "address":
        return True
    for name, value in node.items():
        if name in _NAMING:
            if _names_author(str(value)):
                return True
        elif name == "rel":
            if "author" in str(value).casefold().split():
                return True
        elif name == "itemprop" and value in ("author", "creator"):
            return True
    return False


@remember
def _names_author(name: str) -> bool:
    """Tell whether a class or id names an author: `byline__name`, `articleAuthor`, `by`."""
    for part in name.split():
        words = [word.lower() for word in _TOKEN.findall(part)]
        if words == ["by"]:
            return True
        if not _OTHER_MARKS.isdisjoint(words):
            continue
        if not _MARKS.isdisjoint(words) or not _MARKED_PAIRS.isdisjoint(pairwise(words)):
            return True
    return False
