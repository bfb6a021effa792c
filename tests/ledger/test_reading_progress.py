"""How far a long reading is: silent at first, then a line every two seconds."""

import io

import pytest

from crawler.ledger.inside import reading_progress
from crawler.ledger.inside.reading_progress import Progress


@pytest.fixture
def clock(monkeypatch) -> list[float]:
    """The time, which goes on only where a test says so."""
    now = [100.0]
    monkeypatch.setattr(reading_progress.time, "monotonic", lambda: now[0])
    return now


def test_a_line_comes_after_a_second_and_then_every_two(clock):
    stream = io.StringIO()
    progress = Progress("index", 4_000, stream)
    told = []
    for after in (0.9, 1.0, 2.9, 3.0, 4.9, 5.0):
        clock[0] = 100 + after
        before = stream.tell()
        progress.advance(500, 500)
        told.append(stream.tell() > before)
    assert told == [False, True, False, True, False, True]
    assert stream.getvalue().splitlines()[0] == "index: 1,000 lines read (25%), 1,000 lines/s"


def test_files_without_a_byte_are_read_in_full(clock):
    stream = io.StringIO()
    progress = Progress("index", 0, stream)
    clock[0] += 2
    progress.advance(0, 0)
    assert stream.getvalue() == "index: 0 lines read (100%), 0 lines/s\n"
