"""JSON-LD: what it says of the page's own article, and of no other."""

import json

import pytest

from crawler.reading.json_ld import Thing, read_json_ld

URL = "https://harbour.example/news/quay.html"
TITLE = "Quay opens"
DAY = "2024-05-03"


def article(**fields: object) -> dict[str, object]:
    return {"@type": "NewsArticle", "headline": TITLE, "datePublished": DAY, **fields}


OTHER = {"@type": "NewsArticle", "headline": "Mill closes", "datePublished": "2019-01-01"}


def read(*values: object, addresses: tuple[str, ...] = (URL,)) -> list[Thing]:
    """Return the things of one script for each value; a text is the script as it stands."""
    scripts = [value if isinstance(value, str) else json.dumps(value) for value in values]
    return read_json_ld(scripts, addresses, lambda text: text == TITLE)


def days(*values: object, **how) -> list[str | None]:
    return [thing.published for thing in read(*values, **how)]


@pytest.mark.parametrize("between", ["", " ", "\n", ";", ";\r\n", ",", " , \t"])
def test_values_in_a_row(between: str) -> None:
    first, second = json.dumps(OTHER), json.dumps(article())
    assert days(f"{first}{between}{second}") == [DAY]
    assert days(f"{second}{between}{first}{between}") == [DAY]


def test_what_stands_before_a_broken_value_is_read() -> None:
    assert days(f'{json.dumps(article())} {{"@type": ') == [DAY]


@pytest.mark.parametrize(
    ("node", "known"),
    [
        ({"@graph": [OTHER, article()]}, True),
        ([[article()]], True),
        ({"@type": "WebPage", "mainEntity": article(headline=None)}, True),
        ({"@type": "ItemList", "itemListElement": [{"item": article()}, {"item": OTHER}]}, True),
        ({"@type": "WebPage", "isPartOf": article()}, False),
        (json.loads("[" * 7 + json.dumps(article()) + "]" * 7), True),
        (json.loads("[" * 8 + json.dumps(article()) + "]" * 8), False),
    ],
)
def test_where_an_article_may_stand(node: object, known: bool) -> None:
    assert (days(node) == [DAY]) is known


def test_the_main_entity_of_a_page_has_the_pages_address() -> None:
    main = {"@type": "NewsArticle", "headline": "Else", "datePublished": DAY}
    page = {"@type": "WebPage", "url": URL, "mainEntity": main}
    assert days([page, OTHER]) == [DAY]
    assert days([{**page, "url": "https://harbour.example/else"}, OTHER]) == []


@pytest.mark.parametrize(
    ("fields", "known"),
    [
        ({"headline": "Mill", "url": URL}, True),
        ({"headline": "Mill", "url": "/news/quay.html"}, True),
        ({"headline": "Mill", "url": "http://www.harbour.example/news/quay.html?x=1#top"}, True),
        ({"headline": "Mill", "url": "https://amp.harbour.example/news/quay.html/amp"}, True),
        ({"headline": "Mill", "url": "https://HARBOUR.example/news/quay.html/"}, True),
        ({"headline": "Mill", "mainEntityOfPage": True}, True),
        ({"headline": "Mill", "mainEntityOfPage": {"@id": URL}}, True),
        ({"headline": "Mill", "mainEntityOfPage": {"url": URL}}, True),
        ({"headline": "Mill", "@id": [URL]}, True),
        ({"headline": "Mill", "url": "https://harbour.example/news/mill.html"}, False),
        ({"headline": "Mill", "url": "https://else.example/news/quay.html"}, False),
        ({"headline": "Mill", "url": "https://harbour.example/"}, False),
        ({"headline": "Mill", "url": "http://["}, False),
        ({"headline": "Mill"}, False),
        ({"headline": f" {TITLE} "}, True),
        ({"headline": ["", TITLE]}, True),
        ({"headline": None, "name": TITLE}, True),
        ({"headline": None, "name": "Mill"}, False),
        ({"headline": "Quay&nbsp;opens"}, True),
    ],
)
def test_among_several_an_article_names_the_pages_address_or_title(
    fields: dict[str, object], known: bool
) -> None:
    found = days([article(**fields), OTHER])
    assert found == ([DAY] if known else [])


def test_addresses_of_front_pages_tell_nothing_apart_but_by_their_query() -> None:
    front = article(headline="Mill", url="https://harbour.example/index.php?id=7")
    asked = ("https://harbour.example/?id=7",)
    assert days([front, OTHER], addresses=asked) == [DAY]
    assert days([front, OTHER], addresses=("https://harbour.example/?id=8",)) == []


def test_the_only_article_needs_no_name_but_gives_only_its_headline_then() -> None:
    assert read(article(headline="Mill")) == [Thing("Mill")]
    assert read(article(headline=None)) == [Thing(None, DAY)]
    assert read(article(headline="Mill", url="https://else.example/x")) == []
    assert read(article(headline="Mill"), OTHER) == []


@pytest.mark.parametrize(
    ("kind", "known"),
    [
        ("NewsArticle", True),
        ("BlogPosting", True),
        ("Report", True),
        (["Thing", "NewsArticle"], True),
        ("WebPage", True),
        ("VideoObject", False),
        ("Organization", False),
        ("Product", False),
        ("UserComment", False),
        ("Person", False),
        ("Place", False),
        ("SaleEvent", False),
        (None, True),
    ],
)
def test_kinds_of_things_that_name_the_page(kind: object, known: bool) -> None:
    assert (days({"@type": kind, "url": URL, "headline": "x", "datePublished": DAY}) == [DAY]) is (
        known
    )


def test_a_page_without_a_date_says_nothing() -> None:
    assert read({"@type": "WebPage", "url": URL, "headline": TITLE}) == []


def test_the_surest_comes_first() -> None:
    page = {"@type": "WebPage", "url": URL, "datePublished": "2024-05-01"}
    assert days([page, article()]) == [DAY, "2024-05-01"]


@pytest.mark.parametrize(
    ("date", "published"),
    [
        (DAY, DAY),
        ([DAY, "2019-01-01"], DAY),
        ({"@value": DAY}, DAY),
        (f" {DAY}\n", DAY),
        ("", None),
        (20240503, None),
    ],
)
def test_dates(date: object, published: str | None) -> None:
    assert days(article(datePublished=date)) == [published]


def test_authors_and_publishers() -> None:
    nodes = [
        article(
            author=[{"@id": "#a"}, "Jane Doe", {"givenName": "Ann", "familyName": "Poe"}],
            publisher={"@type": "Organization", "name": ["Harbour", "Harbour Ltd"]},
        ),
        {"@type": "Person", "@id": "#a", "name": "Lin Qiao"},
    ]
    [thing] = read(nodes)
    assert thing.authors == ("Lin Qiao", "Jane Doe", "Ann Poe")
    assert thing.publishers == ("Harbour", "Harbour Ltd")
    [thing] = read(article(author={"@type": "NewsMediaOrganization", "name": "Harbour"}))
    assert thing.authors == ()


def test_ten_things_are_enough() -> None:
    assert len(read([article(url=URL) for _ in range(12)])) == 10
    assert days(article(headline="Mill", url=["/x"] * 9 + [URL]), OTHER) == [DAY]
    assert days(article(headline="Mill", url=["/x"] * 10 + [URL]), OTHER) == []
