"""Every command and every piece of code in the README does what the README says.

Commands that ask a portal are given a server on this machine in its place. Long runs are begun as
far as their arguments; other tests hold their short forms. What is set up, and the suite itself,
is run by `.ci/run`.
"""

import argparse
import datetime as dt
import json
import os
import re
import runpy
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from configparser import ConfigParser
from itertools import pairwise
from pathlib import Path
from unittest.mock import MagicMock

import pytest

from crawler import structure
from crawler.items import Tombstone
from tests.articles import make_page
from tests.portal_server import PortalServer, Site, html_answer, xml_answer

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.M | re.S)
COMMANDS = [
    line for kind, text in BLOCKS if kind in ("sh", "cron") for line in text.splitlines() if line
]
ANSWERED = re.findall(r"^```python\n([^`]*)^```\n\n```text\n(.*?)^```$", README, re.M | re.S)
"""Code whose result over the samples stands below it."""
PYTHON = [
    text
    for kind, text in BLOCKS
    if kind == "python" and "airflow" not in text and text not in dict(ANSWERED)
]
[DAG] = [text for kind, text in BLOCKS if kind == "python" and "airflow" in text]
UNITS = [text for kind, text in BLOCKS if kind == "ini"]

HARBOUR = "news.harbour.example"
FIRST, SECOND, QUICK = COMMANDS[:3]
BENCHMARK_SET_UP = "pip install -q -e '.[benchmark]'"
[NEW_FILE] = [text for text in PYTHON if "harbour" in text]
NEW_PORTAL = [line for line in COMMANDS if "harbour" in line and "inspect" not in line]

UNHURRIED = "-s DOWNLOAD_DELAY=0 -s AUTOTHROTTLE_ENABLED=False"
NIGHTLY = next(line for line in COMMANDS if line.startswith("17 3 * * * "))

LIVE = {
    "scrapy crawl silkroad -s CONTACT=desk@example.org": "12 new",
    "scrapy crawl silkroad -s CONTACT=desk@example.org -a since=2026-01-01 -a until=2026-01-31": (
        "8 new, 0 revised, 0 unchanged, 4 outside"
    ),
    "scrapy crawl silkroad -s CONTACT=desk@example.org -a limit=20 -a max_pages=3": "5 new",
    "scrapy crawl pudong -a origin=http://127.0.0.1:8080 -s OUTPUT_DIR=output/staging": "12 new",
    "scrapy inspect https://en.imsilkroad.com/p/400000.html": "verdict        a valid record",
    "scrapy inspect --any --zone Asia/Karachi https://news.harbour.example/p/400000.html": (
        "https://news.harbour.example/p/400000.html\nverdict        a valid record"
    ),
}
SAVED = {
    "scrapy report": "output/reports/index.html",
    "scrapy verify output": r"silkroad.jsonl: (\d\d) records of \1 addresses, in order",
    "scrapy history https://en.imsilkroad.com/p/338301.html": "revision 1, published 2024-01-17",
    "scrapy export --to parquet --output output/records.parquet --newest": r"\d\d records",
    "scrapy export silkroad --to csv --output output/silkroad.csv --since 2024-01-01 "
    "--columns url,published,headline,places": r"output/silkroad.csv: \d\d? records",
    "scrapy export --to dataset --output output/dataset": r"output/dataset: \d\d records",
    "scrapy cluster": r"clusters.jsonl: 0 clusters of 0 records among \d\d; \d\d were new",
    "scrapy retry-rejects silkroad --source samples": "4 rejected pages: 0 are records now",
    "scrapy retry-rejects silkroad --live": "4 rejected pages: 4 are records now",
    'scrapy forget https://en.imsilkroad.com/p/338301.html --reason "court order 12/2026"': (
        "338301.html: taken down: 1 lines of output/silkroad.jsonl"
    ),
}
ALONE = {
    "scrapy inspect samples/en.imsilkroad.com/p/338301.html --html output/page.html": (
        "output/page.html: a valid record"
    ),
    "scrapy inspect samples/en.imsilkroad.com/p/338301.html --json": '"elements": [',
    "scrapy crawl all -a source=samples": "all       12 portals: ",
    "scrapy structure samples --parts --output output/parts "
    "&& scrapy merge output/parts --output output/joined": "all       12 portals: 225 new",
    "scrapy crawl silkroad -a source=samples": "new, 0 revised, 0 unchanged",
    "scrapy crawl silkroad -a source=samples/en.imsilkroad.com/p/338301.html": "1 new",
    "scrapy crawl silkroad -a source=samples/en.imsilkroad.com/p/338777.html.txt": "1 new",
    "scrapy inspect samples/en.imsilkroad.com/p/338301.html": "verdict        a valid record",
    "scrapy inspect -p pudong samples/loose/night-ferry.html": "verdict        a valid record",
    "scrapy structure - < samples/loose/notes.html": '"portal": "silkroad"',
    "scrapy inspect --any --day-first samples/loose/notes.html": "verdict        a valid record",
    "scrapy inspect --any - < samples/en.imsilkroad.com/p/338301.html": (
        "file:///stdin\nverdict        a valid record"
    ),
}
ARCHIVE = {
    "scrapy crawl silkroad -s CONTACT=desk@example.org -a archive=output/silkroad.warc.gz": (
        "12 new"
    ),
    "scrapy crawl silkroad -a source=output/silkroad.warc.gz -s OUTPUT_DIR=output/rebuilt": (
        "12 new"
    ),
    "scrapy crawl silkroad -a source=output/silkroad.warc.gz -s OUTPUT_DIR=output/changed": (
        "12 new"
    ),
    "scrapy index output/silkroad.warc.gz --output output/silkroad.cdxj": "silkroad.cdxj: ",
    "scrapy structure samples output/silkroad.warc.gz --output output/all": (
        "all       12 portals: 237 new, 0 revised, 0 unchanged, 25 rejected"
    ),
    "scrapy compare output/rebuilt output/changed": "same          12 records",
}
ASKED = (
    "scrapy crawl all -a source=samples && scrapy cluster && "
    "scrapy export --to parquet --newest --output output/records.parquet"
)
JQ = next(line for line in COMMANDS if line.startswith("jq "))
LONG = [
    "python -m tests.layouts.report --examples 2000",
    "python -m tests.mutate --count 10000",
    "python -m tests.ledger.torture --kills 200 --truncations 200",
    "python -m tests.live.kill --times 20 --articles 1000",
    "python -m tests.live.three_runs --articles 1000 --lists 40",
    "python -m tests.growth",
    "python -m tests.clusters.measure --records 100000",
    "python -m tests.mutation --count 200 --seed 1",
    "python -m tests.benchmarks.structuring",
    "python -m tests.benchmarks.live",
    "python -m tests.benchmarks.offline --pages 2000",
    "python -m tests.benchmarks.archives --pages 1000",
    "python -m tests.benchmarks.start",
    "python -m tests.benchmarks.sizes",
    "python -m tests.benchmarks.memory --pages 100000",
    "python -m tests.benchmarks.ledger --records 1000000",
    "python -m tests.benchmarks.exports --records 1000000",
    "python -m tests.benchmarks.paper",
]

