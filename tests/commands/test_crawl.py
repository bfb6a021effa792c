"""`scrapy crawl` from the command line: records, exit statuses, and what the user reads."""

import json
import shutil
import signal
import time
from pathlib import Path

import pytest

from crawler.ledger import Ledger
from tests.articles import SITE, make_page
from tests.commands.runs import ROOT, finish, read_lines, run_all, run_scrapy, start_scrapy
from tests.crawling.slow import MARK


def make_mirror(root: Path, pages: dict[str, str | bytes]) -> Path:
    """Write pages of the Silk Road portal, by the numbers of their addresses."""
    folder = root / "source" / "en.imsilkroad.com" / "p"
    folder.mkdir(parents=True, exist_ok=True)
    for name, page in pages.items():
        body = page.encode() if isinstance(page, str) else page
        (folder / f"{name}.html").write_bytes(body)
    return root / "source"


def crawl(source: Path, output: Path, *arguments: str) -> list[str]:
    given = [part for text in (f"source={source}", *arguments) for part in ("-a", text)]
    return ["crawl", "silkroad", *given, "-s", f"OUTPUT_DIR={output}"]


def test_wrong_usage_says_what_is_allowed_and_writes_nothing(tmp_path):
    (tmp_path / "file").write_text("in the way")
    empty = tmp_path / "empty"
    empty.mkdir()
    output = f"OUTPUT_DIR={tmp_path / 'output'}"
    cases = {
        "there is no portal 'nowhere'; the portals are: ": ["nowhere"],
        "since='soon' is no date; it takes YYYY-MM-DD": ["silkroad", "-a", "since=soon"],
        "there is no setting 'OUTPTU_DIR'; did you mean OUTPUT_DIR?": [
            "silkroad", "-s", "OUTPTU_DIR=x",
        ],
        "REVISIT_DAYS='abc': it takes a whole number from 0 on": [
            "silkroad", "-s", "REVISIT_DAYS=abc",
        ],
        f"{tmp_path / 'file'}": [
            "silkroad", "-a", f"source={empty}", "-s", f"OUTPUT_DIR={tmp_path / 'file' / 'out'}",
        ],
    }  # fmt: skip

    runs = run_all(["crawl", "-s", output, *arguments] for arguments in cases.values())

    for run, message in zip(runs, cases, strict=True):
        assert message in run.stderr
        assert "Traceback" not in run.stderr
        assert run.status == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "file"]


def test_output_in_use_is_left_alone(tmp_path):
    source = make_mirror(tmp_path, {"1": make_page()})
    ledger = Ledger.open(tmp_path / "output", "silkroad")
    try:
        run = run_scrapy(*crawl(source, tmp_path / "output"))
    finally:
        ledger.close()

    assert run.status == 2
    assert "Traceback" not in run.stderr
    assert str(tmp_path / "output") in run.stderr
    assert read_lines(tmp_path / "output" / "silkroad.jsonl") == []


def test_saved_pages_of_all_portals_under_names_that_say_nothing(tmp_path):
    folder = tmp_path / "saved"
    folder.mkdir()
    samples = {
        "1.html": "en.imsilkroad.com/p/342600.html",
        "2.html": "english.pudong.gov.cn/2019-04/12/c_352990.htm",
        "3.html": "en.imsilkroad.com/tags/infrastructure.html",
        "4.html": "loose/night-ferry.html",
    }
    for name, sample in samples.items():
        shutil.copy(ROOT / "samples" / sample, folder / name)
    runs = run_all(
        [
            crawl(folder, tmp_path / "output"),
            crawl(folder, tmp_path / "all", "loose=yes"),
        ]
    )

    assert [record["url"] for record in read_lines(tmp_path / "output/silkroad.jsonl")] == [
        "file:///1.html"
    ]
    rejects = read_lines(tmp_path / "output/rejects/silkroad.jsonl")
    assert [(reject["url"], reject["reasons"][0]["code"]) for reject in rejects] == [
        ("file:///3.html", "not_article")
    ]
    said = " ".join(runs[0].stderr.split())
    assert "1 loose pages bear the mark of pudong and were passed over (file:///2.html)" in said
    assert "bear no portal's mark were passed over (file:///4.html); name one itself" in said
    assert [record["url"] for record in read_lines(tmp_path / "all/silkroad.jsonl")] == [
        "file:///1.html",
        "file:///4.html",
    ]


