"""What the selectors of a portal's template find on one page, part by part."""

import re
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar

from lxml.etree import _Element

from crawler.pages.field import field
from crawler.pages.template import PARTS, UNREADABLE, Template, Unmatched, select
from crawler.reading.blocks import Block, Kind
from crawler.reading.images import is_lazy_picture, read_picture
from crawler.reading.markup import occurs, read_element_text
from crawler.reading.tags import OPEN_BLOCK, ROLES
from crawler.story.gathered import Cut
from crawler.story.section import split_names
from crawler.text.bylines import parse_names
from crawler.text.dates import PrintedDate, find_printed_date
from crawler.text.labels import parse_keywords, parse_source
from crawler.text.people import parse_editors
from crawler.text.pictures import is_site_furniture

T = TypeVar("T")

_NAMES = re.compile(r"[.#]([\w-]+)")
_MOST_LEVELS = 4


@dataclass(frozen=True, slots=True)
class Known(Generic[T]):
    """What a part of the template gave: the selector that found it, and what it says."""

    selector: str
    value: T


class Selection:
    """The parts of a template on one page; a part is None where its selectors gave nothing.

    `root`: the page's tree, `html` its bytes.
    """

    def __init__(self, template: Template, root: _Element, html: bytes) -> None:
        self._template = template
        self._root = root
        self._html = html

    @field
    def remainder(self) -> _Element:
        """The page's tree without what is left out: the page itself where nothing is."""
        selectors = self._template.leave_out
        if not any(self._select(self._root, selector) for selector in selectors):
            return self._root
        rest = deepcopy(self._root)
        for selector in selectors:
            for node in self._select(rest, selector):
                _empty(node)
        return rest

    @field
    def cuts(self) -> list[Cut]:
        """What is left out, in order of the selectors."""
        return [
            Cut(text, f"left out: {selector}")
            for selector in self._template.leave_out
            for node in self._select(self._root, selector)
            if (text := read_element_text(node))
        ]

    @field
    def section(self) -> Known[list[str]] | None:
        """The names of the breadcrumb."""
        return self._find(self._root, self._template.section, split_names)

    @field
    def headline(self) -> Known[str] | None:
        """The headline as printed."""
        return self._find(self._root, self._template.headline, _read_first)

    @field
    def date(self) -> Known[PrintedDate] | None:
        """The line that prints the date."""
        return self._find(self._root, self._template.date, _find_date)

    @field
    def modified(self) -> Known[PrintedDate] | None:
        """The line that prints the date of the last change."""
        return self._find(self._root, self._template.modified, _find_date)

    @field
    def byline(self) -> Known[list[str]] | None:
        """The authors."""
        return self._find(self._root, self._template.byline, _list_authors)

    @field
    def body(self) -> Known[list[_Element]] | None:
        """The elements that may hold the story: whether they do shows when it is read."""
        return self._find(self.remainder, self._template.body, list)

    @field
    def images(self) -> Known[list[_Element]] | None:
        """The elements that are or hold pictures of the story."""
        return self._find(self.remainder, self._template.images, _list_pictures)

    @field
    def captions(self) -> Known[list[_Element]] | None:
        """The elements that hold captions."""
        return self._find(self.remainder, self._template.captions, _list_filled)

    @field
    def source(self) -> Known[str] | None:
        """The origin."""
        return self._find(self._root, self._template.source, _read_source)

    @field
    def editors(self) -> Known[list[str]] | None:
        """The editors' names."""
        return self._find(self._root, self._template.editors, _list_editors)

    @field
    def keywords(self) -> Known[list[str]] | None:
        """The keywords."""
        return self._find(self._root, self._template.keywords, _list_keywords)

    def mark_captions(self, blocks: Sequence[Block]) -> None:
        """Mark the blocks that stand in the elements of captions as such."""
        if self.captions is None:
            return
        nodes = {part for node in self.captions.value for part in node.iter()}
        inline = {
            (parent, read_element_text(node))
            for node in self.captions.value
            for parent in islice(node.iterancestors(), _MOST_LEVELS)
        }
        for block in blocks:
            if block.text and block.place is not None:
                node = block.place.node
                if node in nodes or (node, block.text) in inline:
                    block.kind = Kind.CAPTION

    def list_unmatched(self, *, has_body: bool) -> list[Unmatched]:
        """Return the parts that gave nothing; `has_body`: whether the story stands in the body."""
        return [
            Unmatched(part, f"{', '.join(selectors)}: {self._explain(part, selectors)}")
            for part in PARTS
            if (selectors := getattr(self._template, part))
            and not (has_body if part == "body" else getattr(self, part))
        ]

    def _explain(self, part: str, selectors: Sequence[str]) -> str:
        is_there = any(self._select(self._root, selector) for selector in selectors)
        return UNREADABLE[part] if is_there else "not on the page"

    def _find(
        self,
        root: _Element,
        selectors: Sequence[str],
        read: Callable[[Sequence[_Element]], T | None],
    ) -> Known[T] | None:
        """Return what the first selector that finds anything readable finds."""
        for selector in selectors:
            if (found := self._select(root, selector)) and (value := read(found)):
                return Known(selector, value)
        return None

    def _select(self, root: _Element, selector: str) -> list[_Element]:
        """Return what a selector finds; one whose names are not on the page is not asked."""
        if not all(occurs(name, self._html) for name in _NAMES.findall(selector)):
            return []
        return select(root, selector)


