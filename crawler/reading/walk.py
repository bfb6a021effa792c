"""The reading order of an HTML page: one pass over its elements gives its blocks."""

import re
from functools import cached_property

from lxml.etree import _Element, iterwalk

from crawler.reading.blocks import Block, Kind, Link
from crawler.reading.captioning import is_inline, is_picture_frame
from crawler.reading.images import find_fallbacks, is_lazy_picture, read_picture, stands_in
from crawler.reading.layout import (
    AS_BLOCK,
    CAPTIONED,
    CENTRED,
    HIDDEN,
    PICTURED,
    count_elements,
    find_block_spans,
    find_hidden_classes,
    has_entries,
    is_data_table,
    is_hideable,
    is_link_list,
    is_small_form,
    names_hidden,
    read_rows,
    read_style,
)
from crawler.reading.place import Place
from crawler.reading.tags import (
    BREAK_LINE,
    CONTROLS,
    COUNTED,
    ENTRIES,
    HEADINGS,
    MARKING,
    MAY_HOLD_SPANS,
    MAY_LIST_LINKS,
    NO_ENTRIES,
    OPEN_BLOCK,
    OPEN_INLINE,
    REGIONS,
    ROLES,
    SEPARABLE,
    SKIP,
    SMALL,
    SMALL_SIZES,
    STRONG,
    UNHIDEABLE,
)
from crawler.text.cleaning import fold_space

_INDENT = re.compile(r"\s*(?:\u3000|(?:\xa0|\u2003)[ \t]*(?:\xa0|\u2003))")
_LEAF_KINDS = {
    "li": Kind.ITEM,
    "blockquote": Kind.QUOTE,
    "figcaption": Kind.CAPTION,
    **dict.fromkeys(HEADINGS, Kind.HEADING),
}
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
_BREAK = "\n"
_BLANKS = " \t\n\r\f\v\xa0\u3000\u2002\u2003\u2009\u200b\u200c\u200d\u2060\ufeff\xad"
_TOUCH = "\u200b"
_LONGEST_CUT = 200
_DEEPEST_SURVEYED = 60
_MOST_SHOWN = 30
"""Of a sheet that hides so many elements with a story in them nothing is believed any more."""


def read_blocks(root: _Element) -> list[Block]:
    """Return the blocks of a parsed HTML page in reading order.

    Scripts, styles, hidden elements, comments and form controls give no blocks. Inline tags never
    split a block; a single `br` is a line break in it, two end it, as does one that is followed by
    an indent.
    """
    return _Reader(root).read()


_Anchor = tuple[_Element, str, int, int]
"""A link that is open: its address, the number of the block and of the part where it began."""


