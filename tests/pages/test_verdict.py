"""Pages at an article's address that are none say so; articles about such pages are articles."""

from types import SimpleNamespace

import pytest

from crawler import Article, Reject, structure
from crawler.pages.verdict import _is_front_page, _is_notice, judge_loose_page, judge_page
from crawler.portals.silkroad import SilkroadPage
from crawler.reading.markup import parse_html
from crawler.reading.walk import read_blocks
from crawler.structuring import normalise_dates, read_draft, validate

URL = "https://en.imsilkroad.com/p/350001.html"
STORY = (
    "The county library of Yongding has put its card index on the web, and found that every ninth"
    " card leads to a page that no longer exists. Readers who follow such a card are shown a poem"
    " instead, a different one each day, chosen by the school across the street. The poems are"
    " borrowed more often than the books that they replace, the librarian said on Monday, so the"
    " dead cards will stay."
)


def page(headline: str, *paragraphs: str, date: str = "March 4, 2024", beside: str = "") -> str:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return f"<html><body>{beside}<h1>{headline}</h1><p>{date}</p><div>{body}</div></body></html>"


@pytest.mark.parametrize(
    ("html", "code"),
    [
        (page("404 Not Found", "Back to home page", date=""), "not_found"),
        (
            page("Sorry, the page you requested cannot be found.", "Try again.", date=""),
            "not_found",
        ),
        ("<html><title>Page not found</title><body><div>Oops!</div></body></html>", "not_found"),
        (page("Error", "This article has been removed.", date=""), "not_found"),
        (page("Member Login", "Please log in to continue reading.", date=""), "login"),
        (page("Lithium outlook", "Sign in to read the full report.", date=""), "login"),
        (page("Lithium outlook", STORY, "Please log in to continue reading."), "login"),
        (page("Lithium outlook", "This report is for registered members only."), "login"),
        ("<html><body><div> &nbsp; </div></body></html>", "empty"),
    ],
)
def test_page_that_is_no_article_says_why(html: str, code: str) -> None:
    result = structure(html, URL)
    assert isinstance(result, Reject)
    assert [reason.code for reason in result.reasons] == [code]


@pytest.mark.parametrize(
    "html",
    [
        page("Page not found, poem found", STORY, "Readers log in to access the poems."
             " The password is a rhyme."),
        page("A library of dead links", STORY, "Please log in, the door says; nobody does."
             " It has no handle on the inside, and visitors leave through the window."),
        page("Poems for lost pages", STORY, beside="<div>Please log in</div>"),
        page("Video: a poem a day", "A poem is read.", "Watch it here.",
             beside="<div><h3>Login</h3><p>Please log in to continue.</p></div>"),
    ],
)  # fmt: skip
def test_article_stays_one(html: str) -> None:
    assert isinstance(structure(html, URL), Article)


ABSTRACT = "Abstract : The card index of a county library leads to poems."


@pytest.mark.parametrize(
    "wall",
    [
        "Sorry, you do not have the right to read the article！",
        "Sorry, you do not have the right to read the article!",
        "Sorry，you don't have permission to view this page.",
        "You do not have access to this article.",
        "You are not authorized to view this report.",
        "Your account is not allowed to read this content.",
        "No permission to read",
        "Access denied",
        "This article is for subscribers only.",
        "This content is only available to registered members.",
        "The full report is reserved for VIP members.",
        "For registered members only",
        "Members only",
        "Subscriber-only content",
        "Please subscribe to continue reading.",
        "Subscribe to read the full article",
        "Please log in to continue reading.",
        "To continue reading, please sign in or subscribe.",
        "Register to unlock this story",
        "Become a member to get full access to this article.",
        "You have reached your limit of free articles.",
        "You’ve read all your free stories this month. Subscribe for more.",
        "You have no free articles left.",
    ],
)
@pytest.mark.parametrize(
    "form", ["<p>{}</p>", "<div>{}</div>", "<div class='paywall'><p>{}</p></div>", "<h3>{}</h3>"]
)
def test_wall_in_place_of_a_story(wall: str, form: str) -> None:
    wall = form.format(wall)
    for told in ("", f"<p>{ABSTRACT}</p>", "<p>The index is on the web.</p>"):
        html = f"<html><body><h1>Dead cards</h1><p>March 4, 2024</p>{told}{wall}</body></html>"
        result = structure(html, URL)
        assert isinstance(result, Reject), told
        assert [reason.code for reason in result.reasons] == ["login"]