def test_offline_run_makes_no_socket_and_gives_the_same_bytes_everywhere(tmp_path):
    source = make_mirror(tmp_path, {str(n): make_page(n) for n in (10, 9, 8)})
    folders = [tmp_path / "first", tmp_path / "second"]

    commands = [crawl(source, folder) for folder in folders]
    runs = run_all(commands, SILKROAD_NO_SOCKETS="1")

    assert [run.status for run in runs] == [0, 0]
    first, second = ((folder / "silkroad.jsonl").read_bytes() for folder in folders)
    assert first == second
    assert [json.loads(line)["url"] for line in first.splitlines()] == [
        f"{SITE}/p/{n}.html" for n in (8, 9, 10)
    ]
    assert runs[0].stdout == ""
    assert runs[0].stderr.startswith("silkroad  3 pages seen in ")
    assert "records   3 new, 0 revised, 0 unchanged\n" in runs[0].stderr
    assert f"{folders[0] / 'silkroad.jsonl'}" in runs[0].stderr.replace("\n          ", "")


def test_second_run_adds_nothing_and_limit_and_window_are_kept(tmp_path):
    pages = {str(n): make_page(n, date=f"January {n}, 2024") for n in range(1, 7)}
    source, output = make_mirror(tmp_path, pages), tmp_path / "output"
    narrow = crawl(source, output, "since=2024-01-02", "until=2024-01-05", "limit=3")

    first = run_scrapy(*narrow)
    written = (output / "silkroad.jsonl").read_bytes()
    second = run_scrapy(*narrow)

    assert (first.status, second.status) == (0, 0)
    assert [record["published"] for record in read_lines(output / "silkroad.jsonl")] == [
        "2024-01-02",
        "2024-01-03",
        "2024-01-04",
    ]
    assert (output / "silkroad.jsonl").read_bytes() == written
    assert "3 new, 0 revised, 0 unchanged, 1 outside of what was asked for" in first.stderr
    assert "0 new, 0 revised, 3 unchanged, 1 outside of what was asked for" in second.stderr
    assert "limit of 3 articles reached: 2 pages not read" in first.stderr


def test_another_story_in_a_saved_page_is_believed_by_the_second_run(tmp_path):
    output = tmp_path / "output"
    other = make_page(7).replace("Tickets are", "Tea is")
    runs = [
        run_scrapy(*crawl(make_mirror(tmp_path, {"1": page}), output))
        for page in (make_page(1), other, other, other)
    ]

    assert [run.status for run in runs] == [0, 0, 0, 0]
    told = [run.stderr.partition("records   ")[2].splitlines()[0] for run in runs]
    assert told == [
        "1 new, 0 revised, 0 unchanged",
        "0 new, 0 revised, 0 unchanged",
        "0 new, 1 revised, 0 unchanged",
        "0 new, 0 revised, 1 unchanged",
    ]
    assert "replaced  1 known page without headline or paragraph" in runs[1].stderr
    assert [line["revision"] for line in read_lines(output / "silkroad.jsonl")] == [1, 2]
    assert len(read_lines(output / "rejects/silkroad.jsonl")) == 1


RUBBISH: dict[str, str | bytes] = {
    "1": b"",
    "2": bytes(range(256)) * 40,
    "3": make_page(3)[:420],
    "4": make_page(4).replace("<head>", '<head><meta charset="utf-16">'),
    "5": make_page(5).replace("Ferry", "Ferry\0\0"),
    "6": "<div>" * 10_000 + make_page(6),
    "7": b"\x1f\x8b\x08\x00" + b"\x99" * 500,
    "8": b"\x1b[2J\x1b]0;title\x07" + make_page(8, date="no date \x1b[31m").encode(),
    "9": make_page(9),
}


def test_rubbish_is_rejected_with_reasons_and_the_rest_comes_through(tmp_path):
    source, output = make_mirror(tmp_path, RUBBISH), tmp_path / "output"
    folder = source / "en.imsilkroad.com" / "p"
    with (folder / "10.html").open("wb") as stream:
        stream.truncate(30 << 20)
    (folder / "11.html").symlink_to("11.html")
    (folder / "12.html").mkdir()
    (folder / "up").symlink_to(source)

    run = run_scrapy(*crawl(source, output))

    records = {record["url"]: record for record in read_lines(output / "silkroad.jsonl")}
    rejects = {reject["url"]: reject for reject in read_lines(output / "rejects/silkroad.jsonl")}
    addresses = {f"{SITE}/p/{n}.html" for n in range(1, 12)}
    assert run.status == 0
    assert "Traceback" not in run.stderr
    assert set(records) | set(rejects) == addresses
    assert not set(records) & set(rejects)
    assert f"{SITE}/p/9.html" in records
    codes = {url[len(SITE) + 3 :]: reject["reasons"][0]["code"] for url, reject in rejects.items()}
    assert codes["1.html"] == "empty"
    assert codes["10.html"] == "too_large"
    assert codes["11.html"] == "fetch"
    assert {codes["2.html"], codes["7.html"]} <= {"binary", "encoding"}
    assert run.stderr.isprintable() or set(filter(lambda c: not c.isprintable(), run.stderr)) == {
        "\n"
    }


