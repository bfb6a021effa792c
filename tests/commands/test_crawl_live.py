"""`scrapy crawl` against a server on this machine that plays the portal."""

import gzip

from tests.commands.runs import read_lines, run_scrapy
from tests.portal_server import Answer, PortalServer, Site, html_answer

UNHURRIED = {
    "DOWNLOAD_DELAY": 0,
    "AUTOTHROTTLE_ENABLED": False,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 4,
    "BACKOFF_START": 0,
}


def test_every_allowed_article_comes_once_whatever_the_server_does(tmp_path):
    site = Site(count=30, per_list=8)
    gone, moved, shaky, packed, forbidden = (site.path(number) for number in (3, 7, 12, 18, 25))
    new_home = "/p/500001.html"
    packed_body, moved_body = (site._render_article(number).encode() for number in (18, 7))
    site.answers = {
        gone: Answer(b"<html><title>Gone</title></html>", 404),
        moved: Answer(b"", 301, {"Location": new_home}),
        new_home: html_answer(moved_body),
        shaky: lambda asked: (
            Answer(b"", 500) if asked == 1 else html_answer(site._render_article(12))
        ),
        packed: Answer(
            gzip.compress(packed_body),
            headers={"Content-Type": "text/html; charset=utf-8", "Content-Encoding": "gzip"},
        ),
    }
    site.robots = f"User-agent: *\nDisallow: {forbidden}\n"
    settings = [part for name, value in UNHURRIED.items() for part in ("-s", f"{name}={value}")]
    output = tmp_path / "output"

    with PortalServer(site) as server:
        run = run_scrapy(
            "crawl", "silkroad", "-a", f"origin={server.origin}",
            "-s", f"OUTPUT_DIR={output}", *settings,
        )  # fmt: skip
        asked = server.targets()

    allowed = [site.url(number) for number in range(30) if number not in (3, 7, 25)]
    home = f"https://en.imsilkroad.com{new_home}"
    records = [record["url"] for record in read_lines(output / "silkroad.jsonl")]
    assert run.status == 0
    assert "Traceback" not in run.stderr
    assert sorted(records) == sorted([*allowed, home])
    assert forbidden not in asked
    assert asked[0] == "/robots.txt"
    assert asked.count(shaky) == 2
    articles = [target for target in asked if target.startswith("/p/") and target != shaky]
    assert len(articles) == len(set(articles))
    [reject] = read_lines(output / "rejects/silkroad.jsonl")
    assert reject["url"] == site.url(3)
    assert [(reason["code"], reason["message"]) for reason in reject["reasons"]] == [
        ("fetch", "HTTP status 404")
    ]
    assert "records   29 new, 0 revised, 0 unchanged" not in run.stderr
    assert f"records   {len(records)} new, 0 revised, 0 unchanged" in run.stderr
    assert "failed    1: 1 HTTP status 404" in run.stderr
    assert "1 forbidden" in run.stderr
