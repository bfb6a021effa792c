"""The way from bytes to a record or a reject, as a library."""

import gc
import re
import subprocess
import sys
import weakref

import pytest

from crawler import Article, ArticlePage, Portal, Reject, structure
from crawler.items import Draft, Image, Reason, RejectCode
from crawler.pages import page_classes
from crawler.pages.pudong import PudongPage
from crawler.structuring import join_pages, normalise_dates, open_page, validate

URL = "https://english.pudong.gov.cn/2026-05/17/c_700001.htm"
BODY = "<p>A story of some length is told on this page, and it is told in full.</p>"


def page(*, head: str = "", date: str = "Updated: 2026-05-17", body: str = BODY) -> str:
    return f"<html><head>{head}</head><body><h1>Head</h1><p>{date}</p>{body}</body></html>"


def codes(result: Article | Reject) -> list[str]:
    assert isinstance(result, Reject)
    return [reason.code.value for reason in result.reasons]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "binary"),
        (b"%PDF-1.7 " + b"x" * 100, "binary"),
        pytest.param(
            page(body="<div>" * 10_000 + BODY + "</div>" * 10_000),
            "too_large",
            id="nested too deep",
        ),
        (page(body=""), "missing"),
        (page(body="<p>The sign said \ufffd and nothing else on that day.</p>"), "encoding"),
        (page().replace("<h1>Head</h1>", ""), "missing"),
    ],
)  # fmt: skip
def test_page_that_gives_no_record_says_why(body: bytes | str, code: str) -> None:
    assert codes(structure(body, URL)) == [code]


FIGURE = "<figure><img src=/1.jpg><figcaption>{}</figcaption></figure>"


@pytest.mark.parametrize(
    "caption",
    ["8150km to Beijing", "Gwadar, Pakistan", "00:33", "Watch live", "View gallery", "Photo: VCG"],
)
def test_captions_that_are_no_sentences_make_no_record(caption: str) -> None:
    result = structure(page(body=FIGURE.format(caption) * 2), URL)
    assert isinstance(result, Reject)
    assert [(reason.field, reason.code) for reason in result.reasons] == [("body", "missing")]


@pytest.mark.parametrize("caption", ["Welders close the gap in the deck.", "Photo shows the deck"])
def test_photo_essay_needs_no_paragraph(caption: str) -> None:
    result = structure(page(body=FIGURE.format(caption) + FIGURE.format("Gwadar")), URL)
    assert isinstance(result, Article)
    assert (result.body, result.images[0].caption) == ([], caption)


@pytest.mark.parametrize(
    ("lead", "text", "rest"),
    [
        ("<p><b>ISLAMABAD:</b> {}</p>", "ISLAMABAD", None),
        ("<p><strong>PUTRAJAYA, May 12 —</strong> {}</p>", "PUTRAJAYA, May 12", None),
        (f"{FIGURE.format('The link. [Photo/VCG]')}<p>NEW DELHI: {{}}</p>", "NEW DELHI", None),
        ("<p><img src=/1.jpg></p><p>© Jane Holm</p><p>ASTANA – {}</p>", "ASTANA", None),
        ("<p>Dekalb, Ill. — {}</p>", "Dekalb, Ill.", None),
        ("<p>CPEC: {}</p>", None, "CPEC: {}"),
        ("<p>Visitors look at a train in Shenzhen, China, May 12, 2026</p><p>{}</p>", None, None),
    ],
)
def test_dateline_in_a_page(lead: str, text: str | None, rest: str | None) -> None:
    story = "The link between the two ports was opened by both sides on Monday morning."
    more = "<p>It is to carry two million tonnes of goods a year, the ministry said in a note.</p>"
    result = structure(page(body=lead.format(story) + more * 2), URL)
    assert isinstance(result, Article)
    assert (result.dateline.text if result.dateline else None) == text
    assert (rest or "{}").format(story) in result.body


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://news.example.com/1.html", "unknown_portal"),
        ("https://english.pudong.gov.cn/latest.html", "not_article"),
        ("https://english.pudong.gov.cn/2026-05/17/c_700001_2.htm", "later_page"),
        ("not an address", "unknown_portal"),
        ("http://[::1", "unknown_portal"),
    ],
)
def test_address_that_is_no_article_of_a_portal(url: str, code: str) -> None:
    assert code in codes(structure(page(), url))


@pytest.mark.parametrize(
    ("date", "published", "raw", "tier"),
    [
        ("Updated: 2026-05-17 20:43", "2026-05-17T20:43:00+08:00", "2026-05-17 20:43", "text"),
        ("Updated: 2026-05-14", "2026-05-14", "2026-05-14", "text"),
        ("Updated: 2569-05-17 20:43", "2026-05-17", "2569-05-17 20:43", "url"),
        ("Updated: 2026-05-02", "2026-05-17", "2026-05-02", "url"),
        ("", "2026-05-17", "", "url"),
    ],
)
def test_printed_date_and_the_address(date: str, published: str, raw: str, tier: str) -> None:
    record = structure(page(date=date), URL)
    assert isinstance(record, Article)
    assert (record.published, record.published_raw) == (published, raw)
    assert record.extraction["published"] == tier


