"""What stands around the headline of a messy page: standfirst, key points, labels, tools."""

from tests.layouts import wording
from tests.layouts.facts import ArticleFacts
from tests.layouts.layout import Layout
from tests.layouts.markup import Node, Nodes, Raw, tag
from tests.layouts.messy_around import make_before_story, make_top_note
from tests.layouts.messy_boxes import make_label, make_player
from tests.layouts.messy_bylines import make_author_box
from tests.layouts.paragraphs import is_block
from tests.layouts.pictures import make_picture
from tests.layouts.wording import pick, pick_several


def standfirst_of(article: ArticleFacts, layout: Layout) -> str | None:
    """Return the text of the standfirst, None where the page has none."""
    match layout.standfirst:
        case "none":
            return None
        case "two_sentences":
            return pick(article, wording.TWO_SENTENCES)
        case "unclosed":
            return pick(article, wording.UNCLOSED)
        case "question":
            return pick(article, wording.QUESTIONS)
    return pick(article, wording.STANDFIRSTS)


def arrange_head(
    article: ArticleFacts, layout: Layout, headline: Nodes, dates: Nodes
) -> list[Nodes]:
    """Return headline, date lines and what a messy page puts between and around them."""
    standfirst = _make_standfirst(article, layout)
    points = _make_key_points(article, layout)
    above, below = _make_kicker(article, layout)
    early: Nodes = None
    if layout.key_points == "above_date":
        early, points = points, None
    late: Nodes = None
    if layout.standfirst == "below_date":
        standfirst, late = None, standfirst
    hero = _make_hero(article, layout)
    title: list[Nodes] = [above, headline, below, standfirst, early]
    if layout.standfirst == "header_box":
        title = [tag("header", title)]
    if layout.hero == "above_headline":
        title, hero = [hero, title], None
    elif layout.hero == "above_date" and layout.date != "above":
        title, hero = [title, hero], None
    ordered = [dates, *title] if layout.date == "above" else [*title, dates]
    tools = _make_tools(article, layout)
    return [*ordered, late, tools, hero, points]


def _make_hero(article: ArticleFacts, layout: Layout) -> Nodes:
    """Return the first picture, where it stands in the article's head."""
    if layout.hero == "flow" or not article.pictures:
        return None
    blocks = make_picture(article.pictures[0], article, layout)
    return [block if is_block(block[0]) else tag("p", block) for block in blocks]


def make_lead_in(article: ArticleFacts, layout: Layout) -> list[Nodes]:
    """Return what stands between an article's head and the box of its story."""
    return [
        make_author_box(article, layout) if layout.author_box == "above" else None,
        make_player(article, layout) if layout.player == "top" else None,
        make_label() if layout.advert == "top" else None,
        make_top_note(article, layout),
        make_before_story(article, layout),
    ]


def make_story_top(article: ArticleFacts, layout: Layout) -> Nodes:
    """Return what opens the story's box: a standfirst or key points that stand there."""
    nodes: list[Nodes] = []
    text = standfirst_of(article, layout)
    if layout.standfirst == "in_story":
        nodes.append(tag("p", text, class_="standfirst"))
    if layout.standfirst == "in_story_h2":
        nodes.append(tag("h2", text, class_="intro"))
    if layout.key_points == "in_story":
        heading = tag("div", pick(article, wording.KEY_HEADINGS))
        nodes.append(tag("div", heading, tag("div", _list_points(article)), class_="points"))
    return nodes


def _make_standfirst(article: ArticleFacts, layout: Layout) -> Nodes:
    text = standfirst_of(article, layout)
    match layout.standfirst:
        case "none" | "in_story" | "in_story_h2":
            return None
        case "div" | "h2" | "h4":
            return tag(layout.standfirst, text)
        case "second_h1":
            return tag("h1", text)
        case "em" | "strong":
            return tag("p", tag(layout.standfirst, text))
        case "named" | "unclosed":
            return tag("div", tag("p", text, class_="deck"), class_="deck-box")
    return tag("p", text)


