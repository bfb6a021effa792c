"""What a report is made of."""

import pytest

from crawler.reports.gathering import RECORDS, RUNS, gather_report
from tests.ledger.records import PORTAL, make_article, make_reject
from tests.reports.outputs import ALARM, make_run_line, write_output


def test_runs_give_days_and_fields(tmp_path):
    lines = [
        make_run_line(1, 20, 18),
        make_run_line(1, 0, 0, new=0),
        make_run_line(2, 10, 5, tier="text"),
    ]
    report = gather_report(write_output(tmp_path, lines=lines), PORTAL)
    assert report.days == [("2026-05-01", 3, 2), ("2026-05-02", 3, 1)]
    rows = {row.name: row for row in report.fields}
    assert rows["abstract"].shares == [0.9, 0.5]
    assert rows["abstract"].by_template == [1, 0]
    assert rows["abstract"].tiers == {"text": 5}
    assert rows["body"].by_template == []
    assert rows["body"].shares == [0, 0]
    assert report.valid_shares == [20 / 21, 0, 10 / 11]


def test_only_the_last_runs_and_lines_are_shown_the_newest_lines_first(tmp_path):
    records = [make_article(number) for number in range(RECORDS + 3)]
    rejects = [make_reject("x"), make_reject("y")]
    lines = [make_run_line(1 + number % 28, 5, 5) for number in range(RUNS + 5)]
    report = gather_report(
        write_output(tmp_path, records=records, rejects=rejects, lines=lines), PORTAL
    )
    assert len(report.runs) == RUNS
    assert [record.url for record in report.records] == [r.url for r in records[:-9:-1]]
    assert [reject.url for reject in report.rejects] == [r.url for r in rejects[::-1]]


def test_alarms_come_before_notices_and_standing_ones_count(tmp_path):
    folder = write_output(tmp_path, alarms=[ALARM], standing=[ALARM], notices=[ALARM])
    report = gather_report(folder, PORTAL)
    assert [is_alarm for is_alarm, _ in report.changes] == [True, True, False]
    assert report.alarms == 2
    assert "before 86 of 100" in report.changes[0][1]


@pytest.mark.parametrize("name", ["silkroad.run.json", "silkroad.runs.jsonl"])
def test_what_cannot_be_read_is_left_out(tmp_path, name):
    folder = write_output(tmp_path, lines=[make_run_line(1, 5, 5)])
    (folder / "state" / name).write_text("{}\n")
    report = gather_report(folder, PORTAL)
    assert (report.file is None) == (name == "silkroad.run.json")
    assert len(report.records) == 1


def test_nothing_at_all(tmp_path):
    report = gather_report(tmp_path, PORTAL)
    assert (report.status, report.runs, report.fields, report.records) == (
        "no summary yet", [], [], [],
    )  # fmt: skip
