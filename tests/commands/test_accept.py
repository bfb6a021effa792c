"""A portal that changes, from the run that says so to the state that is accepted."""

import re
from pathlib import Path

from tests.commands.runs import read_lines, run_scrapy

PAGE = """<!DOCTYPE html><html><head><title>{headline}-Xinhua Silk Road</title></head><body>
<h1>{headline}</h1><p>May 4, 2024</p>{abstract}
<div><p>BEIJING, May 4 (Xinhua) -- The quay number {number} was opened to ships on Monday.</p>
{picture}<p>Some {number} people came to see how the first {number} boats moored, it said.</p></div>
{keywords}<p>(Edited by Li Na)</p></body></html>"""
PICTURE = (
    '<figure><img src="/quay-{}.jpg"><figcaption>A boat moors at quay {}.</figcaption></figure>'
)
KEYWORDS = '<div>Keyword: <a href="/tags/quay">quay</a> <a href="/tags/boats">boats</a></div>'


def write_pages(
    folder: Path,
    first: int,
    abstract: str,
    headline: str = "Quay {} opens",
    *,
    is_full: bool = False,
) -> Path:
    pages = folder / "en.imsilkroad.com" / "p"
    pages.mkdir(parents=True)
    for number in range(first, first + 30):
        page = PAGE.format(
            headline=headline.format(number),
            abstract=abstract.format(number),
            number=number,
            picture=PICTURE.format(number, number) if is_full else "",
            keywords=KEYWORDS if is_full else "",
        )
        (pages / f"{number}.html").write_text(page)
    return folder


def crawl(source: Path, output: Path):
    return run_scrapy("crawl", "silkroad", "-a", f"source={source}", "-s", f"OUTPUT_DIR={output}")


def test_lost_fields_are_an_alarm_until_somebody_accepts_it(tmp_path: Path):
    output = tmp_path / "output"
    label = "<p>Abstract : A quay with the number {} was opened.</p>"
    usual = write_pages(tmp_path / "usual", 100, label, is_full=True)
    assert crawl(usual, output).status == 0

    changed = crawl(write_pages(tmp_path / "changed", 200, ""), output)
    assert changed.status == 4
    told = " ".join(changed.stderr.split())
    assert "abstract is there on 0 of 30 pages, before 30 of 30" in told
    assert re.search(r"abstract is there .*; look at \S+/p/200.html and \S+/p/201.html", told)
    for lost in ("keywords", "captions"):
        assert f"{lost} is there on 0 of 30 pages, before 30 of 30" in told
    assert "scrapy accept silkroad" in told

    one = tmp_path / "usual" / "en.imsilkroad.com" / "p" / "100.html"
    assert crawl(one, output).status == 4

    accepted = run_scrapy("accept", "silkroad", "-s", f"OUTPUT_DIR={output}")
    assert (accepted.status, "abstract" in accepted.stdout) == (0, True)
    assert run_scrapy("accept", "silkroad", "-s", f"OUTPUT_DIR={output}").status == 3
    assert crawl(tmp_path / "changed", output).status == 0
    assert run_scrapy("verify", str(output)).status == 0
    lines = read_lines(output / "state" / "silkroad.runs.jsonl")
    assert [line.get("status", "accepted") for line in lines] == [0, 4, 4, "accepted", 0]


def test_one_headline_on_all_pages_and_a_wave_of_revisions_are_named(tmp_path: Path):
    output = tmp_path / "output"
    assert crawl(write_pages(tmp_path / "usual", 100, ""), output).status == 0
    changed = crawl(
        write_pages(tmp_path / "changed", 100, "", "All the news of the silk road"), output
    )
    assert changed.status == 4
    told = " ".join(changed.stderr.split())
    assert "headline says the same as on another page on 30 of 30 pages, before 0 of 30" in told
    assert "revised are 30 of 30 pages" in told


def test_wrong_usage_is_told(tmp_path: Path):
    assert run_scrapy("accept", "silkroad", "-s", f"OUTPUT_DIR={tmp_path}").status == 2
    assert run_scrapy("accept").status == 2
