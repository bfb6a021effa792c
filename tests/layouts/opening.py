"""What stands above a story: breadcrumb, headline, date and source, byline, abstract, dateline."""

from dataclasses import replace

from tests.layouts.facts import ArticleFacts, DatelineFacts
from tests.layouts.layout import Layout
from tests.layouts.markup import Node, Nodes, Raw, tag
from tests.layouts.messy_bylines import make_byline, mark_names
from tests.layouts.messy_stamps import make_stamp

SITE_NAMES = {"silkroad": "Xinhua Silk Road", "pudong": "Pudong"}
ROOTS = {"silkroad": "Xinhua Silk Road Database", "pudong": None}
"""The breadcrumb's first word where it stands on every page and is no section."""


def make_breadcrumb(article: ArticleFacts, layout: Layout) -> Nodes:
    """Return the way from the portal's root to the article."""
    root = ROOTS[article.portal]
    steps = [root, *article.section] if root else [*article.section]
    links: list[Node] = [tag("a", step, href=f"/list/{place}") for place, step in enumerate(steps)]
    match layout.breadcrumb:
        case "none":
            return None
        case "arrows":
            return tag("div", ">".join(steps), class_="loc")
        case "angle_quotes":
            return tag("p", " » ".join(steps))
        case "double":
            return tag("div", _join(links, ">>"))
        case "slash":
            return tag("div", tag("span", _join(links, " / ")))
        case "links":
            return tag("div", _join(links, Raw(" &gt; ")), class_="crumb")
        case "list":
            return tag("ol", [tag("li", link) for link in links])
        case "nav":
            return tag("nav", tag("ul", [tag("li", link) for link in links]))
        case "lines":
            return [tag("div", step) for step in steps]
        case "location":
            return tag("div", "Your current location:", _join(links, " > "))
        case "with_headline":
            return tag("div", _join(links, " > "), " > ", tag("span", article.headline))
    raise ValueError(layout.breadcrumb)


def _join(nodes: list[Node], separator: Node) -> list[Node]:
    joined: list[Node] = []
    for node in nodes:
        joined += [separator, node] if joined else [node]
    return joined


def make_headline(article: ArticleFacts, layout: Layout) -> Nodes:
    """Return the visible headline."""
    text = article.headline
    match layout.headline:
        case "h1" | "h2" | "h3":
            return tag(layout.headline, text)
        case "h1_span":
            return tag("h1", tag("span", text, class_="title"))
        case "h1_comment":
            return tag("h1", Raw("<!-- title -->\n"), text)
        case "h1_br":
            first, _, rest = text.partition(" ")
            return tag("h1", first, tag("br"), rest)
        case "div":
            return tag("div", text, style="font-size:24px;font-weight:bold")
        case "span":
            return tag("div", tag("span", text, style="font-size:24px"))
        case "strong":
            return tag("p", tag("strong", text), align="center")
        case "cell":
            return tag("table", tag("tr", tag("td", text, align="center", height="60")))
    raise ValueError(layout.headline)


def make_headline_copy(article: ArticleFacts, layout: Layout) -> Nodes:
    """Return the copy of the headline that no reader sees, or another `h1` on top."""
    text = article.headline
    match layout.headline_copy:
        case "hidden_h1":
            share = tag("img", src="/images/share_logo.png")
            summary = tag("h2", "A summary for those who share the page.")
            return tag("div", share, tag("h1", text), summary, style="display:none;")
        case "hidden_attribute":
            return tag("div", tag("h1", text), hidden="hidden")
        case "mobile":
            info = tag("div", article.published_raw, class_="info")
            return tag("div", tag("h1", text), info, class_="mheader", style="display: none")
        case "mobile_seen":
            return None
        case "site_h1":
            return tag("h1", tag("a", SITE_NAMES[article.portal], href="/"), class_="logo")
    return None


def make_date_lines(article: ArticleFacts, layout: Layout) -> Nodes:
    """Return source, byline and dates, in the order that the layout gives them."""
    if layout.source == "end":
        article = replace(article, source=None, source_label="")
    byline = make_byline(article, layout)
    lines = make_stamp(article, layout, _make_dates(article, layout))
    if layout.byline == "in_printed_date" and article.byline and layout.date != "pipes":
        return tag("div", mark_names(article, layout), " | ", _one_line(article))
    if layout.date == "pipes" or not article.byline or layout.byline == "end":
        return lines
    return [lines, byline] if layout.byline == "below_date" else [byline, lines]


def _one_line(article: ArticleFacts) -> str:
    if article.source_label:
        parts = [*_dates(article), article.source_label + (article.source or "")]
    else:
        parts = [article.source or "", *_dates(article)]
    return " ".join(part for part in parts if part)


