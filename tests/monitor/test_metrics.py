"""What Prometheus reads of runs, read by its own library."""

from prometheus_client.parser import text_string_to_metric_families

from crawler.monitor.metrics import render_metrics, write_metrics
from crawler.monitor.run_file import ListResult
from tests.monitor.test_run_file import describe

HOSTILE = 'a "quoted" \\ back\nslash'


def read(text):
    return {
        (sample.name, *sorted(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_every_run_stands_under_its_portal(tmp_path):
    _, file = describe(tmp_path)
    other = file.model_copy(update={"portal": "dawn", "status": 0})
    found = read(render_metrics([file, other]))
    assert found["silkroad_run_status", ("portal", "silkroad")] == 4
    assert found["silkroad_run_status", ("portal", "dawn")] == 0
    assert found["silkroad_run_records", ("portal", "dawn"), ("result", "new")] == 2
    assert found["silkroad_run_rejects", ("code", "missing"), ("portal", "dawn")] == 2
    assert found["silkroad_run_duration_seconds", ("portal", "dawn")] == 2.5
    assert found["silkroad_run_ended_seconds", ("portal", "dawn")] > 1_700_000_000


def test_a_label_may_hold_anything(tmp_path):
    _, file = describe(tmp_path)
    named = [ListResult(url=HOSTILE, articles=7, trouble=None, unreachable=False)]
    text = render_metrics([file.model_copy(update={"lists": named})])
    key = ("silkroad_run_list_articles", ("list", HOSTILE), ("portal", "silkroad"))
    assert read(text)[key] == 7


def test_each_metric_is_told_once_and_what_has_no_figures_not_at_all(tmp_path):
    _, file = describe(tmp_path)
    text = render_metrics([file, file.model_copy(update={"portal": "dawn"})])
    told = [line for line in text.splitlines() if line.startswith("# TYPE")]
    assert len(told) == len(set(told))
    assert "silkroad_run_fetch_failures" not in text


def test_the_file_is_made_anew(tmp_path):
    _, file = describe(tmp_path)
    path = tmp_path / "collector/silkroad.prom"
    write_metrics(path, [file])
    write_metrics(path, [])
    assert path.read_text() == ""
