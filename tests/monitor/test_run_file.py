"""What programs are told of a run."""

import json

from crawler.errors import ExitStatus
from crawler.ledger import Ledger
from crawler.monitor.exit_status import Verdict
from crawler.monitor.run_file import RunFile, describe_run, write_run_file
from crawler.monitor.run_report import RunReport
from crawler.start_lists import StartLists, Trouble
from tests.made_run import make_run

LISTS = ("https://en.imsilkroad.com/a/", "https://en.imsilkroad.com/b/")


def describe(tmp_path, **asked):
    run = make_run(arguments={"since": "2026-01-01"}, **asked)
    lists = StartLists()
    lists.add_articles(LISTS[0], 3)
    lists.add_trouble(LISTS[1], Trouble("is empty", "look", unreachable=False))
    stats = {
        "pages/found": 5, "pages/read": 4, "records/valid": 2, "records/new": 2,
        "rejects/missing": 2, "bytes/read": 9, "silkroad/bytes_received": 1,
    }  # fmt: skip
    report = RunReport("silkroad", stats, run.coverage, seconds=2.5, lists=lists, notices=["A."])
    with Ledger.open(tmp_path, "silkroad") as run.ledger:
        return run, describe_run(run, report, Verdict(ExitStatus.QUALITY, "b is empty"))


def test_all_of_the_summary_is_told(tmp_path):
    _, file = describe(tmp_path, is_live=True)
    assert (file.status, file.reason, file.kind) == (4, "b is empty", "live")
    assert (file.pages.found, file.pages.read, file.pages.left) == (5, 4, 1)
    assert (file.records.new, file.rejects, file.bytes) == (2, {"missing": 2}, 10)
    assert [(named.url, named.articles, named.trouble) for named in file.lists] == [
        (LISTS[0], 3, None),
        (LISTS[1], 0, "is empty"),
    ]
    assert (file.arguments, file.notes) == ({"since": "2026-01-01"}, ["A."])
    assert file.started_at < file.ended_at


def test_the_file_is_read_back_and_is_the_last_run_only(tmp_path):
    run, file = describe(tmp_path)
    path = run.ledger.paths.run_file
    for status in (0, 4):
        write_run_file(path, file.model_copy(update={"status": status}))
    assert path == tmp_path / "state/silkroad.run.json"
    assert RunFile.model_validate_json(path.read_bytes()) == file
    assert json.loads(path.read_text())["schema"] == "run-file/1"
    assert not list(path.parent.glob("*.new"))
