"""Rejected pages once more: from saved pages, and live."""

import errno
import json
import subprocess
import sys
from argparse import Namespace
from importlib import import_module
from pathlib import Path
from unittest.mock import Mock, create_autospec

import pytest
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.exceptions import UsageError
from scrapy.utils.project import get_project_settings

from crawler.crawling.retrying import retry_rejects
from crawler.errors import LedgerWriteError
from crawler.items import Reject
from crawler.ledger import Ledger
from crawler.ledger.verify import verify_folder
from crawler.portals.silkroad import SilkroadPage
from crawler.sources import open_source
from crawler.spiders import SilkroadSpider
from tests.ledger.records import PORTAL, make_article, make_reject, make_url, read_files
from tests.portal_server import PortalServer, Site

ROOT = Path(__file__).parents[2]
COMMAND = import_module("crawler.commands.retry-rejects").Command
PAGE = """<html><head><title>Ferry line opens-Xinhua Silk Road</title></head><body>
<h1>Ferry line {name} opens</h1><p>January 13, 2024</p>{story}</body></html>"""
STORY = "<p>A ferry line across the invented strait opened on Saturday, its operator said.</p>"


def save(source, name, story):
    path = source / "en.imsilkroad.com" / "p" / f"{name}.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PAGE.format(name=name, story=story))


def read(output, name):
    return [json.loads(line)["url"] for line in (output / name).read_text().splitlines()]


