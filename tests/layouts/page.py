"""The page around an article: head, wrappers, doctype and bytes."""

from collections.abc import Callable
from urllib.parse import urlsplit

from tests.layouts.facts import ArticleFacts
from tests.layouts.layout import Layout
from tests.layouts.markup import Node, Nodes, Raw, Style, flatten, tag, write
from tests.layouts.messy_metadata import DATED, make_metadata

SITES = {
    "silkroad": "Xinhua Silk Road - Belt and Road Portal, China's silk road economic belt",
    "pudong": "english.pudong.gov.cn",
}
SUFFIXES = {"silkroad": "-Xinhua Silk Road", "pudong": " | english.pudong.gov.cn"}

BOX_NAMES = {
    "plain": ("wrap", "title", "content"),
    "none": (None, None, None),
    "known": ("lft_art", "info", "art_cont"),
    "known_outer": ("art_cont", "head", "main"),
    "known_halves": ("wrap", "head", "main"),
    "decoy": ("wrap", "head", "main"),
    "hashed": ("css-1x9qk", "css-88a", "css-p0o"),
    "misleading": ("sidebar nav-menu", "comment footer", "share related-links ad"),
}
"""Class names of the page's box, the head's box and the story's box."""

DOCTYPES = {
    "html5": "<!DOCTYPE html>\n",
    "xhtml": '<?xml version="1.0" encoding="{}"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 '
    'Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n',
    "html4": '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">\n',
    "fragment": "",
}


def charset_of(layout: Layout) -> str:
    """Return the name of the encoding that the page declares."""
    return {"utf-8-bom": "utf-8", "crlf": "utf-8", "gbk": "gb2312"}.get(
        layout.encoding, layout.encoding
    )


def encode_page(page: str, layout: Layout) -> bytes:
    """Return the page's bytes; what the encoding cannot write becomes a reference."""
    match layout.encoding:
        case "utf-8":
            return page.encode()
        case "utf-8-bom":
            return page.encode("utf-8-sig")
        case "crlf":
            return page.replace("\n", "\r\n").encode()
    return page.encode(layout.encoding, "xmlcharrefreplace")


def make_head(article: ArticleFacts, layout: Layout) -> list[Node]:
    """Return the head's elements in the layout's order."""
    charset = charset_of(layout)
    if layout.doctype in {"xhtml", "html4"}:
        declared = tag("meta", http_equiv="Content-Type", content=f"text/html; charset={charset}")
    else:
        declared = tag("meta", charset=charset)
    title = _make_title(article, layout)
    usual: list[Node] = [
        tag("meta", name="viewport", content="width=device-width"),
        tag("meta", name="keywords", content=""),
        tag("meta", name="author", content=""),
    ]
    metas: list[Node] = [] if layout.meta_order == "none" else usual
    if layout.evidence in {"og", "all"}:
        metas += [
            tag("meta", property="og:type", content="article"),
            tag("meta", property="og:title", content=article.headline),
            tag("meta", property="og:url", content=article.url),
        ]
    if layout.evidence in {"json_ld", "all"}:
        headline = article.headline.replace("&", "&amp;").replace('"', '\\"')
        data = f'{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{headline}"}}'
        metas.append(Raw(f'<script type="application/ld+json">{data}</script>'))
    metas += make_metadata(article, layout)
    if layout.src == "base":
        metas.append(tag("base", href=f"https://{urlsplit(article.url).netloc}/"))
    if layout.date == "meta" and layout.metadata not in DATED:
        metas.append(tag("meta", name="publishdate", content=article.published[:10]))
    if layout.scripts == "head":
        metas.append(Raw('<script>var menu = "<div><h1>Menu</h1></div>";</script>'))
        metas.append(Raw("<style>h1 > span { color: #900 } p { margin: 1em }</style>"))
    match layout.meta_order:
        case "reversed":
            return [*reversed(metas), title, declared]
        case "charset_last":
            return [title, *metas, declared]
    return [declared, title, *metas]


