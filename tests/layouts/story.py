"""The story of a page: its blocks in order, and what the site puts between them."""

from collections.abc import Iterator
from dataclasses import replace

from tests.layouts.closing import make_editors_in_story
from tests.layouts.facts import ArticleFacts, Listing, Paragraph, Picture, Quote, Subhead, Table
from tests.layouts.inline import mark_inline
from tests.layouts.layout import Layout
from tests.layouts.markup import Element, Node, Nodes, Raw, flatten, tag
from tests.layouts.messy_boxes import make_boxes, make_label
from tests.layouts.messy_head import make_story_top
from tests.layouts.messy_story import put_in_anchor, section_story, spread_boxes
from tests.layouts.opening import make_abstract, make_dateline
from tests.layouts.paragraphs import pair_paragraphs, wrap_content
from tests.layouts.pictures import make_furniture, make_picture

SCRIPT = Raw('<script type="text/javascript">if (1 < 2) { document.write("<p>Ad</p>"); }</script>')

EMBEDS: list[Node] = [
    Raw("<style type='text/css'>.TRS_Editor P { margin-top: 0 }</style>"),
    tag("div", Raw("<textarea style='display:none'>&lt;p&gt;Kept for the editor.</textarea>")),
    tag("div", Raw("<svg width='9'><title>Play</title><text>Play</text></svg>")),
    tag("div", Raw("<iframe src='/player.htm'>Your browser does not support frames.</iframe>")),
    tag("div", Raw("<video src='/a.mp4'>Your browser does not support the video tag.</video>")),
    tag("div", Raw("<object data='/a.swf'><param name='a' value='b'>Install the player.</object>")),
]


