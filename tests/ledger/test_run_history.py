from pathlib import Path

import pytest

from crawler.errors import LedgerError
from crawler.ledger.run_history import RunHistory
from tests.drift.made_runs import make_alarm, make_line


@pytest.fixture
def history(tmp_path: Path) -> RunHistory:
    return RunHistory(tmp_path / "state" / "silkroad.runs.jsonl")


def test_what_was_appended_is_read_again(history: RunHistory):
    lines = [make_line(), make_line(alarms=(make_alarm(),)), make_line()]
    for line in lines:
        history.append(line)
    read, problems = history.read()
    assert problems == []
    assert [line.model_copy(update={"previous": None}) for line in read] == lines


def test_no_file_is_no_runs(history: RunHistory):
    assert history.read() == ([], [])


def test_a_line_that_a_crash_cut_short_goes_with_the_next_append(history: RunHistory):
    history.append(make_line())
    with history.path.open("ab") as file:
        file.write(b'{"portal": "silk')
    assert len(history.read()[0]) == 1
    history.append(make_line())
    assert [len(lines) for lines in history.read()] == [2, 0]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda lines: lines[1:], "line 1 does not follow"),
        (lambda lines: [lines[0], lines[2]], "line 2 does not follow"),
        (lambda lines: [lines[0].replace(b'"new":30', b'"new":31'), *lines[1:]], "line 2 does not"),
        (lambda lines: [lines[0], b"{}", lines[2]], "line 2 is no line of a run"),
    ],
)
def test_lines_that_were_taken_out_or_changed_are_told(history: RunHistory, change, problem: str):
    for _ in range(3):
        history.append(make_line())
    lines = history.path.read_bytes().splitlines()
    history.path.write_bytes(b"\n".join([*change(lines), b""]))
    assert problem in history.read()[1][0]


def test_a_link_in_its_place_is_refused(history: RunHistory, tmp_path: Path):
    history.path.parent.mkdir()
    history.path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(LedgerError):
        history.append(make_line())
