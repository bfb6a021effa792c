"""A few pages that are asked for by their addresses, and nothing else."""

import json
import subprocess
import sys

from tests.commands.runs import ROOT
from tests.portal_server import Answer, PortalServer, Site, html_answer

SITE = "https://en.imsilkroad.com"
PROGRAM = f"""
import json, sys
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.utils.project import get_project_settings
from crawler.crawling.named_pages import fetch_pages
from crawler.crawling.portal_spider import PortalSpider
from crawler.portals.silkroad import SilkroadPage

settings = get_project_settings()
settings.setdict({{"DOWNLOAD_DELAY": 0, "RETRY_TIMES": 0, "LOG_ENABLED": False}})
spider = type("Spider", (PortalSpider,), {{"page": SilkroadPage}})
urls = ["{SITE}" + path for path in sys.argv[2:]]
fetched = fetch_pages(AsyncCrawlerProcess(settings), spider, SilkroadPage, urls, sys.argv[1])
pages = {{url: [page.url, page.body.decode()] for url, page in fetched.pages.items()}}
print(json.dumps([pages, fetched.problems]))
"""


def test_each_page_is_asked_for_once_and_what_is_none_has_a_reason(tmp_path):
    site = Site(0)
    site.answers = {
        "/p/1.html": html_answer("one"),
        "/p/2.html": Answer(b"", 404),
        "/p/3.html": Answer(b"", 301, {"Location": "/p/4.html"}),
        "/p/4.html": html_answer("four"),
        "/p/5.html": Answer(b"", 301, {"Location": "/"}),
        "/": html_answer("front"),
        "/tags/project": html_answer("list"),
        "/p/6.html": html_answer("forbidden"),
    }
    site.robots = "User-agent: *\nDisallow: /p/6.html\n"
    paths = ["/p/1.html", "/p/2.html", "/p/3.html", "/p/5.html", "/tags/project", "/p/6.html"]
    with PortalServer(site) as server:
        result = subprocess.run(
            [sys.executable, "-c", PROGRAM, server.origin, *paths],
            cwd=ROOT,
            capture_output=True,
            check=True,
        )
        targets = server.targets()
    pages, problems = json.loads(result.stdout)
    assert pages == {
        f"{SITE}/p/1.html": [f"{SITE}/p/1.html", "one"],
        f"{SITE}/p/3.html": [f"{SITE}/p/4.html", "four"],
        f"{SITE}/tags/project": [f"{SITE}/tags/project", "list"],
    }
    assert problems[f"{SITE}/p/2.html"] == "HTTP status 404"
    assert problems[f"{SITE}/p/5.html"] == f"the address leads elsewhere: {SITE}/"
    assert "robots.txt" in problems[f"{SITE}/p/6.html"]
    assert targets.count("/p/1.html") == 1
    assert "/p/6.html" not in targets
