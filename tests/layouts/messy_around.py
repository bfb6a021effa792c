"""What stands around a messy page's article: banners, columns, lists of stories, comments."""

from tests.layouts import wording
from tests.layouts.facts import ArticleFacts
from tests.layouts.layout import Layout
from tests.layouts.markup import Node, Nodes, tag
from tests.layouts.messy_boxes import make_cards
from tests.layouts.wording import pick, pick_several


def make_above(article: ArticleFacts, layout: Layout) -> list[Nodes]:
    """Return what stands above everything else."""
    above = layout.consent not in {"none", "below"}
    return [
        _make_consent(article, layout) if above else None,
        _make_sticky(article, layout) if layout.sticky != "bar_below" else None,
        _make_side(article, layout) if layout.side in {"ticker", "feed"} else None,
    ]


def make_below(article: ArticleFacts, layout: Layout) -> list[Nodes]:
    """Return what stands below the article."""
    return [
        _make_side(article, layout)
        if layout.side in {"h1_teasers", "column", "audio_list"}
        else None,
        _make_more(article, layout) if layout.more_from != "inside" else None,
        _make_discussion(article, layout),
        _make_sticky(article, layout) if layout.sticky == "bar_below" else None,
        _make_footer(article, layout) if layout.site_footer != "in_article" else None,
        _make_consent(article, layout) if layout.consent == "below" else None,
    ]


def make_before_story(article: ArticleFacts, layout: Layout) -> Nodes:
    """Return the side box that stands between an article's head and its story."""
    before = layout.side in {"aside_before", "div_before", "topics_before"}
    return _make_side(article, layout) if before else None


def make_inside(article: ArticleFacts, layout: Layout) -> list[Nodes]:
    """Return what closes the article's own box: tags, further stories, a footer."""
    return [
        _make_tags(article, layout),
        _make_more(article, layout) if layout.more_from == "inside" else None,
        _make_footer(article, layout) if layout.site_footer == "in_article" else None,
    ]


def _make_consent(article: ArticleFacts, layout: Layout) -> Nodes:
    text = pick(article, wording.COOKIE_TEXTS)
    buttons = (tag("button", "Accept all"), tag("button", "Choose"))
    match layout.consent:
        case "none":
            return None
        case "above" | "below":
            return tag("div", tag("p", text), buttons, class_="consent")
        case "dialog":
            return tag("div", tag("h2", "We value your privacy"), tag("p", text), buttons,
                       role="dialog")  # fmt: skip
        case "purposes":
            boxes = [tag("div", tag("h4", f"Purpose {n}"), tag("p", purpose))
                     for n, purpose in enumerate(wording.PURPOSES, 1)]  # fmt: skip
            return tag("div", tag("p", text), boxes, buttons)
        case "hidden":
            return tag("div", tag("p", text), buttons, style="display:none")
        case "banner_h1":
            return tag("div", tag("h1", "Your choice"), tag("p", text), buttons)
    raise ValueError(layout.consent)


def _make_sticky(article: ArticleFacts, layout: Layout) -> Nodes:
    match layout.sticky:
        case "none":
            return None
        case "bar_above" | "bar_below":
            return tag("div", tag("span", "Now reading"), tag("span", article.headline),
                       tag("a", "Share", href="#"), class_="sticky")  # fmt: skip
        case "title_line":
            return tag("div", f"{article.headline} | News", class_="announcer")
        case "progress":
            return tag(
                "div", tag("div", article.headline), tag("div", "0 %"), tag("a", "Top", href="#")
            )
    raise ValueError(layout.sticky)


