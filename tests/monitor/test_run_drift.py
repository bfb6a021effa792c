import pytest

from crawler.drift.baselines import Usual
from crawler.drift.observing import Observations
from crawler.monitor.run_drift import Drift, describe_alarm, find_drift, judge_drift
from tests.drift.made_runs import make_alarm, make_line, make_statistics
from tests.ledger.records import make_article


def test_an_alarm_names_field_figures_day_and_a_page():
    assert describe_alarm(make_alarm()) == (
        "abstract is there on 0 of 30 pages, before 590 of 600, since 2026-05-04; look at "
        "https://en.imsilkroad.com/p/1.html"
    )


def test_alarms_that_nobody_accepted_stand():
    usual = Usual()
    for _ in range(5):
        usual.add(make_line())
    usual.add(make_line(alarms=(make_alarm(),)))
    quiet = find_drift(usual, make_statistics(abstract=29), Observations(), "2026-05-06")
    assert (quiet.alarms, quiet.standing) == ([], [make_alarm()])
    gone = find_drift(usual, make_statistics(abstract=0), Observations(), "2026-05-06")
    assert [alarm.since for alarm in gone.alarms] == ["2026-05-04"]
    assert gone.standing == []


@pytest.mark.parametrize(("before", "now"), [(0, 3), (3, 0)])
def test_the_pages_to_look_at_are_those_that_changed(before, now):
    usual = Usual()
    for _ in range(5):
        usual.add(make_line(make_statistics(abstract=10 * before)))
    seen = Observations()
    for number in range(3):
        text = "A line of ferries opens." if now else None
        seen.add_record(make_article(number).model_copy(update={"abstract": text}), {})
    found = find_drift(usual, make_statistics(abstract=10 * now), seen, "2026-05-06")
    filled = next(alarm for alarm in found.alarms if alarm.aspect == "filled")
    assert filled.pages == [make_article(number).url for number in (0, 1)]


def test_the_verdict_names_what_changed_and_what_to_type():
    assert judge_drift("silkroad", Drift()) is None
    told = judge_drift("silkroad", Drift(standing=[make_alarm()])) or ""
    assert "(abstract)" in told
    assert "`scrapy accept silkroad`" in told
