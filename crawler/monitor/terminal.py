"""The terminal that runs share: who may draw a line that changes, and what is written beside it."""

import fcntl
import logging
import os
from typing import TextIO

from tqdm import tqdm


class TerminalLine:
    """The one line of a terminal that changes: one process has it, until it ends or lets go.

    A lock on the terminal's device, which the system takes back from a process that dies.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._device: int | None = None

    def take(self) -> bool:
        """Tell whether this process may draw: no other one has the line of this terminal."""
        if self._device is not None:
            return True
        try:
            device = os.open(os.ttyname(self._stream.fileno()), os.O_WRONLY | os.O_NOCTTY)
        except OSError:
            return False
        try:
            fcntl.flock(device, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(device)
            return False
        self._device = device
        return True

    def release(self) -> None:
        """Let another process draw."""
        if self._device is not None:
            os.close(self._device)
            self._device = None


class _LineAbove:
    """A stream whose text goes above the line that changes."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        with tqdm.external_write_mode(file=self._stream):
            return self._stream.write(text)

    def flush(self) -> None:
        self._stream.flush()


class LogsAbove:
    """Makes log lines that go to a terminal appear above the line that changes."""

    def __init__(self) -> None:
        self._moved: list[tuple[logging.StreamHandler[TextIO], TextIO]] = []

    def move(self) -> None:
        """Put the log lines of this process there."""
        for handler in logging.getLogger().handlers:
            stream = getattr(handler, "stream", None)
            if isinstance(handler, logging.StreamHandler) and stream and stream.isatty():
                self._moved.append((handler, stream))
                handler.setStream(_LineAbove(stream))

    def restore(self) -> None:
        """Put them where they were."""
        for handler, stream in self._moved:
            handler.setStream(stream)
        self._moved.clear()