PRINTED = {
    "QuayPage": "2026-05-04T09:30:00+01:00",
    "WharfPage": "Lusa template",
    "Georgetown": "Changsha Place(name='Changsha', country='CN', division='Hunan'",
    "most_common": "3 Chongqing",
}
"""What the code with a page class of its own, or about places, prints; all other prints the saved
record."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A clone with an environment, whose output is empty."""
    folder = tmp_path / "clone"
    folder.mkdir()
    for name in ("crawler", "samples", "scrapy.cfg", "tests"):
        (folder / name).symlink_to(ROOT / name)
    (folder / ".venv").symlink_to(sys.prefix)
    (folder / "output").mkdir()
    return folder


@pytest.fixture
def origins() -> Iterator[Mapping[str, str]]:
    """A server for each portal: 12 articles of January and February 2026 on three lists."""
    newest = dt.date(2026, 2, 1)
    sites = {name: Site(12, 5, 4, name, newest) for name in ("silkroad", "pudong")}
    rejected = ("339999", "340001", "340002", "340003")
    for number in rejected:
        sites["silkroad"].answers[f"/p/{number}.html"] = html_answer(make_page(int(number)))
    with PortalServer(sites["silkroad"]) as silkroad, PortalServer(sites["pudong"]) as pudong:
        yield {"silkroad": silkroad.origin, "pudong": pudong.origin}


def run(line: str, folder: Path, **environment: str) -> str:
    """Run a line as a user types it; return what it said, after checking that it succeeded."""
    programs = os.pathsep.join([str(Path(sys.prefix) / "bin"), os.environ["PATH"]])
    result = subprocess.run(
        ["bash", "-c", line],
        cwd=folder,
        env={**os.environ, "PATH": programs, **environment},
        capture_output=True,
        text=True,
        timeout=100,
    )
    said = result.stdout + result.stderr
    assert result.returncode == 0, f"{line}\n{said}"
    assert "Traceback" not in said, f"{line}\n{said}"
    return said


def run_set_up(folder: Path) -> str:
    """Run what the first command does once everything is installed."""
    return run(FIRST.partition("'.[dev]' && ")[2], folder)


