"""The story of a page: its blocks in order, and what the site puts between them."""

from collections.abc import Iterator
from dataclasses import replace

from tests.layouts.closing import make_editors_in_story
from tests.layouts.facts import ArticleFacts, Listing, Paragraph, Picture, Quote, Subhead, Table
from tests.layouts.inline import mark_inline
from tests.layouts.layout import Layout
from tests.layouts.markup import Element, Node, Nodes, Raw, flatten, tag
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
    half = _find_half(blocks)
    nodes = [*flatten(_add_between(blocks, half, layout))]
    if layout.paragraph == "two_boxes":
        nodes = [tag("div", blocks[:half]), tag("div", blocks[half:])]
    if layout.names == "known_halves" and layout.paragraph not in {"row", "two_boxes"}:
        halves = (blocks[:half], blocks[half:])
        nodes = [tag("div", part, class_="art_cont") for part in halves if part]
    if layout.paragraph == "row":
        nodes = [tag("table", nodes, width="100%", cellpadding="4")]
    if layout.comments == "enp":
        nodes = [Raw("<!--enpcontent-->"), *nodes, Raw("<!--/enpcontent-->")]
    return [*flatten(make_abstract(article, layout)), *nodes]


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


def _add_between(blocks: list[list[Node]], half: int, layout: Layout) -> Iterator[Nodes]:
    """Return the blocks with what the site puts between them."""
    if layout.paragraph == "row":
        yield blocks
        return
    for place, block in enumerate(blocks):
        if place == half:
            yield make_furniture(layout)["middle"]
        yield block
        if layout.scripts == "between":
            yield SCRIPT
        if layout.scripts == "embeds" and place == 0 and half:
            yield EMBEDS


def _find_half(blocks: list[list[Node]]) -> int:
    """Return a place near the middle that parts no picture from its caption, 0 for none."""
    for half in range(len(blocks) // 2, len(blocks)):
        if half and not _holds_picture(blocks[max(0, half - 3) : half + 1]):
            return half
    return 0


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
                if first and article.dateline:
                    nodes += make_dateline(article.dateline, layout)
                nodes += mark_inline(text, layout.inline, first)
                nodes += make_editors_in_story(article, layout) if place == last else []
            case Subhead(text=text):
                nodes = [_make_subhead(text, layout)]
            case Quote(text=text):
                nodes = [_make_quote(text, layout)]
            case Listing(items=items, numbered=numbered):
                nodes = [tag("ol" if numbered else "ul", [tag("li", item) for item in items])]
            case Table(rows=rows):
                nodes = [_make_table(rows, layout)]
        yield nodes


def _arrange_pictures(article: ArticleFacts, layout: Layout) -> list[object]:
    rest = [block for block in article.flow if not isinstance(block, Picture)]
    match layout.pictures_at:
        case "start":
            return [*article.pictures, *rest]
        case "end":
            return [*rest, *article.pictures]
        case "row" if rest:
            return [rest[0], *article.pictures, *rest[1:]]
    return [*article.flow]


def _make_subhead(text: str, layout: Layout) -> Node:
    match layout.subhead:
        case "h2" | "h3" | "h4" | "strong":
            return tag(layout.subhead, text)
        case "underlined":
            return tag("u", tag("b", text))
        case "centred":
            return tag("p", tag("strong", text), align="center")
    raise ValueError(layout.subhead)


def _make_quote(text: str, layout: Layout) -> Node:
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
