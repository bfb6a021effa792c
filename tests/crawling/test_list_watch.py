"""Which lists are of use, which are not, and what is said of those."""

import pytest
from scrapy.exceptions import DownloadCancelledError, DownloadTimeoutError
from scrapy.http import HtmlResponse
from scrapy.spidermiddlewares.httperror import HttpError

from crawler import counters
from crawler.crawling.list_watch import Contents, ListWatch
from crawler.fetching.guard import RefusedAddressError
from crawler.fetching.robots import ForbiddenByRobotsError
from crawler.fetching.stopping import RunEndedError
from tests.made_run import make_run

OLD, NEW = "https://en.imsilkroad.com/tags/old", "https://en.imsilkroad.com/tags/new"


def http_error(status: int) -> HttpError:
    return HttpError(HtmlResponse(OLD, status=status), "")


@pytest.mark.parametrize(
    ("start", "contents", "what"),
    [
        (OLD, Contents(3, 9), None),
        (OLD, Contents(3, 9, is_scripted=True), None),
        (OLD, Contents(0, 9), "no link to an article any more"),
        (NEW, Contents(0, 9), None),
        (NEW, Contents(0, 0), "empty"),
        (NEW, Contents(0, 9, is_scripted=True), "filled in by a script"),
        (OLD, Contents(0, 0, is_scripted=True), "filled in by a script"),
    ],
)
def test_contents(start, contents, what):
    run = make_run()
    ListWatch(run, [OLD]).note_contents(start, contents)

    troubles = run.lists.troubles()
    assert (what in troubles[start].what) if what else (troubles == {})
    assert bool(run.notices) == (start == NEW and contents == Contents(0, 9))


@pytest.mark.parametrize(
    ("error", "what", "unreachable"),
    [
        (DownloadTimeoutError(), "no answer in time", True),
        (http_error(503), "HTTP status 503", True),
        (http_error(429), "HTTP status 429", True),
        (ForbiddenByRobotsError("no"), "robots.txt forbids it", True),
        (http_error(404), "HTTP status 404", False),
        (http_error(410), "HTTP status 410", False),
        (RefusedAddressError("'http://a.example/' is not asked"), "is not asked", False),
        (DownloadCancelledError(), "larger than allowed", False),
    ],
)
def test_failures(error, what, unreachable):
    run = make_run()
    ListWatch(run, []).note_failure(OLD, OLD, error)

    [trouble] = run.lists.troubles().values()
    assert what in trouble.what
    assert trouble.unreachable == unreachable
    failed = run.crawler.stats.get_value(counters.FETCHES_FAILED.format(what), 0)
    assert failed == (unreachable and not isinstance(error, ForbiddenByRobotsError))


def test_list_that_the_end_of_the_run_kept_from_being_asked_for_is_no_trouble():
    run = make_run()
    ListWatch(run, [OLD]).note_failure(OLD, OLD, RunEndedError("ended"))

    assert run.lists.told == 0
