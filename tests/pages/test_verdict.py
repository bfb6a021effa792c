"""Pages at an article's address that are none say so; articles about such pages are articles."""

import pytest

from crawler import Article, Reject, structure

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