def make_story(article: ArticleFacts, layout: Layout) -> list[Node]:
    """Return the abstract and the story's blocks."""
    contents = list(_list_contents(article, layout))
    if layout.paragraph == "p_pair":
        contents = pair_paragraphs(contents)
    blocks = [
        wrap_content(content, _tag_of_block(layout, place))
        for place, content in enumerate(contents)
    ]
    gaps = _find_gaps(blocks)
    half = next((gap for gap in gaps if gap >= len(blocks) // 2), 0)
    boxes = make_boxes(article, layout)
    places = spread_boxes(boxes, gaps, half)
    if layout.advert == "often":
        places = {gap: [make_label(), *places.get(gap, [])] for gap in gaps}
    parts = [*_add_between(blocks, half, layout, places)]
    nodes = section_story(parts, gaps, half, layout.sections)
    if layout.paragraph == "two_boxes":
        nodes = [tag("div", blocks[:half]), *flatten(boxes), tag("div", blocks[half:])]
    if layout.names == "known_halves" and layout.paragraph not in {"row", "two_boxes"}:
        halves = (blocks[:half], blocks[half:])
        nodes = [tag("div", part, class_="art_cont") for part in halves if part]
        nodes[1:1] = flatten(boxes)
    if layout.paragraph == "row":
        nodes = [tag("table", nodes, width="100%", cellpadding="4")]
    if layout.comments == "enp":
        nodes = [Raw("<!--enpcontent-->"), *nodes, Raw("<!--/enpcontent-->")]
    opening = (make_abstract(article, layout), make_story_top(article, layout))
    return [*flatten(opening), *nodes]


def _tag_of_block(layout: Layout, place: int) -> Layout:
    """Return the layout for the block at this place, where blocks differ among themselves."""
    match layout.paragraph:
        case "first_bare":
            return replace(layout, paragraph="bare" if place == 0 else "p")
        case "mixed":
            return replace(layout, paragraph=("p", "div", "div_p")[place % 3])
        case "two_boxes":
            return replace(layout, paragraph="p")
    return layout


def _add_between(
    blocks: list[list[Node]], half: int, layout: Layout, boxes: dict[int, list[Node]]
) -> Iterator[list[Node]]:
    """Yield each block with what the site puts before and behind it."""
    for place, block in enumerate(blocks):
        before = boxes.get(place, [])
        if layout.paragraph == "row":
            yield [*(tag("tr", tag("td", box)) for box in before), *block]
            continue
        part: list[Nodes] = [before]
        if place == half:
            part.append(make_furniture(layout)["middle"])
        part.append(block)
        if layout.scripts == "between":
            part.append(SCRIPT)
        if layout.scripts == "embeds" and place == 0 and half:
            part.append(EMBEDS)
        yield [*flatten(part)]


def _find_gaps(blocks: list[list[Node]]) -> list[int]:
    """Return the places between blocks that part no picture from its caption."""
    return [
        place
        for place in range(1, len(blocks))
        if not _holds_picture(blocks[max(0, place - 3) : place + 1])
    ]


def _holds_picture(nodes: Nodes) -> bool:
    return any(
        isinstance(node, Element) and (node.name == "img" or _holds_picture(node.children))
        for node in flatten(nodes)
    )


def _list_contents(article: ArticleFacts, layout: Layout) -> Iterator[list[Node]]:
    """Yield what each block of the story holds, editors' line and sign-off included."""
    flow = _arrange_pictures(article, layout)
    last = max(
        (place for place, block in enumerate(flow) if isinstance(block, Paragraph)), default=None
    )
    paragraphs = 0
    for place, block in enumerate(flow):
        nodes: list[Node] = []
        match block:
            case Picture():
                if layout.headline_copy == "before_picture" and block is article.pictures[0]:
                    yield [article.headline]
                yield from make_picture(block, article, layout)
                continue
            case Paragraph(text=text):
                first = not any(isinstance(one, Paragraph) for one in flow[:place])
                if first and article.dateline and layout.dateline_form in _APART:
                    yield [_put_apart(article.dateline.text, layout)]
                elif first and article.dateline:
                    nodes += make_dateline(article.dateline, layout)
                nodes += mark_inline(text, layout.inline, first)
                nodes = put_in_anchor(nodes, layout, paragraphs)
                paragraphs += 1
                nodes += make_editors_in_story(article, layout) if place == last else []
            case Subhead(text=text):
                nodes = [_make_subhead(text, layout)]
            case Quote(text=text, source=source):
                nodes = [_make_quote(text, source, layout)]
            case Listing(items=items, numbered=numbered):
                nodes = [tag("ol" if numbered else "ul", [tag("li", item) for item in items])]
            case Table(rows=rows):
                nodes = [_make_table(rows, layout)]
        yield nodes


def _arrange_pictures(article: ArticleFacts, layout: Layout) -> list[object]:
    rest = [block for block in article.flow if not isinstance(block, Picture)]
    first = 0 if layout.hero == "flow" else 1
    pictures = article.pictures[first:]
    match layout.pictures_at:
        case "start":
            return [*pictures, *rest]
        case "end":
            return [*rest, *pictures]
        case "row" if rest:
            return [rest[0], *pictures, *rest[1:]]
    hero = article.pictures[:first]
    return [block for block in article.flow if block not in hero]


def _make_subhead(text: str, layout: Layout) -> Node:
    match layout.subhead:
        case "h2" | "h3" | "h4" | "strong":
            return tag(layout.subhead, text)
        case "underlined":
            return tag("u", tag("b", text))
        case "centred":
            return tag("p", tag("strong", text), align="center")
    raise ValueError(layout.subhead)


_APART = {"span_before", "own_block"}
"""Forms of a dateline that stands in an element before the first paragraph."""


def _put_apart(dateline: str, layout: Layout) -> Node:
    if layout.dateline_form == "own_block":
        return tag("p", f"{dateline} --")
    return tag("div", tag("span", f"{dateline} — ", class_="dateline"))


def _make_quote(text: str, source: str | None, layout: Layout) -> Node:
    if source:
        return tag("blockquote", tag("p", text), tag(layout.quote_footer, source))
    match layout.quote:
        case "blockquote":
            return tag("blockquote", text)
        case "blockquote_p":
            return tag("blockquote", tag("p", text))
        case "italic":
            return tag("em", text)
    raise ValueError(layout.quote)


def _make_table(rows: tuple[tuple[str, ...], ...], layout: Layout) -> Node:
    head = "td" if layout.table == "no_heads" else "th"
    heads = tag("tr", [tag(head, cell) for cell in rows[0]])
    cell_tag = "p" if layout.table == "paragraphs" else "span"
    lines = [tag("tr", [tag("td", tag(cell_tag, cell)) for cell in row]) for row in rows[1:]]
    match layout.table:
        case "bodies":
            return tag("table", tag("thead", heads), tag("tbody", lines), class_="data")
        case "box":
            return tag("div", tag("table", tag("tbody", heads, lines)), style="overflow-x:auto")
    return tag("table", heads, lines, border="1", cellspacing="0")
