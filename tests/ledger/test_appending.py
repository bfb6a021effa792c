"""Files that only ever grow by whole lines: what is open, what is pending, what is closed."""

import os

import pytest

from crawler.ledger.inside.appending import AppendedFile, JsonLinesFile


def test_a_file_is_made_by_its_first_line_and_closed_for_good(tmp_path):
    path = tmp_path / "lines.jsonl"
    file = AppendedFile(path)
    assert not file.was_opened
    file.write(b"{}\n")
    assert not path.exists()
    file.flush()
    descriptor = file.fileno()
    assert file.was_opened
    assert (path.read_bytes(), file.size) == (b"{}\n", 3)
    file.close()
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(descriptor)


def test_what_was_not_flushed_is_dropped(tmp_path):
    path = tmp_path / "lines.jsonl"
    file = AppendedFile(path)
    file.write(b"{}\n")
    file.close()
    assert not path.exists()


def test_lines_follow_what_is_there(tmp_path):
    path = tmp_path / "lines.jsonl"
    path.write_bytes(b'{"a": 1}\n')
    lines = JsonLinesFile(path)
    assert not lines.was_written
    assert lines.append({"a": 2}) == 9
    assert lines.append({"a": 3}) == 18
    assert (lines.size, lines.was_written) == (27, True)
    lines.close()
    assert path.read_bytes() == b'{"a": 1}\n{"a": 2}\n{"a": 3}\n'


def test_a_file_knows_since_when_it_is_unsynced(tmp_path):
    lines = JsonLinesFile(tmp_path / "lines.jsonl")
    assert lines.unsynced_since is None
    lines.append({})
    first = lines.unsynced_since
    lines.append({})
    assert first is not None
    assert lines.unsynced_since == first
    lines.sync()
    assert lines.unsynced_since is None
    lines.close()