def at_server(line: str, origins: Mapping[str, str]) -> str:
    """Return a line that asks the servers of the test instead of a portal."""
    if "source=" in line:
        return line
    if "127.0.0.1:8080" in line:
        return line.replace("http://127.0.0.1:8080", origins["pudong"]) + f" {UNHURRIED}"
    if not re.search(r"scrapy (?:crawl|inspect|sample|retry-rejects)", line):
        return line
    option = "--origin " if re.search(" (?:inspect|sample) ", line) else "-a origin="
    given = f"{option}{origins['silkroad']} {UNHURRIED}"
    return re.sub(r"(scrapy (?:crawl|inspect|sample|retry-rejects))", rf"\1 {given}", line)


def test_every_command_is_tested():
    set_up = [FIRST, SECOND, QUICK, BENCHMARK_SET_UP]
    tested = [*set_up, *LIVE, *ARCHIVE, NIGHTLY, ASKED, JQ, *SAVED, *ALONE, *LONG, *NEW_PORTAL]
    assert sorted(COMMANDS) == sorted(tested)


def test_every_piece_of_code_is_of_a_kind_that_is_tested():
    assert {kind for kind, _ in BLOCKS} == {"sh", "cron", "python", "ini", "text"}
    assert README.count("```") == 2 * len(BLOCKS)


def test_first_commands_are_what_a_stranger_needs():
    assert FIRST.startswith("python3 -m venv .venv && ")
    assert SECOND.startswith(".venv/bin/python -m pytest")
    assert README.index(SECOND) < 2000
    assert f"{SECOND} -m quick" == QUICK


def test_the_record_of_the_first_screen_is_that_of_its_page():
    shown = dict(
        re.findall(r"^\| `(\w+)` \| `(.+)` \|$", README[: README.index("![A report")], re.M)
    )
    url = shown["url"]
    page = ROOT / "samples" / url.removeprefix("https://")
    record = structure(page.read_bytes(), url).model_dump(mode="json")
    assert shown["headline"] == record["headline"]
    assert shown["published"] == record["published"]
    assert json.loads(shown["dateline"]) == record["dateline"]
    assert record["body"][0].startswith(shown["body"].removeprefix('["').partition("…")[0])


def test_saved_pages_and_output_of_years(project, origins):
    said = run_set_up(project)
    assert said.count("schema") == 2
    assert '"portal": "silkroad"' in said
    assert '"portal": "pudong"' in said
    for line, answer in SAVED.items():
        said = run(at_server(line, origins) if "--live" in line else line, project)
        assert re.search(answer, said), f"{line}\n{said}"


@pytest.mark.parametrize("line", LIVE)
def test_live_run(line, project, origins):
    said = run(at_server(line, origins), project)
    assert LIVE[line] in said, f"{line}\n{said}"


def test_archive_and_nightly_run(project, origins):
    for line, answer in ARCHIVE.items():
        assert answer in run(at_server(line, origins), project)

    nightly = NIGHTLY.removeprefix("17 3 * * * ").replace("/srv/silkroad", str(project))
    nightly = at_server(nightly, origins)
    for nights in (1, 2):
        assert run(nightly, project) == ""
        log = (project / "output/silkroad.log").read_text()
        assert log.count("records   0 new") == nights
    said = run(nightly.replace("-a origin=", "-a origins="), project)
    assert said.startswith("exit status 2\n")
    assert "unknown argument 'origins'" in said


def test_units_of_systemd(tmp_path):
    for name, text in zip(("silkroad.service", "silkroad.timer"), UNITS, strict=True):
        unit = ConfigParser(strict=True)
        unit.optionxform = str
        unit.read_string(text)
        assert unit.has_option("Unit", "Description")
        (tmp_path / name).write_text(text.replace("/srv/silkroad/.venv/bin/scrapy", sys.executable))
    if checker := shutil.which("systemd-analyze"):
        files = [str(tmp_path / "silkroad.service"), str(tmp_path / "silkroad.timer")]
        checked = subprocess.run([checker, "verify", "--man=no", *files], capture_output=True)
        assert b"silkroad." not in checked.stderr, checked.stderr


def test_dag_of_airflow_compiles():
    compile(DAG, "silkroad.py", "exec")


@pytest.mark.parametrize("line", ALONE)
def test_command_that_needs_nothing_else(line, project):
    assert ALONE[line] in run(line, project)


@pytest.mark.parametrize("text", [text for text in PYTHON if text != NEW_FILE])
def test_code(text, project):
    page = ROOT / "samples/en.imsilkroad.com/p/338301.html"
    record = structure(page.read_bytes(), "https://en.imsilkroad.com/p/338301.html")
    newest = record.model_copy(update={"fetched_at": "2026-05-04T00:00:00Z"})
    later = {"fetched_at": "2025-05-04T00:00:00Z", "revision": 2, "headline": "An older capture"}
    last = {"fetched_at": None, "revision": 3, "headline": "Without a time"}
    down = {"forgotten_at": "2026-05-04T00:00:00Z", "reason": "Taken down", "revision": 1}
    tombstone = Tombstone(
        url=f"{record.url}?2", portal="silkroad", content_hash=record.content_hash, **down
    )
    lines = [tombstone, newest, *(record.model_copy(update=fields) for fields in (later, last))]
    (project / "output/silkroad.jsonl").write_text(
        "".join(f"{line.model_dump_json(by_alias=True)}\n" for line in lines)
    )

    printed = (said for name, said in PRINTED.items() if name in text)
    answer = next(printed, record.headline[:40])
    said = run(f"python -W error - <<'END'\n{text}END", project)
    assert answer in said
    assert not [line for line in ("older capture", "Without a time", "Taken down") if line in said]


