"""The layout of a page: hidden elements, menus, tables of data, inline elements that are blocks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain, islice
from typing import cast

from lxml.etree import XPath, _Element, iterwalk

from crawler.reading.captioning import holds_caption, is_inline
from crawler.reading.sizes import holds_little
from crawler.reading.tags import ENTRIES, NO_ENTRIES
from crawler.text.cleaning import fold_space
from crawler.text.memory import remember

HIDDEN, CENTRED, AS_BLOCK = "hidden", "centred", "as block"
CAPTIONED, PICTURED = "captioned", "pictured"
"""What an element's own attributes can say of how it is shown."""

_SHOWING = frozenset({"style", "hidden", "aria-hidden", "align", "class", "data-src"})
PLAIN: frozenset[str] = frozenset()
"""How an element is shown that says nothing of it."""

_COUNT = XPath("count(.//*)")
_COUNT_LINKS = XPath("count(.//a[@href])")
_FRAME_MARKS = XPath(".//h1 | .//input[@name='__VIEWSTATE']")

_HIDING = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_BLOCK = re.compile(r"(?:^|[;\s])display\s*:\s*(?:block|flex|grid|table)\b", re.I)
_CENTRING = re.compile(r"(?:^|[;\s])text-align\s*:\s*center", re.I)
# Style sheets of old hide themselves from older browsers in the marks of an HTML comment.
_CSS_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.S)
_AT_RULE = re.compile(r"@[^{};@]{0,300}(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})")
_DISPLAY = re.compile(r"(?:^|[;\s])display\s*:\s*([\w-]+)", re.I)
_CLASS_ALONE = re.compile(r"([a-z]*\d?)\.([\w-]+)", re.I)
_LONGEST_CSS = 200_000
_MOST_HIDDEN, _MOST_ELEMENTS_HIDDEN = 600, 200
_LETTER = re.compile(r"[^\W\d_]")
_KEYWORD_LABEL = re.compile(r"\b(?:key\s?words?|tags?)\W*$", re.I)
_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]*$")
_CONTINUATION = re.compile(r"[-–—,.;:)\]”’]")
_INLINE_PARENTS = frozenset("p h1 h2 h3 h4 h5 h6 li figcaption a b strong em i span label".split())
_BESIDE_SPANS = frozenset("br img script style p div figure table h1 h2".split())
_PARTING = frozenset("br p div li td th tr dd dt section table ul ol".split())
_NO_DATA = ("table", "img", "form", "h1", "h2", "h3", "ul", "ol")
_LISTS = frozenset("ul ol nav dl menu table".split())
_MANY_LINKS, _MANY_IN_LIST = 8, 5
_LETTERS_BESIDE = 3
_LONG_LIST = 12
_LONGEST_LABEL = 60
_MOST_TEXTS = 2_000
_MOST_KEYWORDS = 25
_LONG_CELL = 200
_SENTENCE = 40


@dataclass(slots=True)
class Row:
    """One row of a data table: its cells joined by ` | `, an empty cell empty."""

    text: str
    cells: int
    link_chars: int


def read_style(
    node: _Element, attributes: Iterable[tuple[str | bytes, str | bytes]]
) -> frozenset[str]:
    """Return how an element is shown by its own `attributes`: HIDDEN, CENTRED, AS_BLOCK.

    CAPTIONED, by its class: it holds a picture's caption or credit. PICTURED: it may stand for a
    picture that a script loads.
    """
    style = PLAIN
    for name, value in attributes:
        if name not in _SHOWING:
            continue
        if name == "style":
            style |= _read_css(str(value))
        elif name == "hidden" or (name == "aria-hidden" and value == "true"):
            style |= {HIDDEN}
        elif name == "align" and value.lower() in ("center", "middle"):
            style |= {CENTRED}
        elif name == "class" and holds_caption(node, str(value)):
            style |= {CAPTIONED, AS_BLOCK} if is_inline(node) else {CAPTIONED}
        elif name == "data-src":
            style |= {PICTURED}
    return style


