"""The pages that a person opens, as text and in a browser."""

import re
import shutil
import subprocess

import lxml.html
import pytest

from crawler.errors import LedgerWriteError
from crawler.reports import write_reports
from tests.ledger.records import PORTAL, make_article, make_reject
from tests.reports.outputs import ALARM, make_run_line, write_output

OWN = "document.title='owned'"
HOSTILE = f'</title><script>{OWN}</script><img src=x onerror="{OWN}">'
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def write_hostile(folder):
    record = make_article("a", text=HOSTILE)
    images = [record.images[0].model_copy(update={"caption": HOSTILE, "credit": HOSTILE})]
    fields = {"headline": HOSTILE, "abstract": HOSTILE, "byline": [HOSTILE], "images": images}
    rejects = [make_reject("b", HOSTILE)]
    rejects.append(make_reject("c").model_copy(update={"url": f"javascript:{OWN}"}))
    return write_output(
        folder, records=[record.model_copy(update=fields)], rejects=rejects,
        lines=[make_run_line(day, 20, 20 - day) for day in (1, 2, 3)],
        alarms=[ALARM.model_copy(update={"pages": [HOSTILE]})], reason=HOSTILE, notes=[HOSTILE],
    )  # fmt: skip


def read(path):
    text = path.read_text(encoding="utf-8")
    return text, lxml.html.fromstring(text)


def test_a_portal_and_the_index(tmp_path):
    lines = [make_run_line(day, 20, 20 - day) for day in (1, 2, 3)]
    folder = write_output(tmp_path, lines=lines, alarms=[ALARM])
    portal, index = write_reports(folder)
    assert portal == folder / "reports/silkroad.html"
    _, page = read(portal)
    shown = " ".join(page.text_content().split())
    for told in (
        "Ferry line a opens", "XI'AN, Jan. 13 – The ferry a left the quay.", "Picture: The quay",
        "no headline was found", "before 86 of 100", "scrapy accept silkroad", "is empty",
        "changed, or below its floor", "exit status 4",
    ):  # fmt: skip
        assert told in shown, told
    assert len(page.xpath("//svg[@role='img']/title")) == len(page.xpath("//svg"))
    assert page.xpath("//table")
    assert not page.xpath("//table[not(.//th[@scope])]")
    _, over = read(index)
    assert over.xpath("//a/@href") == ["#main", "silkroad.html"]


def test_a_chart_is_small_and_the_page_asks_for_nothing(tmp_path):
    text, page = read(write_reports(write_hostile(tmp_path))[0])
    charts = re.findall(r"<svg.*?</svg>", text, re.S)
    assert max(map(len, charts[1:])) < 600
    assert page.xpath("//script | //link | //*[@src] | //iframe | //form | //@style") == []
    assert {url.partition(":")[0] for url in page.xpath("//a/@href") if ":" in url} <= {"https"}
    assert "default-src 'none'" in page.xpath("//meta[@http-equiv]/@content")[0]


@pytest.mark.parametrize(
    "missing", ["silkroad.jsonl", "rejects/silkroad.jsonl", "state/silkroad.run.json"]
)
def test_what_is_not_there_is_said(tmp_path, missing):
    folder = write_output(tmp_path)
    (folder / missing).unlink()
    shown = read(write_reports(folder)[0])[1].text_content()
    assert any(told in shown for told in ("None yet.", "None.", "left no summary"))


def test_one_portal_and_nothing_half(tmp_path):
    folder = write_output(tmp_path)
    written = write_reports(folder, [PORTAL])
    assert [path.name for path in written] == ["silkroad.html", "index.html"]
    shutil.rmtree(folder / "reports")
    (folder / "reports").write_text("in the way")
    with pytest.raises(LedgerWriteError, match="cannot be written"):
        write_reports(folder)


def open_in_browser(path, profile):
    arguments = [
        "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
        "--disable-background-networking", "--disable-component-update",
        f"--user-data-dir={profile}", "--dump-dom", path.as_uri(),
    ]  # fmt: skip
    run = subprocess.run([CHROMIUM, *arguments], capture_output=True, text=True, timeout=60)
    return lxml.html.fromstring(run.stdout)


@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium (apt-get install chromium)")
def test_nothing_of_a_page_runs_in_a_browser(tmp_path):
    report = write_reports(write_hostile(tmp_path / "output"))[0]
    page = open_in_browser(report, tmp_path / "profile")
    assert page.findtext(".//title") == "silkroad – silkroad"
    assert HOSTILE in page.text_content()
    unsafe = tmp_path / "unsafe.html"
    unsafe.write_text(f"<title>safe{HOSTILE}")
    assert open_in_browser(unsafe, tmp_path / "profile").findtext(".//title") == "owned"
