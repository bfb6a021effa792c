"""The summary at the end of a run: what stands in it, in which form."""

from pathlib import Path

import pytest

from crawler import counters
from crawler.coverage import Coverage
from crawler.items import RejectCode
from crawler.monitor.run_report import RunReport
from crawler.monitor.summary import WIDTH, find_width, render_summary
from crawler.start_lists import StartLists, Trouble
from tests.articles import make_article, make_extraction


def make_report(stats: dict[str, int], **facts) -> RunReport:
    return RunReport("silkroad", stats, facts.pop("coverage", Coverage()), **facts)


def test_whole_summary():
    coverage = Coverage()
    coverage.add(make_article(keywords=["tea"], extraction=make_extraction(headline="template")))
    coverage.add(make_article(extraction=make_extraction(headline="text", body="text")))
    report = make_report(
        {
            counters.PAGES_FOUND: 12,
            counters.PAGES_READ: 7,
            counters.PAGES_SKIPPED.format("known"): 3,
            counters.RECORDS_VALID: 4,
            counters.RECORDS_NEW: 1,
            counters.RECORDS_REVISED: 1,
            counters.RECORDS_OUTSIDE: 1,
            counters.REJECTS.format(RejectCode.DATE): 1,
            counters.REJECTS.format(RejectCode.FETCH): 2,
            counters.FETCHES: 8,
            counters.FETCHES_FAILED.format("HTTP status 404"): 2,
            counters.LISTS_LEFT: 5,
        },
        coverage=coverage,
        seconds=2.0,
        files=[Path("output/silkroad.jsonl"), Path("output/rejects/silkroad.jsonl")],
        notices=["the index was rebuilt"],
        limit=2,
        stopped="limit of 2 articles reached",
        reason="limit",
    )

    assert render_summary(report).splitlines() == [
        "silkroad  7 pages seen in 2.0 s (3.5 pages/s)",
        "records   1 new, 1 revised, 1 unchanged, 1 outside of what was asked for",
        "rejected  3: 2 fetch, 1 date",
        "failed    2: 2 HTTP status 404",
        "skipped   3: 3 known",
        "fields    100% headline, published, body; 50% keywords; 0% section, published_at, "
        "modified,",
        "          modified_at, dateline, abstract, byline, images, editors, source",
        "evidence  66% text; 33% template",
        "left      limit of 2 articles reached: 2 pages not read",
        "left      5 list pages not asked for: raise max_pages to read on",
        "file      output/silkroad.jsonl",
        "file      output/rejects/silkroad.jsonl",
        "note      the index was rebuilt",
    ]


def test_template_that_found_nothing_to_read_is_told():
    counted = counters.TEMPLATE_UNMATCHED.format
    stats = {counters.RECORDS_VALID: 9, counted("headline"): 1, counted("body"): 4}

    assert (
        "template  its selectors found nothing to read: body on 4, headline on 1 of 9 pages"
        in render_summary(make_report(stats)).splitlines()
    )


def test_what_replaced_known_pages_is_told_and_is_no_unchanged_record():
    stats = {counters.RECORDS_VALID: 5, counters.REJECTS.format(RejectCode.REPLACED): 3}

    assert render_summary(make_report(stats)).splitlines()[1:] == [
        "records   0 new, 0 revised, 2 unchanged",
        "rejected  3: 3 replaced",
        "replaced  3 known pages without headline or paragraph of the earlier record: a notice, or "
        "another",
        "          article; kept as rejects unless a later run sees the same",
    ]


def test_run_that_stopped_itself_says_why():
    summary = render_summary(
        make_report({counters.PAGES_FOUND: 9}, stopped="the budget is spent", reason="budget")
    )

    assert "left      the run ended: 9 pages not read" in summary
    assert "stopped   the budget is spent" in summary


def test_empty_run_is_two_lines():
    assert render_summary(make_report({})).splitlines() == [
        "silkroad  0 pages seen in 0.0 s (0.0 pages/s)",
        "records   0 new, 0 revised, 0 unchanged",
    ]


@pytest.mark.parametrize(
    "text", ["\x1b[2J\x1b[1mdone", "done\r\nnote      forged", "a\u202eb", "\x9b1m"]
)
def test_nothing_in_it_steers_the_terminal(text):
    summary = render_summary(
        make_report({counters.FETCHES_FAILED.format(text): 1}, notices=[text], files=[Path(text)])
    )

    assert len(summary.splitlines()) == 5
    assert all(character.isprintable() or character == "\n" for character in summary)


@pytest.mark.parametrize("width", [40, 80, 100, 120])
def test_lines_fit_the_terminal(width):
    notices = [f"notice {number} " + "word " * 60 for number in range(40)]
    stats = {counters.PAGES_READ: 1, counters.PAGES_FOUND: 2}

    lines = render_summary(make_report(stats, notices=notices), width).splitlines()

    assert width - 12 < max(map(len, lines)) <= width


def test_width_of_a_file_is_that_of_a_mail(monkeypatch, tmp_path):
    with (tmp_path / "log").open("w") as log:
        monkeypatch.setattr("sys.stderr", log)
        assert find_width() == WIDTH


def test_one_is_no_plural():
    stats = {
        counters.PAGES_READ: 1,
        counters.PAGES_FOUND: 2,
        counters.LISTS_LEFT: 1,
        counters.RECORDS_VALID: 1,
        counters.TEMPLATE_UNMATCHED.format("body"): 1,
        counters.REJECTS.format(RejectCode.REPLACED): 1,
    }
    summary = render_summary(make_report(stats, limit=1, seconds=2.0))

    assert "1 page seen in 2.0 s" in summary
    assert "limit of 1 article reached: 1 page not read" in summary
    assert "1 list page not asked for" in summary
    assert "body on 1 of 1 page\n" in summary
    assert "1 known page without" in summary


def test_lists_of_no_use_are_told_by_what_is_wrong_with_them():
    lists = StartLists()
    for number in range(6):
        lists.add_trouble(f"https://a.example/{number}", Trouble("HTTP status 404", "look there"))
    summary = render_summary(make_report({}, lists=lists), 200)

    assert summary.splitlines()[-1] == (
        "lists     https://a.example/0, https://a.example/1, https://a.example/2, "
        "https://a.example/3 and 2 more: HTTP status 404; look there"
    )


def test_shares_are_rounded_down():
    coverage = Coverage()
    for number in range(1000):
        coverage.add(make_article(abstract="In short" if number else None))

    assert "99% abstract" in render_summary(make_report({}, coverage=coverage))


def test_long_name_of_a_portal_stands_apart():
    lines = render_summary(RunReport("globaltimes", {}, Coverage())).splitlines()

    assert lines[0].startswith("globaltimes  0 pages")
    assert lines[1].startswith("records      0 new")