def _empty(node: _Element) -> None:
    """Take all out of an element; what is left keeps apart the lines that it stood between."""
    tail = node.tail
    node.clear()
    node.tail = tail
    if ROLES.get(node.tag) != OPEN_BLOCK:
        node.tag = "span"


def _list_texts(nodes: Sequence[_Element]) -> list[str]:
    return list(dict.fromkeys(filter(None, map(read_element_text, nodes))))


def _read_first(nodes: Sequence[_Element]) -> str | None:
    return next(iter(_list_texts(nodes)), None)


def _find_date(nodes: Sequence[_Element]) -> PrintedDate | None:
    return next(filter(None, map(find_printed_date, _list_texts(nodes))), None)


def _list_authors(nodes: Sequence[_Element]) -> list[str]:
    bylines = filter(None, map(parse_names, _list_texts(nodes)))
    return list(dict.fromkeys(author for byline in bylines for author in byline.authors))


def _list_editors(nodes: Sequence[_Element]) -> list[str]:
    names = (parse_editors(text) or parse_editors(f"Editor: {text}") for text in _list_texts(nodes))
    return list(dict.fromkeys(name for found in names for name in found or ()))


def _read_source(nodes: Sequence[_Element]) -> str | None:
    names = (parse_source(text) or parse_source(f"Source: {text}") for text in _list_texts(nodes))
    return next(filter(None, names), None)


def _list_keywords(nodes: Sequence[_Element]) -> list[str]:
    """Return one keyword an element or link; of one element without links what commas part."""
    links = [link for node in nodes for link in node.iter("a")]
    texts = _list_texts(links or nodes)
    if links or len(texts) > 1:
        return texts
    return [
        word
        for text in texts
        for word in parse_keywords(text) or parse_keywords(f"Keywords: {text}") or ()
    ]


def _list_filled(nodes: Sequence[_Element]) -> list[_Element]:
    return [node for node in nodes if len(node) or read_element_text(node)]


def _list_pictures(nodes: Sequence[_Element]) -> list[_Element]:
    """Return the elements in which there is a picture with an address that is no icon or logo."""
    return [node for node in nodes if any(map(_is_picture, node.iter("img", "amp-img", "div")))]


def _is_picture(node: _Element) -> bool:
    if node.tag == "div":
        return is_lazy_picture(node)
    picture = read_picture(node, None)
    return picture.src is not None and not is_site_furniture(
        picture.src, picture.alt, picture.width, picture.height
    )