@remember
def _read_css(css: str) -> frozenset[str]:
    rules = ((HIDDEN, _HIDING), (CENTRED, _CENTRING), (AS_BLOCK, _BLOCK))
    return frozenset(name for name, rule in rules if rule.search(css))


def find_hidden_classes(css: str) -> frozenset[str]:
    """Return the classes that a page's own style sheet hides wherever they stand: `x`, `p.y`.

    Only plain rules are read (`.x, p.y {display: none}`), the last one of a class counts: one
    within `@media`, for a state (`:target`) or for a place (`.menu .x`) may be undone elsewhere.
    """
    if len(css) > _LONGEST_CSS or "none" not in css.lower():
        return PLAIN
    plain = _AT_RULE.sub("", _CSS_COMMENT.sub("", css))
    hidden: dict[str, bool] = {}
    for rule in plain.split("}"):
        before, _, declarations = rule.rpartition("{")
        if not (display := _DISPLAY.findall(declarations)):
            continue
        for selector in before.rpartition("{")[2].split(","):
            if match := _CLASS_ALONE.fullmatch(selector.strip()):
                hidden[f"{match[1].lower()}.{match[2]}".lstrip(".")] = display[-1].lower() == "none"
    return frozenset(name for name, is_hidden in hidden.items() if is_hidden)


def names_hidden(node: _Element, hidden: AbstractSet[str]) -> bool:
    """Tell whether an element has a class that the page hides.

    One such as `md:block` shows it again on wide screens.
    """
    names = (node.get("class") or "") if hidden else ""
    return ":" not in names and any(
        name in hidden or f"{node.tag}.{name}" in hidden for name in names.split()
    )


def is_hideable(node: _Element) -> bool:
    """Tell whether an element holds little enough to be hidden: scripts show what has a story."""
    return holds_little(node, _MOST_HIDDEN, _MOST_ELEMENTS_HIDDEN)


def read_rows(table: _Element) -> Iterator[Row]:
    """Yield the rows of a data table that say anything, its caption first as a row of one cell."""
    for caption in table.iterchildren("caption"):
        text = _text_of(caption)
        if text:
            yield Row(text, 1, 0)
    for row in table.iter("tr"):
        cells = [_text_of(cell) for cell in row.iterchildren("td", "th")]
        if any(cells):
            links = _measure_links(row)
            yield Row(" | ".join(cells).strip(), len(cells), links)


def is_link_list(node: _Element, size: int) -> bool:
    """Tell whether an element of `size` children holds many links and nothing else.

    So do menus and lists of headlines. Dates, figures and separators beside the links do not
    count; a list of keywords is no such list, a gallery of pictures has no text, and breadcrumbs
    have fewer links.
    """
    is_list = node.tag in _LISTS
    if not is_list and (size < _MANY_LINKS or not _opens_with_links(node)):
        return False
    has_many = is_list and size >= _MANY_IN_LIST
    links = float(size) if has_many else cast(float, _COUNT_LINKS(node))
    if links < (_MANY_IN_LIST if is_list else _MANY_LINKS):
        return False
    samples = _sample_children(node, size)
    is_long = size > _LONG_LIST
    return (
        any(map(_has_text, samples))
        and (
            _is_list_of_bare_links(node, samples if is_long else node)
            or _holds_only_links(node, samples if is_long else None, links)
        )
        and (links > _MOST_KEYWORDS or not _follows_keyword_label(node))
    )


def _is_list_of_bare_links(node: _Element, children: Iterable[_Element]) -> bool:
    """Tell whether the children are links, or hold one each, and no text stands beside these."""
    return not (node.text or "").strip() and all(map(_is_bare_link, children))


def _is_bare_link(node: _Element) -> bool:
    if (node.tail or "").strip():
        return False
    if node.tag == "a":
        return node.get("href") is not None
    if len(node) != 1 or (node.text or "").strip():
        return False
    child = node[0]
    return child.tag == "a" and child.get("href") is not None and not (child.tail or "").strip()


