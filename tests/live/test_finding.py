"""Where articles are found, and where the search ends."""

import datetime as dt
import gzip

import pytest

from tests.portal_server import Answer, PortalServer, Site, html_answer, xml_answer

LIST_SPIDER = "tests.live.spiders.ListSpider"
FEED_SPIDER = "tests.live.spiders.FeedSpider"
HOST = "https://en.imsilkroad.com"
BOMB = (
    '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><item><link>&b;</link></item></rss>'
)


def links(*paths: str, pager: str = "") -> Answer:
    items = "".join(f'<li><a href="{path}">Quay opened</a></li>' for path in paths)
    return html_answer(f"<html><body><ul>{items}</ul>{pager}</body></html>")


def test_a_window_is_kept_by_the_dates_in_addresses(worker, output):
    output.portal = "pudong"
    newest = dt.date(2026, 1, 31)
    site = Site(count=200, per_list=10, per_day=2, portal="pudong", newest=newest)
    arguments = {"since": "2026-01-10", "until": "2026-01-20"}
    with PortalServer(site) as server:
        run = worker.crawl(output, arguments={"origin": server.origin, **arguments})
    assert run.status == 0
    wanted = {site.url(n) for n in range(200) if "2026-01-10" <= str(site.date(n)) <= "2026-01-20"}
    assert set(output.urls()) == wanted
    asked = [target for target in server.targets() if "/c_" in target]
    # Three days either way, since a page may print another date than its address.
    assert len(asked) == len(wanted) + 2 * 2 * 3
    # 18 January 2026 is as far back as any list must be read: page 5 of 20.
    assert "/news_6.html" in server.targets()
    assert "/news_8.html" not in server.targets()


def test_a_window_ends_the_search_where_only_the_pages_tell_dates(worker, output):
    newest = dt.date(2026, 1, 31)
    site = Site(count=200, per_list=10, per_day=5, newest=newest)
    with PortalServer(site) as server:
        arguments = {"origin": server.origin, "since": "2026-01-26"}
        run = worker.crawl(output, spider=LIST_SPIDER, arguments=arguments)
    assert run.status == 0
    wanted = {site.url(n) for n in range(200) if str(site.date(n)) >= "2026-01-26"}
    assert set(output.urls()) == wanted
    assert len(wanted) == 30
    # Its articles are of 21 and 22 January: older than the window and three days.
    assert "/tags/project?page=5" in server.targets()
    assert "/tags/project?page=7" not in server.targets()


def test_feeds_and_sitemaps(worker, output):
    site = Site(count=60, per_day=5)
    sitemap = site.answer("/sitemap.xml", {}).body
    site.answers["/sitemap_index.xml"] = xml_answer(
        "<sitemapindex>"
        f"<sitemap><loc>{HOST}/s1.xml.gz</loc></sitemap>"
        f"<sitemap><loc>{HOST}/s1.xml.gz</loc></sitemap>"
        "<sitemap><loc>https://example.com/s2.xml</loc></sitemap>"
        f"<sitemap><loc>{HOST}/old.xml</loc><lastmod>2001-01-01</lastmod></sitemap>"
        f"<sitemap><loc>{HOST}/sitemap_index.xml</loc></sitemap>"
        "</sitemapindex>"
    )
    site.answers["/s1.xml.gz"] = Answer(
        gzip.compress(sitemap), headers={"Content-Type": "application/gzip"}
    )
    site.answers["/bomb.xml"] = xml_answer(BOMB)
    site.answers["/bomb.xml.gz"] = Answer(gzip.compress(bytes(50_000_000)))
    since = str(site.newest - dt.timedelta(days=5))
    with PortalServer(site) as server:
        arguments = {"origin": server.origin, "since": since}
        run = worker.crawl(output, spider=FEED_SPIDER, arguments=arguments)
        assert run.status == 4
        assert "2 of 4 lists of silkroad gave no article" in run.reason
        assert set(output.urls()) == {site.url(number) for number in range(30)}
        # Nine days of articles: five, today and three of doubt.
        assert len([target for target in server.targets() if "/p/" in target]) == 45
        assert server.targets().count("/s1.xml.gz") == 1
        assert "/old.xml" not in server.targets()
        assert run.summary.count("cannot be read") == 2
        assert run.log == []
        worker.crawl(output, spider=FEED_SPIDER, arguments={"origin": server.origin})
        assert len(output.urls()) == 60


BROKEN_ADDRESSES = (
    "http://[",
    f"{HOST}:99999/p/1.html",
    "https://user@en.imsilkroad.com/p/1.html",
    f"{HOST}/p/{'1' * 6000}.html",
    "javascript:alert(1)",
)


