"""How the time of a function grows with its input: that of n against that of four times n."""

import contextlib
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

GROWN = 4
"""How many times as long the second input is."""
WORST = 8.0
"""A linear function takes four times as long; the rest is for caches, allocators and neighbours."""
FLOOR = 0.03
"""Seconds from which on a growth is told from noise: clocks of a process tick every 4 to 10 ms."""
TRIES = 3
LIMIT = 5.0
"""Seconds after which an input is given up."""
_TICK = 0.004
_LEAST_SECONDS_A_BYTE = 2e-6
"""What takes less, many times what an ordinary page does, is not asked how it grows."""


@dataclass(frozen=True)
class Case:
    """One kind of input: `make` writes it of so many parts, `read` is what is measured."""

    name: str
    make: Callable[[int], bytes]
    read: Callable[[bytes], object]


@dataclass(frozen=True, order=True)
class Growth:
    """What a case took for n and for four times n: their ratio, and the seconds of the latter.

    Both are infinite where it was given up; a ratio of 0 was not asked for, it took so little.
    """

    ratio: float
    seconds: float
    name: str
    size: int

    @property
    def is_bad(self) -> bool:
        """Whether the time grows faster than the input, as far as it can be told from noise."""
        return self.ratio > WORST and self.seconds > FLOOR

    def __str__(self) -> str:
        """Return one line for the report."""
        return f"{self.ratio:6.1f}  {self.seconds:8.3f} s  {self.size / 1000:7.0f} kB  {self.name}"


class _TooLongError(BaseException):
    """No `except Exception` of what is measured may keep it."""


def measure(case: Case, parts: int) -> Growth:
    """Return how one case grows from `parts` to four times as many.

    What looks bad is measured again, and the mildest of three counts.
    """
    size = len(case.make(GROWN * parts))
    large = time_case(case, GROWN * parts)
    if large < max(FLOOR, size * _LEAST_SECONDS_A_BYTE):
        return Growth(0.0, large, case.name, size)
    tries = []
    for _ in range(TRIES):
        small = time_case(case, parts)
        ratio = large / max(small, _TICK) if small < LIMIT else float("inf")
        tries.append(Growth(ratio, large, case.name, size))
        if not tries[-1].is_bad or large > LIMIT:
            break
        large = time_case(case, GROWN * parts)
    return min(tries)


def time_case(case: Case, parts: int) -> float:
    """Return the seconds of processor time that a case takes, infinite beyond LIMIT."""
    argument = case.make(parts)
    with contextlib.suppress(_TooLongError), _give_up():
        started = time.process_time()
        case.read(argument)
        return time.process_time() - started
    return float("inf")


@contextlib.contextmanager
def _give_up() -> Iterator[None]:
    """Raise _TooLongError once the block took LIMIT seconds of processor time."""

    def stop(number: int, frame: object) -> None:
        raise _TooLongError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
