"""Lists that fail while the known articles are as they were: no run may call that complete."""

import datetime as dt
from collections.abc import Callable

import pytest

from tests.portal_server import Answer, PortalServer, Site, html_answer

HOST = "https://en.imsilkroad.com"
LISTS = ("/", "/tags/project", "/tags/infrastructure", "/tags/cultural%20exchange")
SHELL = html_answer('<body><div id="app"></div><script src="/app.js"></script></body>')
GONE = Answer(b"<title>404</title>Not found", 404)
MOVED = html_answer("".join(f'<a href="/story/{n}-quay">Quay {n}</a>' for n in range(9)))
BLANK = html_answer("")


def fail_lists(site: Site, answer: Answer, lists: tuple[str, ...] = LISTS) -> None:
    site.answers |= dict.fromkeys(lists, answer)


def forbid_lists(site: Site) -> None:
    site.robots = "User-agent: *\nDisallow: /tags/\nDisallow: /$\n"


FAILURES: dict[str, tuple[Callable[[Site], None], int, str]] = {
    "all are gone": (
        lambda site: fail_lists(site, GONE),
        3,
        "4 of 4 lists of silkroad gave no article. "
        + ", ".join(HOST + path for path in LISTS)
        + ": HTTP status 404; look where it is now, and put its address into the portal's file.",
    ),
    "all are shells for a script": (lambda site: fail_lists(site, SHELL), 3, "by a script; give"),
    "articles have other addresses": (
        lambda site: fail_lists(site, MOVED),
        3,
        "no link to an article any more, though earlier runs found some; look whether articles "
        "have new addresses (`article_path` in the portal's file)",
    ),
    "all are blank": (
        lambda site: fail_lists(site, BLANK),
        3,
        "empty: it leads to no page of the portal; look",
    ),
    "all lead to another host": (
        lambda site: fail_lists(site, Answer(b"", 302, {"Location": "https://a.example/"})),
        3,
        "'https://a.example/' is not asked",
    ),
    "one is gone": (
        lambda site: fail_lists(site, GONE, LISTS[1:2]),
        4,
        f"1 of 4 lists of silkroad gave no article. {HOST}{LISTS[1]}: HTTP status 404; look",
    ),
    "one names no article any more": (
        lambda site: fail_lists(site, MOVED, LISTS[:1]),
        4,
        f"{HOST}/: no link to an article any more",
    ),
    "one fails for now": (
        lambda site: fail_lists(site, Answer(status=503), LISTS[2:3]),
        5,
        f"1 of 4 lists could not be reached. {HOST}{LISTS[2]}: HTTP status 503; run again later",
    ),
    "robots.txt forbids them": (forbid_lists, 5, "robots.txt forbids it; ask the portal"),
}


@pytest.mark.parametrize(("fail", "status", "sentence"), FAILURES.values(), ids=FAILURES)
def test_lists_that_fail_while_known_articles_are_unchanged(worker, output, fail, status, sentence):
    two_days_ago = dt.datetime.now(dt.UTC).date() - dt.timedelta(days=2)
    site = Site(count=30, per_list=30, per_day=30, newest=two_days_ago)
    with PortalServer(site) as server:
        arguments = {"origin": server.origin}
        assert worker.crawl(output, arguments=arguments).status == 0
        # What is well stays so, and a quiet day is one.
        assert worker.crawl(output, arguments=arguments).status == 0
        fail(site)
        runs = [worker.crawl(output, arguments=arguments) for _ in range(2)]
    assert [run.status for run in runs] == [status, status]
    assert sentence in runs[0].reason
    assert "30 not modified" in runs[0].summary
    assert sentence.partition("gave no article. ")[2].rstrip(".") in runs[0].summary
    assert len(output.urls()) == 30


def test_first_run_whose_lists_fail(worker, output):
    site = Site(count=3)
    fail_lists(site, GONE)
    with PortalServer(site) as server:
        run = worker.crawl(output, arguments={"origin": server.origin})
    assert run.status == 3
    assert "4 of 4 lists of silkroad gave no article" in run.reason