def test_one_bad_entry_costs_no_other(worker, output):
    site = Site(count=4)
    dated = "<pubDate>Sat, 31 Jan 99999999999999999999 08:00:00 GMT</pubDate>"
    broken = "".join(f"<item><link>{url}</link></item>" for url in BROKEN_ADDRESSES)
    site.answers["/rss.xml"] = xml_answer(
        f"<rss><item><link>{site.url(0)}</link>{dated}</item>{broken}"
        f"<item><link>{site.path(1)}</link></item></rss>"
    )
    located = "".join(f"<url><loc>{url}</loc></url>" for url in BROKEN_ADDRESSES)
    site.answers["/sitemap_index.xml"] = xml_answer(
        "<sitemapindex><sitemap><loc>http://[</loc></sitemap>"
        f"<sitemap><loc>{HOST}/s1.xml</loc></sitemap></sitemapindex>"
    )
    site.answers["/s1.xml"] = xml_answer(
        f"<urlset>{located}<url><loc>{site.url(2)}</loc><news:news><news:publication_date>"
        f"{site.newest}</news:publication_date></news:news></url></urlset>"
    )
    with PortalServer(site) as server:
        run = worker.crawl(output, spider=FEED_SPIDER, arguments={"origin": server.origin})
    assert sorted(output.urls()) == sorted(map(site.url, range(3)))
    assert "internal_errors" not in run.stats
    assert run.log == []
    assert "rss.xml: 5 entries whose address is none were passed over (http://[)" in run.summary
    assert "sitemap_index.xml: 1 entries whose address is none" in run.summary
    assert "s1.xml: 5 entries whose address is none" in run.summary


@pytest.mark.parametrize(
    "kind",
    [
        "text/html; charset=punycode",
        "text/html; charset=hex",
        "text/html; charset=idna",
        "text/plain",
        "application/json",
        "application/octet-stream",
        "",
    ],
)
def test_a_list_is_a_list_whatever_it_is_said_to_be(worker, output, kind):
    site = Site(count=3)
    links = "".join(f"<a href='{url}'>Quay – opened</a>" for url in BROKEN_ADDRESSES)
    links += f"<a href='{site.path(0)}'>Quay</a><a href='\\p\\399999.html'>Quay</a>"
    site.answers["/tags/project"] = Answer(links.encode(), headers={"Content-Type": kind})
    with PortalServer(site) as server:
        run = worker.crawl(output, spider=LIST_SPIDER, arguments={"origin": server.origin})
    assert sorted(output.urls()) == sorted(map(site.url, range(2)))
    assert run.status == 0
    assert run.log == []


@pytest.mark.parametrize(
    ("pager", "following"),
    [
        ('<a href="?page={0}">Next</a>', "/tags/project?page={}"),
        ('<a href="/tags/project/page_{0}.html" rel="next">more</a>', "/tags/project/page_{}.html"),
        ('<a href="/day?d={0}">&gt;</a>', "/day?d={}"),
    ],
    ids=["pages", "folders", "calendar"],
)
def test_lists_without_end_come_to_an_end(worker, output, pager, following):
    site = Site(count=20)
    site.answers["/tags/project"] = links(*map(site.path, range(20)), pager=pager.format(2))
    for page in range(2, 40):
        site.answers[following.format(page)] = links(
            *map(site.path, range(5)), pager=pager.format(page + 1)
        )
    with PortalServer(site) as server:
        run = worker.crawl(output, spider=LIST_SPIDER, arguments={"origin": server.origin})
    assert run.status == 0
    assert len(output.urls()) == 20
    assert following.format(2) in server.targets()
    assert following.format(3) not in server.targets()


def test_new_articles_without_end_are_bounded(worker, output):
    site = Site(count=60)
    for page in range(1, 60):
        target = "/tags/project" + (f"?page={page}" if page > 1 else "")
        pager = f'<a href="?page={page + 1}">Next</a>'
        site.answers[target] = links(site.path(page - 1), pager=pager)
    with PortalServer(site) as server:
        arguments = {"origin": server.origin, "max_pages": "12"}
        run = worker.crawl(output, spider=LIST_SPIDER, arguments=arguments)
    assert len([target for target in server.targets() if "tags" in target]) == 12
    assert len(output.urls()) == 12
    assert "1 list page not asked for" in run.summary


def test_a_list_that_a_script_fills_is_said_to_be_one(worker, output):
    site = Site(count=5)
    site.answers["/tags/project"] = html_answer(
        '<html><body><div id="app"></div><script src="/app.js"></script></body></html>'
    )
    with PortalServer(site) as server:
        run = worker.crawl(output, spider=LIST_SPIDER, arguments={"origin": server.origin})
    assert run.status == 3
    assert run.stats["silkroad/scripted_lists"] == 1


def test_a_list_that_is_none_is_said_to_be_none(worker, output):
    site = Site(count=5)
    site.answers["/tags/project"] = Answer(b"\x89PNG\r\n", headers={"Content-Type": "image/png"})
    with PortalServer(site) as server:
        run = worker.crawl(output, spider=LIST_SPIDER, arguments={"origin": server.origin})
    assert run.status == 3
    assert run.log == []


@pytest.mark.parametrize("path", ["/tags/infrastructure", "//www.example.com/list"])
def test_a_list_that_sends_its_readers_on(worker, output, path):
    site = Site(count=4)
    site.answers["/tags/project"] = html_answer(
        f'<head><meta http-equiv="Refresh" content="0; url={path}"></head><body>Moved</body>'
    )
    with PortalServer(site) as server:
        run = worker.crawl(output, spider=LIST_SPIDER, arguments={"origin": server.origin})
    is_own = not path.startswith("//")
    assert len(output.urls()) == (4 if is_own else 0)
    assert ("it leads to no page of the portal" in run.summary) is not is_own