def _make_side(article: ArticleFacts, layout: Layout) -> Nodes:
    headlines = pick_several(article, wording.HEADLINES, 4)
    teasers = pick_several(article, wording.TEASERS, 3)
    dates = pick_several(article, wording.TEASER_DATES, 4)
    links = [tag("a", headline, href=f"/p/8{n}.html") for n, headline in enumerate(headlines)]
    rows = [*zip(dates, links, strict=True)]
    match layout.side:
        case "aside_before":
            items = [tag("li", link, " ", tag("time", date)) for date, link in rows]
            return tag("aside", tag("h3", "Latest"), tag("ul", items))
        case "div_before":
            boxes = [tag("div", tag("h4", link), tag("p", teaser), tag("div", date))
                     for (date, link), teaser in zip(rows, teasers, strict=False)]  # fmt: skip
            return tag("div", tag("h3", "Popular this week"), boxes)
        case "topics_before":
            topics = [tag("li", tag("a", f"{topic},", href="/t")) for topic in wording.TOPICS[:3]]
            return tag("div", tag("div", "Related Topics"), tag("ul", topics))
        case "h1_teasers":
            boxes = [
                tag("a", tag("div", date), tag("h1", headline), tag("p", teaser), href="/p/1.html")
                for date, headline, teaser in zip(dates, headlines, teasers, strict=False)
            ]
            return tag("div", tag("h1", "You might also like"), boxes)
        case "column":
            items = [tag("li", tag("div", date), tag("div", link), tag("p", teaser))
                     for (date, link), teaser in zip(rows, teasers, strict=False)]  # fmt: skip
            return tag("div", tag("ul", items), class_="col-4")
        case "ticker":
            items = [tag("li", tag("span", f"1{n}:4{n}"), " ", headline)
                     for n, headline in enumerate(headlines)]  # fmt: skip
            return tag("div", tag("span", "Breaking"), tag("ul", items))
        case "feed":
            boxes = [tag("div", tag("time", date), tag("p", teaser))
                     for date, teaser in zip(dates, teasers, strict=False)]  # fmt: skip
            return tag("div", tag("h2", "As it happens"), boxes)
        case "audio_list":
            boxes = [tag("div", tag("div", date), tag("div", link), "Presented by: Tomasz Wilk")
                     for date, link in rows]  # fmt: skip
            return tag("div", tag("div", "On air"), boxes)
    return None


def _make_tags(article: ArticleFacts, layout: Layout) -> Nodes:
    topics = tags_of(article)
    links = [tag("a", topic, href=f"/topics/{n}") for n, topic in enumerate(topics)]
    spaced = [[link, " "] for link in links]
    match layout.tags:
        case "none":
            return None
        case "tags_label":
            return tag("div", tag("span", "Tags: "), spaced)
        case "tags_heading":
            return tag("div", tag("h4", "Tags"), tag("ul", [tag("li", link) for link in links]))
        case "links":
            return tag("div", [tag("div", link) for link in links], class_="topics")
        case "topics":
            return tag("div", tag("div", "Explore more on these topics"),
                       tag("ul", [tag("li", link) for link in links]))  # fmt: skip
        case "filed":
            return tag("footer", "Filed Under: ", spaced)
    raise ValueError(layout.tags)


def tags_of(article: ArticleFacts) -> list[str]:
    """Return the tags that a page prints for an article without keywords."""
    return pick_several(article, wording.TOPICS, 3)


