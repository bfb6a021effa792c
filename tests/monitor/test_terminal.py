"""A terminal that several runs share: one of them has the line that changes."""

import io
import logging
import os
import pty
from collections.abc import Iterator
from typing import TextIO

import pytest

from crawler.monitor.terminal import LogsAbove, TerminalLine


@pytest.fixture
def terminal() -> Iterator[TextIO]:
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "w") as stream:
        yield stream
    os.close(ours)


def test_one_has_the_line_until_it_lets_go(terminal):
    first, second = TerminalLine(terminal), TerminalLine(terminal)

    assert first.take()
    assert first.take()
    assert not second.take()
    first.release()
    assert second.take()
    second.release()


def test_what_is_no_terminal_has_no_such_line(tmp_path):
    with (tmp_path / "log").open("w") as file:
        assert not TerminalLine(file).take()


def test_only_logs_of_a_terminal_are_moved_and_they_come_back(terminal):
    root = logging.getLogger()
    shown, kept = logging.StreamHandler(terminal), logging.StreamHandler(io.StringIO())
    root.addHandler(shown)
    root.addHandler(kept)
    logs = LogsAbove()
    try:
        logs.move()
        assert shown.stream is not terminal
        assert isinstance(kept.stream, io.StringIO)
        logs.restore()
        assert shown.stream is terminal
    finally:
        root.removeHandler(shown)
        root.removeHandler(kept)
