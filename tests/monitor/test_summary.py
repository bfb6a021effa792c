"""The summary at the end of a run: what stands in it, in which form."""

from pathlib import Path

import pytest

from crawler import counters
from crawler.coverage import Coverage
from crawler.items import RejectCode
from crawler.monitor.report import RunReport
from crawler.monitor.summary import WIDTH, render_summary
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
        "replaced  3 known pages show neither headline nor paragraph of their records: a notice, "
        "or another",
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


def test_lines_are_short_and_notices_few():
    notices = [f"notice {number} " + "word " * 60 for number in range(40)]

    lines = render_summary(make_report({}, notices=notices)).splitlines()

    assert max(map(len, lines)) <= WIDTH
    assert lines[-1] == "note      … and 30 more"


def test_shares_are_rounded_down():
    coverage = Coverage()
    for number in range(1000):
        coverage.add(make_article(abstract="In short" if number else None))

    assert "99% abstract" in render_summary(make_report({}, coverage=coverage))
