from pathlib import Path

from crawler.errors import ExitStatus
from crawler.ledger import Ledger
from crawler.ledger.run_history import RunHistory
from crawler.monitor.exit_status import Floors, Verdict
from crawler.monitor.run_keeping import compare_run, keep_run
from crawler.monitor.run_report import RunReport
from tests.made_run import make_run


def test_a_run_is_kept_as_it_was(tmp_path: Path):
    run = make_run(is_live=False)
    report = RunReport("silkroad", {"pages/found": 1, "bytes/read": 9}, run.coverage, seconds=2.5)
    with Ledger.open(tmp_path, "silkroad") as run.ledger:
        report = compare_run(run, report)
        keep_run(run, report, Floors(), Verdict(ExitStatus.COMPLETE))
    (line,), problems = RunHistory(run.ledger.paths.runs).read()
    assert problems == []
    assert (line.kind, line.bytes, line.seconds, line.complete) == ("offline", 9, 2.5, True)


def test_an_interrupted_run_is_compared_with_nothing(tmp_path: Path):
    run = make_run()
    report = RunReport("silkroad", {}, run.coverage, interrupted=True)
    with Ledger.open(tmp_path, "silkroad") as run.ledger:
        assert compare_run(run, report) is report
