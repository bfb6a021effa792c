"""How many pages a second a live run reads, beside a bare Scrapy spider with eight selectors.

    python -m tests.benchmarks.live [--pages 600] [--rounds 3]

Both fetch the same pages over the same list from a loopback server, a process of its own, without
any delay and over as many connections. The contestants take turns, each run in a process of its
own; what starting takes does not count. The best round of each one counts.
"""

import argparse
import json
import multiprocessing
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from typing import Any

import scrapy
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response
from scrapy.utils.project import get_project_settings

from tests.benchmarks.pages import make_pages
from tests.live.runs import ROOT, UNHURRIED
from tests.live.spiders import ListSpider
from tests.portal_server import Answer, PortalServer, Site, html_answer

FLOOR = 0.7
LIST = "/tags/project"


class BareSpider(scrapy.Spider):
    """What people write first: links of a list, eight selectors a page, no questions asked."""

    name = "bare"
    origin = ""

    async def start(self) -> Any:
        yield scrapy.Request(self.origin + LIST)

    def parse(self, response: Response) -> Iterator[Any]:
        for link in response.css("li a::attr(href)").getall():
            yield response.follow(link, self.parse_article)

    def parse_article(self, response: Response) -> Iterator[Any]:
        yield {
            "headline": response.css("h1::text").get(),
            "info": response.css("p.info::text").get(),
            "section": response.css("div.loc::text").getall(),
            "abstract": response.xpath(
                "//p[starts-with(normalize-space(), 'Abstract')]//text()"
            ).getall(),
            "body": [
                " ".join(paragraph.xpath(".//text()").getall())
                for paragraph in response.css("div.content p")
            ],
            "images": response.css("div.content img::attr(src)").getall(),
            "captions": response.css("figcaption::text, p[style*=center]::text").getall(),
            "keywords": response.css("div.content a[href^='/tags/']::text").getall(),
        }


def run_bare(origin: str, folder: str) -> AsyncCrawlerProcess:
    """Prepare a run of the bare spider with Scrapy's own settings."""
    settings = {
        "DOWNLOAD_DELAY": 0,
        "CONCURRENT_REQUESTS_PER_DOMAIN": UNHURRIED["CONCURRENT_REQUESTS_PER_DOMAIN"],
        "LOG_LEVEL": "WARNING",
        "TELNETCONSOLE_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
    }
    process = AsyncCrawlerProcess(settings)
    process.crawl(BareSpider, origin=origin)
    return process


def run_portal(origin: str, folder: str) -> AsyncCrawlerProcess:
    """Prepare a run of the project, from lists to the lines of the output."""
    settings = get_project_settings()
    settings.update({**UNHURRIED, "OUTPUT_DIR": folder}, priority="cmdline")
    process = AsyncCrawlerProcess(settings)
    process.crawl(ListSpider, origin=origin)
    return process


CONTESTANTS: dict[str, Callable[[str, str], AsyncCrawlerProcess]] = {
    "bare Scrapy, eight selectors": run_bare,
    "this project, lists to lines": run_portal,
}


def serve(pages: int, pipe: Connection) -> None:
    """Serve the pages and one list of them all, for ever."""
    site = Site(count=0)
    paths = []
    for body, url in make_pages(2 * pages):
        if path := url.partition("en.imsilkroad.com")[2]:
            paths.append(path)
            site.answers[path] = html_answer(body)
    items = "".join(f'<li><a href="{path}">Article</a></li>' for path in paths)
    site.answers[LIST] = html_answer(f"<html><body><ul>{items}</ul></body></html>")
    site.answers["/robots.txt"] = Answer(status=404)
    with PortalServer(site) as server:
        pipe.send(server.origin)
        threading.Event().wait()


def run_contestant(name: str, origin: str) -> None:
    """Run one contestant in this process and print its figures as JSON."""
    with tempfile.TemporaryDirectory() as folder:
        process = CONTESTANTS[name](origin, folder)
        (crawler,) = process.crawlers
        process.start(install_signal_handlers=False)
        stats = crawler.stats.get_stats()
    seconds = (stats["finish_time"] - stats["start_time"]).total_seconds()
    print(json.dumps({"items": stats.get("item_scraped_count", 0), "seconds": seconds}))


def measure(name: str, origin: str, pages: int) -> float:
    """Return pages a second of one run in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.live", "--contestant", name]
    result = subprocess.run(
        [*command, "--origin", origin], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if result.returncode:
        sys.exit(f"{name}: {result.stderr}")
    figures = json.loads(result.stdout)
    if figures["items"] != pages:
        sys.exit(f"{name}: {figures['items']} items of {pages} pages\n{result.stderr}")
    return pages / figures["seconds"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--contestant", help=argparse.SUPPRESS)
    parser.add_argument("--origin", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.contestant:
        run_contestant(options.contestant, options.origin)
        return
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.Process(target=serve, args=(options.pages, theirs), daemon=True)
    server.start()
    origin = ours.recv()
    best: dict[str, float] = dict.fromkeys(CONTESTANTS, 0.0)
    for _ in range(options.rounds):
        for name in CONTESTANTS:
            best[name] = max(best[name], measure(name, origin, options.pages))
    server.terminate()
    for name, speed in best.items():
        print(f"{name:32}{speed:8.0f} pages/s")
    bare, portal = best.values()
    print(f"ratio {portal / bare:.2f}, floor {FLOOR}")
    sys.exit(portal / bare < FLOOR)


if __name__ == "__main__":
    main()