POP_UPS = [
    "Sign In or Create an Account",
    "Log in",
    "Subscribe to continue reading.",
    "This content is reserved for subscribers only",
    "Register to unlock more articles",
    "Create an account or sign in to continue with your reading experience.",
    "You have no free articles left.",
    "The site is under maintenance.",
    "We value your privacy",
    "404 Not Found",
]
LONG = (STORY, STORY.replace("Yongding", "Pinghe"), STORY.replace("county", "town"))


@pytest.mark.parametrize("pop_up", POP_UPS)
@pytest.mark.parametrize(
    "form", ["<p>{}</p>", "<h2>{}</h2>", "<div class='modal'><h3>{}</h3><p>Enter here.</p></div>"]
)
@pytest.mark.parametrize("position", [0, 1, 2])
def test_pop_up_amid_a_story_makes_it_no_wall(pop_up: str, form: str, position: int) -> None:
    parts = [f"<p>{text}</p>" for text in LONG]
    parts.insert(position, form.format(pop_up))
    story = "".join(parts)
    html = f"<html><body><h1>Cards</h1><p>March 4, 2024</p><div>{story}</div></body></html>"
    assert isinstance(structure(html, URL), Article)


@pytest.mark.parametrize("pop_up", POP_UPS)
@pytest.mark.parametrize("form", ["<p>{}</p>", "<div class='modal'><h3>{}</h3></div>"])
def test_pop_up_beside_a_short_story_makes_it_no_wall(pop_up: str, form: str) -> None:
    box = form.format(pop_up)
    html = page("Cards", STORY, beside=f"<div>{box}</div>")
    assert isinstance(structure(html, URL), Article)
    html = page("Cards", STORY).replace("</body>", f"<div>{box}</div></body>")
    assert isinstance(structure(html, URL), Article)


@pytest.mark.parametrize(
    "lines",
    [
        ["The site is under maintenance.", "Please come back at nine o'clock."],
        ["Dear users, the system is being upgraded and will be back on Monday."],
        ["Under construction"],
        ["Scheduled maintenance"],
        ["503 Service Unavailable", "No server is available to handle this request."],
        ["Service Temporarily Unavailable"],
        ["502 Bad Gateway", "nginx"],
        ["We'll be right back", "Thank you for your patience."],
        ["Sorry, this website is temporarily unavailable."],
        ["Coming soon"],
        ["Just a moment...", "Checking your browser before accessing the site."],
        ["Attention Required! | Cloudflare"],
        ["We value your privacy", "We and our partners store cookies on your device."],
        ["Before you continue to the news"],
        ["Please accept our cookies to continue to the article."],
        ["To continue, please agree to our terms and privacy policy."],
    ],
)
@pytest.mark.parametrize("date", ["", "<p>March 4, 2024</p>"])
def test_notice_in_place_of_a_story(lines: list[str], date: str) -> None:
    title, *rest = lines
    body = "".join(f"<p>{line}</p>" for line in rest)
    for html in (
        f"<html><title>{title}</title><body><h1>{title}</h1>{date}{body}</body></html>",
        f"<html><body><h1>Cards of the library</h1>{date}<p>{title}</p>{body}</body></html>",
        f"<html><body>{date}<div>{title}</div>{body}</body></html>",
    ):
        result = structure(html, URL)
        assert isinstance(result, Reject), html
        assert [reason.code for reason in result.reasons] == ["not_found"], html


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("New bridge under construction in Chongqing",
         "Forty welders have begun to work on a bridge over the Jialing, the city said on Monday."),
        ("Rail service is unavailable after storm",
         "Trains between the two towns will not run before Friday, the railway said on Monday."),
        ("500 jobs created at Yongding port",
         "The port of Yongding has hired five hundred people since May, it said on Monday."),
        ("Access denied: a history of gates",
         "A museum of gates has opened in Pinghe, and none of its four hundred gates is locked."),
        ("Members only: clubs of old Shanghai",
         "A show of the rules of forty clubs has opened in Pudong, its curator said on Monday."),
        ("Museum coming soon to Yongding",
         "A museum of fish hooks is to open in Yongding before the festival, the town said."),
    ],
)  # fmt: skip
def test_short_story_about_such_things_stays_one(headline: str, text: str) -> None:
    assert isinstance(structure(page(headline, text), URL), Article)


