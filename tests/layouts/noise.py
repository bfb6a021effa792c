"""What stands around an article on a portal's page, before and after it."""

from tests.layouts.facts import ArticleFacts
from tests.layouts.layout import Layout
from tests.layouts.markup import Node, Nodes, tag

_TOPICS = ("Ports", "Railways", "Energy", "Finance", "Culture", "Reports", "Data", "Think Tank")
_PLACES = ("Shanghai", "Almaty", "Piraeus", "Lagos", "Chengdu", "Lima", "Duisburg", "Colombo")

TEASERS = (
    "Weavers in Hotan have finished a carpet that took them three winters. It will hang in the "
    "station from May, and its pattern shows the timetable of 1962.",
    "A lighthouse keeper near Ningbo answers letters from sailors he has never met. In ten years "
    "he has missed only one, written in Basque.",
    "The ice market of Harbin moves indoors this year, and its oldest trader does not like it.",
)
HEADLINES = (
    "Carpet of Hotan station finished after three winters",
    "Letters to a lighthouse",
    "Harbin ice market moves indoors",
    "Two bridges and a bus: how Wuhu crosses the river",
    "Mushroom exports up 8 percent",
)


def menu_links(count: int) -> list[Node]:
    """Return so many links of a menu."""
    words = [f"{topic} {place}" for topic in _TOPICS for place in _PLACES]
    return [
        tag("a", words[number % len(words)], href=f"/list/{number}.html") for number in range(count)
    ]


def make_before(article: ArticleFacts, layout: Layout) -> list[Node]:
    """Return what a page shows above its article."""
    kinds = ("menu", "popups", "search", "login", "clock", "teasers", "dated_list", "hidden")
    wanted = kinds if layout.before == "all" else (layout.before,)
    decoys = _make_decoys() if layout.names == "decoy" else []
    return [*decoys, *(node for kind in wanted for node in _make_before(kind, article))]


def _make_decoys() -> list[Node]:
    """Return boxes that bear the names of a story's parts and hold something else."""
    links = [tag("li", link) for link in menu_links(3)]
    return [
        tag("div", tag("div", "Weather: cloudy", class_="art_cont"), tag("span", class_="info_l")),
        tag("div", tag("ul", links), id="Content", class_="lft_art"),
    ]


def _make_before(kind: str, article: ArticleFacts) -> list[Node]:
    match kind:
        case "none":
            return []
        case "menu" | "long_menu":
            links = menu_links(300 if kind == "long_menu" else 7)
            return [tag("div", tag("ul", [tag("li", link) for link in links]), class_="menu")]
        case "menu_divs":
            return [tag("div", [tag("div", link) for link in menu_links(24)])]
        case "menu_table":
            cells = [tag("td", link) for link in menu_links(8)]
            return [tag("table", tag("tr", cells), width="100%")]
        case "popups":
            return _popups_before() if article.portal == "silkroad" else _languages()
        case "search":
            box = tag("input", type="text", name="q", value="Search for news")
            options = [tag("option", topic) for topic in _TOPICS]
            return [tag("form", box, tag("select", options), tag("input", type="submit"))]
        case "login":
            return [
                tag(
                    "div",
                    [tag("p", "Sign in"), tag("input", name="user"), tag("input", name="password")],
                    [tag("a", "Register", href="/register"), " | "],
                    [tag("a", "Forgot your password?", href="/lost")],
                )
            ]
        case "clock":
            return [tag("div", tag("span", "Friday May 25, 2018"), " ", tag("span", "Cloudy 21℃"))]
        case "dated_list":
            items = [tag("li", f"2024-01-0{day} ", tag("a", headline, href=f"/p/{day}.html"))
                     for day, headline in enumerate(HEADLINES, 1)]  # fmt: skip
            return [tag("div", tag("h2", "Latest"), tag("ul", items))]
        case "hidden":
            lines = ("Sign in to read on", TEASERS[0], "January 5, 1999")
            return [tag("div", tag("h2", HEADLINES[0]), [tag("p", line) for line in lines],
                        style="DISPLAY: none")]  # fmt: skip
        case "teasers":
            stories = [
                tag("div", tag("h3", tag("a", headline, href=f"/p/{number}.html")), tag("p", text))
                for number, (headline, text) in enumerate(zip(HEADLINES, TEASERS, strict=False))
            ]
            return [tag("div", tag("h2", "Hot News"), stories)]
    raise ValueError(kind)