def test_questions_have_the_answers_that_stand_below_them(project):
    run(ASKED, project)
    assert len(ANSWERED) > 4
    for code, answer in ANSWERED:
        assert run(f"python -W error - <<'END'\n{code}END", project) == answer
    if shutil.which("jq"):
        lines = run(JQ, project).splitlines()
        assert len(lines) == int(re.search(r"stories in (\d+) records", README)[1])


@pytest.mark.parametrize("line", LONG)
def test_long_run_understands_its_arguments(line, monkeypatch):
    name, *arguments = line.removeprefix("python -m ").split()
    parse = argparse.ArgumentParser.parse_args
    given = []

    def begin(parser: argparse.ArgumentParser) -> None:
        given.append(vars(parse(parser, arguments)))
        raise InterruptedError

    monkeypatch.setattr(argparse.ArgumentParser, "parse_args", begin)
    # Of the extra `benchmark`, which is not needed for the arguments.
    for extra in ("trafilatura", "fastwarc", "fastwarc.warc"):
        monkeypatch.setitem(sys.modules, extra, MagicMock())
    for module in (name, f"{name}.__main__"):
        # As in a process of its own: other tests may have loaded it.
        monkeypatch.delitem(sys.modules, module, raising=False)
    with pytest.raises(InterruptedError):
        runpy.run_module(name, run_name="__main__")
    [options] = given
    for option, value in pairwise(arguments):
        if option.startswith("--"):
            assert options[option[2:]] == int(value)


@pytest.mark.timeout(300)
def test_new_portal(project):
    """What a newcomer does with the README alone, with three pages of our own making."""
    for name in ("crawler", "samples", "tests"):
        (project / name).unlink()
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("saved"))
    shutil.copy(ROOT / "pyproject.toml", project)
    paths = os.pathsep.join([str(project), os.environ.get("PYTHONPATH", "")])
    make, keep, check, live, offline = NEW_PORTAL
    site = Site(0)
    for number, url in enumerate(re.findall(r"https://[^/]+(\S+)", keep), start=13):
        site.answers[url] = html_answer(make_harbour_page(f"January {number}, 2026"))
    links = "".join(f'<p><a href="{url}">A story of the harbour</a></p>' for url in site.answers)
    items = "".join(f"<item><link>https://{HARBOUR}{url}</link></item>" for url in site.answers)
    site.answers["/news/"] = html_answer(f"<html><body>{links}</body></html>")
    site.answers["/rss.xml"] = xml_answer(f"<rss><channel>{items}</channel></rss>")

    with PortalServer(site) as server:

        def do(line: str) -> str:
            line = at_server(line, {"silkroad": server.origin})
            return run(line, project, PYTHONPATH=paths)

        said = do(make)
        assert keep.partition(" https")[0] in said
        assert check in said
        assert "crawler/portals/harbour.py" in said
        do("ruff check crawler/portals/harbour.py && ruff format --check crawler/portals")

        (project / "crawler/portals/harbour.py").write_text(NEW_FILE, encoding="utf-8")
        said = do(keep)
        assert said.count("proposed, a valid record: A ferry line opens on January") == 3
        assert "git ignores samples/saved/" in said
        # Once each, however often the reader of the tests repeats it: with CI in the environment
        # pytest tells every failure a second time.
        told = set(re.findall(r"(samples/\S+\.json) is only proposed", do(f"! {check}")))
        assert len(told) == 3

        do("sed -i '/^  \"proposed\": /d' samples/saved/news.harbour.example/*/*/*/*.json")
        assert "2 passed" in do(check)
        assert "3 new" in do(live)
        assert "3 new" in do(offline)


def make_harbour_page(date: str) -> str:
    """Return an article of a portal that this project does not know."""
    story = (
        f"<p>The harbour office said that a ferry line opens on {date}, and that it carries people"
        " and parcels across the strait.</p><p>Tickets are sold at the quay, by a man with a bell."
        "</p>"
    )
    return (
        f"<!doctype html><html><head><title>A ferry line opens on {date} - Harbour News</title>"
        f"</head><body><div>Harbour News</div><h1>A ferry line opens on {date}</h1>"
        f'<div>Published: {date}</div><div class="story">{story}</div></body></html>'
    )
