from crawler.drift.comparing import find_changes
from crawler.drift.statistics import RUN, FieldStatistics, Statistics, Watched
from tests.drift.made_runs import list_alarms, make_statistics

BEFORE = {"abstract": [make_statistics(abstract=29)] * 20}


def test_a_field_that_is_gone_is_an_alarm_with_its_figures():
    (change,) = list_alarms(find_changes(BEFORE, make_statistics(abstract=0)))
    assert change.watched == Watched("abstract", "filled")
    assert (change.before, change.now) == ((580, 600), (0, 30))


def test_a_run_as_usual_has_no_change():
    assert find_changes(BEFORE, make_statistics(abstract=28)) == []


def test_without_earlier_runs_nothing_is_compared():
    assert find_changes({}, make_statistics(abstract=0)) == []


def test_another_rule_is_an_alarm_though_the_field_is_filled():
    field = FieldStatistics(filled=29, tiers={"text": 29}, rules={"standfirst": 29})
    run = Statistics(records=30, pages=30, fields={"abstract": field})
    (change,) = list_alarms(find_changes(BEFORE, run))
    assert change.watched.aspect == "rule"


def test_something_less_sure_is_a_notice():
    (change,) = find_changes(BEFORE, make_statistics(abstract=22))
    assert not change.is_alarm


def test_a_wave_of_revisions_is_an_alarm_in_the_second_run():
    before = {RUN: [Statistics(records=80, pages=80)]}
    wave = Statistics(records=80, pages=80, known=80, revised=79)
    (change,) = list_alarms(find_changes(before, wave))
    assert change.watched == Watched(RUN, "revised")
    few = Statistics(records=80, pages=80, known=80, revised=4)
    assert find_changes(before, few) == []


def test_fewer_rejects_than_usual_are_no_alarm():
    before = {RUN: [Statistics(records=15, pages=30, rejects={"not_found": 15})] * 20}
    assert find_changes(before, Statistics(records=30, pages=30)) == []


def test_a_rare_field_is_told_by_several_runs():
    before = {"source": [make_statistics(source=number) for number in (11, 9, 13, 10, 8) * 4]}
    gone = make_statistics(source=0)
    assert list_alarms(find_changes(before, gone, [gone, gone]))