TEASERS = [
    f"<div class='item'><h3><a href='/p/{n}.html'>Harbour town number {n} counts its bells</a></h3>"
    f"<p>The harbour office of town number {n} has counted its bells and found one more than"
    " it had bought in the nine years since the flood.</p></div>"
    for n in range(350010, 350018)
]


@pytest.mark.parametrize(
    "html",
    [
        "".join(TEASERS),
        "<h1>Latest</h1>" + "".join(TEASERS),
        "".join(TEASERS).replace("</p></div>", "</p><span>2024-03-04</span></div>"),
        "".join(TEASERS).replace("<h3>", "<div>").replace("</h3>", "</div>"),
        "".join(TEASERS[:5]),
        "".join(TEASERS) + f"<footer><p>{STORY}</p></footer>",
        f"<nav><p>{STORY}</p></nav>" + "".join(TEASERS),
        "".join(TEASERS).replace("</p></div>", "</p><span>2024-03-04</span></div>", 3),
    ],
)
def test_front_page_is_no_article(html: str) -> None:
    result = structure(f"<html><body><div id='list'>{html}</div></body></html>", URL)
    assert isinstance(result, Reject)
    assert [reason.code for reason in result.reasons] == ["not_article"]


@pytest.mark.parametrize(
    "html",
    [
        "".join(TEASERS[:4]),
        "".join(TEASERS) + f"<p>{STORY}</p>",
        "".join(TEASERS).replace("</p></div>", "</p><span>2024-03-04</span></div>", 2),
    ],
)
def test_what_is_no_front_page_may_be_an_article(html: str) -> None:
    result = structure(f"<html><body><div id='list'>{html}</div></body></html>", URL)
    codes = [reason.code for reason in result.reasons] if isinstance(result, Reject) else []
    assert "not_article" not in codes


def test_article_above_teasers_stays_one() -> None:
    html = page(
        "Cards", "The index is on the web, and every ninth card leads to a poem by a child."
    )
    html = html.replace("</body>", f"<div>{''.join(TEASERS)}</div></body>")
    assert isinstance(structure(html, URL), Article)


POP_UP = (
    "<div><h4>Research Report</h4><p>The full edition of the report is to be had at our office."
    " Please have a look at its table of contents first, and write to us after that.</p></div>"
)
TITLES = [f"Harbour town number {n} counts its bells" for n in range(12)]
SUMMARY = (
    "The harbour office has counted its bells and found one more than it had bought in the nine"
    " years since the flood."
)
TEASER_SHAPES = {
    "titles": "<p><a href='{url}'>{title}</a></p>",
    "titles and dates": "<p><a href='{url}'>{title}</a> <span>{date}</span></p>",
    "summaries": "<div><h3><a href='{url}'>{title}</a></h3><p>{summary}</p></div>",
    "dates": "<div><h3><a href='{url}'>{title}</a></h3><i>{date}</i><p>{summary}</p></div>",
    "words that lead on": "<div><h3>{title}</h3><p>{summary}</p><a href='{url}'>More</a></div>",
    "cards": "<div><a href='{url}'><h3>{title}</h3><p>{summary}</p></a></div>",
    "datelines": "<div><h3><a href='{url}'>{title}</a></h3><p>ROME, May 7 -- {summary}</p></div>",
}
LISTS = {
    name: "".join(
        shape.format(url=f"/p/{n}.html", title=title, date=f"2024-03-{n + 10}", summary=SUMMARY)
        for n, title in enumerate(TITLES)
    )
    for name, shape in TEASER_SHAPES.items()
}


def read_loose(html: str) -> list[str]:
    html = f"<html><body>{html}</body></html>"
    draft = read_draft(SilkroadPage, html.encode(), "file:///saved.html")
    result = validate(normalise_dates(draft, SilkroadPage.portal))
    return [reason.code.value for reason in result.reasons] if isinstance(result, Reject) else []


@pytest.mark.parametrize(
    "head", ["", "<h1>Latest</h1>", "<h1>Latest</h1><div>Thursday, March 7, 2024</div>"]
)
@pytest.mark.parametrize("pop_up", ["", POP_UP])
@pytest.mark.parametrize("name", LISTS)
def test_a_list_whose_address_is_not_known_is_no_article(name: str, pop_up: str, head: str) -> None:
    assert read_loose(f"{head}{pop_up}<div>{LISTS[name]}</div>") == ["not_article"]


