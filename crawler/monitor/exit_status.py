"""The exit status of a run: a number that a cron job or a script can act on."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from crawler.errors import ExitStatus
from crawler.items import RejectCode
from crawler.monitor.report import COMPARED_CODES, NO_ARTICLE_CODES, RunReport

UNREACHABLE_REASONS = ("robots_unreachable", "crawl_delay", "fetching_failed")
"""Ends of runs that could not ask what they wanted to."""

FAILED_REASONS = ("archive_failed",)
"""Ends of runs that could not keep what they were told to keep."""


@dataclass(frozen=True)
class Floors:
    """What a run must reach, as shares from 0 to 1.

    `quality`: `records`, the share of valid records among the pages that were read, and any
    field's name, the share of records that have the field. `failures`: the largest share of
    fetches that may fail. Shares are only judged over at least `pages` pages.
    """

    quality: Mapping[str, float] = field(default_factory=dict)
    failures: float = 1.0
    pages: int = 1


@dataclass(frozen=True)
class Verdict:
    """An exit status, and the sentence that says why; None for a complete run."""

    status: ExitStatus
    reason: str | None = None


def judge_run(report: RunReport, floors: Floors) -> Verdict:
    """Return the exit status of a run, and why.

    Where several apply the first of these is told: what the user must see to before anything can
    be written; an internal error, since it must be repaired
    whatever else happened; an interruption, since nothing can be said about what it cut off;
    failed fetches, since pages that nobody has seen say nothing about a portal; no article; low
    quality.
    """
    if report.error:
        return Verdict(report.error.exit_status, str(report.error))
    if report.reason in FAILED_REASONS:
        return Verdict(ExitStatus.INTERNAL_ERROR, report.stopped)
    if report.internal_errors:
        return Verdict(
            ExitStatus.INTERNAL_ERROR,
            f"{report.internal_errors} internal errors: please report what the log says",
        )
    if report.interrupted:
        return Verdict(ExitStatus.INTERRUPTED, "interrupted; everything read so far is written")
    reason = judge_fetches(report, floors)
    if reason:
        return Verdict(ExitStatus.FETCHING, reason)
    reason = find_absence(report)
    if reason:
        return Verdict(ExitStatus.NO_ARTICLE, reason)
    reason = judge_quality(report, floors)
    if reason:
        return Verdict(ExitStatus.QUALITY, reason)
    return Verdict(ExitStatus.COMPLETE)


def judge_fetches(report: RunReport, floors: Floors) -> str | None:
    """Return why too little could be fetched, or None."""
    if report.reason in UNREACHABLE_REASONS:
        return f"fetching failed: {report.stopped}"
    failed = sum(report.failures.values())
    asked = failed + report.answered
    if not failed:
        return None
    cause = next(iter(report.failures))
    if not report.answered:
        return f"fetching failed: none of {asked} pages could be had ({cause})"
    if asked >= floors.pages and failed / asked > floors.failures:
        return f"fetching failed: {failed} of {asked} pages could not be had (mostly: {cause})"
    return None


def find_absence(report: RunReport) -> str | None:
    """Return why there was no article page at all, or None."""
    if not report.pages_found:
        return f"no article page of {report.portal} was found"
    if report.rejects and not report.valid and NO_ARTICLE_CODES.issuperset(report.rejects):
        return f"none of the pages that were read is an article of {report.portal}"
    return None


def judge_quality(report: RunReport, floors: Floors) -> str | None:
    """Return which quality lies below its floor, or None.

    A run in which no page gave a valid record lies below any floor.
    """
    rejected = sum(
        number
        for code, number in report.rejects.items()
        if code not in (RejectCode.FETCH, *COMPARED_CODES)
    )
    if rejected and not report.valid:
        return f"no page gave a valid record ({rejected} rejected)"
    judged = report.valid + rejected
    if judged < floors.pages:
        return None
    records = report.valid - report.replaced
    shares = {"records": records / judged, **report.coverage.field_shares()}
    for name, floor in floors.quality.items():
        share = shares.get(name, 0.0)
        if share < floor:
            return f"quality below its floor: {name} {share:.0%}, floor {floor:.0%}"
    return None
