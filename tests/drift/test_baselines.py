from crawler.drift.baselines import read_usual
from crawler.drift.run_lines import AcceptanceLine
from tests.drift.made_runs import make_alarm, make_line, make_statistics

USUAL = make_line()
GONE = make_statistics(abstract=0)
ALARMED = make_line(GONE, (make_alarm(),))
QUIET = make_line(make_statistics(abstract=1))
ACCEPTED = AcceptanceLine(portal="silkroad", accepted_at="2026-05-05T08:00:00Z")


def test_complete_runs_of_one_kind_say_what_is_usual():
    lines = [USUAL, make_line(kind="live"), make_line(site="nantong"), make_line(complete=False)]
    usual = read_usual(lines, "offline", None)
    assert usual.runs == 1
    assert usual.standing == {}


def test_runs_since_an_alarm_are_no_baseline_until_it_is_accepted():
    usual = read_usual([USUAL, ALARMED, QUIET], "offline", None)
    assert usual.baselines["abstract"] == [USUAL.statistics]
    assert usual.pending == [ALARMED, QUIET]
    assert usual.standing == {"abstract": ALARMED.alarms[0]}


def test_an_accepted_state_is_all_that_says_what_is_usual_of_its_field():
    usual = read_usual([USUAL, ALARMED, QUIET, ACCEPTED], "offline", None)
    assert usual.baselines["abstract"] == [GONE, QUIET.statistics]
    assert usual.baselines["body"] == [USUAL.statistics, GONE, QUIET.statistics]
    assert usual.standing == {}


def test_an_accepted_wave_of_revisions_is_left_out():
    wave = make_line(GONE, (make_alarm("run", "revised"),))
    usual = read_usual([USUAL, wave, QUIET, ACCEPTED], "offline", None)
    assert usual.baselines["run"] == [USUAL.statistics, QUIET.statistics]
    assert usual.baselines["abstract"] == [USUAL.statistics, GONE, QUIET.statistics]
