"""Redirects: which are followed, and who answers for whom."""

import pytest
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request, Response
from scrapy.utils.test import get_crawler

from crawler.fetching.guard import REFUSED_STAT, RefusedAddressError
from crawler.fetching.redirects import (
    BoundedRedirectMiddleware,
    EndlessRedirectError,
    answers_for,
    redirect_status,
)
from crawler.portals.silkroad import SilkroadPage
from tests.made_run import make_run

SITE = "https://en.imsilkroad.com"
PAGE = f"{SITE}/p/1.html"


@pytest.fixture
def middleware() -> BoundedRedirectMiddleware:
    crawler = get_crawler()
    crawler._apply_settings()
    make_run(crawler=crawler)
    return BoundedRedirectMiddleware.from_crawler(crawler)


def redirect(middleware, location: str, url: str = PAGE, **meta):
    request = Request(url, meta=meta)
    answer = Response(url, status=302, headers={"Location": location})
    return middleware.process_response(request, answer)


@pytest.mark.parametrize(
    ("url", "location", "followed"),
    [
        (PAGE, f"{SITE}/p/2.html", f"{SITE}/p/2.html"),
        (PAGE, "/", f"{SITE}/"),
        (PAGE.replace("https", "http"), PAGE, PAGE),
        (PAGE.replace("https", "http"), "/", f"{SITE}/".replace("https", "http")),
        # the guard of the handler refuses it, and a known page counts as one that moved
        (PAGE, "http://example.com/p/1.html", "http://example.com/p/1.html"),
    ],
)
def test_redirects_are_followed(middleware, url, location, followed):
    assert redirect(middleware, location, url).url == followed


@pytest.mark.parametrize("host", ["en.imsilkroad.com", "EN.imsilkroad.com:80"])
def test_a_page_is_not_followed_from_https_to_http(middleware, host):
    with pytest.raises(RefusedAddressError, match="from https"):
        redirect(middleware, f"http://{host}/p/1.html")
    assert middleware.crawler.stats.get_value(REFUSED_STAT) == 1


def test_the_rules_of_robots_txt_are(middleware):
    location = "http://en.imsilkroad.com/robots.txt"
    followed = redirect(middleware, location, f"{SITE}/robots.txt", dont_obey_robotstxt=True)
    assert followed.url == location


def test_redirects_have_an_end(middleware):
    with pytest.raises(EndlessRedirectError):
        redirect(middleware, "/p/2.html", redirect_ttl=0, redirect_times=20)
    assert issubclass(EndlessRedirectError, IgnoreRequest)


@pytest.mark.parametrize(
    ("target", "asked", "answers"),
    [
        ("/p/1.html", "/p/1.html", True),
        ("/p/2.html", "/p/1.html", True),
        ("/p/1_2.html", "/p/1.html", False),
        ("/", "/p/1.html", False),
        ("/p/1_2.html", "/p/1_2.html", True),
        ("/p/1_3.html", "/p/1_2.html", False),
        ("/p/1.html", "/p/1_2.html", False),
    ],
)
def test_first_page_answers_for_an_article_and_a_later_one_for_itself(target, asked, answers):
    assert answers_for(SilkroadPage.portal, SITE + target, SITE + asked) is answers


@pytest.mark.parametrize(
    ("meta", "status"),
    [({}, None), ({"redirect_reasons": []}, None), ({"redirect_reasons": [302, 301]}, 302)],
)
def test_status_is_that_of_the_first_redirect(meta, status):
    assert redirect_status(meta) == status
