"""The layout of a page, surveyed before it is read: what is hidden, what is a menu, which tables
hold data, which inline elements stand as blocks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import XPath, _Element, iterwalk

from crawler.text.cleaning import fold_space

_STYLES = XPath("//@style | //@hidden | //@aria-hidden | //@align")
_LINK_RICH = XPath(
    " | ".join(
        ["//a[8]/.."]
        + [f"//{tag}[8][a]/.." for tag in ("li", "td", "dd", "dt", "div", "span", "p")]
        + ["//tr[8][td/a]/.."]
    )
)
_OUTSIDE_LINKS = XPath(".//text()[not(ancestor::a)][normalize-space()]", smart_strings=False)
_WHOLE_TEXT = XPath("string()", smart_strings=False)
_TABLES = XPath("//table")
_FORMS = XPath("//form")
_INLINE_RUNS = XPath("//span[2]/.. | //font[2]/..")
_COUNT = XPath("count(.//*)")
_FRAME_MARKS = XPath(".//h1 | .//input[@name='__VIEWSTATE']")
_LINKS = XPath(".//a")

_HIDDEN = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_SHOWN_AS_BLOCK = re.compile(r"(?:^|[;\s])display\s*:\s*(?:block|flex|grid|table)\b", re.I)
_CENTRED = re.compile(r"(?:^|[;\s])text-align\s*:\s*center", re.I)
_LETTER = re.compile(r"[^\W\d_]")
_KEYWORD_LABEL = re.compile(r"\b(?:key\s?words?|tags?)\W*$", re.I)
_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]*$")
_CONTINUATION = re.compile(r"[-–—,.;:)\]”’]")
_INLINE_PARENTS = frozenset("p h1 h2 h3 h4 h5 h6 li figcaption a b strong em i span label".split())
_PARTING = frozenset("br p div li td th tr dd dt section table ul ol".split())
_LONG_CELL = 200
_SENTENCE = 40


@dataclass(slots=True)
class Layout:
    """What a survey found: sets of elements.

    `skipped`: hidden or no text of the page's own. `link_lists`: menus and lists of headlines.
    `blocks`: inline elements shown as blocks. `breaks`: inline elements before which a paragraph
    ends.
    """

    skipped: set[_Element] = field(default_factory=set)
    link_lists: set[_Element] = field(default_factory=set)
    blocks: set[_Element] = field(default_factory=set)
    breaks: set[_Element] = field(default_factory=set)
    centred: set[_Element] = field(default_factory=set)
    data_tables: set[_Element] = field(default_factory=set)


@dataclass(slots=True)
class Row:
    """One row of a data table: its cells joined by ` | `, an empty cell empty."""

    text: str
    cells: int
    link_chars: int


def survey_layout(root: _Element) -> Layout:
    """Return what must be known of a page before its blocks can be read in one pass."""
    layout = Layout()
    for value in _STYLES(root):
        _note_style(layout, value.getparent(), value.attrname, value)
    layout.link_lists.update(node for node in _LINK_RICH(root) if _is_link_list(node))
    layout.skipped.update(_find_small_forms(root))
    layout.data_tables.update(table for table in _TABLES(root) if _is_data_table(table))
    for parent in _INLINE_RUNS(root):
        layout.breaks.update(_find_block_spans(parent))
    return layout


def _note_style(layout: Layout, node: _Element, attribute: str, value: str) -> None:
    hides = attribute == "hidden" or (attribute == "aria-hidden" and value == "true")
    if attribute == "style":
        hides = bool(_HIDDEN.search(value))
        if _CENTRED.search(value):
            layout.centred.add(node)
        if _SHOWN_AS_BLOCK.search(value):
            layout.blocks.add(node)
    elif attribute == "align" and value.lower() in ("center", "middle"):
        layout.centred.add(node)
    if hides and node.tag not in ("html", "body"):
        layout.skipped.add(node)


def read_rows(table: _Element) -> Iterator[Row]:
    """Yield the rows of a data table that say anything, its caption first as a row of one cell."""
    for caption in table.iterchildren("caption"):
        text = _text_of(caption)
        if text:
            yield Row(text, 1, 0)
    for row in table.iter("tr"):
        cells = [_text_of(cell) for cell in row.iterchildren("td", "th")]
        if any(cells):
            links = sum(len(_text_of(link)) for link in _LINKS(row))
            yield Row(" | ".join(cells).strip(), len(cells), links)


def _is_link_list(node: _Element) -> bool:
    """Tell whether an element holds nothing but links, as menus and lists of headlines do.

    Dates, figures and separators beside the links do not count; a list of keywords is kept.
    """
    outside = sum(len(_LETTER.findall(text)) for text in _OUTSIDE_LINKS(node))
    if outside * 11 > len(_WHOLE_TEXT(node)):
        return False
    previous = next(node.itersiblings("*", preceding=True), None)
    before = node.text or ""
    if previous is not None:
        before = str(_WHOLE_TEXT(previous)) + (previous.tail or "") + before
    return not _KEYWORD_LABEL.search(before[-60:].rstrip())


def _find_small_forms(root: _Element) -> Iterator[_Element]:
    """Yield the forms that are only forms: one that holds most of the page is its frame, as on
    ASP.NET pages.
    """
    forms = _FORMS(root)
    if not forms:
        return
    elements = _COUNT(root)
    for form in forms:
        if not (_COUNT(form) * 2 > elements or _FRAME_MARKS(form)):
            yield form


def _is_data_table(table: _Element) -> bool:
    """Tell a table of data from one used for layout.

    Data: at least two rows of at least two short cells, and neither images, forms, headings nor
    other tables inside.
    """
    if next(table.iterdescendants("table", "img", "form", "h1", "h2", "h3", "ul", "ol"), None) is not None:
        return False
    rows = [list(row.iterchildren("td", "th")) for row in table.iter("tr")]
    wide = [cells for cells in rows if len(cells) > 1]
    if len(wide) < 2 or len(wide) * 2 < len(rows):
        return False
    texts = [_text_of(cell) for cells in rows for cell in cells]
    if any(len(text) > _LONG_CELL for text in texts):
        return False
    links = sum(len(_text_of(link)) for link in _LINKS(table))
    return links * 2 < sum(map(len, texts))


def _find_block_spans(parent: _Element) -> Iterator[_Element]:
    """Yield the inline children that open a paragraph.

    Pages whose style sheet sets `span` or `font` as blocks cannot be told by tags: there the
    parent is no paragraph, holds no text of its own, and the children are whole sentences with no
    single space between them.
    """
    if parent.tag in _INLINE_PARENTS or (parent.text or "").strip():
        return
    children: list[_Element] = []
    for child in parent:
        if (child.tail or "").strip():
            return
        if child.tag in ("span", "font"):
            children.append(child)
        elif child.tag not in ("br", "img", "script", "style", "p", "div", "figure", "table", "h1", "h2"):
            return
    texts = [_text_of(child) for child in children]
    if sum(len(text) > _SENTENCE and bool(_SENTENCE_END.search(text)) for text in texts) < 2:
        return
    before, gap = "", ""
    for child, text in zip(children, texts, strict=True):
        flows_on = (
            gap == " "
            or _CONTINUATION.match(text)
            or before.endswith((",", "("))
            or (not gap and text[:1].islower())
        )
        if not (before and flows_on):
            yield child
        before, gap = text, child.tail or ""


def _text_of(node: _Element) -> str:
    """Return the text of a small element; tags other than inline ones part words."""
    parts = []
    for event, child in iterwalk(node, events=("start", "end", "comment", "pi")):
        if event == "start":
            parts.append(" " if child.tag in _PARTING else "")
            parts.append((child.text or "") if child.tag not in ("script", "style") else "")
            continue
        parts.append(" " if child.tag in _PARTING else "")
        if child is not node:
            parts.append(child.tail or "")
    return fold_space("".join(parts))
