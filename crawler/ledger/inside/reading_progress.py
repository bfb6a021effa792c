"""How far a long reading of files is."""

import sys
import time
from typing import TextIO

_SILENT_SECONDS = 1.0
_EVERY_SECONDS = 2.0


class Progress:
    """Says how far it is, every two seconds, once it has taken more than one."""

    def __init__(self, what: str, total_bytes: int, stream: TextIO | None = None) -> None:
        self._what = what
        self._total = total_bytes
        self._stream = stream or sys.stderr
        self._lines = 0
        self._bytes = 0
        self._started = time.monotonic()
        self._next = self._started + _SILENT_SECONDS

    def advance(self, lines: int, size: int) -> None:
        """Count lines that were read, and their bytes."""
        self._lines += lines
        self._bytes += size
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + _EVERY_SECONDS
        share = self._bytes / self._total if self._total else 1
        rate = self._lines / (now - self._started)
        print(
            f"{self._what}: {self._lines:,} lines read ({share:.0%}), {rate:,.0f} lines/s",
            file=self._stream,
        )
