"""Pages of an article in a layout."""

import re
from collections.abc import Iterator
from dataclasses import replace

from tests.layouts.facts import ArticleFacts, Listing, Paragraph, Picture, Quote, Subhead, Table
from tests.layouts.inline import mark_inline
from tests.layouts.layout import Layout
from tests.layouts.markup import BLOCKS, Element, Node, Nodes, Raw, flatten, tag
from tests.layouts.noise import make_after, make_before, make_side_column
from tests.layouts.opening import (
    make_abstract,
    make_breadcrumb,
    make_date_lines,
    make_dateline,
    make_headline,
    make_headline_copy,
    make_sign_off,
)
from tests.layouts.page import make_head, wrap_article, write_page
from tests.layouts.pictures import make_furniture, make_picture

SCRIPT = Raw('<script type="text/javascript">if (1 < 2) { document.write("<p>Ad</p>"); }</script>')

EMBEDS: list[Node] = [
    tag("div", Raw("<svg width='9'><title>Play</title><text>Play</text></svg>")),
    tag("div", Raw("<iframe src='/player.htm'>Your browser does not support frames.</iframe>")),
    tag("div", Raw("<video src='/a.mp4'>Your browser does not support the video tag.</video>")),
    tag("div", Raw("<object data='/a.swf'><param name='a' value='b'>Install the player.</object>")),
]


def render_html(article: ArticleFacts, layout: Layout) -> str:
    """Return the page of the article in the layout, to be encoded as `layout.encoding` says."""
    content = wrap_article(
        [*_make_top(article, layout)],
        [*_make_story(article, layout), *_make_closing(article, layout)],
        layout,
        lambda: make_side_column(article),
    )
    body = [
        make_headline_copy(article, layout),
        make_before(article, layout),
        content,
        make_after(article, layout),
    ]
    return write_page(make_head(article, layout), body, layout)


def _make_top(article: ArticleFacts, layout: Layout) -> Iterator[Node]:
    furniture = make_furniture(layout)
    headline = make_headline(article, layout)
    dates = make_date_lines(article, layout)
    yield from flatten(furniture["top"])
    yield from flatten(make_breadcrumb(article, layout))
    yield from flatten([dates, headline] if layout.date == "above" else [headline, dates])
    if layout.headline_copy == "mobile_seen":
        info = tag("div", dates, class_="info")
        yield tag("div", tag("h1", article.headline), info, class_="mheader domMobile")
    if layout.editors == "label_above" and article.editors_raw:
        yield tag("p", article.editors_raw)
    yield from flatten(furniture["tools"])


def _make_story(article: ArticleFacts, layout: Layout) -> list[Node]:
    contents = list(_list_contents(article, layout))
    if layout.paragraph == "p_pair":
        contents = _pair_paragraphs(contents)
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


def _is_image(content: list[Node]) -> bool:
    return len(content) == 1 and isinstance(content[0], Element) and content[0].name == "img"


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
                nodes += _editors_in_story(article, layout) if place == last else []
            case Subhead(text=text):
                nodes = [_make_subhead(text, layout)]
            case Quote(text=text):
                nodes = [_make_quote(text, layout)]
            case Listing(items=items, numbered=numbered):
                nodes = [tag("ol" if numbered else "ul", [tag("li", item) for item in items])]
            case Table(rows=rows):
                nodes = [_make_table(rows, layout)]
        yield nodes


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


def _editors_in_story(article: ArticleFacts, layout: Layout) -> list[Node]:
    line = article.editors_raw
    if line is None:
        return []
    match layout.editors:
        case "glued":
            return [f" {line}"]
        case "br":
            return [tag("br"), line]
        case "span":
            return [" ", tag("span", line, style="color:gray")]
    return []


def _pair_paragraphs(contents: list[list[Node]]) -> list[list[Node]]:
    paired: list[list[Node]] = []
    for content in contents:
        if paired and _is_text(content) and _is_text(paired[-1]) and tag("br") not in paired[-1]:
            paired[-1] = [*paired[-1], tag("br"), tag("br"), *content]
        else:
            paired.append(content)
    return paired


def _is_text(content: list[Node]) -> bool:
    return isinstance(content[0], str) and not any(_is_block(node) for node in content)


def _is_block(node: Node) -> bool:
    return isinstance(node, Element) and node.name in BLOCKS


def wrap_content(content: list[Node], layout: Layout) -> list[Node]:
    """Return one block of the story in the mark-up that the layout uses for paragraphs."""
    if layout.paragraph == "row":
        return [tag("tr", tag("td", content))]
    if any(_is_block(node) for node in content):
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


def _break_line(content: list[Node]) -> list[Node]:
    """Return the content with a blank in the middle of its words made a line break."""
    for place in reversed(range(len(content))):
        node = content[place]
        if isinstance(node, str) and (blanks := list(re.finditer("(?<=[a-z,]) (?=[a-z])", node))):
            middle = blanks[len(blanks) // 2]
            halves: list[Node] = [node[: middle.start()], tag("br"), node[middle.end() :]]
            return [*content[:place], *halves, *content[place + 1 :]]
    return content


def _make_closing(article: ArticleFacts, layout: Layout) -> Iterator[Node]:
    yield from flatten(make_sign_off(article, layout))
    if article.editors_raw and layout.editors not in {"glued", "br", "span", "label_above"}:
        line = article.editors_raw
        match layout.editors:
            case "own" | "label":
                yield tag("p", line)
            case "cloudflare":
                yield tag("p", _hide_mail(line))
            case "italic":
                yield tag("p", tag("i", line))
            case "right":
                yield tag("p", line, align="right")
            case "div":
                yield tag("div", tag("span", line))
    if article.portal == "silkroad" and layout.qr_line != "none":
        yield tag(layout.qr_line, "Scan the QR code and push it to your mobile phone")
    yield from flatten(_make_keywords(article, layout))
    yield from flatten(make_furniture(layout)["bottom"])


def _hide_mail(line: str) -> list[Node]:
    """Return the line with its e-mail address as Cloudflare hides it from robots."""
    names, comma, mail = line.rpartition(", ")
    if "@" not in mail:
        return [line]
    hidden = tag("a", "[email\xa0protected]", href="/cdn-cgi/l/email-protection",
                 class_="__cf_email__", data_cfemail="5a29")  # fmt: skip
    return [names + comma, hidden, mail.partition("example.org")[2]]


def _make_keywords(article: ArticleFacts, layout: Layout) -> Nodes:
    words = article.keywords
    if not words:
        return None
    links = [tag("a", word, href=f"/tags/{number}") for number, word in enumerate(words)]
    match layout.keywords:
        case "run":
            return tag("p", f"Keyword: {' '.join(words)}")
        case "links":
            return tag("div", "Keyword: ", [[link, " "] for link in links])
        case "list":
            return tag(
                "div", tag("span", "Keyword:"), tag("ul", [tag("li", link) for link in links])
            )
        case "commas":
            return tag("p", f"Keyword: {', '.join(words)}")
        case "full_width":
            return tag("p", "Keyword：", [[link, "\xa0"] for link in links])
        case "label_apart":
            return [tag("div", "Keyword:"), tag("div", [[link, " "] for link in links])]
    raise ValueError(layout.keywords)
