"""How the time of a function grows with its input: that of n against that of 4 n."""

import contextlib
import gc
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

GROWN = 4
"""How much longer the second input is than the first."""
WORST = 8.0
"""A linear function takes four times as long; the rest is for caches, allocators and neighbours."""
FLOOR = 0.02
"""Seconds below which a growth is not told from noise."""
TRIES = 3


@dataclass(frozen=True)
class Case(Generic[T]):
    """One kind of input: `make` builds it of so many parts, `read` is what is measured."""

    name: str
    make: Callable[[int], T]
    read: Callable[[T], object]


@dataclass(frozen=True, order=True)
class Growth:
    """The seconds that a case took for n and for four times n; inf where it took too long."""

    ratio: float
    seconds: float
    name: str
    parts: int

    @property
    def is_bad(self) -> bool:
        """Whether the time grows faster than the input, in what can be told from noise."""
        return self.ratio > WORST and self.seconds > FLOOR

    def __str__(self) -> str:
        """Return one line for the report."""
        return f"{self.ratio:8.1f}  {self.seconds:9.4f} s  {self.parts:7} parts  {self.name}"


class TooLongError(BaseException):
    """What was measured did not end; no `except Exception` of it may keep it."""


def measure(case: Case[T], parts: int, limit: float = 10.0) -> Growth:
    """Return how one case grows from `parts` to four times as many; `limit`: seconds at most.

    What looks bad is measured again, and the mildest of three counts.
    """
    best: Growth | None = None
    for _ in range(TRIES):
        small = _time(case, parts, limit)
        large = _time(case, GROWN * parts, limit)
        growth = Growth(large / max(small, 1e-6), large, case.name, parts)
        best = growth if best is None else min(best, growth)
        if not best.is_bad or large == float("inf"):
            break
    assert best is not None
    return best


def measure_all(cases: Iterable[Case[T]], parts: int, limit: float = 10.0) -> Iterator[Growth]:
    """Yield how each case grows."""
    for case in cases:
        yield measure(case, parts, limit)


def _time(case: Case[T], parts: int, limit: float) -> float:
    argument = case.make(parts)
    gc.collect()
    with contextlib.suppress(TooLongError), _give_up_after(limit):
        started = time.process_time()
        case.read(argument)
        return time.process_time() - started
    return float("inf")


@contextlib.contextmanager
def _give_up_after(seconds: float) -> Iterator[None]:
    def give_up(number: int, frame: object) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGPROF, give_up)
    left, _ = signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, left)
        signal.signal(signal.SIGPROF, before)