@pytest.mark.parametrize("name", LISTS)
def test_an_article_beside_a_list_stays_one_though_its_address_is_not_known(name: str) -> None:
    lines = [
        f"The ferry carries {cargo} to the islands, and comes back with fish, wool and letters."
        for cargo in ("people", "parcels", "post", "bread", "flour", "timber", "tools", "doctors")
    ]
    story = f"<div>{''.join(f'<p>{line}</p>' for line in lines)}</div>"
    head = "<h1>Ferry opens</h1><div>March 7, 2024</div>"
    assert read_loose(f"{head}{story}<div><h4>Related</h4>{LISTS[name]}</div>") == []


class FiveArticles:
    """The links of a page that leads to five articles, whatever its links are."""

    def list_articles(self) -> dict[str, int]:
        return {f"{URL}?{number}": 20 for number in range(5)}

    def find_article(self, href: str) -> str:
        return f"{URL}?{href}"


def judge_list(html: str, *body: str, is_dated: bool = False) -> bool:
    """Tell whether a page with such a story is taken for a list."""
    blocks = read_blocks(parse_html(html.encode()))
    story = SimpleNamespace(facts=SimpleNamespace(is_dated=is_dated), body=body, figures=[])
    return judge_loose_page(blocks, story, FiveArticles()) is not None


@pytest.mark.parametrize(
    ("letters", "is_dated", "is_list"),
    [(249, False, True), (250, False, False), (119, True, True), (120, True, False)],
)
def test_how_much_a_page_of_links_tells_that_is_no_list(letters, is_dated, is_list) -> None:
    assert judge_list("", "a" * letters, is_dated=is_dated) is is_list


@pytest.mark.parametrize(
    ("between", "is_list"), [("", True), ("<p>Bells</p>", False), ("<p>May 4, 2024</p>", True)]
)
def test_what_stands_beside_a_link_is_its_teaser(between: str, is_list: bool) -> None:
    text = "a" * 300
    link = "<p><a href=/p/1.html>Ferry line opens</a></p>"
    assert judge_list(f"<p>{text}</p>{between}{link}", text) is is_list
    assert judge_list(f"{link}{between}<p>{text}</p>", text) is is_list


@pytest.mark.parametrize(("letters", "is_notice"), [(0, True), (159, True), (160, False)])
def test_how_much_a_page_tells_beside_a_notice(letters: int, is_notice: bool) -> None:
    story = SimpleNamespace(body=["The site is under maintenance.", "a" * letters])
    assert _is_notice(["The site is under maintenance."], story) is is_notice


WALL = "Please log in to continue reading."


def judge(*texts: str, behind: tuple[str, ...] = (), is_dated: bool = True) -> str | None:
    """Return the code for a page with a story of these texts, and lines right behind it."""
    title = "Lithium outlook"
    blocks = read_blocks(parse_html(page(title, *texts, *behind).encode()))
    story = SimpleNamespace(
        body=texts,
        figures=[],
        facts=SimpleNamespace(is_dated=is_dated),
        headline=SimpleNamespace(text=title, index=0),
        end=len(blocks),
    )
    reason = judge_page(blocks, story, title)
    return reason and reason.code


@pytest.mark.parametrize(("letters", "code"), [(399, "login"), (400, None)])
def test_how_long_a_story_is_that_a_wall_at_its_top_does_not_replace(letters, code) -> None:
    assert judge(WALL, "a" * (letters - len(WALL) - 1) + ".") == code


@pytest.mark.parametrize(
    ("letters", "is_dated", "code"),
    [(1499, True, "login"), (1500, True, None), (1499, False, "login"), (1500, False, None)],
)
def test_how_long_a_story_is_that_no_wall_cuts_off(letters, is_dated, code) -> None:
    assert judge("a" * (letters - 1) + ".", behind=(WALL,), is_dated=is_dated) == code


def test_a_dateline_is_no_part_of_a_teasers_paragraph() -> None:
    text = "a" * 300
    html = f"<p><a href=/p/1.html>Ferry line opens</a></p><p>ROME, May 7 -- {text}</p>"
    assert judge_list(html, text)
    assert not judge_list(html, text, "b" * 300)
    assert not judge_list(html, "b" * 300, text)


@pytest.mark.parametrize(("letters", "is_front"), [(20, True), (19, False)])
def test_how_long_the_titles_of_a_front_page_are(letters: int, is_front: bool) -> None:
    item = f"<div><h3><a href=/p/1.html>{'a' * letters}</a></h3><p>{SUMMARY}</p></div>"
    blocks = read_blocks(parse_html((item * 5).encode()))
    assert _is_front_page(blocks, SimpleNamespace(figures=[])) is is_front