def _has_text(node: _Element) -> bool:
    return any(not text.isspace() for text in node.itertext())


def _holds_only_links(node: _Element, samples: Sequence[_Element] | None, links: float) -> bool:
    """Tell whether there are links and little beside them; of a long list the samples tell.

    What holds the page's first heading is the page, and what has too many texts is no one list: the
    lists in it are asked each for itself.
    """
    if next(node.iter("a"), None) is None or next(node.iter("h1"), None) is not None:
        return False
    parts, allowed = (samples, 3) if samples else ([node], links)
    parts = [part for part in parts if not _is_link(part)]
    allowed *= _LETTERS_BESIDE
    texts = chain.from_iterable(map(_list_texts_outside_links, parts))
    for text in islice(texts, _MOST_TEXTS):
        allowed -= len(_LETTER.findall(text))
        if allowed < 0:
            return False
    return next(texts, None) is None


def _is_link(node: _Element) -> bool:
    return node.tag == "a" and node.get("href") is not None


def _list_texts_outside_links(node: _Element) -> Iterator[str]:
    """Yield the texts in an element that stand in no link, in any order."""
    unread = [node]
    while unread:
        parent = unread.pop()
        yield parent.text or ""
        for child in parent:
            yield child.tail or ""
            if isinstance(child.tag, str) and not _is_link(child):
                unread.append(child)


def _sample_children(node: _Element, size: int) -> list[_Element]:
    """Return the first, the middle and the last child, comments left out."""
    children = (node[0], node[size // 2], node[-1]) if size else ()
    return [child for child in children if isinstance(child.tag, str)]


def _follows_keyword_label(node: _Element) -> bool:
    before, previous = node.text or "", node.getprevious()
    while previous is not None and not before.strip():
        before = previous.tail or ""
        if isinstance(previous.tag, str):
            before = "".join(map(str, previous.itertext())) + before
        previous = previous.getprevious()
    return bool(_KEYWORD_LABEL.search(before[-_LONGEST_LABEL:].rstrip()))


def _opens_with_links(node: _Element) -> bool:
    """Tell whether the first two children of an element are or begin with links."""
    return _opens_with_link(node[0]) and _opens_with_link(node[1])


def _opens_with_link(node: _Element) -> bool:
    return node.tag == "a" or (len(node) > 0 and node[0].tag == "a")


def count_elements(node: _Element) -> float:
    """Return how many elements stand in one."""
    return cast(float, _COUNT(node))


def is_small_form(form: _Element, everywhere: float) -> bool:
    """Tell whether a form is only a form, not the frame of the whole page as with ASP.NET.

    `everywhere`: how many elements the page has.
    """
    return count_elements(form) * 2 <= everywhere and not _FRAME_MARKS(form)


def has_entries(form: _Element) -> bool:
    """Tell whether a form has a field that a reader fills in."""
    return any(field.get("type") not in NO_ENTRIES for field in form.iter(*ENTRIES))


def is_data_table(table: _Element) -> bool:
    """Tell a table of data from one used for layout.

    Data: at least two rows of at least two short cells, and neither images, forms, headings nor
    other tables inside.
    """
    if next(table.iterdescendants(*_NO_DATA), None) is not None:
        return False
    rows = [list(row.iterchildren("td", "th")) for row in table.iter("tr")]
    wide = [cells for cells in rows if len(cells) > 1]
    if len(wide) < 2 or len(wide) * 2 < len(rows):
        return False
    texts = [_text_of(cell) for cells in rows for cell in cells]
    if any(len(text) > _LONG_CELL for text in texts):
        return False
    return _measure_links(table) * 2 < sum(map(len, texts))


def _measure_links(node: _Element) -> int:
    """Return how much of an element's text stands in links, one in another counted once."""
    size = 0
    walker = iterwalk(node, events=("start",), tag="a")
    for _, link in walker:
        size += len(_text_of(link))
        walker.skip_subtree()
    return size


def find_block_spans(parent: _Element) -> Iterator[_Element]:
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
        elif child.tag not in _BESIDE_SPANS:
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
