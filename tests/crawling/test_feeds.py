import datetime as dt
import gzip
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.crawling.feeds import FeedEntry, FeedError, parse_date, read_feed, read_sitemap

DAY = dt.date(2026, 1, 31)
LIMIT = 1_000_000
BOMB = (
    '<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Sat, 31 Jan 2026 08:00:00 +0800", DAY),
        ("Sat, 31 Jan 2026 23:30:00 GMT", DAY),
        ("31 Jan 2026 08:00 EST", DAY),
        ("2026-01-31", DAY),
        (" 2026-01-31T08:00:00+08:00 ", DAY),
        ("2026-01-31 08:00:00", DAY),
        ("2026-02-31", None),
        ("Sat, 31 Jan 99999999999999999999 08:00:00 GMT", None),
        ("Sat, 31 Jan 2026 08:00:99999999999999999999 GMT", None),
        ("Sat, 31 Jan 2026 08:00:00 +99999999999999999999", None),
        (f"Sat, {'9' * 5000} Jan 2026 08:00:00 GMT", None),
        ("9999999999-01-31", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_dates(text, date):
    assert parse_date(text) == date


def test_rss():
    body = b"""\n<?xml version="1.0" encoding="gb2312"?>
    <rss version="2.0"><channel><title>Latest</title><link>https://portal.example/</link>
    <item><title> Quay
      opened </title><link> https://portal.example/p/1.html </link>
      <pubDate>Sat, 31 Jan 2026 08:00:00 +0800</pubDate></item>
    <item><guid>https://portal.example/p/2.html</guid></item>
    <item><guid isPermaLink="false">tag:2</guid><title>No address</title></item>
    <item><link><![CDATA[https://portal.example/p/3.html]]></link><dc:date
      xmlns:dc="http://purl.org/dc/elements/1.1/">2026-01-31T01:02:03Z</dc:date></item>
    </channel></rss>"""
    assert read_feed(body) == [
        FeedEntry("https://portal.example/p/1.html", "Quay opened", DAY),
        FeedEntry("https://portal.example/p/2.html"),
        FeedEntry("https://portal.example/p/3.html", published=DAY),
    ]


def test_atom():
    body = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Quay</title>
    <link rel="enclosure" href="https://portal.example/a.mp3"/>
    <link href="https://portal.example/p/1.html"/>
    <published>2026-01-31T08:00:00Z</published><updated>2026-02-09T08:00:00Z</updated></entry>
    </feed>"""
    assert read_feed(body) == [FeedEntry("https://portal.example/p/1.html", "Quay", DAY)]


@pytest.mark.parametrize(
    ("feed", "url"),
    [
        ("<rss><item><atom:link href='https://portal.example/rss.xml' rel='self'/>"
         "<link>https://portal.example/p/1.html</link></item></rss>",
         "https://portal.example/p/1.html"),
        ("<rss xmlns:atom='http://www.w3.org/2005/Atom'><item><atom:link href='/rss.xml'/>"
         "<link>/p/1.html</link></item></rss>", "/p/1.html"),
        ("<rss><item><link/><guid>/p/1.html</guid></item></rss>", "/p/1.html"),
        ("<rss><item><link>/p/1.html</link></item></rss>", "/p/1.html"),
        ("<feed xml:base='https://portal.example/p/'><entry><link href='1.html'/></entry></feed>",
         "https://portal.example/p/1.html"),
        ("<feed xml:base='https://portal.example/'><entry xml:base='p/'><link href='1.html'/>"
         "</entry></feed>", "https://portal.example/p/1.html"),
        ("<rss xml:base='https://portal.example/'><item><link>p/1.html</link></item></rss>",
         "https://portal.example/p/1.html"),
        ("<rss xml:base='/p/'><item><link>1.html</link></item></rss>", "/p/1.html"),
        ("<rss xml:base='http://['><item><link>/p/1.html</link></item></rss>", "/p/1.html"),
        ("<rss xml:base='/x/'><item><link>//portal.example/p/1.html</link></item></rss>",
         "//portal.example/p/1.html"),
    ],
)  # fmt: skip
def test_address_of_an_entry(feed, url):
    assert read_feed(feed.encode()) == [FeedEntry(url)]


def test_address_in_a_sitemap_has_a_base_as_well():
    body = b"<urlset xml:base='https://portal.example/p/'><url><loc>1.html</loc></url></urlset>"
    assert read_sitemap(body, LIMIT).pages == (FeedEntry("https://portal.example/p/1.html"),)


@pytest.mark.parametrize(
    "dates",
    [
        "<pubDate>not yet</pubDate><dc:date>2026-01-31</dc:date>",
        "<dc:date></dc:date><pubDate>Sat, 31 Jan 2026 08:00:00 +0800</pubDate>",
    ],
)
def test_entry_has_the_first_date_that_can_be_read(dates):
    body = f"<rss><item><link>/p/1.html</link>{dates}</item></rss>"
    assert read_feed(body.encode()) == [FeedEntry("/p/1.html", published=DAY)]


def test_entry_without_a_date_that_can_be_read_is_undated():
    entry = "<item><link>/p/%d.html</link><pubDate>%s</pubDate></item>"
    body = f"<rss>{entry % (1, '31. Januar')}{entry % (2, '2026-01-31')}</rss>"
    assert read_feed(body.encode()) == [
        FeedEntry("/p/1.html"),
        FeedEntry("/p/2.html", published=DAY),
    ]


@pytest.mark.parametrize(
    "body",
    [
        b"<!DOCTYPE html><html><head><title>Sorry</title></head><body>Busy<br></body></html>",
        b"<HTML><BODY><A HREF='/p/1.html'>Quay</A></BODY></HTML>",
        b"\xef\xbb\xbf\n<!-- busy --><html xmlns='http://www.w3.org/1999/xhtml'><body/></html>",
        b"<!doctype html>\n<title>Sorry</title><p>Busy",
    ],
)
def test_page_in_place_of_a_feed_is_an_error(body):
    with pytest.raises(FeedError, match="it is a web page"):
        read_feed(body)
    with pytest.raises(FeedError, match="it is a web page"):
        read_sitemap(body, LIMIT)


def test_names_whose_prefix_is_never_declared():
    body = b"""<urlset><url><loc>https://portal.example/p/1.html</loc><news:news>
    <news:publication_date>2026-01-31</news:publication_date></news:news></url>
    <s:url><s:loc>https://portal.example/p/2.html</s:loc></s:url><:x/><y:/></urlset>"""
    assert read_sitemap(body, LIMIT).pages == (
        FeedEntry("https://portal.example/p/1.html", published=DAY),
        FeedEntry("https://portal.example/p/2.html"),
    )


@pytest.mark.parametrize(
    "entry",
    [
        "<item><link>&#xD800;</link></item>",
        "<item><title>&#xDFFF;</title></item>",
        "<item><link>&#0;&#x1F;</link></item>",
        "<item><pubDate>Sat, 31 Jan 99999999999999999999 08:00:00 GMT</pubDate></item>",
        "<item><a:b:c/><:d/></item>",
        "<item><link href='&#xD800;'/></item>",
        "<item><link rel='&#xD800;' href='/x'/><guid isPermaLink='&#xD800;'>x</guid></item>",
        "<item",
        "<item><link><link/></link>",
        "<?xml version='1.0' encoding='punycode'?>",
    ],
)
def test_a_broken_entry_costs_no_other(entry):
    sound = "<item><link>https://portal.example/p/%d.html</link></item>"
    entries = read_feed(f"<rss>{sound % 1}{entry}{sound % 2}</rss>".encode())
    wanted = {f"https://portal.example/p/{number}.html" for number in (1, 2)}
    assert wanted <= {item.url for item in entries}


PIECES = (
    *("<item>", "</item>", "<link>", "</link>", "<link href='", "'/>", "<guid>", "<url>", "<loc>"),
    *("</loc>", "</url>", "<lastmod>", "<pubDate>", "2026-01-31", "<news:news>", "<a:b:c>", "<:"),
    *("http://[", "https://portal.example/p/1.html", "&#xD800;", "&#0;", "&x;", "<![CDATA[", "]]>"),
    *("<!--", "-->", "<?x?>", "<!DOCTYPE a>", "<item xmlns:x='http://['>", "\0", "\x0b", "é"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_whatever_a_feed_holds_there_are_entries_or_an_error(text):
    for read in (read_feed, lambda body: read_sitemap(body, LIMIT)):
        with suppress(FeedError):
            read(text.encode())


SITEMAP = b"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
        xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://portal.example/p/1.html</loc><lastmod>2026-01-31T08:00:00+08:00</lastmod></url>
<url><loc>https://portal.example/p/2.html</loc>
  <news:news><news:publication><news:name>Portal</news:name></news:publication>
  <news:publication_date>2026-01-31</news:publication_date><news:title>Quay</news:title></news:news>
  <image:image><image:loc>https://portal.example/2.jpg</image:loc></image:image></url>
<url><lastmod>2026-01-31</lastmod></url>
</urlset>"""


@pytest.mark.parametrize(
    "body", [SITEMAP, gzip.compress(SITEMAP, mtime=0), b"\xef\xbb\xbf" + SITEMAP]
)
def test_sitemap(body):
    sitemap = read_sitemap(body, LIMIT)
    assert sitemap.pages == (
        FeedEntry("https://portal.example/p/1.html", modified=DAY),
        FeedEntry("https://portal.example/p/2.html", "Quay", published=DAY),
    )
    assert sitemap.sitemaps == ()


def test_sitemap_index():
    body = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    <sitemap><loc>https://portal.example/news.xml</loc><lastmod>2026-01-31</lastmod></sitemap>
    <sitemap><loc>https://portal.example/old.xml.gz</loc></sitemap></sitemapindex>"""
    assert read_sitemap(body, LIMIT).sitemaps == (
        FeedEntry("https://portal.example/news.xml", modified=DAY),
        FeedEntry("https://portal.example/old.xml.gz"),
    )


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"   ",
        b"rubbish",
        b"\x00\xff",
        gzip.compress(SITEMAP, mtime=0)[:60],
        gzip.compress(bytes(10_000_000), mtime=0),
        (BOMB + "<rss><item><link>&j;</link></item></rss>").encode(),
        (BOMB + "<rss><item a='&j;'/></rss>").encode("utf-16"),
        b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]><rss><item><link>&f;</link></item></rss>',
    ],
)
def test_what_cannot_be_read_is_an_error(body):
    with pytest.raises(FeedError):
        read_sitemap(body, LIMIT)
    with pytest.raises(FeedError):
        read_feed(body)


def test_a_document_type_without_entities_is_read_but_not_fetched():
    body = (
        b'<!DOCTYPE rss SYSTEM "http://127.0.0.1:1/rss.dtd"><rss><item>'
        b"<link>https://portal.example/p/1.html</link><title>&quot;Quay&quot; &amp; more</title>"
        b"</item></rss>"
    )
    assert read_feed(body) == [FeedEntry("https://portal.example/p/1.html", '"Quay" & more')]


def test_broken_xml_gives_what_can_be_read():
    assert read_feed(SITEMAP) == []
    half = SITEMAP[: SITEMAP.index(b"<url><lastmod>")]
    assert len(read_sitemap(half, LIMIT).pages) == 2


def test_deep_nesting_does_no_harm():
    with suppress(FeedError):
        assert read_feed(b"<rss>" * 200_000) == []
