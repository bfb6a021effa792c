"""The authors of a messy page: in links, beside roles and portraits, in boxes, in metadata."""

from tests.layouts import wording
from tests.layouts.facts import ArticleFacts
from tests.layouts.layout import Layout
from tests.layouts.markup import Node, Nodes, tag
from tests.layouts.wording import pick

UNPRINTED = {"meta", "json_ld"}
"""Marks under which only the page's metadata name the authors."""


def make_byline(article: ArticleFacts, layout: Layout) -> Nodes:
    """Return the line or the box that names the authors, None where nothing printed does."""
    if not article.byline_raw or layout.author_mark in UNPRINTED:
        return None
    if layout.author_mark == "printed":
        return tag("p", article.byline_raw)
    return _make_box(article, layout)


def mark_names(article: ArticleFacts, layout: Layout) -> Nodes:
    """Return the byline as it stands within a line."""
    match layout.author_mark:
        case "link" | "rel_author":
            return ["By ", _links(article, layout)]
        case "link_alone":
            return _links(article, layout)
        case "written_by":
            return f"Written by {' and '.join(article.byline)}"
    return article.byline_raw


def _links(article: ArticleFacts, layout: Layout) -> list[Node]:
    nodes: list[Node] = []
    rel = "author" if layout.author_mark == "rel_author" else None
    for number, name in enumerate(article.byline):
        slug = name.lower().replace(" ", "-")
        nodes += [" and "] if number else []
        nodes.append(tag("a", name, href=f"/authors/{slug}", rel=rel))
    return nodes


def _make_box(article: ArticleFacts, layout: Layout) -> Nodes:
    links = _links(article, layout)
    names = " and ".join(article.byline)
    role = pick(article, wording.ROLES)
    match layout.author_mark:
        case "apart":
            return tag("div", tag("span", "By"), " ", tag("span", links))
        case "boxes_apart":
            return tag("div", tag("div", "By"), tag("div", links))
        case "list":
            items = [tag("li", link) for link in links if link != " and "]
            return tag("div", tag("ul", items, class_="authors"))
        case "role":
            return tag("div", tag("div", links), tag("div", role), class_="author")
        case "comma_role":
            return tag("p", f"By {names}, {role}")
        case "outlet":
            return tag("p", f"By {names} | Special to {pick(article, wording.OUTLETS)}")
        case "handle":
            handle = "@" + article.byline[0].replace(" ", "")
            return tag("p", "By ", links, " ", tag("a", handle, href=f"https://x.example/{handle}"))
        case "portrait":
            face = tag("img", src="/authors/portrait_80.jpg", alt=article.byline[0], width="80")
            return tag("div", tag("a", face, href="/authors/1"), tag("div", "By ", links))
        case "address":
            return tag("address", links)
        case "follow":
            return tag("div", tag("span", links), tag("span", tag("button", "Follow")))
        case "twice":
            return [tag("div", "By ", links, class_="desktop"), tag("div", "By ", links)]
        case "agency":
            return tag("p", f"By {names} {pick(article, wording.AGENCIES)}")
    return tag("p", mark_names(article, layout))


def make_author_box(article: ArticleFacts, layout: Layout) -> Nodes:
    """Return what tells about the author, above the story or below it."""
    name = article.byline[0] if article.byline else ""
    bio = pick(article, wording.BIOS).format(name, name.split(" ")[-1])
    link = tag("a", name, href="/authors/1")
    face = tag("img", src="/authors/portrait_200.jpg", alt=name, width="200", height="200")
    match layout.author_box:
        case "none":
            return None
        case "heading":
            return tag("div", tag("h2", "About the author"), tag("div", link), tag("p", bio))
        case "bio_line":
            return tag("p", tag("em", bio))
        case "aside":
            return tag("aside", face, tag("h3", link), tag("p", bio))
        case "card":
            more = tag("a", "View all articles", href="/authors/1")
            role = tag("span", pick(article, wording.ROLES))
            return tag("div", tag("a", face, href="/authors/1"), tag("h4", name), role,
                       tag("p", bio), more)  # fmt: skip
        case "contact":
            mail = f"{name.split(' ')[0].lower()}@ferryletter.example"
            return tag("p", f"You can email {name} at {mail}, and read more of {name}'s stories ",
                       tag("a", "here", href="/authors/1"), ".")  # fmt: skip
        case "more_by":
            links = [
                tag("li", tag("a", headline, href=f"/p/{number}.html"))
                for number, headline in enumerate(wording.HEADLINES[:3])
            ]
            return tag("div", tag("h3", f"More by {name}"), tag("ul", links))
        case "above":
            return tag("div", face, tag("div", link), tag("div", bio), class_="author-card")
    raise ValueError(layout.author_box)
