"""Commands run in a pseudo-terminal of a given width, and what they drew there."""

import fcntl
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Drawn:
    """What a command wrote: its exit status, and all of the bytes."""

    status: int
    text: str

    def states(self) -> list[str]:
        """What stood in the last line, state after state."""
        return [part for line in self.text.splitlines() for part in line.split("\r") if part]


def draw(
    *arguments: str, columns: int = 80, look: Callable[[str, int], None] = lambda text, pid: None
) -> Drawn:
    """Run a Scrapy command in a terminal; `look` sees what it drew so far, and its process id."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "scrapy", *arguments],
        cwd=ROOT,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    drawn = b""
    try:
        while piece := os.read(ours, 65536):
            drawn += piece
            look(drawn.decode(errors="replace"), process.pid)
    except OSError:  # The terminal is closed with the last process that has it.
        pass
    finally:
        os.close(ours)
    return Drawn(process.wait(timeout=30), drawn.decode())


def interrupt(pid: int) -> None:
    """Do what Ctrl-C does."""
    os.kill(pid, signal.SIGINT)
