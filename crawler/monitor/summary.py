"""The summary at the end of a run: short, for a person at a terminal or in a mail of cron."""

import os
import sys
import textwrap
from collections.abc import Iterator, Mapping

from crawler.monitor.list_troubles import describe_troubles
from crawler.monitor.notes import shorten_notes
from crawler.monitor.run_drift import describe_alarm
from crawler.monitor.run_report import RunReport
from crawler.monitor.text import escape_controls
from crawler.monitor.wording import count_noun

WIDTH = 100
NARROWEST = 40
LABEL_WIDTH = 10


def find_width() -> int:
    """Return the columns of the terminal that stderr is, WIDTH for a file or a pipe."""
    try:
        columns = os.get_terminal_size(sys.stderr.fileno()).columns
    except (OSError, ValueError):
        return WIDTH
    return max(NARROWEST, columns) if columns else WIDTH


def render_summary(report: RunReport, width: int = WIDTH) -> str:
    """Return the summary: several lines, each with a label, without a line end at the end.

    `width`: columns that a line may take; an address that is longer is not broken.
    """
    label_width = max(LABEL_WIDTH, len(report.portal) + 2)
    return "\n".join(
        textwrap.fill(
            escape_controls(" ".join(text.split())),
            width,
            initial_indent=f"{label:<{label_width}}",
            subsequent_indent=" " * label_width,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for label, text in _describe(report)
    )


def _describe(report: RunReport) -> Iterator[tuple[str, str]]:
    yield report.portal, _describe_pace(report)
    yield "records", _describe_records(report)
    if report.rejects:
        yield "rejected", _list_counts(report.rejects)
    if report.replaced:
        yield "replaced", _describe_replaced(report)
    if report.failures:
        yield "failed", _list_counts(report.failures)
    if report.skipped:
        yield "skipped", _list_counts(report.skipped)
    if report.coverage.records:
        yield "fields", _list_shares(report.coverage.field_shares())
        yield "evidence", _list_shares(report.coverage.tier_shares())
    if report.unmatched:
        yield "template", _describe_unmatched(report)
    if report.dates_overruled:
        yield "dates", f"{report.dates_overruled} overruled by the date in the page's address"
    for sentence in describe_troubles(report.lists.troubles().items()):
        yield "lists", sentence
    for alarm in (*report.drift.alarms, *report.drift.standing):
        yield "alarm", describe_alarm(alarm)
    for change in report.drift.notices:
        yield "notice", describe_alarm(change)
    for left in _describe_rest(report):
        yield "left", left
    if report.stopped and not report.limit:
        yield "stopped", report.stopped
    for path in report.files:
        yield "file", str(path)
    for note in shorten_notes(report.notices):
        yield "note", note


def _describe_pace(report: RunReport) -> str:
    pace = report.pages_read / report.seconds if report.seconds else 0.0
    pages = count_noun(report.pages_read, "page")
    return f"{pages} seen in {report.seconds:.1f} s ({pace:.1f} pages/s)"


def _describe_records(report: RunReport) -> str:
    text = f"{report.new} new, {report.revised} revised, {report.unchanged} unchanged"
    if report.forgotten:
        text += f", {report.forgotten} taken down before"
    return f"{text}, {report.outside} outside of what was asked for" if report.outside else text


def _describe_unmatched(report: RunReport) -> str:
    pages = count_noun(report.valid, "page")
    parts = [f"{part} on {number}" for part, number in report.unmatched.items()]
    return f"its selectors found nothing to read: {', '.join(parts)} of {pages}"


def _describe_replaced(report: RunReport) -> str:
    pages = count_noun(report.replaced, "known page")
    return (
        f"{pages} without headline or paragraph of the earlier record: a notice, or another "
        "article; kept as rejects unless a later run sees the same"
    )


def _describe_rest(report: RunReport) -> Iterator[str]:
    if report.pages_left:
        limit = report.limit and count_noun(report.limit, "article")
        why = f"limit of {limit} reached" if limit else "the run ended"
        yield f"{why}: {count_noun(report.pages_left, 'page')} not read"
    if report.lists_left:
        left = count_noun(report.lists_left, "list page")
        yield f"{left} not asked for: raise max_pages to read on"


def _list_counts(counts: Mapping[str, int]) -> str:
    total = sum(counts.values())
    return f"{total}: " + ", ".join(f"{number} {name}" for name, number in counts.items())


def _list_shares(shares: Mapping[str, float]) -> str:
    names: dict[int, list[str]] = {}
    for name, share in shares.items():
        # Rounded down: 100% means all of them.
        names.setdefault(int(share * 100), []).append(name)
    return "; ".join(f"{share}% {', '.join(names[share])}" for share in sorted(names, reverse=True))
