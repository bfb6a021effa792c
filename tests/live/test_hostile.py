"""Answers that are wrong, broken or meant to do harm: each beside articles that must come through.

The table says what the server does for an article, and what the run makes of it: a record, or
a reject with this message, or `skipped` without either.
"""

import asyncio
import gzip
import io
import zipfile
import zlib
from collections.abc import AsyncIterator, Callable

import brotli
import pytest

from crawler.fetching.decoding import zstd
from tests.live.runs import Output, Run, Worker
from tests.portal_server import Answer, PortalServer, Site, html_answer, render_answer

MAX_SIZE = 200_000
ZEROS = bytes(5_000_000)
TOO_LARGE = "the answer was larger than allowed"
BROKE_OFF = "the answer broke off"
FAILED = "the connection failed"
LATE = "no answer in time"
RECORD, SKIPPED = "record", "skipped"


def raw(*pieces: bytes, last: Callable[[], AsyncIterator[bytes]] | None = None) -> Answer:
    async def send() -> AsyncIterator[bytes]:
        for piece in pieces:
            yield piece
        if last:
            async for piece in last():
                yield piece

    return Answer(raw=send)


def endless(piece: bytes, pause: float = 0) -> Callable[[], AsyncIterator[bytes]]:
    async def send() -> AsyncIterator[bytes]:
        while True:
            yield piece
            await asyncio.sleep(pause)

    return send


def coded(coding: str, body: bytes) -> Answer:
    return Answer(body, headers={"Content-Type": "text/html", "Content-Encoding": coding})


def redirect(location: str, status: int = 302) -> Answer:
    return Answer(status=status, headers={"Location": location})


def heals(answer: Answer, page: Answer) -> Callable[[int], Answer]:
    return lambda times: answer if times == 1 else page


def make_zip() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("page.html", ZEROS)
    return buffer.getvalue()


OK = b"HTTP/1.1 200 OK\r\n"
HTML = OK + b"Content-Type: text/html\r\n"
GOOD = "an article with nothing wrong"