def _make_more(article: ArticleFacts, layout: Layout) -> Nodes:
    headlines = pick_several(article, wording.HEADLINES, 4)
    teasers = pick_several(article, wording.TEASERS, 3)
    date = pick(article, wording.TEASER_DATES)
    author = pick(article, wording.AUTHORS)
    match layout.more_from:
        case "none":
            return None
        case "cards" | "inside":
            heading = tag("h2", "More from ", tag("a", pick(article, wording.TOPICS), href="/t/1"))
            return tag("section", heading, make_cards(headlines, teasers))
        case "linked_cards":
            cards = [
                tag("a", tag("div", "World"), tag("h3", headline), tag("p", teaser),
                    tag("div", f"{author} - {date}"), href=f"/p/7{n}.html")
                for n, (headline, teaser) in enumerate(zip(headlines, teasers, strict=False))
            ]  # fmt: skip
            return tag("div", cards)
        case "sections":
            return [
                tag("div", tag("h2", topic), make_cards(headlines[n : n + 1], teasers[n : n + 1]))
                for n, topic in enumerate(wording.TOPICS[:3])
            ]
        case "next_article":
            head = (tag("h2", headlines[0]), tag("p", f"By {author}"), tag("time", date))
            return tag("article", head, [tag("p", teaser) for teaser in teasers])
        case "numbers":
            items = [tag("a", tag("div", str(n)), tag("h5", headline), href="/p/6.html")
                     for n, headline in enumerate(headlines, 1)]  # fmt: skip
            return tag("div", tag("h2", "Most viewed"), items)
        case "sponsored":
            boxes = [tag("div", tag("a", headline, href="/p/5.html"), tag("p", teaser),
                         tag("span", "Sponsored"))
                     for headline, teaser in zip(headlines, teasers, strict=False)]  # fmt: skip
            return tag("div", tag("span", "From our partners"), boxes)
    raise ValueError(layout.more_from)


def _make_discussion(article: ArticleFacts, layout: Layout) -> Nodes:
    comments = [*zip(wording.READERS, wording.COMMENTS, strict=True)]
    match layout.discussion:
        case "none":
            return None
        case "rules":
            rules = tag("ol", [tag("li", rule) for rule in wording.HOUSE_RULES])
            return tag("div", tag("p", "HOUSE RULES"), rules)
        case "thread":
            boxes = [tag("div", tag("b", reader), tag("span", "3 days ago"), tag("p", comment),
                         tag("button", "Reply"))
                     for reader, comment in comments]  # fmt: skip
            return tag("section", tag("h3", "3 comments"), boxes)
        case "prompt":
            buttons = (tag("a", "Log in", href="/in"), " ", tag("a", "Subscribe", href="/offers"))
            return tag("div", tag("h2", "Join the conversation"),
                       tag("p", "You need an account to say what you think about this story."),
                       tag("div", buttons))  # fmt: skip
        case "form":
            note = "Your address will not be shown. Boxes with a star must be filled in."
            form = tag("form", tag("p", note), tag("label", "Comment *"), tag("textarea", ""),
                       tag("label", "Name *"), tag("input", name="name"),
                       tag("label", "Keep my name in this browser for the next time."),
                       tag("input", type="submit", value="Send"))  # fmt: skip
            return tag("div", tag("h3", "Leave a Reply ", tag("small", "Cancel")), form)
        case "count":
            return tag("div", tag("a", tag("span", "12"), " Comments", href="#c"))
    raise ValueError(layout.discussion)


def _make_footer(article: ArticleFacts, layout: Layout) -> Nodes:
    company = pick(article, wording.COMPANY)
    match layout.site_footer:
        case "none":
            return None
        case "company" | "in_article":
            return tag("footer", tag("p", company), tag("p", "© 2026 Ferry Press Ltd."))
        case "menus":
            menus = [
                tag("dl", tag("dt", topic), [tag("dd", tag("a", f"{topic} {word}", href="/x"))
                                             for word in ("today", "archive", "maps")])
                for topic in wording.TOPICS
            ]  # fmt: skip
            return tag("div", menus, tag("div", company))
        case "team":
            names = tag("ul", [tag("li", name) for name in wording.AUTHORS])
            letter = tag("p", "Support The Ferry Letter and keep its lamp burning.")
            return tag(
                "div", tag("h5", "A word to our readers"), letter, tag("h5", "Editors"), names
            )
        case "notice":
            return tag("div", tag("strong", "NOTE: "), company, tag("a", "Back to top", href="#"))
    raise ValueError(layout.site_footer)


def make_top_note(article: ArticleFacts, layout: Layout) -> Node | None:
    """Return the site's note that stands above the story."""
    if layout.appeal != "above":
        return None
    how = tag("a", "Here is how it works", href="/partners")
    return tag("div", tag("p", pick(article, wording.APPEALS["disclosure"]), " ", how, "."))
