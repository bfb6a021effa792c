"""The exit status of a run, and the sentence that goes with it."""

from dataclasses import replace

import pytest

from crawler import counters
from crawler.coverage import Coverage
from crawler.errors import ExitStatus, LedgerError, LedgerWriteError
from crawler.items import RejectCode
from crawler.monitor.exit_status import Floors, judge_run
from crawler.monitor.run_report import RunReport
from tests.articles import make_article

FLOORS = Floors(quality={"records": 0.5, "abstract": 0.3}, failures=0.2, pages=20)


def make_report(
    valid: int = 0,
    rejects: dict[RejectCode, int] | None = None,
    failures: dict[str, int] | None = None,
    found: int | None = None,
    answered: int | None = None,
    abstracts: int = 0,
    internal: int = 0,
    **facts,
) -> RunReport:
    coverage = Coverage()
    for number in range(valid):
        coverage.add(make_article(abstract="In short" if number < abstracts else None))
    rejects, failures = rejects or {}, failures or {}
    read = valid + sum(rejects.values())
    stats = {
        counters.PAGES_FOUND: read if found is None else found,
        counters.PAGES_READ: read,
        counters.FETCHES: read if answered is None else answered,
        counters.RECORDS_VALID: valid,
        counters.RECORDS_NEW: valid,
        counters.INTERNAL_ERRORS: internal,
    }
    stats |= {counters.REJECTS.format(code): number for code, number in rejects.items()}
    stats |= {counters.FETCHES_FAILED.format(why): number for why, number in failures.items()}
    return RunReport("silkroad", stats, coverage, **facts)


UNRESOLVED = {"the host name could not be resolved": 4}
CASES = {
    "all is well": (make_report(valid=3), 0, None),
    "nothing new": (make_report(found=40), 0, None),
    "some rejects of a few": (make_report(valid=1, rejects={RejectCode.DATE: 5}), 0, None),
    "half of many": (make_report(valid=10, abstracts=9, rejects={RejectCode.DATE: 10}), 0, None),
    "a known page replaced": (make_report(valid=1, rejects={RejectCode.REPLACED: 1}), 0, None),
    "half of the known pages replaced": (
        make_report(valid=20, abstracts=20, rejects={RejectCode.REPLACED: 10}),
        0,
        None,
    ),
    "most of the known pages replaced": (
        make_report(valid=20, abstracts=20, rejects={RejectCode.REPLACED: 11}),
        4,
        "quality below its floor: records 45%, floor 50%",
    ),
    "one failure of many": (make_report(valid=10, failures={"HTTP status 404": 1}), 0, None),
    "half of a few fetches failed": (make_report(valid=2, failures={"no answer": 2}), 0, None),
    "a fifth of many failed": (
        make_report(valid=20, abstracts=20, failures={"no answer": 5}),
        0,
        None,
    ),
    "an exception": (make_report(valid=3, internal=1), 1, "1 internal error: "),
    "an exception in an interrupted run": (make_report(internal=1, interrupted=True), 1, "report"),
    "a full disk": (
        make_report(valid=3, internal=1, error=LedgerWriteError("no space is left")),
        1,
        "no space is left",
    ),
    "a busy output": (make_report(error=LedgerError("in use")), 2, "in use"),
    "no page": (make_report(), 3, "no article page of silkroad was found"),
    "no page of a site": (
        replace(make_report(), site="nantong"),
        3,
        "no article page of the site 'nantong' of silkroad was found",
    ),
    "nothing counted but failures": (
        RunReport("silkroad", {counters.FETCHES_FAILED.format("no answer"): 4}, Coverage()),
        5,
        "fetching failed: none of 4 pages could be had (no answer)",
    ),
    "nothing counted": (
        RunReport("silkroad", {}, Coverage()),
        3,
        "no article page of silkroad was found",
    ),
    "only lists and walls": (
        make_report(rejects={RejectCode.NOT_ARTICLE: 2, RejectCode.LOGIN: 1}),
        3,
        "none of the pages that were read is an article of silkroad",
    ),
    "articles, none valid": (
        make_report(rejects={RejectCode.MISSING: 2, RejectCode.LOGIN: 1}),
        4,
        "no page gave a valid record (3 rejected)",
    ),
    "most of many rejected": (
        make_report(valid=9, rejects={RejectCode.DATE: 11}),
        4,
        "quality below its floor: records 45%, floor 50%",
    ),
    "a field that most records lack": (
        make_report(valid=20, abstracts=5),
        4,
        "quality below its floor: abstract 25%, floor 30%",
    ),
    "duplicates and failures say nothing of quality": (
        make_report(
            valid=20, abstracts=20, rejects={RejectCode.DUPLICATE: 30, RejectCode.FETCH: 2}
        ),
        0,
        None,
    ),
    "no network": (
        make_report(failures=UNRESOLVED),
        5,
        "fetching failed: none of 4 pages could be had (the host name could not be resolved)",
    ),
    "a list, but no article of it": (
        make_report(
            found=30, answered=1, rejects={RejectCode.FETCH: 30}, failures={"HTTP 500": 30}
        ),
        5,
        "fetching failed: 30 of 31 pages could not be had (mostly: HTTP 500)",
    ),
    "no robots.txt": (
        make_report(reason="robots_unreachable", stopped="robots.txt cannot be had"),
        5,
        "fetching failed: robots.txt cannot be had",
    ),
    "interrupted before anything": (make_report(interrupted=True), 130, "interrupted"),
    "interrupted while all failed": (
        make_report(interrupted=True, failures=UNRESOLVED),
        130,
        "interrupted",
    ),
}


@pytest.mark.parametrize(("report", "status", "reason"), CASES.values(), ids=CASES)
def test_exit_status(report, status, reason):
    verdict = judge_run(report, FLOORS)

    assert verdict.status == ExitStatus(status)
    assert (reason in verdict.reason) if reason else (verdict.reason is None)


def test_floors_that_are_not_set_let_everything_pass():
    report = make_report(valid=1, rejects={RejectCode.DATE: 99}, failures={"HTTP 500": 99})

    assert judge_run(report, Floors()).status == ExitStatus.COMPLETE