TABLE = {
    # Failures, for now or for good
    "an error that heals": (lambda page: heals(Answer(status=500), page), RECORD),
    "an error that stays": (lambda page: Answer(status=502), "HTTP status 502"),
    "too many requests, for a moment": (
        lambda page: heals(Answer(status=429, headers={"Retry-After": "1"}), page),
        RECORD,
    ),
    "too many requests, for days": (
        lambda page: heals(Answer(status=503, headers={"Retry-After": "999999"}), page),
        RECORD,
    ),
    "not found": (lambda page: Answer(status=404), "HTTP status 404"),
    "a login": (
        lambda page: Answer(status=401, headers={"WWW-Authenticate": "Basic"}),
        "HTTP status 401",
    ),
    **{
        f"a page under {status}": (
            lambda page, status=status: Answer(page.body, status, page.headers),
            f"HTTP status {status}",
        )
        for status in (201, 202, 203, 206, 226, 300, 402, 451, 501, 600, 999)
    },
    "No Content": (lambda page: Answer(status=204), "HTTP status 204"),
    "Reset Content": (lambda page: Answer(page.body, 205, page.headers), "HTTP status 205"),
    "a part of the page": (
        lambda page: Answer(page.body[:900], 206, {"Content-Range": "bytes 0-899/1800"}),
        "HTTP status 206",
    ),
    "Not Modified, unasked": (lambda page: Answer(status=304), "HTTP status 304"),
    "another protocol": (
        lambda page: raw(b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n"),
        "reject",
    ),
    "hints before the page": (
        lambda page: raw(
            b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n", render_answer(page)
        ),
        RECORD,
    ),
    "nothing at all": (lambda page: raw(), FAILED),
    "an empty body": (lambda page: html_answer(""), "the page is empty"),
    "not HTTP": (lambda page: raw(b"220 ready\r\n" * 50), FAILED),
    "no status line": (lambda page: raw(page.body), FAILED),
    # Bodies that end too early, or never
    "a body that breaks off": (
        lambda page: Answer(page.body, headers=page.headers, length=99_999, close=True),
        BROKE_OFF,
    ),
    "chunks that break off": (
        lambda page: raw(HTML + b"Transfer-Encoding: chunked\r\n\r\n5\r\n<html\r\n"),
        BROKE_OFF,
    ),
    "chunks that are none": (
        lambda page: raw(HTML + b"Transfer-Encoding: chunked\r\n\r\nzzz\r\n\r\n"),
        (BROKE_OFF, FAILED),
    ),
    "a gzip that breaks off": (
        lambda page: coded("gzip", gzip.compress(page.body)[:-200]),
        BROKE_OFF,
    ),
    **{
        f"a page under {coding} that is not coded": (
            lambda page, coding=coding: coded(coding, page.body),
            RECORD,
        )
        for coding in ("gzip", "deflate", "br", "zstd")
    },
    "a picture under gzip": (lambda page: coded("gzip", b"\x89PNG\r\n\x1a\n" * 99), BROKE_OFF),
    "a page served as plain text": (
        lambda page: Answer(page.body, headers={"Content-Type": "text/plain; charset=utf-8"}),
        RECORD,
    ),
    "a body that drips": (
        lambda page: raw(HTML + b"\r\n", last=endless(b"<p>", pause=0.05)),
        LATE,
    ),
    "a body without end": (
        lambda page: raw(HTML + b"\r\n", last=endless(b"<p>x</p>" * 5000)),
        TOO_LARGE,
    ),
    "a huge body, as announced": (
        lambda page: Answer(page.body, headers=page.headers, length=10**12),
        TOO_LARGE,
    ),
    "an answer that never comes": (lambda page: raw(last=endless(b"", pause=0.05)), LATE),
    # Bombs
    "a gzip bomb": (lambda page: coded("gzip", gzip.compress(ZEROS)), TOO_LARGE),
    "a deflate bomb": (lambda page: coded("deflate", zlib.compress(ZEROS)), TOO_LARGE),
    "a brotli bomb": (lambda page: coded("br", brotli.compress(ZEROS)), TOO_LARGE),
    "a zstd bomb": (lambda page: coded("zstd", zstd.compress(ZEROS)), TOO_LARGE),
    "a bomb in a bomb": (
        lambda page: coded("gzip, gzip", gzip.compress(gzip.compress(ZEROS))),
        TOO_LARGE,
    ),
    "a hundred codings": (lambda page: coded(", ".join(["gzip"] * 100), page.body), TOO_LARGE),
    "a zip bomb": (
        lambda page: Answer(make_zip(), headers={"Content-Type": "application/zip"}),
        "binary",
    ),
    "tags nested without end": (lambda page: html_answer("<div>" * 30_000), "reject"),
    # Headers
    "headers without end": (lambda page: raw(OK, last=endless(b"X-Header: x\r\n" * 500)), FAILED),
    "a header line without end": (lambda page: raw(OK + b"X: ", last=endless(b"x" * 5000)), FAILED),
    "interim answers without end": (
        lambda page: raw(last=endless(b"HTTP/1.1 100 Continue\r\n\r\n", pause=0.01)),
        LATE,
    ),
    "two lengths": (
        lambda page: raw(HTML + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n<html>"),
        FAILED,
    ),
    "cookies of other hosts": (
        lambda page: Answer(
            page.body,
            headers={**page.headers, "Set-Cookie": "id=1; Domain=example.com; Path=/"},
        ),
        RECORD,
    ),
    **{
        f"a type that is {kind!a:.20}": (
            lambda page, kind=kind: Answer(page.body, headers={"Content-Type": kind}),
            RECORD,
        )
        for kind in (
            "",
            "x",
            "text/html; charset=punycode",
            "text/html; charset=\xff",
            "/;;",
            "a" * 5000,
        )
    },
    "a coding that does not exist": (
        lambda page: Answer(page.body, headers={**page.headers, "Content-Encoding": "utf-8"}),
        RECORD,
    ),
    # Redirects
    "a redirect to the portal's own name": (
        lambda page: redirect("https://en.imsilkroad.com/elsewhere"),
        "the address leads elsewhere: https://en.imsilkroad.com/elsewhere",
    ),
    "a redirect to the front page": (lambda page: redirect("/"), "leads elsewhere"),
    "a redirect to a list": (lambda page: redirect("/tags/project"), "leads elsewhere"),
    "a redirect to a later page": (lambda page: redirect("/p/400000_2.html"), "leads elsewhere"),
    "a redirect to this machine": (lambda page: redirect("http://127.0.0.1:{trap}/"), SKIPPED),
    "a redirect to this machine, by name": (
        lambda page: redirect("http://localhost:{trap}/"),
        SKIPPED,
    ),
    "a redirect to a number": (lambda page: redirect("http://2130706433:{trap}/"), SKIPPED),
    "a redirect to IPv6": (lambda page: redirect("http://[::ffff:127.0.0.1]:{trap}/"), SKIPPED),
    "a redirect to cloud metadata": (
        lambda page: redirect("http://169.254.169.254/latest/"),
        SKIPPED,
    ),
    "a redirect to another host": (lambda page: redirect("https://example.com/p/1.html"), SKIPPED),
    "a redirect without a scheme": (lambda page: redirect("//example.com/p/1.html"), SKIPPED),
    "a redirect with a user": (
        lambda page: redirect("https://en.imsilkroad.com@example.com/"),
        SKIPPED,
    ),
    "a redirect with a user, spelt otherwise": (
        lambda page: redirect("https://example.com\\@en.imsilkroad.com/p/1.html"),
        SKIPPED,
    ),
    "a redirect to half an address": (lambda page: redirect("http://["), "no address"),
    "a redirect to a port that is none": (
        lambda page: redirect("https://en.imsilkroad.com:99999/p/1.html"),
        (SKIPPED, "no address"),
    ),
    "a redirect to a long address": (
        lambda page: redirect(f"/p/{'1' * 4000}.html"),
        "HTTP status 404",
    ),
    "a redirect to a file": (lambda page: redirect("file:///etc/passwd"), "HTTP status 302"),
    "a redirect to data": (lambda page: redirect("data:text/html,<h1>x"), "HTTP status 302"),
    "a redirect to FTP": (lambda page: redirect("ftp://example.com/x"), "HTTP status 302"),
    "a redirect to a script": (lambda page: redirect("javascript:alert(1)"), "no address"),
    "a redirect to nowhere": (lambda page: Answer(status=301), "HTTP status 301"),
    "a redirect with control characters": (
        lambda page: redirect("/p/\x1b[2J\x07.html"),
        "HTTP status 404",
    ),
    "a redirect to itself": (lambda page: redirect(""), "max redirections reached"),
    "a redirect in a circle": (
        lambda page: redirect("/circle"),
        "max redirections reached",
    ),
    # Text that would steer a terminal or a log
    "control characters in a page": (
        lambda page: html_answer(page.body.replace(b"Freight", b"Fr\x1b]0;x\x07eight")),
        (RECORD, "reject"),
    ),
    "control characters in a header": (
        lambda page: raw(HTML + b"X-Name: \x1b[31m\r\n\r\n" + page.body),
        (RECORD, FAILED),
    ),
    GOOD: (lambda page: page, RECORD),
}


@pytest.fixture(scope="module")
def hostile_run(worker: Worker, tmp_path_factory) -> tuple[Run, Output, Site, list, list]:
    """One run over the whole table; every third article is sound."""
    output = Output(tmp_path_factory.mktemp("hostile"))
    site = Site(count=3 * len(TABLE), per_list=50)
    site.robots = "User-agent: *\nDisallow: /p/secret\n"
    site.extra_links = ["/p/secret1.html"]
    with PortalServer(Site()) as trap, PortalServer(site) as server:
        for row, (make_answer, _) in enumerate(TABLE.values()):
            path = site.path(3 * row)
            answer = make_answer(site.answer(path, {}))
            location = getattr(answer, "headers", {}).get("Location", "")
            if "{trap}" in location:
                answer.headers["Location"] = location.format(trap=trap.origin.rpartition(":")[2])
            site.answers[path] = answer
        elsewhere = list(TABLE).index("a redirect to the portal's own name")
        del site.answers[site.path(3 * elsewhere)]
        site.answers["/elsewhere"] = site.answer(site.path(3 * elsewhere), {})
        site.answers[site.path(3 * elsewhere)] = redirect("https://en.imsilkroad.com/elsewhere")
        site.answers["/p/400000_2.html"] = site.answer(site.path(1), {})
        site.answers["/circle"] = redirect("/circle2")
        site.answers["/circle2"] = redirect("/circle")
        server.site._asked.clear()
        run = worker.crawl(
            output,
            arguments={"origin": server.origin},
            DOWNLOAD_MAXSIZE=MAX_SIZE,
            DOWNLOAD_TIMEOUT=0.7,
            RETRY_TIMES=1,
            BACKOFF_MAX_FAILURES=1000,
            FETCH_FAILURES_CEILING=1.0,
        )
    return run, output, site, server.asked, trap.asked


@pytest.mark.parametrize("row", range(len(TABLE)), ids=list(TABLE))
def test_what_the_run_makes_of_it(hostile_run, row):
    _, output, site, _, _ = hostile_run
    url = site.url(3 * row)
    (_, expected) = list(TABLE.values())[row]
    reasons = [line["reasons"][0] for line in output.read("rejects") if line["url"] == url]
    if url in output.urls():
        outcome = [RECORD]
    elif reasons:
        outcome = ["reject", reasons[0]["code"], reasons[0]["message"]]
    else:
        outcome = [SKIPPED]
    wanted = expected if isinstance(expected, tuple) else (expected,)
    assert any(part in wanted or any(w in part for w in wanted) for part in outcome), outcome


def test_all_other_articles_came_through(hostile_run):
    run, output, site, _, _ = hostile_run
    sound = {site.url(number) for number in range(site.count) if number % 3}
    assert sound <= set(output.urls())
    assert len(output.urls()) == len(set(output.urls()))
    assert run.status == 0, run.reason


def test_nothing_was_asked_that_must_not_be(hostile_run):
    run, _, _, asked, trapped = hostile_run
    assert trapped == []
    assert not [request.target for request in asked if "secret" in request.target]
    assert not [request for request in asked if "cookie" in request.headers]
    assert run.stats["silkroad/refused_addresses"] >= 8
    assert all(request.headers["user-agent"].startswith("silkroad") for request in asked)


def test_nothing_went_wrong_inside(hostile_run):
    run = hostile_run[0]
    assert run.log == []
    assert "internal_errors" not in run.stats
    assert run.summary.isprintable()
    assert "requests were not sent: they led to other hosts" in run.summary


def test_an_answer_is_tried_again_as_often_as_said(hostile_run):
    _, _, site, asked, _ = hostile_run
    targets = [request.target for request in asked]
    rows = list(TABLE)
    assert targets.count(site.path(3 * rows.index("an error that stays"))) == 2
    assert targets.count(site.path(3 * rows.index("not found"))) == 1
    assert targets.count(site.path(3 * rows.index("a page under 501"))) == 2
    assert targets.count(site.path(3 * rows.index("a page under 999"))) == 1
    assert targets.count(site.path(3 * rows.index("a page under 206"))) == 1
    assert targets.count(site.path(3 * rows.index("a gzip bomb"))) == 1
    assert targets.count(site.path(3 * rows.index("a redirect to itself"))) <= 6
