"""Outputs of runs for tests of reports."""

from crawler.drift.run_lines import Alarm, RunLine
from crawler.drift.statistics import FieldStatistics, Statistics
from crawler.ledger import Ledger
from crawler.ledger.run_history import RunHistory
from crawler.monitor.run_file import write_run_file
from tests.ledger.records import PORTAL, make_article, make_reject
from tests.monitor.test_run_file import describe

ALARM = Alarm(
    subject="abstract", aspect="filled", value="", before=(86, 100), now=(0, 30), medians=None,
    since="2026-05-03", pages=["https://en.imsilkroad.com/p/1.html"],
)  # fmt: skip


def make_run_line(day, records, filled, tier="template", new=3):
    field = FieldStatistics(filled=filled, tiers={tier: filled} if filled else {})
    return RunLine(
        portal=PORTAL, kind="live", site=None, started_at=f"2026-05-{day:02}T03:17:00Z", seconds=9,
        status=0, complete=True, new=new, revised=1, unchanged=0, outside=0, fetches={}, lists={},
        bytes=1, statistics=Statistics(
            records=records, pages=records + 1, fields={"abstract": field, "headline": field}
        ), alarms=[], version="0.1.0",
    )  # fmt: skip


def write_output(folder, *, records=(), rejects=(), lines=(), **changed):
    """Write the output of runs of one portal; `changed`: keys of the last run's file."""
    _, file = describe(folder)
    with Ledger.open(folder, PORTAL) as ledger:
        for record in records or [make_article("a")]:
            ledger.append(record)
        for reject in rejects or [make_reject("b")]:
            ledger.append_reject(reject)
    for line in lines:
        RunHistory(ledger.paths.runs).append(line)
    write_run_file(ledger.paths.run_file, file.model_copy(update=changed))
    return folder
