"""Runs as others start them: two in one process, and from scrapyd, with feeds of their own."""

import csv
import json
import os
import subprocess
import sys

import pytest

from tests.articles import make_page
from tests.commands.runs import ROOT, read_lines, run_scrapy

PUDONG = "<h1>Ferry opens</h1><p>2024-01-13</p><p>The ferry across the river opened on Monday.</p>"
PAGES = {
    "en.imsilkroad.com/p/1.html": make_page(1),
    "en.imsilkroad.com/p/2.html": make_page(2),
    "en.imsilkroad.com/p/3.html": "<p>nothing</p>",
    "english.pudong.gov.cn/2024-01/13/c_1.htm": PUDONG,
}
TWO_SPIDERS = """
import sys
from scrapy.crawler import {process}
from scrapy.utils.project import get_project_settings

process = {process}(get_project_settings())
for portal in ("silkroad", "pudong"):
    process.crawl(portal, source=sys.argv[1])
process.start()
"""


@pytest.fixture
def mirror(tmp_path):
    for name, text in PAGES.items():
        path = tmp_path / "mirror" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "mirror"


@pytest.mark.parametrize("process", ["CrawlerProcess", "AsyncCrawlerProcess"])
def test_two_spiders_run_in_one_process(mirror, tmp_path, process):
    script = tmp_path / "two.py"
    script.write_text(TWO_SPIDERS.format(process=process))
    environment = os.environ | {
        "SCRAPY_SETTINGS_MODULE": "crawler.settings",
        "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
    }
    command = [sys.executable, str(script), str(mirror)]
    run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)

    assert "Traceback" not in run.stderr, run.stderr
    assert len(read_lines(tmp_path / "output/silkroad.jsonl")) == 2
    assert len(read_lines(tmp_path / "output/pudong.jsonl")) == 1


def test_scrapyd_gives_its_job_a_number_and_feeds_get_the_records_only(mirror, tmp_path):
    output = tmp_path / "output"
    run = run_scrapy(
        "crawl", "silkroad", "-a", f"source={mirror}", "-a", "_job=26c9f7d8",
        "-s", f"OUTPUT_DIR={output}",
        "-O", f"{tmp_path}/feed.json", "-O", f"{tmp_path}/feed.csv",
    )  # fmt: skip
    assert run.status == 0, run.stderr
    records = read_lines(output / "silkroad.jsonl")
    assert json.loads((tmp_path / "feed.json").read_text()) == records
    rows = list(csv.DictReader((tmp_path / "feed.csv").read_text().splitlines()))
    assert [json.loads(row["body"]) for row in rows] == [record["body"] for record in records]
    assert list(rows[0]) == list(records[0])


def test_folder_of_another_portal_is_named_with_what_to_type(mirror, tmp_path):
    source = mirror / "english.pudong.gov.cn"
    arguments = ("-a", f"source={source}", "-s", f"OUTPUT_DIR={tmp_path / 'output'}")
    run = run_scrapy("crawl", "silkroad", *arguments)
    assert run.status == 3
    said = " ".join(run.stderr.split())
    assert f"1 article pages of pudong: scrapy crawl pudong -a source={source}" in said
