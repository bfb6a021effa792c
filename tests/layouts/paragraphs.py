"""Blocks of a story in the mark-up that a layout uses for paragraphs."""

import re

from tests.layouts.layout import Layout
from tests.layouts.markup import BLOCKS, Element, Node, Raw, tag


def wrap_content(content: list[Node], layout: Layout) -> list[Node]:
    """Return one block of the story in the mark-up that the layout uses for paragraphs."""
    if layout.paragraph == "row":
        return [tag("tr", tag("td", content))]
    if any(is_block(node) for node in content):
        return content
    if layout.image == "bare" and _is_image(content):
        return [tag("div", content)] if layout.paragraph.startswith(("br", "span")) else content
    match layout.paragraph:
        case "p" | "div" | "section":
            return [tag(layout.paragraph, content)]
        case "section_p":
            return [tag("section", tag("p", content))]
        case "div_p":
            return [tag("div", tag("div", tag("p", content)))]
        case "span_block":
            return [tag("span", content, style="display:block;margin:1em 0")]
        case "span_br":
            return [tag("span", content), tag("br"), tag("br")]
        case "br":
            return [*content, tag("br"), tag("br")]
        case "br_spaced":
            return [*content, tag("br"), " \n\xa0", tag("br"), "\u3000"]
        case "p_empty":
            return [tag("p", content), tag("p", "\xa0")]
        case "p_ideographic":
            return [tag("p", "\u3000\u3000", content)]
        case "p_nbsp":
            return [tag("p", "\xa0 \xa0 ", content)]
        case "p_font":
            return [tag("p", tag("font", content, size="3"))]
        case "p_inner_br":
            return [tag("p", _break_line(content))]
        case "p_centred":
            return [tag("p", content, align="center")]
        case "p_justified":
            return [tag("p", content, style="TEXT-ALIGN: justify; TEXT-INDENT: 2em", align="left")]
        case "p_trailing_br":
            return [tag("p", content, tag("br")), tag("p", tag("br"))]
        case "bare":
            return content
        case "p_pair":
            return [tag("p", content)]
        case "word":
            text = tag("span", content, lang="EN-US", style="font-family:'Times New Roman'")
            return [tag("p", text, Raw("<o:p></o:p>"), class_="MsoNormal")]
    raise ValueError(layout.paragraph)


def is_block(node: Node) -> bool:
    """Tell whether a node is an element that makes a block of its own."""
    return isinstance(node, Element) and node.name in BLOCKS


def _is_image(content: list[Node]) -> bool:
    return len(content) == 1 and isinstance(content[0], Element) and content[0].name == "img"


def _break_line(content: list[Node]) -> list[Node]:
    """Return the content with a blank in the middle of its words made a line break."""
    for place in reversed(range(len(content))):
        node = content[place]
        if isinstance(node, str) and (blanks := list(re.finditer("(?<=[a-z,]) (?=[a-z])", node))):
            middle = blanks[len(blanks) // 2]
            halves: list[Node] = [node[: middle.start()], tag("br"), node[middle.end() :]]
            return [*content[:place], *halves, *content[place + 1 :]]
    return content


def pair_paragraphs(contents: list[list[Node]]) -> list[list[Node]]:
    """Return the blocks with neighbouring paragraphs joined by two line breaks."""
    paired: list[list[Node]] = []
    for content in contents:
        if paired and _is_text(content) and _is_text(paired[-1]) and tag("br") not in paired[-1]:
            paired[-1] = [*paired[-1], tag("br"), tag("br"), *content]
        else:
            paired.append(content)
    return paired


def _is_text(content: list[Node]) -> bool:
    return isinstance(content[0], str) and not any(is_block(node) for node in content)
