"""The exit status of a run: a number that a cron job or a script can act on."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from crawler.errors import ExitStatus
from crawler.items import RejectCode
from crawler.monitor.list_troubles import judge_lists
from crawler.monitor.run_drift import judge_drift
from crawler.monitor.run_report import COMPARED_CODES, NO_ARTICLE_CODES, RunReport
from crawler.monitor.wording import count_noun

UNREACHABLE_REASONS = ("robots_unreachable", "crawl_delay", "fetching_failed")
"""Ends of runs that could not ask what they wanted to."""

FAILED_REASONS = ("archive_failed",)
"""Ends of runs that could not keep what they were told to keep."""


URGENCY = (
    ExitStatus.INTERNAL_ERROR,
    ExitStatus.USAGE,
    ExitStatus.INTERRUPTED,
    ExitStatus.FETCHING,
    ExitStatus.NO_ARTICLE,
    ExitStatus.QUALITY,
    ExitStatus.COMPLETE,
)
"""Of several statuses the first of these is told."""


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


COMPLETE = Verdict(ExitStatus.COMPLETE)


def judge_run(report: RunReport, floors: Floors) -> Verdict:
    """Return the exit status of a run, and why.

    Where several apply the first of these is told: what the user must see to before anything can
    be written; an internal error, since it must be repaired
    whatever else happened; an interruption, since nothing can be said about what it cut off;
    failed fetches, of articles or of lists, since pages that nobody has seen say nothing about a
    portal; no article, or no list that names one; low quality, or some such lists.
    """
    if report.error:
        return Verdict(report.error.exit_status, str(report.error))
    if report.reason in FAILED_REASONS:
        return Verdict(ExitStatus.INTERNAL_ERROR, report.stopped)
    if report.internal_errors:
        errors = count_noun(report.internal_errors, "internal error")
        return Verdict(ExitStatus.INTERNAL_ERROR, f"{errors}: please report what the log says")
    if report.interrupted:
        return Verdict(ExitStatus.INTERRUPTED, "interrupted; everything read so far is written")
    statuses = [
        judge_lists(report),
        (ExitStatus.FETCHING, judge_fetches(report, floors)),
        (ExitStatus.NO_ARTICLE, find_absence(report)),
        (ExitStatus.QUALITY, judge_quality(report, floors)),
        (ExitStatus.QUALITY, judge_drift(report.portal, report.drift)),
    ]
    found = [Verdict(status, reason) for status, reason in filter(None, statuses) if reason]
    return min(found, key=lambda verdict: URGENCY.index(verdict.status), default=COMPLETE)


def judge_fetches(report: RunReport, floors: Floors) -> str | None:
    """Return why too little could be fetched, or None."""
    if report.reason in UNREACHABLE_REASONS:
        return f"fetching failed: {report.stopped}"
    failed = sum(report.failures.values())
    asked = failed + report.answered
    if not failed:
        return None
    cause, pages = next(iter(report.failures)), count_noun(asked, "page")
    if not report.answered:
        return f"fetching failed: none of {pages} could be had ({cause})"
    if asked >= floors.pages and failed / asked > floors.failures:
        return f"fetching failed: {failed} of {pages} could not be had (mostly: {cause})"
    return None


def find_absence(report: RunReport) -> str | None:
    """Return why there was no article page at all, or None."""
    if not report.pages_found:
        whose = f"the site {report.site!r} of {report.portal}" if report.site else report.portal
        return f"no article page of {whose} was found"
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
