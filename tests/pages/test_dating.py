"""The dates and the authors of whole pages, from whatever evidence the page gives."""

import re

import pytest

from crawler import Article, ArticlePage, Portal, structure

URL = "https://www.example.com/news/a-1.html"
TITLE = "Port opens its second quay"
STORY = "".join(
    f"<p>{text}</p>"
    for text in (
        "A crew of forty welders has closed the last gap in the deck of the bridge, the port office"
        " said on Wednesday, two weeks ahead of its plan.",
        "The work took eleven nights and used steel plates that were cut in a yard on the opposite"
        " bank and brought over by barge before dawn.",
        "Buses will cross again from the first day of June, and cyclists will get a lane of their"
        " own on the side of the old customs house.",
    )
)
TEASERS = (
    "<div class=side><h3>Recommended</h3><ul>"
    "<li><a href=/news/a-2.html>Lake town ships its crayfish abroad</a><span>2024-07-12</span></li>"
    "<li><a href=/news/a-3.html>Textile park hires again in spring</a><span>2024-07-11</span></li>"
    "</ul></div>"
)


class Harbour:
    """The portal apart from its page class: a class that declares one is found everywhere."""

    portal = Portal("harbour", ("www.example.com",), re.compile(r"/news/a-\d+\.html"))


class HarbourPage(Harbour, ArticlePage):
    """A page of a portal that exists here only."""


def read(
    *, head: str = "", above: str = "", below: str = "", story: str = STORY, tail: str = ""
) -> Article:
    html = (
        f"<html><head><title>{TITLE} | Harbour</title>{head}</head><body><main>{above}"
        f"<h1>{TITLE}</h1>{below}<div class=story>{story}</div>{tail}</main>{TEASERS}</body></html>"
    )
    result = structure(html, URL, page=HarbourPage)
    assert isinstance(result, Article), result
    return result


def dates(record: Article) -> tuple[str, str | None, str | None, str | None]:
    return (
        record.published,
        record.published_raw,
        record.modified_at or record.modified,
        record.extraction.published,
    )


META = '<meta property="article:published_time" content="2024-05-03">'
AFTER = "<p>2024-05-03</p>"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ({"below": AFTER}, ("2024-05-03", "2024-05-03", None, "text")),
        ({"above": AFTER}, ("2024-05-03", "2024-05-03", None, "text")),
        ({"tail": AFTER}, ("2024-05-03", "2024-05-03", None, "text")),
        ({"head": META}, ("2024-05-03", "2024-05-03", None, "metadata")),
        (
            {"below": "<p>May 3, 2024</p>", "head": META},
            ("2024-05-03", "May 3, 2024", None, "text"),
        ),
        (
            {"tail": "<p>May 9, 2024</p>", "head": META},
            ("2024-05-03", "2024-05-03", None, "metadata"),
        ),
        (
            {"above": "<p>Friday May 24, 2024</p>", "head": META},
            ("2024-05-03", "2024-05-03", None, "metadata"),
        ),
        (
            {"below": "<p>Updated: 2024-05-05 10:00</p>", "head": META},
            ("2024-05-03", "2024-05-03", "2024-05-05T10:00:00+08:00", "metadata"),
        ),
        (
            {"below": "<p>Updated: 2024-05-03 10:00</p>", "head": META},
            ("2024-05-03", "2024-05-03 10:00", None, "text"),
        ),
        (
            {"below": "<p>Updated: 2024-05-03 10:00</p>"},
            ("2024-05-03", "2024-05-03 10:00", None, "text"),
        ),
        (
            {
                "above": "<p>Asia 19:49, 21-Jan-2024</p>",
                "below": "<p>Updated 23:16, 21-Jan-2024</p>",
            },
            ("2024-01-21", "19:49, 21-Jan-2024", "2024-01-21T23:16:00+08:00", "text"),
        ),
        (
            {"below": "<p>Published: May 3, 2024</p><p>Updated: May 5, 2024</p>"},
            ("2024-05-03", "May 3, 2024", "2024-05-05", "text"),
        ),
        (
            {"below": '<div><time datetime="2024-05-03T09:30:00+08:00">2 hours ago</time></div>'},
            ("2024-05-03", "2024-05-03T09:30:00+08:00", None, "metadata"),
        ),
        (
            {"below": "<p>Blackswan Friday, May 3, 2024</p>"},
            ("2024-05-03", "Friday, May 3, 2024", None, "text"),
        ),
        (
            {"below": "<p><a href=/news/a-1.html>May 3, 2024</a> by <a href=/by/jane>Jane</a></p>"},
            ("2024-05-03", "May 3, 2024", None, "text"),
        ),
        (
            {
                "story": STORY.replace("<p>A crew", "<p>BEIJING, April 25 (Xinhua) -- A crew"),
                "below": "<p>April 25, 2024</p>",
                "head": '<meta name="pubdate" content="2024-12-07">',
            },
            ("2024-04-25", "April 25, 2024", None, "text"),
        ),
    ],
)
def test_the_dates_of_a_page(
    page: dict[str, str], expected: tuple[str, str | None, str | None, str | None]
) -> None:
    assert dates(read(**page)) == expected


@pytest.mark.parametrize(
    "page",
    [
        {
            "head": '<script type="application/ld+json">{"@type": "NewsArticle", "headline":'
            ' "Textile park hires again", "datePublished": "2024-07-11"}</script>'
        },
        {"tail": "<h2>Read next</h2><p>2024-07-11</p>"},
        {"tail": "<p><a href=/news/a-3>Textile park hires again in spring</a></p>2024-07-11"},
        {"below": "<p>03/04/2024</p>"},
        {"after": "<div><p>On air</p><p>2024-07-11</p></div>"},
    ],
)
def test_a_date_of_another_story_is_never_taken(page: dict[str, str]) -> None:
    html = (
        f"<html><head><title>{TITLE}</title>{page.get('head', '')}</head><body><main>"
        f"<h1>{TITLE}</h1>{page.get('below', '')}<div>{STORY}</div>{page.get('tail', '')}</main>"
        f"{page.get('after', '')}{TEASERS}</body></html>"
    )
    result = structure(html, URL, page=HarbourPage)
    assert not isinstance(result, Article)
    assert {reason.field for reason in result.reasons} == {"published"}


def test_metadata_give_the_moment_of_a_day_that_is_printed() -> None:
    head = META.replace("2024-05-03", "2024-05-03T01:30:00Z")
    record = read(head=head, below="<p>May 3, 2024</p>")
    assert record.published_at == "2024-05-03T09:30:00+08:00"
    assert record.published_raw == "May 3, 2024"


AUTHOR = '<meta name="author" content="{}">'


@pytest.mark.parametrize(
    ("page", "names", "tier"),
    [
        ({"head": AUTHOR.format("Jane Doe")}, ["Jane Doe"], "metadata"),
        ({"head": AUTHOR.format("Jane Doe"), "below": "<p>By John Roe</p>"}, ["John Roe"], "text"),
        ({"head": AUTHOR.format("Harbour")}, [], None),
        ({"head": AUTHOR.format("Anna Lind"), "tail": "<p>Editor: Anna Lind</p>"}, [], None),
        ({"head": AUTHOR.format("Blue Sky"), "tail": "<p>Source: Blue Sky</p>"}, [], None),
    ],
)
def test_the_authors_of_a_page(page: dict[str, str], names: list[str], tier: str | None) -> None:
    record = read(**{**page, "head": META + page["head"]})
    assert record.byline == names
    assert record.extraction.byline == tier