def _dates(article: ArticleFacts) -> list[str]:
    modified = [f"Updated: {article.modified_raw}"] if article.modified_raw else []
    return [article.date_label + article.published_raw, *modified]


def _source(article: ArticleFacts) -> str | None:
    return article.source_label + article.source if article.source else None


def _make_dates(article: ArticleFacts, layout: Layout) -> Nodes:
    source = _source(article)
    dates = _dates(article)
    match layout.date:
        case "line" | "above":
            return tag("p", _one_line(article), class_="info")
        case "apart":
            return [source and tag("div", source), tag("div", " ".join(dates))]
        case "spans":
            texts = [text for text in (source, *dates) if text]
            return tag("div", _join([tag("span", text) for text in texts], " "))
        case "spans_glued":
            texts = [text for text in (source, *dates) if text]
            return tag("div", [tag("span", text, style="margin:0 8px") for text in texts])
        case "list":
            return tag("ul", [tag("li", text) for text in (source, *dates) if text])
        case "label_apart":
            label = article.date_label.strip() or "Date:"
            rest = [tag("span", date) for date in dates[1:]]
            return tag(
                "div",
                [source and [tag("span", source), " "]],
                [tag("b", label), " ", tag("span", article.published_raw), " "],
                rest,
            )
        case "cell":
            cells = [tag("td", text) for text in (source, *dates) if text]
            return tag("table", tag("tr", cells), width="100%")
        case "time":
            label = article.date_label
            stamp = tag("time", article.published_raw, datetime=article.published)
            before = f"{source} {label}" if source else label
            return tag("div", before, stamp, "".join(f" {date}" for date in dates[1:]))
        case "pipes":
            byline = article.byline_raw if article.byline else None
            texts = [text for text in (byline, source, *dates) if text]
            return tag("div", tag("span", " |\n ".join(texts), class_="info_l"))
        case "italic":
            return tag("div", tag("em", _one_line(article)), align="right")
        case "with_tools":
            tools: list[Node] = [
                tag("a", "Share", href="#"),
                " - ",
                tag("a", "WeChat", href="#"),
                " ",
            ]
            tools.append(tag("a", "Print", href="javascript:print()"))
            return [tag("div", tag("span", _one_line(article))), tag("div", tools)]
        case "meta":
            return source and tag("p", source)
    raise ValueError(layout.date)


def make_abstract(article: ArticleFacts, layout: Layout) -> Nodes:
    """Return the abstract with its label."""
    text = article.abstract
    if text is None:
        return None
    match layout.abstract:
        case "line":
            return tag("p", f"Abstract : {text}")
        case "strong":
            return tag("p", tag("strong", "Abstract :"), " ", text)
        case "bold":
            return tag("div", tag("b", "Abstract"), " : ", text)
        case "span":
            return tag("div", tag("span", "Abstract : "), tag("span", text))
        case "definition":
            return tag("dl", tag("dt", "Abstract"), tag("dd", text))
        case "heading":
            return [tag("h3", "Abstract"), tag("p", text)]
        case "row":
            return tag("table", tag("tr", tag("th", "Abstract :"), tag("td", text)))
        case "nested":
            return tag("div", tag("div", "Abstract :"), tag("div", tag("p", text)))
        case "no_blank":
            return tag("p", f"Abstract:{text}")
        case "blockquote":
            return tag("blockquote", tag("p", f"Abstract : {text}"))
        case "full_width":
            return tag("p", f"Abstract：{text}")
    raise ValueError(layout.abstract)


def make_dateline(dateline: DatelineFacts, layout: Layout) -> list[Node]:
    """Return the dateline with its dash, ready to stand before the first sentence."""
    text = dateline.text
    if layout.dateline_form == "colon":
        return [f"{text}: "]
    city, _, rest = text.partition(",")
    rest = f",{rest}" if rest else ""
    match layout.dateline:
        case "plain":
            return [f"{text} -- "]
        case "strong":
            return [tag("strong", text), " -- "]
        case "city_strong":
            return [tag("strong", city), f"{rest} -- "]
        case "spans":
            return [tag("span", city), tag("span", rest), tag("span", " --"), " "]
        case "nbsp":
            return [f"{text}\xa0-- \xa0"]
        case "em_dash":
            return [f"{text} — "]
        case "en_dash":
            return [f"{text} – "]
        case "hyphen":
            return [f"{text} - "]
        case "glued":
            return [f"{text}--"]
        case "own_tag":
            return [tag("b", f"{text} -- ")]
        case "classes":
            return [tag("span", city, class_="xn-location"), f"{rest} --\xa0"]
    raise ValueError(layout.dateline)
