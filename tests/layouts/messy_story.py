"""The boxes that hold a messy page's story, and anchors around its paragraphs."""

from itertools import pairwise

from tests.layouts.layout import Layout
from tests.layouts.markup import Node, Nodes, Raw, flatten, tag

HIDDEN_LABEL = "Story text"
FEWEST_LABELS = 3
"""So often a label must stand on a page to be known as one."""


def spread_boxes(boxes: list[list[Node]], gaps: list[int], half: int) -> dict[int, list[Node]]:
    """Return the boxes by the place of the block that they stand before, the middle one first."""
    if not gaps:
        return {}
    first = gaps.index(half) if half in gaps else len(gaps) // 2
    places: dict[int, list[Node]] = {}
    for number, box in enumerate(boxes):
        places.setdefault(gaps[(first + number) % len(gaps)], []).extend(box)
    return places


def section_story(parts: list[list[Node]], gaps: list[int], half: int, kind: str) -> list[Node]:
    """Return the story's parts, one a block, in the sections of their page."""
    match kind:
        case "none":
            return [*flatten(parts)]
        case "deep":
            return [_nest(part, 6) if _is_markup(part) else tag("div", part) for part in parts]
        case "first_apart":
            cuts = gaps[:1]
        case "halves" | "columns":
            cuts = [half] if half else []
        case "pairs":
            cuts = gaps[1::2]
        case "footers":
            cuts = gaps[::2]
        case _:
            cuts = gaps
    starts = [0, *(cut for cut in cuts if 0 < cut < len(parts)), len(parts)]
    groups = [[*flatten(parts[start:end])] for start, end in pairwise(starts)]
    if kind == "labelled" and len(groups) < FEWEST_LABELS:
        kind = "each"
    sections = [_make_section(group, number, kind) for number, group in enumerate(groups)]
    return [tag("div", sections, class_="columns")] if kind == "columns" else sections


def _make_section(group: list[Node], number: int, kind: str) -> Node:
    match kind:
        case "pairs":
            return tag("section", tag("div", group), class_="part")
        case "footers":
            return tag("section", group, tag("footer", tag("a", "Back to top", href="#top")))
        case "each" | "halves":
            return tag("div", group, class_="article-part")
        case "labelled":
            label = tag("div", HIDDEN_LABEL, class_="visually-hidden")
            return tag("section", label, tag("div", group), class_="element")
        case "first_apart":
            return tag("div", group, class_=f"text-{number + 1}")
        case "columns":
            return tag("div", group, class_="col-6")
        case "components":
            inner = tag("div", tag("div", group, class_="text"), class_=f"inner-{number}")
            return tag("div", inner, id=f"component-{number}", class_="component")
    raise ValueError(kind)


def _is_markup(part: Nodes) -> bool:
    return all(not isinstance(node, str) for node in flatten(part))


def _nest(part: list[Node], depth: int) -> Node:
    node = tag("div", part)
    for level in range(depth):
        node = tag("div", node, class_=f"level-{level}")
    return node


def _link_half(nodes: list[Node]) -> list[Node]:
    """Return the nodes with more than half of the last one's words in a link."""
    *before, text = nodes
    if not isinstance(text, str):
        return nodes
    start = text.find(" ", len(text) // 3)
    report = "https://www.example.org/reports/river"
    return [*before, text[:start], " ", tag("a", text[start + 1 :], href=report)]


def put_in_anchor(nodes: list[Node], layout: Layout, number: int) -> list[Node]:
    """Return the content of the story's paragraph of that number with its anchor around it."""
    name = f"OLE_LINK{number}"
    match layout.anchors:
        case "name":
            return [tag("a", nodes, name=name)]
        case "id":
            return [tag("a", nodes, id=name)]
        case "hash":
            return [tag("a", nodes, href="#")] if number == 1 else nodes
        case "no_href":
            return [tag("a", nodes)] if number < 2 else nodes
        case "unclosed":
            return [Raw(f'<a name="{name}">'), *nodes]
        case "unclosed_top":
            return [Raw('<a name="top">'), *nodes] if number == 0 else nodes
        case "whole_link":
            report = "https://www.example.org/reports/river"
            return [tag("a", nodes, href=report)] if number == 1 else nodes
        case "half_link":
            return _link_half(nodes)
        case "first_link":
            return [tag("a", nodes, href="https://www.example.org/a")] if number == 0 else nodes
    return nodes
