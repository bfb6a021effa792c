"""A small tree of HTML and its many ways of being written down."""

import html
import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Raw:
    """Text that is written as it stands: comments, scripts, references."""

    text: str


@dataclass(frozen=True)
class Element:
    name: str
    children: "tuple[Node, ...]"
    attrs: tuple[tuple[str, str], ...]


Node: TypeAlias = Element | Raw | str
Nodes: TypeAlias = "Node | Iterable[Nodes] | None"

VOID = {"br", "hr", "img", "input", "link", "meta", "wbr", "source", "base"}
BLOCKS = {
    "html", "head", "body", "title", "meta", "link", "script", "style", "div", "p", "h1", "h2",
    "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "td", "th",
    "form", "section", "article", "main", "header", "footer", "nav", "aside", "figure",
    "figcaption", "blockquote", "center", "hr", "select", "option",
}  # fmt: skip
CLOSES_P = {
    "div", "p", "h1", "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd", "form", "blockquote",
    "center", "hr",
}  # fmt: skip
CLOSED_BY = {
    "p": CLOSES_P,
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "td": {"td", "th"},
    "th": {"td", "th"},
    "tr": {"tr"},
    "option": {"option"},
}
"""Which end tags may be left out before which start tags (HTML 5, 13.1.2.4)."""


def tag(name: str, /, *children: Nodes, **attrs: str | None) -> Element:
    """Return an element; `class_` stands for class, `data_src` for data-src."""
    pairs = tuple(
        (key.rstrip("_").replace("_", "-"), value)
        for key, value in attrs.items()
        if value is not None
    )
    return Element(name, tuple(flatten(children)), pairs)


def flatten(nodes: Nodes) -> Iterator[Node]:
    """Yield the nodes of nested lists one by one, without the Nones."""
    if nodes is None:
        return
    if isinstance(nodes, Element | Raw | str):
        yield nodes
        return
    for node in nodes:
        yield from flatten(node)


@dataclass(frozen=True)
class Style:
    """How a tree is written: names in capitals, quotes of attributes, end tags, white space."""

    upper: bool = False
    quote: str = '"'
    leave_open: bool = False
    spacing: str = "lines"
    references: bool = False
    slash: bool = False


def write(node: Node, style: Style) -> str:
    """Return the HTML of a tree."""
    return "".join(_write(node, style, 0))


def _write(node: Node, style: Style, depth: int) -> Iterator[str]:
    if isinstance(node, Raw):
        yield node.text
    elif isinstance(node, str):
        yield _write_text(node, style)
    else:
        name = node.name.upper() if style.upper else node.name
        yield f"<{name}{''.join(_write_attribute(*pair, style) for pair in node.attrs)}"
        yield " />" if style.slash and node.name in VOID else ">"
        if node.name in VOID:
            return
        yield from _write_children(node, style, depth)
        yield f"</{name}>"


def _write_children(node: Element, style: Style, depth: int) -> Iterator[str]:
    apart = style.spacing != "none" and all(_is_block(child) for child in node.children)
    for child, following in zip(node.children, [*node.children[1:], None], strict=False):
        if apart:
            yield "\n" + ("\t" * depth if style.spacing == "indented" else "")
        text = "".join(_write(child, style, depth + 1))
        if style.leave_open and isinstance(child, Element) and _may_stay_open(child, following):
            text = text[: text.rindex("<")]
        yield text
    if apart and node.children:
        yield "\n"


def _is_block(node: Node) -> bool:
    if isinstance(node, str):
        return False
    return isinstance(node, Raw) or node.name in BLOCKS


def _may_stay_open(child: Element, following: Node | None) -> bool:
    if child.name not in CLOSED_BY:
        return False
    return following is None or (
        isinstance(following, Element) and following.name in CLOSED_BY[child.name]
    )


def _write_attribute(name: str, value: str, style: Style) -> str:
    name = name.upper() if style.upper else name
    if not style.quote and re.fullmatch(r"[\w.:#%-]+", value):
        return f" {name}={value}"
    quote = style.quote or '"'
    escaped = value.replace("&", "&amp;").replace(quote, "&quot;" if quote == '"' else "&#39;")
    return f" {name}={quote}{escaped}{quote}"


_REFERENCES = {
    "“": "&ldquo;",
    "”": "&rdquo;",
    "–": "&ndash;",
    "—": "&mdash;",
    "°": "&deg;",
    "é": "&eacute;",
    "'": "&#39;",
    '"': "&quot;",
}


def _write_text(text: str, style: Style) -> str:
    escaped = html.escape(text, quote=False).replace("\xa0", "&nbsp;").replace("\xad", "&shy;")
    if style.spacing == "wrapped" and len(text) > 70:
        head = len(escaped) - len(escaped.lstrip())
        tail = len(escaped.rstrip())
        lines = textwrap.wrap(
            escaped[head:tail], 60, break_long_words=False, break_on_hyphens=False
        )
        escaped = escaped[:head] + "\n      ".join(lines) + escaped[tail:]
    if style.references:
        escaped = re.sub("[“”–—°é'\"]", lambda match: _REFERENCES[match[0]], escaped)
        escaped = re.sub(r"(?<=[a-z])e(?=[a-z]{4})", "&#101;", escaped)
    return escaped