def _make_title(article: ArticleFacts, layout: Layout) -> Node:
    site = SITES[article.portal]
    match layout.evidence:
        case "title_suffix" | "all":
            return tag("title", f"\n{article.headline}{SUFFIXES[article.portal]}\n")
        case "title":
            return tag("title", article.headline)
        case "title_section":
            return tag("title", f"{article.headline} - {article.section[-1]} - {site}")
        case "nothing":
            return tag("title", "")
    return tag("title", site)


def wrap_article(
    top: list[Node], story: list[Node], layout: Layout, side: Callable[[], Nodes]
) -> list[Node]:
    """Return the article in the boxes of its page."""
    outer, head, inner = BOX_NAMES[layout.names]
    header = [tag("header" if layout.head_box == "header" else "div", top, class_=head)]
    first, second = (top, story) if layout.head_box == "inside" else (header, story)
    content: list[Node] = [*first, tag("div", second, class_=inner)]
    match layout.wrapper:
        case "none":
            return [*first, *second]
        case "divs":
            return [tag("div", tag("div", content), class_=outer)]
        case "deep":
            node = tag("div", content, class_=inner)
            for _ in range(25):
                node = tag("div", node, class_=outer)
            return [node]
        case "semantic":
            return [tag("main", tag("article", content), class_=outer)]
        case "sections":
            return [tag("section", tag("section", first), tag("section", second, class_=inner))]
        case "center":
            return [tag("center", tag("font", content, size="2"))]
        case "unknown_tags":
            return [tag("app-root", tag("news-detail", content))]
        case "aspnet":
            state = tag("input", type="hidden", name="__VIEWSTATE", value="dDwtMTk" * 40)
            form = tag("form", tag("div", state), content, method="post", action="Detail.aspx",
                       id="aspnetForm")  # fmt: skip
            return [form]
    return _wrap_in_tables(content, layout, side)


def _wrap_in_tables(content: list[Node], layout: Layout, side: Callable[[], Nodes]) -> list[Node]:
    left = tag("td", side(), width="200", valign="top")
    middle = tag("td", content, valign="top")
    match layout.wrapper:
        case "table2":
            return [tag("table", tag("tr", left, middle), width="980", border="0")]
        case "table3":
            right = tag("td", side(), width="180")
            return [tag("table", tag("tr", left, middle, right), width="980")]
        case "rows":
            rows = [tag("tr", tag("td", node)) for node in content]
            return [tag("table", rows, width="760", align="center")]
        case "nested_tables":
            inner = tag("table", tag("tbody", tag("tr", middle)))
            rows = [tag("tr", tag("td", "\xa0")), tag("tr", tag("td", inner))]
            return [tag("table", tag("tbody", rows), align="center")]
    raise ValueError(layout.wrapper)


def write_page(head: list[Node], body: Nodes, layout: Layout) -> str:
    """Return the page's text."""
    quote = {"double": '"', "single": "'", "bare": ""}[layout.quoting]
    style = Style(
        upper=layout.case == "upper",
        quote=quote,
        leave_open=layout.closing == "left_open",
        spacing=layout.spacing,
        references=layout.references == "many",
        slash=layout.closing == "slashed",
    )
    nodes = [*flatten(body)]
    if layout.comments == "plain":
        nodes = [piece for node in nodes for piece in (Raw("<!-- part > part -->"), node)]
    if layout.comments == "conditional":
        old = Raw("<!--[if lt IE 9]><p>Please update your browser.</p><![endif]-->")
        nodes = [old, Raw("<![if !IE]>"), *nodes, Raw("<![endif]>")]
    if layout.doctype == "fragment":
        return write(tag("div", head, nodes), style)
    page = tag("html", tag("head", head), tag("body", nodes), lang="en")
    doctype = DOCTYPES[layout.doctype].format(charset_of(layout))
    if layout.comments == "saved":
        doctype += "<!-- saved from url=(0014)about:internet -->\n"
    return f"{doctype}{write(page, style)}\n"