def test_sources_without_an_article(tmp_path):
    lists = tmp_path / "lists" / "en.imsilkroad.com"
    lists.mkdir(parents=True)
    (lists / "index.html").write_text(make_page())
    blank = tmp_path / "blank.html"
    blank.write_text("")

    runs = run_all(crawl(source, tmp_path / source.stem) for source in (lists.parent, blank))

    assert [run.status for run in runs] == [3, 3]
    assert [run.stderr.splitlines()[-1] for run in runs] == [
        "scrapy crawl: no article page of silkroad was found",
        "scrapy crawl: none of the pages that were read is an article of silkroad",
    ]
    assert (
        read_lines(tmp_path / "blank" / "rejects/silkroad.jsonl")[0]["url"] == "file:///blank.html"
    )


def test_exception_of_a_pipeline_is_an_internal_error(tmp_path):
    source = make_mirror(tmp_path, {"1": make_page()})
    pipelines = '{"tests.commands.broken.BrokenPipeline": 1}'

    run = run_scrapy(*crawl(source, tmp_path / "output"), "-s", f"ITEM_PIPELINES={pipelines}")

    assert run.status == 1
    assert f"{SITE}/p/1.html: internal error" in run.stderr
    assert run.stderr.splitlines()[-1].startswith("scrapy crawl: 1 internal error")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signal_ends_the_run_in_order(tmp_path, number):
    source = make_mirror(tmp_path, {str(n): make_page(n) for n in range(1500)})
    output = tmp_path / "output"
    process = start_scrapy(*crawl(source, output))
    while not read_lines(output / "silkroad.jsonl"):
        assert process.poll() is None
        time.sleep(0.05)
    process.send_signal(number)
    run = finish(process)

    records = read_lines(output / "silkroad.jsonl")
    assert run.status == 130
    assert run.stderr.splitlines()[-1] == (
        "scrapy crawl: interrupted; everything read so far is written"
    )
    assert f"records   {len(records)} new, 0 revised, 0 unchanged" in run.stderr
    assert [record["url"] for record in records] == [
        f"{SITE}/p/{n}.html" for n in range(len(records))
    ]
    assert len(records) < 1500


def test_without_a_network_there_is_one_sentence(tmp_path):
    output = f"OUTPUT_DIR={tmp_path / 'output'}"
    run = run_scrapy(
        "crawl", "silkroad", "-s", output, "-s", "RETRY_TIMES=1", "-s", "BACKOFF_START=0"
    )

    assert run.status == 5
    summary, sentence = run.stderr.splitlines()[:-1], run.stderr.splitlines()[-1]
    assert sentence.startswith("scrapy crawl: fetching failed: ")
    assert summary[0].startswith("silkroad  0 pages seen in ")
    assert "Traceback" not in run.stderr


SLOW = ("-s", "SPIDER_MODULES=tests.crawling.slow")


def test_slow_page_is_a_reject_and_the_run_goes_on(tmp_path):
    source = make_mirror(
        tmp_path, {"1": make_page(1), "2": make_page(2, more=MARK), "3": make_page(3)}
    )
    output = tmp_path / "output"

    run = run_scrapy(*crawl(source, output), *SLOW, "-s", "PAGE_TIMEOUT=0.3")

    records = read_lines(output / "silkroad.jsonl")
    [reject] = read_lines(output / "rejects/silkroad.jsonl")
    assert run.status == 0
    assert "Traceback" not in run.stderr
    assert [record["url"] for record in records] == [f"{SITE}/p/1.html", f"{SITE}/p/3.html"]
    assert (reject["url"], reject["reasons"][0]["code"]) == (f"{SITE}/p/2.html", "timeout")
    assert run_scrapy("verify", str(output)).status == 0


def test_signal_ends_a_slow_page_at_once(tmp_path):
    source = make_mirror(tmp_path, {"1": make_page(1), "2": make_page(2, more=MARK)})
    output = tmp_path / "output"
    process = start_scrapy(*crawl(source, output), *SLOW, "-s", "PAGE_TIMEOUT=0")
    while not read_lines(output / "silkroad.jsonl"):
        assert process.poll() is None
        time.sleep(0.05)
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    run = finish(process)

    assert run.status == 130
    assert "Traceback" not in run.stderr
    assert [record["url"] for record in read_lines(output / "silkroad.jsonl")] == [
        f"{SITE}/p/1.html"
    ]
    assert not read_lines(output / "rejects/silkroad.jsonl")
    assert run_scrapy("verify", str(output)).status == 0