def _languages() -> list[Node]:
    names = ("中文", "Français", "日本語")
    links = [tag("a", name, href=f"//{number}.pudong.example.org/") for number, name in
             enumerate(names)]  # fmt: skip
    return [tag("div", links), tag("div", tag("a", "Set as homepage", href="#"))]


def _popups_before() -> list[Node]:
    return [
        tag("div", "Subscribe CustomBlackClose"),
        tag("div", tag("p", "Belt & Road Weekly Subscription Form"), tag("input", name="mail")),
        tag("div", "download_pop"),
        tag(
            "div",
            tag("p", "Research ReportCustomBlackClose"),
            tag("p", "The full edition of the report is available at Xinhua Silk Road Database."),
            tag("p", "Click on the button below to create your account and read on."),
            tag("a", "Start a Free Trial", href="/register"),
        ),
    ]


def make_after(article: ArticleFacts, layout: Layout) -> list[Node]:
    """Return what a page shows below its article."""
    kinds = (
        "share",
        "neighbours",
        "related_dates",
        "related_teasers",
        "comments",
        "popups",
        "footer",
    )
    wanted = kinds if layout.after == "all" else (layout.after,)
    return [node for kind in wanted for node in _make_after(kind, article)]


def _make_after(kind: str, article: ArticleFacts) -> list[Node]:
    links = [tag("a", text, href=f"/p/{number}.html") for number, text in enumerate(HEADLINES)]
    match kind:
        case "none":
            return []
        case "related":
            items = [tag("li", link) for link in links]
            return [tag("div", tag("h3", "Related Stories"), tag("ul", items))]
        case "related_dates":
            items = [tag("li", link, " ", tag("span", f"2024-02-0{number}"))
                     for number, link in enumerate(links, 1)]  # fmt: skip
            return [tag("div", tag("div", "Related News"), tag("ul", items))]
        case "related_teasers":
            stories = [
                tag("div", tag("h4", link), tag("p", text))
                for link, text in zip(links, TEASERS, strict=False)
            ]
            return [tag("div", tag("h3", "We Recommend"), stories)]
        case "share":
            names = ("Facebook", "Twitter", "WeChat", "Print", "Mail")
            return [tag("div", "Share to: ", [tag("a", name, href="#") for name in names])]
        case "neighbours":
            return [
                tag("p", "Previous: ", tag("a", HEADLINES[1], href="/p/8.html")),
                tag("p", "Next: ", tag("a", HEADLINES[2], href="/p/9.html")),
            ]
        case "comments":
            note = "Please enable JavaScript to view the comments powered by Disqus."
            return [
                tag("h3", "Add your comment"),
                tag("form", tag("textarea", "Say something"), tag("input", type="submit")),
                tag("noscript", note),
            ]
        case "footer":
            return _make_footer(article)
        case "popups":
            return (
                _popups_after() if article.portal == "silkroad" else [tag("p", "BACK TO THE TOP")]
            )
        case "most_read":
            items = [tag("li", link) for link in links]
            return [tag("div", tag("h2", "Most Read"), tag("ol", items))]
    raise ValueError(kind)


def _make_footer(article: ArticleFacts) -> list[Node]:
    if article.portal == "silkroad":
        lines = ["About Us", "Copyright © 2024 Xinhua Silk Road. All rights reserved."]
    else:
        lines = [
            "Sponsored by Shanghai Pudong New Area Municipal Government",
            "Powered by China Daily",
            "Copyright 1995 - 2024. All rights reserved.",
            "Registration Number: 130349",
        ]
    return [tag("div", [tag("p", line) for line in lines], class_="footer")]


def _popups_after() -> list[Node]:
    write = (
        "Do you want to be a contributor to Xinhua Silk Road and tell us your story? Send it to "
        "[email protected] and many will read it."
    )
    ask = "If you have any questions, please enter them in the box below."
    stray = "Click on the button below to get im http://img.example.org/templates/en2017te access."
    return [
        tag("div", tag("p", "Write to Us belt & road login close"), tag("p", write)),
        tag("div", tag("p", stray), tag("p", "Start a Free Trial")),
        tag("div", tag("p", "Ask Us A Question belt & road login close"), tag("p", ask)),
        tag("div", tag("p", "Identifying code Reload"), tag("textarea", "")),
    ]


def make_side_column(article: ArticleFacts) -> Nodes:
    """Return a column beside the article: links with dates, and a teaser."""
    links = [
        tag("li", tag("a", text, href=f"/p/{number}.html"), tag("span", f"[02-1{number}]"))
        for number, text in enumerate(HEADLINES)
    ]
    return [tag("h3", "Most Viewed"), tag("ul", links), tag("p", TEASERS[2]), menu_links(12)]
