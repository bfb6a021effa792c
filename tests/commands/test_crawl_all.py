"""`scrapy crawl all` as it is typed, and portals side by side at servers of their own."""

import json
import os
import signal
import subprocess
import sys
import time
from importlib import import_module

import pytest
from scrapy.exceptions import UsageError

from crawler.errors import ScratchError, SourceError
from tests.commands.runs import ROOT, read_lines, run_all, run_scrapy
from tests.ledger.records import read_files
from tests.portal_server import Answer, PortalServer, Site

SIDE_BY_SIDE = """
import json, sys
from pathlib import Path
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.utils.project import get_project_settings

from crawler.commands.crawl import run_spiders
from crawler.monitor.run_ending import end_run

settings = get_project_settings()
settings.setdict({"OUTPUT_DIR": sys.argv[1], **json.loads(sys.argv[3])}, priority="cmdline")
process = AsyncCrawlerProcess(settings)
origins = json.loads(sys.argv[2])
crawlers = {process.create_crawler(name): {"origin": origin} for name, origin in origins.items()}
errors = run_spiders(process, crawlers)
print(*(int(end_run(crawler, error).verdict.status) for crawler, error in errors.items()))
"""


def start_side_by_side(output, origins, **settings):
    script = [sys.executable, "-c", SIDE_BY_SIDE, str(output)]
    environment = {
        **os.environ,
        "SCRAPY_SETTINGS_MODULE": "crawler.settings",
        "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
    }
    return subprocess.Popen(
        [*script, json.dumps(origins), json.dumps({"AUTOTHROTTLE_ENABLED": False, **settings})],
        env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def test_all_portals_over_one_source_give_what_each_gives_alone(tmp_path):
    names = ("silkroad", "people", "pudong")
    source = tmp_path / "mirror"
    source.mkdir()
    for host in ("en.imsilkroad.com", "en.people.cn", "loose"):
        (source / host).symlink_to(ROOT / "samples" / host)
    metrics = tmp_path / "all.prom"
    arguments = ("-a", f"source={source}", "-s", f"METRICS={metrics}")
    runs = run_all(
        [
            ["crawl", "all", *arguments, "-s", f"OUTPUT_DIR={tmp_path / 'all'}"],
            *(["crawl", n, *arguments[:2], "-s", f"OUTPUT_DIR={tmp_path / n}"] for n in names),
        ]
    )
    assert [run.status for run in runs] == [0, 0, 0, 0], runs[0].stderr
    assert "the source has no page of astanatimes, cgtn" in " ".join(runs[0].stderr.split())
    together = read_files(tmp_path / "all", "*.jsonl")
    for name in names:
        alone = read_files(tmp_path / name, "*.jsonl")
        for path in (f"{name}.jsonl", f"rejects/{name}.jsonl"):
            assert together.pop(path, b"") == alone.get(path, b"")
    assert set(together) == {f"state/{name}.runs.jsonl" for name in names}
    assert metrics.read_text().count("silkroad_run_status{") == 3
    told = [json.loads((tmp_path / f"all/state/{n}.run.json").read_text()) for n in names]
    assert [file["arguments"] for file in told] == [{"source": str(source)}] * 3


def test_what_leads_to_no_run_writes_nothing(tmp_path):
    arguments = ("-a", "source=crawler", "-s", f"OUTPUT_DIR={tmp_path / 'output'}")
    run = run_scrapy("crawl", "all", *arguments)
    assert run.status == 3
    assert "no article page of any portal was found" in run.stderr
    assert list(tmp_path.iterdir()) == []


def test_portals_are_asked_side_by_side_and_one_that_fails_stops_no_other(tmp_path):
    sites = {"silkroad": Site(6, 3, 2), "pudong": Site(6, 3, 2, "pudong")}
    with (
        PortalServer(sites["silkroad"]) as silkroad,
        PortalServer(sites["pudong"]) as pudong,
    ):
        origins = {
            "silkroad": silkroad.origin,
            "dawn": "http://127.0.0.1:9",
            "pudong": pudong.origin,
        }
        begun = time.monotonic()
        process = start_side_by_side(
            tmp_path, origins, DOWNLOAD_DELAY=0.3, RETRY_TIMES=0, BACKOFF_MAX_FAILURES=1
        )
        stdout, stderr = process.communicate(timeout=60)
    assert stdout.split() == ["0", "5", "0"], stderr
    assert [len(read_lines(tmp_path / f"{name}.jsonl")) for name in sites] == [6, 6]
    for name in origins:
        assert f"\n{name} " in f"\n{stderr}"
    assert time.monotonic() - begun < 60


def test_interrupt_ends_all_of_them(tmp_path):
    sites = Site(40, 40), Site(40, 40, 1, "pudong")
    for site in sites:
        site.answers[site.path(1)] = Answer(delay=30)
    with PortalServer(sites[0]) as silkroad, PortalServer(sites[1]) as pudong:
        origins = {"silkroad": silkroad.origin, "pudong": pudong.origin}
        process = start_side_by_side(tmp_path, origins, DOWNLOAD_DELAY=0)
        while not all(
            site.path(1) in server.targets()
            for site, server in zip(sites, (silkroad, pudong), strict=True)
        ):
            assert process.poll() is None
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        pressed = time.monotonic()
        stdout, stderr = process.communicate(timeout=30)
    assert stdout.split() == ["130", "130"], stderr
    assert time.monotonic() - pressed < 5


@pytest.mark.parametrize("name", ["crawl", "structure", "merge"])
def test_what_is_no_fault_of_the_user_is_told_with_its_own_status(name, capsys):
    command = import_module(f"crawler.commands.{name}").Command()
    command.refuse(ScratchError("the folder is \x1b[31mfull"))
    assert (command.exitcode, capsys.readouterr().err) == (
        1,
        f"scrapy {name}: the folder is \\x1b[31mfull\n",
    )
    with pytest.raises(UsageError, match="no folder"):
        command.refuse(SourceError("no folder"))
