"""What stands below a story: sign-off, source, editors, keywords."""

from collections.abc import Iterator

from tests.layouts.facts import ArticleFacts
from tests.layouts.layout import Layout
from tests.layouts.markup import Node, Nodes, flatten, tag
from tests.layouts.messy_around import make_inside
from tests.layouts.messy_boxes import make_appeal
from tests.layouts.messy_bylines import make_author_box
from tests.layouts.messy_stamps import make_stamp_below
from tests.layouts.pictures import make_furniture


def make_closing(article: ArticleFacts, layout: Layout) -> Iterator[Node]:
    """Yield the lines below the story in the order that the portals print them."""
    yield from flatten(make_appeal(article, layout))
    if layout.author_box == "bio_line":
        yield from flatten(make_author_box(article, layout))
    yield from flatten(_make_sign_off(article, layout))
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
    if layout.author_box not in {"bio_line", "above"}:
        yield from flatten(make_author_box(article, layout))
    yield from flatten(make_stamp_below(article, layout))
    yield from flatten(make_inside(article, layout))
    yield from flatten(make_furniture(layout)["bottom"])


def _make_sign_off(article: ArticleFacts, layout: Layout) -> Nodes:
    """Return what closes the story: its byline, where it stands there, and a sign-off."""
    source = None
    if layout.source == "end" and article.source:
        source = tag("p", article.source_label + article.source)
    ending = {
        "none": None,
        "enditem": tag("p", "Enditem"),
        "original_link": tag("p", "Original link: ", tag("a", article.url, href=article.url)),
    }[layout.sign_off]
    if article.byline and layout.byline == "end" and layout.date != "pipes":
        return [tag("p", article.byline_raw), ending, source]
    return [ending, source]


def make_editors_in_story(article: ArticleFacts, layout: Layout) -> list[Node]:
    """Return the editors' line where it stands in the story's last paragraph."""
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
