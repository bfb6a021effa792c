"""Figures counted while rows go by."""

from crawler.export.dataset_figures import DatasetFigures
from crawler.export.export_rows import make_rows
from crawler.records import read_records
from tests.ledger.records import make_reject


def test_rows_go_by_unchanged_and_counted(output):
    rows = list(make_rows(read_records(output)))
    figures = DatasetFigures()
    assert list(figures.count_rows(iter(rows))) == rows
    figures.count_rejects([make_reject("a")])
    assert (figures.records, figures.revisions, figures.filled["byline"]) == (5, 1, 1)
    silkroad = figures.portals["silkroad"]
    assert (silkroad.first, silkroad.last, silkroad.rejects) == ("2018-09-20", "2018-09-22", 1)
    assert figures.codes == {"missing": 1}
    assert figures.latest == "2024-01-14"


def test_the_newest_day_where_no_capture_has_a_time(output):
    figures = DatasetFigures()
    rows = [row | {"fetched_at": None} for row in make_rows(read_records(output))]
    list(figures.count_rows(rows))
    assert figures.latest == "2018-09-22"
    assert DatasetFigures().latest == ""
