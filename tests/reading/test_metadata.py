"""Metadata: which dates, titles and authors a page's head states about its own article."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reading.markup import parse_html
from crawler.reading.metadata import Metadata, read_metadata

URL = "https://example.com/news/2024/port-opens.html"
TITLE = "Port opens its second quay"


def read(head: str, body: str = f"<h1>{TITLE}</h1>", title: str = f"{TITLE} | Harbour") -> Metadata:
    page = f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    return read_metadata(parse_html(page.encode()), URL)


def script(*values: object) -> str:
    text = json.dumps(values[0] if len(values) == 1 else list(values))
    return f'<script type="application/ld+json">{text}</script>'


def article(**fields: object) -> dict[str, object]:
    return {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2024-05-03", **fields}


OTHER = {"headline": "Textile park hires", "datePublished": "2019-01-01"}


def days(found: Metadata) -> list[str]:
    return [date.raw for date in found.published]


@pytest.mark.parametrize(
    "name",
    [
        "article:published_time",
        "og:article:published_time",
        "article:published",
        "parsely-pub-date",
        "sailthru.date",
        "published",
        "pubdate",
        "PubDate",
        "publishdate",
        "pub_date",
        "publish-date",
        "publication_date",
        "cXenseParse:publishtime",
        "DC.date.issued",
        "dcterms.created",
        "dc.date",
        "date",
        "http://ogp.me/ns/article#published_time",
    ],
)
@pytest.mark.parametrize("attribute", ["property", "name"])
def test_reads_the_names_under_which_sites_state_the_date(name: str, attribute: str) -> None:
    found = read(f'<meta {attribute}="{name}" content=" 2024-05-03T10:00:00Z ">')
    assert days(found) == ["2024-05-03T10:00:00Z"]


@pytest.mark.parametrize(
    "name",
    [
        "article:modified_time",
        "article:expiration_time",
        "foundingDate",
        "last-modified",
        "og:title",
    ],
)
def test_no_other_date_is_that_of_publication(name: str) -> None:
    assert days(read(f'<meta property="{name}" content="2024-05-03">')) == []


def test_json_ld_comes_before_meta_names_and_the_names_in_their_order() -> None:
    head = (
        '<meta name="date" content="2024-05-06"><meta name="pubdate" content="2024-05-05">'
        '<meta property="article:published_time" content="2024-05-04">' + script(article())
    )
    assert days(read(head)) == ["2024-05-03", "2024-05-04", "2024-05-05", "2024-05-06"]
    assert [date.how for date in read(head).published][:2] == ["JSON-LD", "article:published_time"]


def test_itemprop_dates_count_where_they_agree() -> None:
    one = '<meta itemprop="datePublished" content="2024-05-03T10:00:00Z">'
    assert days(read("", one)) == ["2024-05-03T10:00:00Z"]
    assert days(read("", one + one.replace("10:", "11:"))) == ["2024-05-03T10:00:00Z"]
    created = '<meta itemprop="dateCreated" content="2024-05-02">'
    assert days(read("", created + one)) == ["2024-05-03T10:00:00Z", "2024-05-02"]
    teaser = '<meta itemprop="datePublished" content="2023-01-01">'
    assert days(read("", one + f"<div itemscope>{teaser}</div>")) == []


def test_itemprop_of_publication_comes_before_that_of_creation() -> None:
    made = '<meta itemprop="dateCreated" content="2024-05-01">'
    published = '<meta itemprop="datePublished" content="2024-05-03">'
    assert days(read("", made + published)) == ["2024-05-03", "2024-05-01"]


@pytest.mark.parametrize(
    ("title", "raws"),
    [
        ("Port opens | News | DW | 19.01.2020", ["19.01.2020"]),
        ("Port opens - Harbour - May 3, 2024", ["May 3, 2024"]),
        ("Port opens | 2024-05-03", ["2024-05-03"]),
        ("Port opens on May 3, 2024", []),
        ("Port opens | Harbour 2024", []),
        ("Prices of 19.01.2020 | Harbour", []),
    ],
)
def test_a_date_behind_the_title_is_the_last_to_be_asked(title: str, raws: list[str]) -> None:
    assert days(read("", title=title)) == raws
    head = '<meta name="date" content="2024-05-06">'
    assert days(read(head, title=title)) == ["2024-05-06", *raws]


def test_titles_are_those_of_the_page_and_of_its_own_article() -> None:
    head = '<meta property="og:title" content="Port opens">' + script(
        article(headline="Port opens its second quay &amp; more", url=URL),
        {"@type": "Article", **OTHER},
    )
    found = read(head)
    assert found.titles == ["Port opens", "Port opens its second quay & more"]
    assert found.window_title == f"{TITLE} | Harbour"


ABOUT_THIS = [
    article(),
    article(headline=None, name=TITLE),
    article(headline=f"  {TITLE.upper()} "),
    article(headline=TITLE[:24] + "..."),
    article(headline="Something else", url=URL),
    article(headline="Something else", url=URL + "?utm_source=x#top"),
    article(headline="Something else", url="/news/2024/port-opens.html"),
    article(headline="Something else", mainEntityOfPage=URL.replace("https://", "http://www.")),
    article(headline="Something else", mainEntityOfPage={"@type": "WebPage", "@id": URL + "/"}),
    article(headline="Something else", mainEntityOfPage=True),
    article(headline="Something else", **{"@id": URL + "#article"}),
    article(headline=None),
    article(**{"@type": ["Article", "NewsArticle"]}),
    article(**{"@type": "http://schema.org/ReportageNewsArticle"}),
    article(**{"@type": "BlogPosting"}),
    article(**{"@type": "LiveBlogPosting"}),
    {"headline": TITLE, "datePublished": "2024-05-03"},
    {"@graph": [{"@type": "WebSite", "name": "Harbour"}, article()]},
    {"@type": "WebPage", "url": URL, "mainEntity": article(headline=None)},
    {"@type": "WebPage", "url": URL, "datePublished": "2024-05-03"},
    {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": article()}]},
    article(datePublished=["2024-05-03"]),
    article(datePublished={"@type": "Date", "@value": "2024-05-03"}),
]

ABOUT_OTHERS = [
    {"@type": "NewsArticle", **OTHER},
    {
        "@type": "NewsArticle",
        "url": "https://example.com/news/park.html",
        "datePublished": "2019-01-01",
    },
    {
        "@type": "NewsArticle",
        "datePublished": "2019-01-01",
        "url": "https://example.com/news/park.html",
        "headline": "Park",
    },
    {"@type": "NewsArticle", **OTHER, "url": "https://example.com/"},
    {"@type": "WebPage", "url": "https://example.com/", "datePublished": "2019-01-01"},
    {"@type": "WebSite", "datePublished": "2019-01-01"},
    {"@type": "VideoObject", "name": TITLE, "url": URL, "datePublished": "2019-01-01"},
    {"@type": "ImageObject", "url": URL, "datePublished": "2019-01-01"},
    {"@type": "JobPosting", "headline": TITLE, "datePublished": "2019-01-01"},
    {"@type": "LiveBlogPosting", "headline": "Live", "liveBlogUpdate": [article()]},
    {"@type": "NewsArticle", "headline": "Park", "image": {"datePublished": "2019-01-01"}},
    {"@graph": [{"@type": "NewsArticle", "datePublished": "2019-01-01"}] * 2},
    "2019-01-01",
    None,
    3,
    [[]],
]


@pytest.mark.parametrize("value", ABOUT_THIS)
def test_json_ld_about_this_article_gives_its_date(value: object) -> None:
    assert days(read(script(value))) == ["2024-05-03"]
    assert days(read(script({"@type": "NewsArticle", **OTHER}) + script(value))) == (
        ["2024-05-03"] if value != article(headline=None) else []
    )


@pytest.mark.parametrize("value", ABOUT_OTHERS)
def test_json_ld_about_others_gives_none(value: object) -> None:
    assert days(read(script(value))) == []
    assert days(read(script(value, article()))) == ["2024-05-03"]


def test_the_canonical_link_and_og_url_are_addresses_of_the_page() -> None:
    other = "https://mirror.example.org/a/1"
    value = script(article(headline="Something else", url=other))
    assert days(read(value)) == []
    assert days(read(f'<link rel="canonical" href="{other}">' + value)) == ["2024-05-03"]
    assert days(read(f'<meta property="og:url" content="{other}">' + value)) == ["2024-05-03"]


def test_headings_of_teasers_are_no_titles_of_the_page() -> None:
    headings = "".join(f"<h1>{text}</h1>" for text in (TITLE, "Textile park hires", "Lake"))
    assert days(read(script({"@type": "NewsArticle", **OTHER}), headings)) == []
    assert days(read(script(article()), "", "Harbour")) == []
    assert days(read(script(article()), f"<h1>{TITLE}</h1>", "Harbour")) == ["2024-05-03"]


TEXT = json.dumps(article(description="ab"))
BROKEN = [
    TEXT.replace("ab", "a\nb"),
    TEXT.replace("ab", "a\tb\x0bc"),
    f"<!-- {TEXT} -->",
    f"// <![CDATA[\n{TEXT}\n// ]]>",
    f"/* <![CDATA[ */ {TEXT} /* ]]> */",
    f"<![CDATA[{TEXT}]]>",
    f"{TEXT};",
    f"\ufeff {TEXT}",
    TEXT.replace("}", ",}"),
    TEXT.replace("}", ', "keywords": ["a", "b", ], "x": , "y": "," }'),
    TEXT.replace('"', "&quot;"),
    f"{TEXT}\n{TEXT}",
    f'{{"@type": "WebSite"}} {TEXT}',
]


@pytest.mark.parametrize("text", BROKEN)
def test_broken_json_ld_is_read(text: str) -> None:
    head = f'<script type="application/ld+json; charset=utf-8">{text}</script>'
    assert "2024-05-03" in days(read(head))


@pytest.mark.parametrize(
    "text", ["", "{", "[[[", '{"headline": "Port"', "null", "x" * 100, "[" * 9000]
)
def test_what_cannot_be_read_gives_nothing(text: str) -> None:
    assert days(read(f'<script type="application/ld+json">{text}</script>')) == []


KEYS = ["@type", "@id", "@graph", "url", "mainEntity", "mainEntityOfPage", "headline", "name",
        "author", "publisher", "datePublished", "item", "itemListElement", "givenName"]  # fmt: skip
leaves = st.none() | st.booleans() | st.integers() | st.sampled_from([TITLE, URL, "NewsArticle"])
values = st.recursive(
    leaves, lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(KEYS), inner)
)


@given(values)
def test_json_ld_of_any_make_is_read_without_an_error(value: object) -> None:
    found = read(script(value))
    assert all(isinstance(raw, str) and raw for raw in days(found))
    assert all(isinstance(name, str) and name for name in found.authors)


@given(st.text(max_size=80))
def test_any_script_is_read_without_an_error(text: str) -> None:
    read(f'<script type="application/ld+json">{text}</script>')


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Jane Doe", ["Jane Doe"]),
        ({"@type": "Person", "name": "Jane Doe"}, ["Jane Doe"]),
        ({"@type": "Person", "givenName": "Jane", "familyName": "Doe"}, ["Jane Doe"]),
        ([{"name": "Jane Doe"}, "John Roe"], ["Jane Doe", "John Roe"]),
        ({"name": ["Jane Doe", "John Roe"]}, ["Jane Doe", "John Roe"]),
        ({"name": "Jane Doe, Ann Poe and John Roe"}, ["Jane Doe", "Ann Poe", "John Roe"]),
        ({"@id": "#jane"}, ["Jane Doe"]),
        ([{"name": "Jane Doe"}, {"name": "Jane Doe"}], ["Jane Doe"]),
        ({"@type": "Person", "name": "O&#039;Brien Doe"}, ["O'Brien Doe"]),
        ({"@type": "Organization", "name": "Anna Lind"}, []),
        ({"@type": "Person", "name": "Harbour Post"}, []),
        ({"@type": "Person", "name": "The Harbour"}, []),
        ({"@type": "Person", "url": "https://example.com/jane"}, []),
        (None, []),
        (True, []),
    ],
)
def test_authors_of_json_ld(author: object, names: list[str]) -> None:
    graph = [
        article(author=author, publisher={"@type": "Organization", "name": "Harbour"}),
        {"@type": "Person", "@id": "#jane", "name": "Jane Doe"},
    ]
    found = read(script({"@graph": graph}))
    assert found.authors == names
    assert found.authors_how == ("JSON-LD" if names else "")


@pytest.mark.parametrize(
    "name",
    [
        "author",
        "Author",
        "article:author",
        "article:author_name",
        "parsely-author",
        "sailthru.author",
        "byl",
        "dc.creator",
        "dcterms.creator",
    ],
)
def test_authors_of_meta_names(name: str) -> None:
    assert read(f'<meta name="{name}" content="By JANE DOE">').authors == ["Jane Doe"]


def test_several_tags_of_one_name_are_several_authors() -> None:
    head = '<meta name="author" content="Jane Doe"><meta name="author" content="John Roe">'
    assert read(head).authors == ["Jane Doe", "John Roe"]


def test_json_ld_comes_first_and_a_source_without_names_is_passed_over() -> None:
    meta = '<meta name="author" content="John Roe">'
    assert read(meta + script(article(author="Jane Doe"))).authors == ["Jane Doe"]
    assert read(meta + script(article(author={"name": "Harbour Post"}))).authors == ["John Roe"]
    address = '<meta property="article:author" content="https://facebook.com/jane">'
    assert read(address + meta).authors == ["John Roe"]


@pytest.mark.parametrize("name", ["twitter:creator", "article:publisher", "publisher", "generator"])
def test_no_other_name_gives_authors(name: str) -> None:
    assert read(f'<meta name="{name}" content="Jane Doe">').authors == []


def test_authors_of_pictures_are_not_the_articles() -> None:
    assert (
        read("", '<div itemscope><meta itemprop="author" content="Jane Doe"></div>').authors == []
    )


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="og:site_name" content="Anna Lind">',
        '<meta name="application-name" content="anna lind">',
        script(article(publisher="Anna Lind")),
    ],
)
def test_the_publishers_own_name_is_no_author(head: str) -> None:
    assert read(head + '<meta name="author" content="Anna Lind">').authors == []
    assert read('<meta name="author" content="Anna Lind">', title="News - Anna Lind").authors == []


def test_the_headline_of_the_only_json_ld_may_be_a_title_and_gives_nothing_else() -> None:
    thing = article(headline="Bells of Boshan ring again", author="Lin Qiao")
    found = read(script(thing), body="<div>Bells of Boshan ring again</div>", title="Harbour")
    assert found.titles == ["Bells of Boshan ring again"]
    assert (found.published, found.authors) == ([], [])


def test_the_headline_of_json_ld_that_names_another_address_is_no_title() -> None:
    thing = article(headline="Bells of Boshan ring again", url="https://example.com/other.html")
    assert read(script(thing), body="<div>x</div>", title="Harbour").titles == []
