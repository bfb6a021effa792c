"""`scrapy structure` as it is typed."""

import json
import subprocess
import sys

import pytest

from tests.articles import make_page
from tests.commands.runs import ROOT, read_data, read_lines, run_scrapy

PAGE = "samples/en.imsilkroad.com/p/338301.html"


def test_the_output_is_that_of_a_crawl(tmp_path):
    mirror = tmp_path / "mirror" / "en.imsilkroad.com" / "p"
    mirror.mkdir(parents=True)
    for number in range(60):
        (mirror / f"{number}.html").write_text(make_page(number))
    one, other = tmp_path / "one", tmp_path / "other"
    crawled = run_scrapy("crawl", "all", "-a", f"source={mirror}", "-s", f"OUTPUT_DIR={one}")
    assert crawled.status == 0, crawled.stderr
    paths = [str(mirror), "samples/en.imsilkroad.com/p/338301.html"]
    run = run_scrapy("structure", *paths, "--output", str(other), "--workers", "2")
    assert run.status == 0, run.stderr
    assert "61 new" in run.stderr
    [(name, lines)] = read_data(one).items()
    assert read_data(other)[name].startswith(lines)
    assert len(read_lines(other / name)) == 61
    told = json.loads((other / "state/silkroad.run.json").read_text())
    assert told["arguments"] == {"source": " ".join(paths)}


@pytest.mark.parametrize(
    ("arguments", "page", "status", "said"),
    [
        ([], f"<link rel=canonical href='https://en.imsilkroad.com/p/1.html'>{make_page(1)}", 0,
         {"url": "https://en.imsilkroad.com/p/1.html", "schema": "article/2"}),
        (["-p", "silkroad"], "<h1>Head</h1>", 4, {"portal": "silkroad", "schema": "reject/2"}),
    ],
)  # fmt: skip
def test_one_page_from_standard_input(arguments, page, status, said):
    run = subprocess.run(
        [sys.executable, "-m", "scrapy", "structure", *arguments, "-"],
        input=page,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.returncode == status, run.stderr
    assert said.items() <= json.loads(run.stdout).items()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "give folders, files or archives"),
        (["nowhere"], "source='nowhere' cannot be read"),
        ([PAGE, "-a", "source=samples"], "without -a source="),
        ([PAGE, "-a", "origin=http://127.0.0.1:1"], "a server stands in for one portal"),
    ],
)
def test_wrong_usage(arguments, said, tmp_path):
    run = run_scrapy("structure", *arguments, "--output", str(tmp_path / "output"))
    assert run.status == 2
    assert said in run.stderr + run.stdout
    assert not (tmp_path / "output").exists()


def test_nothing_that_is_a_page(tmp_path):
    (tmp_path / "notes").mkdir()
    run = run_scrapy("structure", str(tmp_path / "notes"), "--output", str(tmp_path / "output"))
    assert run.status == 3
