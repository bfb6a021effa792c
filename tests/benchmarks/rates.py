"""Rates of contestants that take turns: medians over rounds, and how far the rounds lie apart."""

import datetime as dt
import json
import os
import platform
import statistics
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

Pages = list[tuple[bytes, str]]

WARM_UP = 3


def time_batch(contestant: Callable[[bytes, str], object], pages: Pages) -> float:
    """Return how many seconds a contestant takes for some pages once it is running."""
    for body, url in pages[:WARM_UP]:
        contestant(body, url)
    started = time.perf_counter()
    for body, url in pages:
        contestant(body, url)
    return time.perf_counter() - started


def describe_machine() -> dict[str, object]:
    """Return when, on what machine and with what versions something was measured."""
    return {
        "date": dt.date.today().isoformat(),
        "machine": f"{platform.machine()}, {platform.system()} {platform.release()}",
        "cores": os.cpu_count(),
        "versions": {
            "python": platform.python_version(),
            **{name: version(name) for name in ("silkroad", "lxml", "parsel", "scrapy")},
        },
    }


class Rates:
    """Units a second (pages, lines) of each contestant in each round."""

    def __init__(self, unit: str = "pages") -> None:
        self.unit = unit
        self._rounds: list[dict[str, tuple[int, float]]] = []
        self._ratios: dict[str, dict[str, float | None]] = {}

    def begin_round(self) -> None:
        """Begin a round, in which every contestant has its turns."""
        self._rounds.append({})

    def add(self, name: str, units: int, seconds: float) -> None:
        """Note one turn of a contestant."""
        before = self._rounds[-1].get(name, (0, 0.0))
        self._rounds[-1][name] = (before[0] + units, before[1] + seconds)

    def list_rates(self, name: str) -> list[float]:
        """Return a contestant's rate in each round."""
        return [units / seconds for units, seconds in (turn[name] for turn in self._rounds)]

    def print_rates(self) -> None:
        """Print every contestant's median rate, its time a unit, and the spread of the rounds."""
        for name in self._rounds[0]:
            rates = self.list_rates(name)
            rate = statistics.median(rates)
            print(
                f"  {name:34} {rate:9.1f} {self.unit}/s  {1000 / rate:8.3f} ms each"
                f"  (rounds: {min(rates):.1f} to {max(rates):.1f})"
            )

    def print_ratio(self, name: str, other: str, floor: float | None = None) -> bool:
        """Print how many times as fast one contestant is as another; tell whether it is enough."""
        pairs = zip(self.list_rates(name), self.list_rates(other), strict=True)
        ratios = [own / others for own, others in pairs]
        ratio = statistics.median(ratios)
        least = f"  floor {floor}" if floor is not None else ""
        print(
            f"  {f'{name} / {other}':64} {ratio:7.2f}"
            f"  (rounds: {min(ratios):.2f} to {max(ratios):.2f}){least}"
        )
        self._ratios[f"{name} / {other}"] = {
            "median": ratio, "least": min(ratios), "most": max(ratios), "floor": floor
        }  # fmt: skip
        return floor is None or ratio >= floor

    def write_json(self, path: Path) -> None:
        """Write rates and the printed ratios, with versions and machine."""
        figures = {
            "unit": f"{self.unit}/s",
            "rates": {name: self.list_rates(name) for name in self._rounds[0]},
            "ratios": self._ratios,
            **describe_machine(),
        }
        path.write_text(f"{json.dumps(figures, indent=2)}\n", encoding="utf-8")