def _list_points(article: ArticleFacts) -> Node:
    points = pick_several(article, wording.KEY_POINTS, 3)
    return tag("ul", [tag("li", point) for point in points])


def _make_key_points(article: ArticleFacts, layout: Layout) -> Nodes:
    points = pick_several(article, wording.KEY_POINTS, 3)
    heading = pick(article, wording.KEY_HEADINGS)
    match layout.key_points:
        case "none" | "in_story":
            return None
        case "heading_list":
            return tag("div", tag("div", heading), tag("div", _list_points(article)))
        case "details":
            return tag("details", tag("summary", heading), _list_points(article))
        case "bullets":
            return tag("div", tag("h3", heading), [tag("p", f"• {point}") for point in points])
        case "links":
            links = [tag("a", point, href=f"#point-{n}") for n, point in enumerate(points)]
            return tag("ul", [tag("li", link) for link in links])
        case "aside":
            return tag("aside", tag("h2", heading), _list_points(article))
        case "strong_items":
            items = [tag("li", tag("strong", point)) for point in points]
            return tag("ul", items, class_="bullets")
    return _list_points(article)


def _make_kicker(article: ArticleFacts, layout: Layout) -> tuple[Nodes, Nodes]:
    """Return the label above the headline and the one below it."""
    label = pick(article, wording.KICKERS)
    match layout.kicker:
        case "label":
            return tag("div", label, class_="kicker"), None
        case "live":
            return tag("div", tag("span", "Live")), None
        case "section_link":
            section = article.section[-1]
            return tag("div", tag("a", section, href="/list/9", class_="label")), None
        case "series":
            series = pick(article, wording.SERIES)
            return tag("a", tag("span", series), href="/series/4"), None
        case "below":
            return None, tag("span", label)
    return None, None


def _make_tools(article: ArticleFacts, layout: Layout) -> Nodes:
    kinds = ("share_list", "icons", "save", "comments", "listen", "follow_us", "copied", "credit")
    wanted = kinds if layout.head_tools == "all" else (layout.head_tools,)
    return [_make_tool(kind, article) for kind in wanted]


def _make_tool(kind: str, article: ArticleFacts) -> Nodes:
    match kind:
        case "none":
            return None
        case "share_list":
            names = ("Facebook", "X", "WhatsApp", "Copy link", "Email")
            links = [tag("a", _icon(), tag("span", name), href="#") for name in names]
            return tag(
                "div", tag("h4", "Share this story"), tag("ul", [tag("li", x) for x in links])
            )
        case "icons":
            images = [
                tag("img", src=f"/share_icon/{name}@3x.png", alt=name)
                for name in ("mail", "link_share", "location")
            ]
            return tag("div", [tag("a", image, href="#") for image in images])
        case "save":
            return tag("div", tag("button", "Save"), tag("button", _icon(), "Share"))
        case "comments":
            return tag("div", tag("a", "Leave a comment", href="#comments"))
        case "listen":
            return tag("div", tag("button", "Listen"), tag("span", "5:12"), tag("span", "1.0x"))
        case "follow_us":
            return tag("div", tag("span", "Follow us"), tag("a", _icon(), href="#"))
        case "copied":
            return tag("div", tag("p", "Share"), tag("p", "Copied", class_="copy-tips"))
        case "headline":
            options = tag("span", "All sharing options for:", class_="sr-only")
            return tag(
                "div", tag("h3", tag("strong", "Share"), " ", options, f" {article.headline}")
            )
        case "modes":
            tabs = [tag("li", tag("a", name, href="#m")) for name in ("In depth", "In short")]
            return tag("div", tag("ul", tabs), tag("button", "In depth (7 min)"))
        case "credit":
            return tag("p", f"© {pick(article, wording.AUTHORS)}", class_="small")
    raise ValueError(kind)


def _icon() -> Node:
    return Raw("<svg width='16' height='16'><path d='M2 2h9v9z'></path></svg>")
