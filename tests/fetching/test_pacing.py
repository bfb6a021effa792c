import asyncio
import datetime as dt

import pytest

from crawler.fetching.pacing import HostPacing, parse_retry_after

NOW = dt.datetime(2026, 1, 31, 8, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0),
        ("120", 120),
        (" 7 ", 7),
        ("Sat, 31 Jan 2026 08:02:00 GMT", 120),
        ("Saturday, 31-Jan-26 08:02:00 GMT", 120),
        ("Sat Jan 31 08:02:00 2026", 120),
        ("Sat, 31 Jan 2026 07:00:00 GMT", 0),
        ("Sat, 31 Jan 2026 09:00:00 +0100", 0),
        ("99999999999999999999999", 999999999999),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("", None),
        ("٣", None),
        ("Sat, 99 Foo 2026 07:00:00 GMT", None),
        ("Fri, 31 Dec 999999 23:59:59 GMT", None),
        ("Fri, 31 Dec 9999999999999999999999 23:59:59 GMT", None),
        ("Sat, 31 Jan 2026 08:00:99999999999999999999 GMT", None),
        ("Sat, 31 Jan 2026 08:00:00 +99999999999999999999", None),
        ("9" * 5000, 999999999999),
    ],
)
def test_retry_after(value, seconds):
    assert parse_retry_after(value, NOW) == seconds


class Clock:
    """A clock that only goes on while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


def make_pacing(stopping=lambda: False):
    clock = Clock()
    return HostPacing(1, 60, stopping=stopping, clock=clock, sleep=clock.sleep), clock


def wait(pacing, clock, host="a.example"):
    """Seconds that the next request to a host has to wait."""
    before = clock.now
    assert asyncio.run(pacing.wait_for_turn(host))
    return clock.now - before


def test_nothing_waits_at_first():
    pacing, clock = make_pacing()
    assert wait(pacing, clock) == 0
    pacing.note_answer("a.example", 200)
    assert wait(pacing, clock) == 0


def test_crawl_delay_is_kept_between_requests_of_its_host():
    pacing, clock = make_pacing()
    pacing.keep_interval("a.example", 4)
    assert wait(pacing, clock, "b.example") == 0
    assert [wait(pacing, clock) for _ in range(3)] == [4, 4, 4]
    clock.now += 3
    assert wait(pacing, clock) == 1
    clock.now += 10
    assert wait(pacing, clock) == 0


def test_retry_after_counts_and_is_bounded():
    pacing, clock = make_pacing()
    pacing.note_answer("a.example", 429, "30")
    assert wait(pacing, clock) == 30
    assert wait(pacing, clock) == 0
    pacing.note_answer("a.example", 503, "86400")
    assert wait(pacing, clock) == 60


def test_failures_in_a_row_rest_longer_and_an_answer_ends_the_row():
    pacing, clock = make_pacing()
    waits = []
    for failures in range(1, 9):
        assert pacing.note_answer("a.example", 500) == failures
        waits.append(wait(pacing, clock))
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60]
    assert pacing.note_answer("a.example", 404) == 0
    assert pacing.note_answer("a.example", None) == 1
    assert wait(pacing, clock) == 1


def test_nobody_waits_in_a_run_that_ends():
    stopping = False
    pacing, clock = make_pacing(stopping=lambda: stopping)
    pacing.note_answer("a.example", 503, "50")
    stopping = True
    assert not asyncio.run(pacing.wait_for_turn("a.example"))
    assert clock.now == 1000


def test_a_rest_holds_for_all_who_wait_already():
    pacing, clock = make_pacing()
    pacing.keep_interval("a.example", 2)

    async def ask_together():
        await asyncio.gather(*(pacing.wait_for_turn("a.example") for _ in range(3)))

    asyncio.run(ask_together())
    assert clock.now == 1006


@pytest.mark.parametrize("status", [200, 206, 304, 404, 425, None, 403, 429, 501, 503, 520, 999])
def test_which_answers_tire_a_host(status):
    pacing, clock = make_pacing()
    tires = status in (None, 403, 429, 501, 503, 520, 999)

    assert pacing.note_answer("a.example", status) == int(tires)
    assert wait(pacing, clock) == int(tires)
