"""Pages that are taken down, from the command line, and every way in which they might come back."""

import json
from argparse import Namespace

import pytest
from scrapy.exceptions import UsageError
from scrapy.settings import Settings

from crawler.commands.forget import Command
from crawler.errors import LedgerWriteError
from crawler.ledger import Ledger
from crawler.ledger.verify import verify_folder
from tests.articles import SITE, make_page
from tests.commands.runs import read_lines, run_scrapy
from tests.commands.test_crawl import crawl, make_mirror
from tests.ledger.records import PORTAL, make_article, make_reject, make_url, read_files

URL = f"{SITE}/p/1.html"
REASON = "a court order of 4 May 2026"


def forget(output, *arguments):
    return run_scrapy("forget", *arguments, "-s", f"OUTPUT_DIR={output}")


@pytest.fixture
def output(tmp_path):
    with Ledger.open(tmp_path / "output", PORTAL) as ledger:
        for text in ("first", "second"):
            ledger.append(make_article("a", text, fetched_at=f"2024-01-13T00:00:0{len(text)}Z"))
        ledger.append(make_article("b"))
        ledger.append(make_article("c", url="file:///loose/c.html"))
        ledger.append_reject(make_reject("d"))
    return tmp_path / "output"


def test_what_was_found_and_what_is_not_reached_is_told(output):
    run = forget(output, make_url("a") + "?from=x#top", make_url("z"), "--reason", REASON)
    assert run.status == 3
    first, missing, rest = run.stdout.splitlines()
    assert first == f"{make_url('a')}: taken down: 2 lines of {output / 'silkroad.jsonl'}"
    assert missing == f"{make_url('z')}: {output} holds nothing of it"
    assert rest.startswith("not reached: archives (.warc, .warc.gz) and saved pages, other output")
    lines = read_lines(output / "silkroad.jsonl")
    assert [line.get("reason") for line in lines] == [REASON, REASON, None, None]


def test_several_pages_of_all_kinds_and_once_more(output):
    pages = [make_url("b"), "file:///loose/c.html", make_url("d"), make_url("b")]
    first, second = (forget(output, *pages, "--reason", REASON) for _ in range(2))
    assert (first.status, second.status) == (0, 0)
    assert first.stdout.count("taken down: 1 lines of") == 3
    assert second.stdout.count("was taken down before") == 3
    assert not [report for report in verify_folder(output) if report.found]


def test_clusters_forget_as_well(output):
    path = output / "clusters" / "clusters.jsonl"
    member = {"portal": PORTAL, "revision": 1, "published": "2024-01-13", "headline": "Kept",
              "has_same_headline": True}  # fmt: skip
    members = [
        {"url": make_url(name), "differs": "whole" if name != "a" else "first", **member}
        for name in "abc"
    ]
    cluster = {"id": "1", "aliases": [], "members": members, "schema": "cluster/1"}
    path.parent.mkdir()
    path.write_text(json.dumps(cluster) + "\n")
    run = forget(output, make_url("b"), "--reason", REASON)
    assert run.status == 0, run.stderr
    assert f"{path}: 1 members taken out" in run.stdout
    assert make_url("b") not in path.read_text()


def test_archives_that_hold_the_page_are_named(tmp_path):
    article = make_article("a").model_copy(update={"warc_record_id": "urn:uuid:7"})
    with Ledger.open(tmp_path, PORTAL) as ledger:
        ledger.append(article)
    run = forget(tmp_path, make_url("a"), "--reason", REASON)
    assert f"{make_url('a')}: an archive holds the page in its record urn:uuid:7" in run.stdout


def test_wrong_usage_takes_nothing_down(output, tmp_path):
    before = (output / "silkroad.jsonl").read_bytes()
    empty = tmp_path / "empty"
    empty.mkdir()
    for folder, urls, reason, message in (
        (output, [], REASON, "give the addresses of the pages"),
        (output, [make_url("a")], None, "say why: --reason TEXT"),
        (output, [make_url("a")], "x" * 501, "at most 500 characters"),
        (output, [make_url("a")], " \n ", "say why"),
        (empty, [make_url("a")], "x", "no run wrote anything here"),
    ):
        command = Command()
        command.settings = Settings({"OUTPUT_DIR": str(folder)})
        with pytest.raises(UsageError, match=message):
            command.run(urls, Namespace(reason=reason))
    run = forget(output, make_url("a"), "--why", "x")
    assert (run.status, "Traceback" in run.stderr) == (2, False)
    assert (output / "silkroad.jsonl").read_bytes() == before
    assert list((tmp_path / "empty").iterdir()) == []


def test_an_output_in_use_is_left_alone(output):
    with Ledger.open(output, PORTAL):
        run = forget(output, make_url("a"), "--reason", REASON)
    assert run.status == 2
    assert "another run" in run.stderr
    assert "Traceback" not in run.stderr


def test_an_output_that_cannot_be_written(output, monkeypatch, capsys):
    import argparse

    from scrapy.settings import Settings

    from crawler.commands.forget import Command

    def fail(*_):
        raise LedgerWriteError("no space is left")

    monkeypatch.setattr(Ledger, "forget", fail)
    command = Command()
    command.settings = Settings({"OUTPUT_DIR": str(output)})
    command.run([make_url("a")], argparse.Namespace(reason=REASON))
    assert command.exitcode == 1
    assert capsys.readouterr().err == "scrapy forget: no space is left\n"


def test_no_command_brings_it_back(tmp_path):
    output, source = tmp_path / "output", make_mirror(tmp_path, {"1": make_page(1)})
    settings = ["-s", f"OUTPUT_DIR={output}"]
    make_mirror(tmp_path, {"2": make_page(2), "3": make_page(3, date="someday")})
    run_scrapy(*crawl(source, output))
    assert forget(output, URL, f"{SITE}/p/3.html", "--reason", REASON).status == 0
    before = read_files(output, "silkroad.jsonl")

    again = run_scrapy(*crawl(source, output))
    assert "records   0 new, 0 revised, 1 unchanged, 1 taken down before" in again.stderr
    make_mirror(tmp_path, {"1": make_page(7), "3": make_page(3)})
    changed = run_scrapy(*crawl(source, output))
    assert "records   0 new, 0 revised, 1 unchanged, 2 taken down before" in changed.stderr
    retried = run_scrapy("retry-rejects", "silkroad", "--source", str(source), *settings)
    assert "0 rejected pages" in retried.stderr
    assert read_files(output, "silkroad.jsonl") == before

    history = run_scrapy("history", URL, *settings)
    assert history.status == 3
    assert f"no record of {URL}; taken down " in history.stdout
    assert REASON in history.stdout
    assert "Ferry line" not in history.stdout
    verified = run_scrapy("verify", str(output))
    assert verified.status == 0
    assert "silkroad.jsonl: 1 records of 1 addresses, 1 taken down, in order" in verified.stdout


def test_tombstones_have_a_schema_of_their_own(output):
    forget(output, make_url("a"), "--reason", REASON)
    schemas = {line["schema"] for line in read_lines(output / "silkroad.jsonl")}
    assert schemas == {"article/2", "tombstone/1"}
