"""robots.txt, pauses, and the end of a run that gets no answers."""

import signal
import subprocess
import time
from itertools import pairwise

import pytest

from tests.live.runs import ROOT, crawl_command
from tests.portal_server import Answer, PortalServer, Site

LIST_SPIDER = "tests.live.spiders.ListSpider"


def crawl(worker, output, site, **settings):
    with PortalServer(site) as server:
        run = worker.crawl(
            output, spider=LIST_SPIDER, arguments={"origin": server.origin}, **settings
        )
    return run, server.asked


def test_crawl_delay_is_kept(worker, output):
    site = Site(count=4)
    site.robots = "User-agent: other\nCrawl-delay: 50\n\nUser-agent: silkroad\nCrawl-delay: 0.2\n"
    run, asked = crawl(worker, output, site)
    assert len(output.urls()) == 4
    assert run.status == 0
    assert asked[0].target == "/robots.txt"
    gaps = [later.at - earlier.at for earlier, later in pairwise(asked)]
    assert len(gaps) == 5
    assert min(gaps) > 0.18


def test_a_crawl_delay_of_hours_ends_the_run(worker, output):
    site = Site(count=4)
    site.robots = "User-agent: *\nCrawl-delay: 7200\n"
    run, asked = crawl(worker, output, site)
    assert [request.target for request in asked] == ["/robots.txt"]
    assert "7200 seconds" in (run.summary + (run.reason or ""))


def test_what_robots_txt_forbids_is_not_asked(worker, output):
    site = Site(count=10)
    forbidden = [site.path(number) for number in (2, 5)]
    site.robots = "User-agent: *\n" + "".join(f"Disallow: {path}\n" for path in forbidden)
    run, asked = crawl(worker, output, site)
    assert run.status == 0
    assert len(output.urls()) == 8
    assert not {*forbidden} & {request.target for request in asked}
    assert run.stats["silkroad/robots_forbidden"] == 2
    assert "2 forbidden" in run.summary


@pytest.mark.parametrize("status", [200, 203, 206, 226])
def test_rules_count_under_every_status_of_success(worker, output, status):
    site = Site(count=3)
    site.answers["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /p/", status=status)
    run, asked = crawl(worker, output, site)
    assert [request.target for request in asked] == ["/robots.txt", "/tags/project"]
    assert run.stats["silkroad/robots_forbidden"] == 3


@pytest.mark.parametrize("status", [204, 205])
def test_an_empty_robots_txt_allows_all(worker, output, status):
    site = Site(count=3)
    site.answers["/robots.txt"] = Answer(status=status)
    run, _ = crawl(worker, output, site)
    assert run.status == 0
    assert len(output.urls()) == 3


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_no_robots_txt_allows_all(worker, output, status):
    site = Site(count=3)
    site.answers["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /", status=status)
    run, _ = crawl(worker, output, site)
    assert run.status == 0
    assert len(output.urls()) == 3


@pytest.mark.parametrize("location", ["https://example.com/", "/robots.txt", "ftp://a.example/"])
def test_robots_txt_elsewhere_is_none(worker, output, location):
    site = Site(count=3)
    site.answers["/robots.txt"] = Answer(status=302, headers={"Location": location})
    run, _ = crawl(worker, output, site)
    assert run.status == 0
    assert len(output.urls()) == 3


@pytest.mark.parametrize(
    "answer",
    [
        Answer(status=500),
        Answer(b"x", headers={"Content-Type": "text/plain"}, length=99, close=True),
        Answer(status=304),
        Answer(status=429),
        Answer(status=600),
    ],
    ids=["an error", "a broken answer", "nothing new", "a full queue", "no status"],
)
def test_no_answer_for_robots_txt_stops_the_portal(worker, output, answer):
    site = Site(count=3)
    site.answers["/robots.txt"] = answer
    run, asked = crawl(worker, output, site, RETRY_TIMES=1)
    assert run.status == 5
    assert "robots.txt cannot be had" in run.reason
    assert {request.target for request in asked} == {"/robots.txt"}
    assert run.log == []


def test_an_error_of_robots_txt_may_heal(worker, output):
    site = Site(count=3)
    site.answers["/robots.txt"] = lambda times: Answer(status=503 if times == 1 else 404)
    run, _ = crawl(worker, output, site)
    assert run.status == 0
    assert len(output.urls()) == 3


def test_retry_after_holds_for_the_whole_host(worker, output):
    site = Site(count=6)
    busy = Answer(status=429, headers={"Retry-After": "1"})
    page = Site(count=6).answer(site.path(0), {})
    site.answers[site.path(0)] = lambda times: busy if times == 1 else page
    run, asked = crawl(worker, output, site, BACKOFF_MAX=60, CONCURRENT_REQUESTS_PER_DOMAIN=1)
    assert run.status == 0
    assert len(output.urls()) == 6
    position = [request.target for request in asked].index(site.path(0))
    assert asked[position + 1].at - asked[position].at > 0.95


def test_a_storm_of_errors_ends_the_run(worker, output):
    site = Site(count=40, per_list=40)
    for number in range(10, 40):
        site.answers[site.path(number)] = Answer(status=503)
    run, asked = crawl(
        worker, output, site, BACKOFF_MAX_FAILURES=5, CONCURRENT_REQUESTS_PER_DOMAIN=1
    )
    assert run.status == 5
    assert "failed 5 times in a row" in run.reason + run.summary
    assert len(output.urls()) == 10
    assert len(asked) <= 2 + 10 + 5
    site.answers.clear()
    run, _ = crawl(worker, output, site)
    assert run.status == 0
    assert len(output.urls()) == 40


def test_a_portal_that_is_not_there(worker, output):
    run = worker.crawl(
        output, arguments={"origin": "http://127.0.0.1:9"}, RETRY_TIMES=1, BACKOFF_MAX_FAILURES=9
    )
    assert run.status == 5
    assert "refused" in run.reason.lower() or "cannot be had" in run.reason
    assert run.log == []


def test_a_run_that_rests_can_be_interrupted(output):
    site = Site(count=5)
    site.answers["/tags/project"] = Answer(status=503, headers={"Retry-After": "200"})
    with PortalServer(site) as server:
        command = crawl_command(output, server.origin, "-s", "BACKOFF_MAX=300")
        process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
        server.wait_for(3, lambda: process.poll() is not None)
        while "/tags/project" not in server.targets():
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130, said
    assert "Traceback" not in said
