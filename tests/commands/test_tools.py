"""Scrapy's own commands inside the project, with portals and with spiders that are none."""

import json
import os
import shutil
from pathlib import Path

import pytest
from scrapy.settings import SETTINGS_PRIORITIES, BaseSettings

from crawler.commands._tools import name_files, prepare_tool
from tests.articles import make_page
from tests.commands.runs import ROOT, Run, run_scrapy
from tests.portal_server import PortalServer, Site

PAGE = "samples/en.imsilkroad.com/p/338301.html"
HEADLINE = "Chongqing opens weekly cold-chain train"
MANNERS = ("-s", "DOWNLOAD_DELAY=0", "-s", "AUTOTHROTTLE_ENABLED=False")

QUOTES = '''"""A spider of a user's own."""

import scrapy


class QuotesSpider(scrapy.Spider):
    """Says what stands on a page."""

    name = "quotes"

    async def start(self):
        """Ask for one page."""
        yield scrapy.Request(self.site + "/p/400000.html")

    def parse(self, response):
        """Return what it says.

        @url {page}
        @returns items 1 1
        """
        yield {{"title": response.css("h1::text").get(), "tags": ["a", "b"]}}
'''
FAILING = QUOTES.replace("yield {{", "raise ZeroDivisionError({{").replace("]}}", "]}})")


@pytest.fixture(autouse=True)
def untouched():
    """No tool writes anything to the output of the project."""
    before = sorted((ROOT / "output").iterdir())
    yield
    assert sorted((ROOT / "output").iterdir()) == before


@pytest.fixture
def project(tmp_path) -> Path:
    """A copy of the project with a spider of the user's own beside the portals."""
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "crawler", tmp_path / "crawler", ignore=ignored)
    shutil.copy(ROOT / "scrapy.cfg", tmp_path)
    page = (tmp_path / "page.html").absolute()
    page.write_text(make_page())
    (tmp_path / "crawler/spiders/quotes.py").write_text(QUOTES.format(page=page.as_uri()))
    return tmp_path


def run_there(project: Path, *arguments: str) -> Run:
    paths = os.pathsep.join([str(project), os.environ.get("PYTHONPATH", "")])
    return run_scrapy(*arguments, cwd=project, PYTHONPATH=paths)


@pytest.mark.parametrize("spider", [[], ["--spider=silkroad"]])
def test_shell_opens_a_file(spider):
    run = run_scrapy("shell", PAGE, *spider, "-c", 'response.css("h1::text").get()')
    assert run.stdout.startswith(HEADLINE), run.stderr


def test_shell_and_fetch_open_an_address():
    with PortalServer(Site()) as server:
        url = f"{server.origin}/p/400000.html"
        shell = run_scrapy("shell", url, "-c", "response.status", *MANNERS)
        fetch = run_scrapy("fetch", url, *MANNERS)
        gone = run_scrapy("fetch", f"{server.origin}/none.html", *MANNERS)
    assert shell.stdout == "200\n", shell.stderr
    assert "<h1>" in fetch.stdout
    assert gone.status == 0
    assert "Traceback" not in gone.stderr


def test_view_shows_a_page():
    run = run_scrapy("view", PAGE, BROWSER="echo %s")
    assert run.status == 0
    assert "file://" in run.stdout


def test_parse_gives_the_record_with_the_keys_of_its_line():
    run = run_scrapy("parse", "--spider=silkroad", "--nocolour", "--nolinks", PAGE)
    assert "'schema': 'article/2'" in run.stdout, run.stderr
    assert "'url': 'https://en.imsilkroad.com/p/338301.html'" in run.stdout
    assert "Traceback" not in run.stderr


def test_check_finds_nothing_wrong_with_portals():
    run = run_scrapy("check")
    assert run.status == 0, run.stderr
    assert "OK" in run.stderr


def test_bench_ends_and_asks_without_manners():
    run = run_scrapy("bench", "-s", "CLOSESPIDER_TIMEOUT=1")
    assert run.status == 0
    assert "Closing spider (closespider_timeout)" in run.stderr
    assert "Traceback" not in run.stderr


def test_plain_spider_lives_beside_the_portals(project):
    assert "quotes" in run_there(project, "list").stdout.split()
    with PortalServer(Site()) as server:
        arguments = ("-a", f"site={server.origin}", *MANNERS)
        run = run_there(project, "crawl", "quotes", *arguments, "-O", "out.json")
        table = run_there(project, "crawl", "quotes", *arguments, "-O", "out.csv")
    assert (run.status, table.status) == (0, 0), run.stderr
    [item] = json.loads((project / "out.json").read_text())
    assert item["tags"] == ["a", "b"]
    assert (project / "out.csv").read_text().splitlines()[1].endswith(',"a,b"')
    assert not (project / "output").exists()


def test_error_of_a_plain_spider_is_told(project):
    text = FAILING.format(page="")
    (project / "crawler/spiders/quotes.py").write_text(text)
    with PortalServer(Site()) as server:
        run = run_there(project, "crawl", "quotes", "-a", f"site={server.origin}", *MANNERS)
    assert run.status == 1
    assert "1 errors of the spider" in run.stderr


def test_new_plain_spider_is_made_and_found(project):
    run = run_there(project, "genspider", "harbour", "news.harbour.example")
    assert run.status == 0, run.stderr
    assert "harbour" in run_there(project, "list").stdout.split()


def test_a_tool_writes_nothing_whatever_the_project_says():
    settings = BaseSettings()
    settings.set("DOWNLOAD_HANDLERS", {"http": "its.own"}, priority="project")
    settings.set("ITEM_PIPELINES", {"its.own": 100}, priority="project")
    prepare_tool(settings)
    assert settings.getdict("ITEM_PIPELINES") == {}
    assert set(settings.getdict("DOWNLOAD_HANDLERS")) == {"http", "file"}
    assert settings.getpriority("ITEM_PIPELINES") == SETTINGS_PRIORITIES["cmdline"]


def test_files_among_arguments_become_addresses(tmp_path):
    page = tmp_path / "a page.html"
    page.write_text("a page")
    assert name_files([str(page), str(tmp_path), "https://a.example/"]) == [
        f"file://{tmp_path}/a%20page.html",
        str(tmp_path),
        "https://a.example/",
    ]
