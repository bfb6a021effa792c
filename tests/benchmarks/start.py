"""How long it takes to the first record: of `structure()`, and of `scrapy crawl`.

    python -m tests.benchmarks.start [--rounds 9] [--json FILE]

Each round is an interpreter of its own, which is told of no page before. Its start and end count,
as they do for whoever types a command; of the crawl it is the time until the first line stands in
the output, beside `scrapy version`, which only starts Scrapy. Above a floor the exit status is 1.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.rates import describe_machine
from tests.live.runs import ROOT

PAGE = Path("samples/en.imsilkroad.com/p/338301.html")
FLOOR = 0.6
"""Seconds that the median of a first `structure()` may take."""
TIMES_VERSION, MORE_SECONDS = 1.5, 0.5
"""How long a crawl may take to its first record: so often `scrapy version`, and so much more."""

BARE = "an interpreter that does nothing"
FIRST = "import and a first structure()"
VERSION = "scrapy version"
CRAWL = "scrapy crawl, to the first record"
SCRIPT = f"""
from pathlib import Path
from crawler import ArticlePage, structure
structure(Path({str(PAGE)!r}).read_bytes(), "https://en.imsilkroad.com/p/338301.html")
"""


def time_command(*arguments: str) -> float:
    """Return the seconds from the start of a fresh interpreter to its end."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def time_first_record() -> float:
    """Return the seconds from the start of a crawl to the first line of its output."""
    with tempfile.TemporaryDirectory() as output:
        lines = Path(output) / "silkroad.jsonl"
        crawl = ["crawl", "silkroad", "-a", "source=samples", "-s", f"OUTPUT_DIR={output}"]
        start = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, "-m", "scrapy", *crawl], cwd=ROOT, stderr=subprocess.DEVNULL
        ) as process:
            while not (lines.exists() and lines.stat().st_size):
                if process.poll() is not None and not lines.exists():
                    sys.exit(f"the crawl wrote nothing and ended with {process.returncode}")
                time.sleep(0.005)
            seconds = time.perf_counter() - start
            process.wait()
    return seconds


CONTESTANTS: dict[str, Callable[[], float]] = {
    BARE: lambda: time_command("-c", "pass"),
    FIRST: lambda: time_command("-c", SCRIPT),
    VERSION: lambda: time_command("-m", "scrapy", "version"),
    CRAWL: time_first_record,
}


def main() -> int:
    """Print the medians with their spread; return 1 where one is above its floor."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=9, help="interpreters (default: 9)")
    parser.add_argument("--json", type=Path, help="where the figures are written, for a program")
    options = parser.parse_args()
    for measure in CONTESTANTS.values():
        measure()
    rounds = [
        {name: measure() for name, measure in CONTESTANTS.items()} for _ in range(options.rounds)
    ]
    seconds = {name: sorted(turn[name] for turn in rounds) for name in CONTESTANTS}
    for name, times in seconds.items():
        print(f"{name:34} {statistics.median(times):.3f} s  ({times[0]:.3f} to {times[-1]:.3f})")
    # What a crawl took more than it may, in each round: the machine was the same for both.
    over = [turn[CRAWL] - TIMES_VERSION * turn[VERSION] - MORE_SECONDS for turn in rounds]
    ratio = statistics.median(turn[CRAWL] / turn[VERSION] for turn in rounds)
    print(
        f"{CRAWL} / {VERSION}: {ratio:.2f}; {statistics.median(over):+.3f} s beside the floor of "
        f"{TIMES_VERSION} times and {MORE_SECONDS} s"
    )
    if options.json:
        figures = {**describe_machine(), "seconds": seconds, "crawl / version": ratio}
        options.json.write_text(f"{json.dumps(figures, indent=2)}\n", encoding="utf-8")
    return statistics.median(seconds[FIRST]) > FLOOR or statistics.median(over) > 0


if __name__ == "__main__":
    sys.exit(main())