class _Reader:
    """The state of one pass: the block being read and the elements that are open around it."""

    def __init__(self, root: _Element) -> None:
        self.root = root
        self.blocks: list[Block] = []
        self.places: list[Place] = []
        self.entered = 0
        self.regions: list[str] = []
        self.centring: list[Place] = []
        self.captioned: list[Place] = []
        self.marking: list[Place] = []
        self.inlines = 0
        self.breaks: set[_Element] = set()
        self.hidden: set[str] = set()
        self.shown = 0
        self.heading = self.items = self.quotes = self.captions = self.preformatted = 0
        self.kind = Kind.PARAGRAPH
        self.strong = self.small = 0
        self.touches = False
        self.anchor: _Anchor | None = None
        self.flushed = 0
        self.line_start = -1
        self._clear()

    def _clear(self) -> None:
        self.parts: list[str] = []
        self.line_start = -1
        self.has_text = self.line_has_text = False
        self.links: list[Link] = []
        self.link_chars = self.strong_chars = self.small_chars = 0
        self.waiting: list[Block] = []
        self.flushed += 1

    @cached_property
    def size(self) -> float:
        """How many elements the page has."""
        return count_elements(self.root)

    def read(self) -> list[Block]:
        walker = iterwalk(self.root, events=("start", "end", "comment", "pi"))
        skipped = None
        for event, node in walker:
            if event == "start":
                if not self._open(node):
                    walker.skip_subtree()
                    skipped = node
                    continue
                text = node.text
            else:
                text = node.tail
                is_end = event == "end"
                if is_end and node is not skipped:
                    self._close(node)
                self.touches = is_end and not text
            if text and (self.parts or not text.isspace()):
                self._add_text(text)
        self._flush()
        return self.blocks

    def _open(self, node: _Element) -> bool:
        """Open an element; return False for one whose content is not to be read."""
        tag = node.tag
        role = ROLES.get(tag, OPEN_INLINE)
        if role == SKIP:
            self._pass_over(node, tag)
            return False
        style = read_style(node)
        if style:
            if HIDDEN in style and tag not in UNHIDEABLE:
                return False
            if PICTURED in style and is_lazy_picture(node):
                self._add_image(node)
                return False
        if self.hidden and self._is_hidden_by_class(node):
            return False
        if role == OPEN_BLOCK or (
            role == OPEN_INLINE and (style or self.captioned) and self._is_set_apart(node, style)
        ):
            if self.parts or self.waiting:
                self._flush()
            size = len(node)
            if size or tag == "pre":
                return self._open_block(node, tag, style, size)
            self._add_leaf(node, tag, style)
            return False
        if role == OPEN_INLINE:
            self._open_inline(node, tag)
            return True
        if role == BREAK_LINE:
            self._break_line()
        else:
            self._add_image(node)
        return False

    def _is_hidden_by_class(self, node: _Element) -> bool:
        """Tell whether the page's style sheet hides an element, as far as it can be believed."""
        if self.shown > _MOST_SHOWN or not names_hidden(node, self.hidden):
            return False
        if is_hideable(node):
            return True
        self.shown += 1
        return False

    def _pass_over(self, node: _Element, tag: str) -> None:
        """Note what an element whose content is not read says of the page."""
        if tag == "head" or tag == "style":
            for sheet in node.iter("style"):
                if (sheet.get("media") or "all").strip().lower() in ("all", "screen"):
                    self.hidden |= find_hidden_classes(sheet.text or "")
        elif tag in CONTROLS:
            self._mark_control()
        elif tag in ENTRIES and node.get("type") not in NO_ENTRIES:
            self._mark_form()
        elif tag == "noscript":
            self._add_fallbacks(node)

    def _is_set_apart(self, node: _Element, style: frozenset[str]) -> bool:
        """Tell whether an inline element is a block: by its style, or as a part of a caption."""
        holder = self.captioned[-1].node if self.captioned else None
        if AS_BLOCK in style:
            return CAPTIONED not in style or holder is None or not is_inline(holder)
        return holder is not None and node.tag == "cite" and not is_inline(holder)

    def _open_block(self, node: _Element, tag: str, style: frozenset[str], size: int) -> bool:
        """Open a block element of `size` children, unless it is a list of links or a table."""
        parent = self._place()
        if len(self.places) < _DEEPEST_SURVEYED:
            if tag in MAY_LIST_LINKS and is_link_list(node, size):
                self.blocks.append(Block(Kind.LINKS, place=parent))
                return False
            if tag == "form" and is_small_form(node, self.size):
                if parent is not None and has_entries(node):
                    self._mark_form()
                return False
            if tag == "table" and is_data_table(node):
                self._add_rows(node)
                return False
            if size > 1 and tag in MAY_HOLD_SPANS:
                self._find_breaks(node)
        self.entered += 1
        place = Place(node, tag, parent, self.entered)
        self.places.append(place)
        if style or tag in MARKING:
            self._mark(place, style)
        return True

    def _mark(self, place: Place, style: frozenset[str]) -> None:
        """Note that an open element says something of the blocks within it."""
        self.marking.append(place)
        if place.tag == "center" or CENTRED in style:
            self.centring.append(place)
        if CAPTIONED in style or (place.tag == "figure" and is_picture_frame(place.node)):
            self.captioned.append(place)
            self.kind = self._find_kind()
        if place.tag in COUNTED:
            self._count(place.tag, 1)

    def _unmark(self, place: Place) -> None:
        self.marking.pop()
        if self.centring and self.centring[-1] is place:
            self.centring.pop()
        if self.captioned and self.captioned[-1] is place:
            self.captioned.pop()
            self.kind = self._find_kind()
        if place.tag in COUNTED:
            self._count(place.tag, -1)

    def _mark_form(self) -> None:
        """Note in every open element that a form stands in it."""
        for place in reversed(self.places):
            if place.has_form:
                return
            place.has_form = True

    def _mark_control(self) -> None:
        for place in reversed(self.places):
            if place.has_control:
                return
            place.has_control = True

    def _add_leaf(self, node: _Element, tag: str, style: frozenset[str]) -> None:
        """Add the block of an element that holds nothing but text."""
        raw = node.text
        text = fold_space(raw) if raw else ""
        if not text:
            return
        self.entered = entered = self.entered + 1
        place = Place(node, tag, self._place(), entered, entered)
        block = Block(self.kind, text, (text,), (), place)
        self.blocks.append(block)
        if style or self.inlines or self.marking or tag in MARKING:
            self._mark_leaf(block, place, style)

    def _mark_leaf(self, block: Block, place: Place, style: frozenset[str]) -> None:
        """Note on a leaf's block what its element, or one that is open around it, says of it."""
        tag = place.tag
        if self.anchor:
            block.links, block.link_chars = [Link(block.text, self.anchor[1])], len(block.text)
        if tag in COUNTED:
            block.kind = _LEAF_KINDS.get(tag, self.kind)
        if CAPTIONED in style or self.captioned:
            block.kind = Kind.CAPTION
        block.level = HEADINGS.get(tag, self.heading)
        block.region = tag if tag in REGIONS else self._region()
        block.centring = place if CENTRED in style or tag == "center" else self._centring()
        block.strong, block.small = self.strong > 0, self.small > 0

    def _find_breaks(self, node: _Element) -> None:
        if node[0].tag in SEPARABLE or node[1].tag in SEPARABLE:
            self.breaks.update(find_block_spans(node))

    def _close(self, node: _Element) -> None:
        if not self.places or self.places[-1].node is not node:
            self._close_inline(node, node.tag)
            return
        if self.parts or self.waiting:
            self._flush()
        place = self.places.pop()
        place.exit = self.entered
        if self.marking and self.marking[-1] is place:
            self._unmark(place)

    def _count(self, tag: str, step: int) -> None:
        if tag == "li":
            self.items += step
        elif tag in HEADINGS:
            self.heading = HEADINGS[tag] if step > 0 else 0
        elif tag == "blockquote":
            self.quotes += step
        elif tag == "figcaption":
            self.captions += step
        elif tag == "pre":
            self.preformatted += step
        elif tag in REGIONS:
            if step > 0:
                self.regions.append(tag)
            else:
                self.regions.pop()
        self.kind = self._find_kind()

    def _open_inline(self, node: _Element, tag: str) -> None:
        self.inlines += 1
        if self.breaks and node in self.breaks:
            self._flush()
        if self.touches and tag in SEPARABLE:
            self.parts.append(_TOUCH)
        if tag == "a":
            if (href := node.get("href")) is not None:
                # A link within a link ends that one, as in browsers.
                self._close_links()
                self.anchor = (node, href, self.flushed, len(self.parts))
        elif tag in STRONG:
            self.strong += 1
        elif tag in SMALL or (tag == "font" and node.get("size") in SMALL_SIZES):
            self.small += 1

    def _close_inline(self, node: _Element, tag: str) -> None:
        self.inlines -= 1
        if tag == "a":
            if self.anchor and self.anchor[0] is node:
                self._close_links()
                self.anchor = None
        elif tag in STRONG:
            self.strong -= 1
        elif tag in SMALL or (tag == "font" and node.get("size") in SMALL_SIZES):
            self.small -= 1

    def _add_text(self, text: str) -> None:
        if self.line_start == len(self.parts) and self.parts and _INDENT.match(text):
            self._flush()
        if not self.preformatted:
            self._append(text.replace(_BREAK, " "))
            return
        for number, part in enumerate(_BLANK_LINES.split(text)):
            if number:
                self._flush()
            self._append(part)

    def _append(self, text: str) -> None:
        self.parts.append(text)
        if not self.line_has_text and text.strip(_BLANKS):
            self.has_text = self.line_has_text = True
        if self.anchor or self.strong or self.small:
            size = len(text.strip())
            self.link_chars += size if self.anchor else 0
            self.strong_chars += size if self.strong else 0
            self.small_chars += size if self.small else 0

    def _break_line(self) -> None:
        if self.line_has_text:
            self.parts.append(_BREAK)
            self.line_start = len(self.parts)
            self.line_has_text = False
        else:
            self._flush()

    def _add_image(self, node: _Element) -> None:
        """Add an image where it stands; one amid a running line comes after that line's block."""
        block = Block(
            Kind.IMAGE,
            place=self._place(),
            region=self._region(),
            picture=read_picture(node, self.anchor[1] if self.anchor else None),
        )
        if self.line_has_text:
            self.waiting.append(block)
        else:
            self._flush()
            self.blocks.append(block)

    def _add_fallbacks(self, noscript: _Element) -> None:
        """Add the images that readers without scripts see, unless the one before is the same."""
        for node in find_fallbacks(noscript):
            before = self.waiting[-1:] or self.blocks[-1:]
            shown = before[0].picture if before else None
            picture = read_picture(node, None)
            if shown is None or shown.src != picture.src:
                if shown and shown.node is noscript.getprevious() and stands_in(shown, picture):
                    shown.src = picture.src
                else:
                    self._add_image(node)

    def _add_rows(self, table: _Element) -> None:
        self.entered += 1
        place = Place(table, "table", self._place(), self.entered, self.entered)
        for row in read_rows(table):
            self.blocks.append(
                Block(
                    Kind.ROW if row.cells > 1 else Kind.PARAGRAPH,
                    row.text,
                    (row.text,),
                    place=place,
                    link_chars=row.link_chars,
                    region=self._region(),
                )
            )

    def _flush(self) -> None:
        if not self.parts and not self.waiting:
            self.line_start = -1
            return
        if self.has_text:
            raw = "".join(self.parts)
            text = fold_space(raw)
            lines = (
                tuple(line for line in map(fold_space, raw.split(_BREAK)) if line)
                if _BREAK in raw
                else (text,)
            )
            self.blocks.append(
                Block(
                    self.kind,
                    text,
                    lines,
                    _split_units(raw) if _TOUCH in raw and len(text) <= _LONGEST_CUT else (),
                    self._place(),
                    self._close_links(),
                    self.link_chars,
                    self.heading,
                    self._region(),
                    self._centring(),
                    self.strong_chars * 10 >= len(text) * 8,
                    self.small_chars * 10 >= len(text) * 8,
                )
            )
        self.blocks += self.waiting
        self._clear()

    def _close_links(self) -> list[Link]:
        """Return the block's links, with what it holds of the open one (a link may hold blocks)."""
        if self.anchor:
            _, href, block, start = self.anchor
            raw = "".join(self.parts[start if block == self.flushed else 0 :])
            if raw.strip(_BLANKS):
                self.links.append(Link(raw, href))
        return self.links

    def _place(self) -> Place | None:
        return self.places[-1] if self.places else None

    def _region(self) -> str | None:
        return self.regions[-1] if self.regions else None

    def _centring(self) -> Place | None:
        return self.centring[-1] if self.centring else None

    def _find_kind(self) -> Kind:
        if self.captions or self.captioned:
            return Kind.CAPTION
        if self.heading:
            return Kind.HEADING
        if self.items:
            return Kind.ITEM
        if self.quotes:
            return Kind.QUOTE
        return Kind.PARAGRAPH


def _split_units(raw: str) -> tuple[str, ...]:
    return tuple(unit for unit in map(fold_space, raw.split(_TOUCH)) if unit)
