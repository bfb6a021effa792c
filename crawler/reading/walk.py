"""The reading order of an HTML page: one pass over its elements gives its blocks."""

import re
from collections.abc import Iterator

from lxml.etree import Comment, ProcessingInstruction, _Element

from crawler.reading.blocks import Block, Kind
from crawler.reading.captioning import is_inline
from crawler.reading.images import find_fallbacks, is_lazy_picture, read_picture, stands_in
from crawler.reading.layout import (
    AS_BLOCK,
    CAPTIONED,
    HIDDEN,
    PICTURED,
    PLAIN,
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
from crawler.reading.open_block import BREAK, OpenBlock
from crawler.reading.place import Place
from crawler.reading.setting import Setting
from crawler.reading.tags import (
    BREAK_LINE,
    CONTROLS,
    ENTRIES,
    HEADINGS,
    MARKING,
    MAY_HOLD_SPANS,
    MAY_LIST_LINKS,
    NO_ENTRIES,
    OPEN_BLOCK,
    OPEN_INLINE,
    ROLES,
    SEPARABLE,
    SKIP,
    SMALL,
    SMALL_SIZES,
    STRONG,
    UNHIDEABLE,
)
from crawler.text.cleaning import fold_space

_ROLES = dict[object, int](ROLES) | {Comment: SKIP, ProcessingInstruction: SKIP}
_INDENT = re.compile(r"\s*(?:\u3000|(?:\xa0|\u2003)[ \t]*(?:\xa0|\u2003))")
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
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


class _Reader:
    """The state of one pass: the block that is being read, and what is open around it.

    `place`: the innermost block element, the `depth`-th; `setting`: what it and those around it say
    of a block. `inlines`: how many inline elements are open. `touches`: whether an element has just
    ended with no text behind it. `breaks`: inline elements that open a paragraph. `hidden`: classes
    that the page hides; `shown`: how many elements of them are to be seen all the same.
    `size`: how many elements the page has, 0 as long as nobody asked.
    """

    def __init__(self, root: _Element) -> None:
        self.root = root
        self.blocks: list[Block] = []
        self.open = OpenBlock()
        self.waiting: list[Block] = []
        self.place: Place | None = None
        self.depth = self.entered = self.inlines = 0
        self.setting = Setting()
        self.touches = False
        self.breaks: set[_Element] = set()
        self.hidden: set[str] = set()
        self.shown = 0
        self.size = 0.0

    def read(self) -> list[Block]:
        """Read the page from its root on."""
        outer: list[tuple[_Element, Iterator[_Element], Setting]] = []
        children, block = iter((self.root,)), self.open
        while True:
            node = next(children, None)
            if node is not None:
                setting = self.setting
                if self._open(node):
                    outer.append((node, children, setting))
                    children = iter(node)
                    text = node.text
                    if text and (block.parts or not text.isspace()):
                        self._add_text(text)
                    continue
            elif outer:
                node, children, setting = outer.pop()
                self._close(node, setting)
            else:
                self._flush()
                return self.blocks
            if not (text := node.tail):
                self.touches = isinstance(node.tag, str)
                continue
            self.touches = False
            if block.parts or not text.isspace():
                self._add_text(text)

    def _open(self, node: _Element) -> bool:
        """Open an element; return False for one whose content is not to be read, or is already."""
        tag = node.tag
        role = _ROLES.get(tag, OPEN_INLINE)
        if role == SKIP:
            self._pass_over(node, tag)
            return False
        style = PLAIN
        if attributes := node.items():
            style = read_style(node, attributes)
            if HIDDEN in style and tag not in UNHIDEABLE:
                return False
            if PICTURED in style and is_lazy_picture(node):
                self._add_image(node)
                return False
            if self.hidden and self._is_hidden_by_class(node):
                return False
        if role == OPEN_BLOCK or (
            role == OPEN_INLINE
            and (style or self.setting.frame)
            and self._is_set_apart(node, style)
        ):
            if self.open.parts or self.waiting:
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
        frame = self.setting.frame
        if AS_BLOCK in style:
            return CAPTIONED not in style or frame is None or not is_inline(frame.node)
        return frame is not None and node.tag == "cite" and not is_inline(frame.node)

    def _open_block(self, node: _Element, tag: str, style: frozenset[str], size: int) -> bool:
        """Open a block element of `size` children, unless it is a list of links or a table."""
        if self.depth < _DEEPEST_SURVEYED:
            if tag in MAY_LIST_LINKS and is_link_list(node, size):
                self.blocks.append(Block(Kind.LINKS, place=self.place))
                return False
            if tag == "form" and self._is_small(node):
                if self.place is not None and has_entries(node):
                    self._mark_form()
                return False
            if tag == "table" and is_data_table(node):
                self._add_rows(node)
                return False
            if size > 1 and tag in MAY_HOLD_SPANS:
                self._find_breaks(node)
        self.depth += 1
        self.entered += 1
        self.place = Place(node, tag, self.place, self.entered)
        if style or tag in MARKING:
            self.setting = self.setting.enter(self.place, style)
        return True

    def _is_small(self, form: _Element) -> bool:
        self.size = self.size or count_elements(self.root)
        return is_small_form(form, self.size)

    def _find_breaks(self, node: _Element) -> None:
        if node[0].tag in SEPARABLE or node[1].tag in SEPARABLE:
            self.breaks.update(find_block_spans(node))

    def _close(self, node: _Element, setting: Setting) -> None:
        """Close an element, around which there was such a setting."""
        place = self.place
        if place is None or place.node is not node:
            self._close_inline(node, node.tag)
            return
        if self.open.parts or self.waiting:
            self._flush()
        place.exit = self.entered
        if setting.level and place.tag in HEADINGS:
            setting = setting.leave_heading()
        self.place, self.setting = place.parent, setting
        self.depth -= 1

    def _mark_form(self) -> None:
        """Note in every open element that a form stands in it."""
        place = self.place
        while place is not None and not place.has_form:
            place.has_form = True
            place = place.parent

    def _mark_control(self) -> None:
        place = self.place
        while place is not None and not place.has_control:
            place.has_control = True
            place = place.parent

    def _add_leaf(self, node: _Element, tag: str, style: frozenset[str]) -> None:
        """Add the block of an element that holds nothing but text."""
        raw = node.text
        text = fold_space(raw) if raw else ""
        if not text:
            return
        self.entered = entered = self.entered + 1
        place = Place(node, tag, self.place, entered, entered)
        setting = self.setting
        if style or tag in MARKING:
            setting = setting.enter(place, style)
        block = Block(
            setting.kind,
            text,
            (text,),
            (),
            place,
            (),
            0,
            setting.level,
            setting.region,
            setting.centring,
        )
        self.blocks.append(block)
        if self.inlines:
            self.open.mark(block)

    def _open_inline(self, node: _Element, tag: str) -> None:
        self.inlines += 1
        if self.breaks and node in self.breaks:
            self._flush()
        if self.touches and tag in SEPARABLE:
            self.open.touch()
        if tag == "a":
            if (href := node.get("href")) is not None:
                self.open.open_link(node, href)
        elif tag in STRONG:
            self.open.strong += 1
        elif tag in SMALL or (tag == "font" and node.get("size") in SMALL_SIZES):
            self.open.small += 1

    def _close_inline(self, node: _Element, tag: str) -> None:
        self.inlines -= 1
        if tag == "a":
            self.open.close_link(node)
        elif tag in STRONG:
            self.open.strong -= 1
        elif tag in SMALL or (tag == "font" and node.get("size") in SMALL_SIZES):
            self.open.small -= 1

    def _add_text(self, text: str) -> None:
        if self.open.opens_line and _INDENT.match(text):
            self._flush()
        if not self.setting.is_verbatim:
            self.open.add(text.replace(BREAK, " "))
            return
        for number, part in enumerate(_BLANK_LINES.split(text)):
            if number:
                self._flush()
            self.open.add(part)

    def _break_line(self) -> None:
        if self.open.line_has_text:
            self.open.break_line()
        else:
            self._flush()

    def _add_image(self, node: _Element) -> None:
        """Add an image where it stands; one amid a running line comes after that line's block."""
        anchor = self.open.anchor
        block = Block(
            Kind.IMAGE,
            place=self.place,
            region=self.setting.region,
            picture=read_picture(node, anchor[1] if anchor else None),
        )
        if self.open.line_has_text:
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
        place = Place(table, "table", self.place, self.entered, self.entered)
        for row in read_rows(table):
            self.blocks.append(
                Block(
                    Kind.ROW if row.cells > 1 else Kind.PARAGRAPH,
                    row.text,
                    (row.text,),
                    place=place,
                    link_chars=row.link_chars,
                    region=self.setting.region,
                )
            )

    def _flush(self) -> None:
        """End the block, and add it and the images that stood in its last line."""
        if not self.open.parts and not self.waiting:
            self.open.forget_line()
            return
        if block := self.open.end(self.place, self.setting):
            self.blocks.append(block)
        if self.waiting:
            self.blocks += self.waiting
            self.waiting = []