def run(*args):
    command = [sys.executable, "-m", "scrapy", *map(str, args)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.fixture
def output(tmp_path):
    """Three rejects: of a page that is valid now, one that is not, and one nobody saved."""
    with Ledger.open(tmp_path / "output", PORTAL) as ledger:
        for name in (101, 102, 103):
            ledger.append_reject(make_reject(name))
    return tmp_path / "output"


@pytest.fixture
def source(tmp_path):
    save(tmp_path / "source", 101, STORY)
    save(tmp_path / "source", 102, "")
    save(tmp_path / "source", 104, STORY)
    return tmp_path / "source"


def retry(output, source):
    with Ledger.open(output, PORTAL) as ledger:
        pages = open_source(source, SilkroadPage.portal, 2**20)
        return str(retry_rejects(ledger, pages, SilkroadPage, 10))


def refuse(_):
    raise OSError(errno.ENOSPC, "No space left on device")


def test_what_is_valid_now_moves_into_the_output(output, source):
    assert retry(output, source) == (
        "3 rejected pages: 1 are records now, 1 are rejected again, 1 are not in the source"
    )
    assert read(output, f"{PORTAL}.jsonl") == [make_url(101)]
    assert set(read(output, f"rejects/{PORTAL}.jsonl")) == {make_url(102), make_url(103)}
    assert [report for report in verify_folder(output) if report.found] == []


def test_retrying_again_changes_nothing(output, source):
    retry(output, source)
    before = read_files(output, "*.json*")
    assert retry(output, source).startswith("2 rejected pages: 0 are records now")
    assert read_files(output, "*.json*") == before


def test_the_other_rejects_stay_byte_for_byte(output, source):
    path = output / f"rejects/{PORTAL}.jsonl"
    kept = path.read_bytes().splitlines(keepends=True)[1:]
    retry(output, source)
    assert path.read_bytes().startswith(b"".join(kept))


def test_a_duplicate_is_not_retried_and_stays(output, source):
    with Ledger.open(output, PORTAL) as ledger:
        duplicate = make_reject(104).model_dump(mode="json", by_alias=True)
        duplicate["reasons"][0]["code"] = "duplicate"
        ledger.append_reject(Reject.model_validate(duplicate))
        assert make_url(104) not in ledger.rejected_urls()
    retry(output, source)
    assert make_url(104) in read(output, f"rejects/{PORTAL}.jsonl")
    assert make_url(104) not in read(output, f"{PORTAL}.jsonl")


def test_a_file_that_cannot_be_rewritten_stays_as_it_is(output, source, monkeypatch):
    path = output / f"rejects/{PORTAL}.jsonl"
    ledger = Ledger.open(output, PORTAL)
    ledger.append(make_article(101, url=make_url(101)))
    ledger.sync()
    before = path.read_bytes()
    monkeypatch.setattr("crawler.ledger.inside.appending.os.fsync", refuse)
    with pytest.raises(LedgerWriteError, match=r"rejects/silkroad\.jsonl: no space is left"):
        ledger.drop_settled_rejects()
    ledger.close()
    monkeypatch.undo()
    assert path.read_bytes() == before
    assert not list(output.rglob("*.new"))


def test_records_go_on_after_the_rejects_were_rewritten(output, source):
    with Ledger.open(output, PORTAL) as ledger:
        pages = open_source(source, SilkroadPage.portal, 2**20)
        retry_rejects(ledger, pages, SilkroadPage, 10)
        assert ledger.append_reject(make_reject(101)), "its line is gone, so it is news again"
        assert not ledger.append_reject(make_reject(103))
        ledger.sync()
    assert read(output, f"rejects/{PORTAL}.jsonl")[-1] == make_url(101)


def test_the_command_with_saved_pages(output, source):
    done = run("retry-rejects", PORTAL, "--source", source, "-s", f"OUTPUT_DIR={output}")
    assert done.returncode == 0, done.stderr
    assert "3 rejected pages: 1 are records now" in done.stderr
    assert read(output, f"{PORTAL}.jsonl") == [make_url(101)]


def test_wrong_usage(output):
    done = run("retry-rejects", PORTAL, "-s", f"OUTPUT_DIR={output}")
    assert done.returncode == 2
    assert "say where the pages come from: --source PATH, or --live" in done.stderr


class RetryCommand(COMMAND):
    """The command without a crawl: `crawled` says whether one would have been made."""

    crawled = False

    def _retry_live(self, folder, spider, args, opts):
        RetryCommand.crawled = True


def run_command(output, *, source=None, live=False, args=(PORTAL,)):
    command = RetryCommand()
    RetryCommand.crawled = False
    command.settings = get_project_settings()
    command.settings.set("OUTPUT_DIR", str(output))
    command.crawler_process = create_autospec(AsyncCrawlerProcess, instance=True)
    command.crawler_process.spider_loader = Mock()
    command.crawler_process.spider_loader.list.return_value = [PORTAL]
    command.crawler_process.spider_loader.load.return_value = SilkroadSpider
    command.run(list(args), Namespace(source=source and str(source), live=live))
    return command.exitcode


@pytest.mark.parametrize("given", [{}, {"source": "x", "live": True}])
def test_pages_come_from_one_place(output, given):
    with pytest.raises(UsageError, match="say where the pages come from"):
        run_command(output, **given)
    assert not RetryCommand.crawled


@pytest.mark.parametrize("args", [(), (PORTAL, PORTAL), ("-x",)])
def test_one_portal_is_retried(output, source, args):
    with pytest.raises(UsageError, match=f"the portals are: {PORTAL}"):
        run_command(output, source=source, args=args)


def test_source_that_is_none(output, tmp_path):
    with pytest.raises(UsageError, match="cannot be read") as caught:
        run_command(output, source=tmp_path / "none")
    assert not caught.value.print_help
    (tmp_path / "a.warc").write_bytes(b"no archive" * 10)
    with pytest.raises(UsageError, match="is no WARC archive"):
        run_command(output, source=tmp_path / "a.warc")


def test_output_that_another_run_writes(output, source):
    with Ledger.open(output, PORTAL), pytest.raises(UsageError, match="another run"):
        run_command(output, source=source)


def test_output_that_cannot_be_written(output, source, capsys, monkeypatch):
    monkeypatch.setattr("crawler.ledger.inside.appending.os.fsync", refuse)
    assert run_command(output, source=source) == 1
    monkeypatch.undo()
    assert "retry-rejects: " in capsys.readouterr().err


def test_a_retry_that_works(output, source, capsys):
    assert run_command(output, source=source) == 0
    assert "3 rejected pages: 1 are records now" in capsys.readouterr().err
    assert not RetryCommand.crawled
    run_command(output, live=True)
    assert RetryCommand.crawled


def test_the_command_live_asks_for_the_rejected_pages_and_no_others(tmp_path):
    site = Site(count=6)
    output = tmp_path / "output"
    with Ledger.open(output, PORTAL) as ledger:
        for number in (1, 2):
            reject = make_reject("any").model_copy(update={"url": site.url(number)})
            ledger.append_reject(reject)
        ledger.append_reject(make_reject(999))
    with PortalServer(site) as server:
        settings = ("DOWNLOAD_DELAY=0", "AUTOTHROTTLE_ENABLED=False", f"OUTPUT_DIR={output}")
        options = [part for setting in settings for part in ("-s", setting)]
        origin = ("-a", f"origin={server.origin}")
        done = run("retry-rejects", PORTAL, "--live", *origin, *options)
        asked = set(server.targets()) - {"/robots.txt"}
    assert "3 rejected pages: 2 are records now" in done.stderr
    assert asked == {site.path(1), site.path(2), "/p/999.html"}
    assert set(read(output, f"{PORTAL}.jsonl")) == {site.url(1), site.url(2)}
    assert set(read(output, f"rejects/{PORTAL}.jsonl")) == {make_url(999)}
    assert [report for report in verify_folder(output) if report.found] == []