def test_metadata_give_the_date_where_none_is_printed() -> None:
    head = '<meta name="publishdate" content="2026-05-16">'
    record = structure(page(head=head, date=""), URL)
    assert isinstance(record, Article)
    assert (record.published, record.extraction["published"]) == ("2026-05-16", "metadata")


def test_date_after_the_fetch_is_none() -> None:
    assert codes(structure(page(), URL, fetched_at="2026-05-15T10:00:00Z")) == ["date"]
    assert isinstance(structure(page(), URL, fetched_at="2026-05-16T10:00:00Z"), Article)


def test_dateline_far_from_the_publication_is_rejected() -> None:
    body = f"<p>BEIJING, Jan. 3, 2026 (Xinhua) -- {BODY[3:]}"
    assert codes(structure(page(body=body), URL)) == ["dateline"]


def test_later_pages_are_joined_in_order() -> None:
    picture = Image(url="https://english.pudong.gov.cn/1.jpg", alt=None, caption="A", credit=None)
    first = Draft(
        URL, "pudong", headline="Head", published_raw="2026-05-17", body=["one"], images=[picture]
    )
    second = Draft(URL, "pudong", body=["two"], images=[picture], editors=["Ann Lee"])
    third = Draft(URL, "pudong", body=["three"])
    joined = join_pages(first, [second, third])
    record = validate(normalise_dates(joined, PudongPage.portal))
    assert isinstance(record, Article)
    assert (record.body, record.editors) == (["one", "two", "three"], ["Ann Lee"])
    assert len(record.images) == 1
    third.reasons.append(Reason(field=None, code=RejectCode.ENCODING, message="broken"))
    assert codes(
        validate(normalise_dates(join_pages(first, [second, third]), PudongPage.portal))
    ) == ["encoding"]


def make_harbour_page() -> type[ArticlePage]:
    """Return a page class that no registry knows."""
    page_classes()

    class HarbourPage(ArticlePage):
        portal = Portal(
            name="harbour",
            hosts=("news.harbour.example",),
            article_path=re.compile(r"/(?P<year>\d{4})/(?P<month>\d\d)/(?P<day>\d\d)/[\w-]+"),
            zone="Asia/Karachi",
            day_first=True,
        )

    return HarbourPage


@pytest.mark.parametrize(
    ("date", "published"),
    [("03/05/2026 10:15", "2026-05-03T10:15:00+05:00"), ("03/05/2569", "2026-05-04")],
)
def test_page_class_of_the_caller_is_used_for_everything(date: str, published: str) -> None:
    url = "http://news.harbour.example/2026/05/04/ferry?from=app"
    record = structure(page(date=date), url, page=make_harbour_page())
    assert isinstance(record, Article)
    assert (record.url, record.portal, record.published) == (
        "https://news.harbour.example/2026/05/04/ferry",
        "harbour",
        published,
    )


def test_page_class_of_the_caller_says_what_is_an_article() -> None:
    assert codes(structure(page(), "https://news.harbour.example/a")) == ["unknown_portal"]
    for url in ("https://news.harbour.example/a", URL):
        reject = structure(page(), url, page=make_harbour_page())
        assert isinstance(reject, Reject)
        assert (reject.portal, codes(reject)) == ("harbour", ["not_article"])


def test_page_class_of_the_caller_outweighs_the_registered_one() -> None:
    class OtherPudongPage(PudongPage):
        site_title = re.compile("Head")

    assert isinstance(structure(page(), URL), Article)
    assert codes(structure(page(), URL, page=OtherPudongPage)) == ["missing"]
    assert page_classes.__wrapped__()["pudong"] is PudongPage


def test_portal_is_found_below_a_base_that_is_none() -> None:
    class FamilyPage(ArticlePage):
        site_title = re.compile("Harbour Family")

    class BranchPage(FamilyPage):
        pass

    class QuayPage(BranchPage):
        portal = Portal("quay", ("quay.example",), re.compile(r"/\d+"))

    found = page_classes.__wrapped__()
    assert found["quay"] is QuayPage
    assert not {FamilyPage, BranchPage} & set(found.values())
    assert list(found) == sorted(found)


def test_library_loads_nothing_that_only_a_crawl_needs() -> None:
    unwanted = ("scrapy", "twisted", "sqlite3", "requests", "aiohttp")
    code = (
        "import sys; from crawler import ArticlePage, structure;"
        "structure('<h1>Head</h1><p>May 17, 2026</p><p>x</p>', 'https://en.imsilkroad.com/p/1.html');"
        f"sys.exit(', '.join(name for name in {unwanted} if name in sys.modules) or 0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_page_that_was_read_leaves_memory_at_once() -> None:
    gc.collect()
    gc.disable()
    try:
        opened = open_page(PudongPage, page(), URL)
        opened.read()
        tree = weakref.ref(opened)
        del opened
        assert tree() is None
    finally:
        gc.enable()
