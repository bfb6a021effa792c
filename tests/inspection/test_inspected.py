"""What is gathered of a page."""

import pytest

from crawler.inspection import inspect_page
from crawler.inspection.inspected import Alternative, name_element
from crawler.pages.anywhere import make_page_class
from crawler.reading.markup import parse_html

URL = "https://news.harbour.example/a.html"
STORY = (
    "<p>The harbour office said that a ferry line opened and carries people and parcels.</p>" * 4
)
PAGE = f"""<html><head><title>A ferry line opens - Harbour News</title>
<meta property="article:published_time" content="2024-01-12T22:00:00Z">
<meta name="author" content="Somebody Else"></head>
<body><h1>A ferry line opens</h1><p>By Jane Doe</p><p>January 13, 2024</p>
<div id="story" class="text wide">{STORY}</div></body></html>"""


def inspect(page=PAGE):
    return inspect_page(make_page_class(URL, "UTC"), page.encode(), URL)


def test_what_was_passed_over_is_told_with_where_it_stands():
    assert inspect().list_alternatives() == [
        Alternative("published", "2024-01-12T22:00:00Z", "metadata: article:published_time"),
        Alternative("headline", "A ferry line opens - Harbour News", "metadata: the title element"),
        Alternative("byline", "Somebody Else", "metadata: author"),
    ]


def test_the_second_witness_is_named():
    core = inspect().core
    assert core is not None
    assert [name_element(place.node) for place in core.places] == ["div#story.text.wide"]


def test_a_reject_has_what_was_read_of_it():
    inspection = inspect(PAGE.replace("<h1>A ferry line opens</h1>", "").replace("<title>", "<b>"))
    assert not inspection.is_record or inspection.values["headline"]
    assert inspection.values["published"] in (None, "2024-01-13")


def test_nothing_that_can_be_read():
    inspection = inspect("")
    assert (inspection.page, inspection.core, inspection.cuts) == (None, None, [])
    assert inspection.list_alternatives() == []


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ("<p>", "p"),
        ('<p id="a">', "p#a"),
        ('<p class=" a  b ">', "p.a.b"),
        ('<p id="a" class="b">', "p#a.b"),
    ],
)
def test_an_element_is_named_as_a_selector_does(html, name):
    [node] = parse_html(html.encode()).iter("p")
    assert name_element(node) == name
