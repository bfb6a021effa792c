"""What the memory and the pace of a run are when its source is large.

    python -m tests.benchmarks.memory [--pages 100000] [--json FILE]

An archive of a twentieth of the pages and one of all are read by a crawl, by `scrapy structure`
with two workers, in parts that `scrapy merge` joins, and in parts that a Dask cluster on this
machine writes. The largest process of a command may take a tenth more for the large one, and the
last tenth of its records a quarter more time than the first.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.articles import SITE, make_page
from tests.batch.clusters import LocalCluster
from tests.benchmarks.made_archives import write_archive
from tests.benchmarks.rates import describe_machine
from tests.live.runs import ROOT

SMALLER = 20
MOST_MEMORY = 1.1
SLOWEST_END = 1.25
"""Times that the last tenth may take of the first: a machine that does other work is never even."""
_LOOK_AFTER_SECONDS = 0.1

Figures = dict[str, float]
"""`small`, `large`: kilobytes of the largest process for so many pages."""


def list_pages(count: int) -> Iterator[tuple[bytes, str]]:
    """Yield so many different pages, small ones, with their addresses."""
    for number in range(count):
        yield make_page(number).encode(), f"{SITE}/p/{number}.html"


def run_watched(command: list[str], lines: Path) -> tuple[int, list[tuple[float, int]]]:
    """Return the kilobytes of a command's largest process, and how its output grew."""
    process = subprocess.Popen(
        [sys.executable, "-m", "scrapy", *command], cwd=ROOT, stderr=subprocess.DEVNULL
    )
    grown = []
    while True:
        ended, status, usage = os.wait4(process.pid, os.WNOHANG)
        if ended:
            break
        grown.append((time.perf_counter(), lines.stat().st_size if lines.exists() else 0))
        time.sleep(_LOOK_AFTER_SECONDS)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with status {process.returncode}")
    return usage.ru_maxrss, grown


def compute_digest(path: Path) -> str:
    """Return the SHA-256 of a file in pieces: a command counts what is held where it is started."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def compare_ends(grown: list[tuple[float, int]]) -> float:
    """Return how many times as long the last tenth of an output took as the first."""
    whole = grown[-1][1]
    moments = [
        next(at for at, size in grown if size >= share * whole) for share in (0, 0.1, 0.9, 1)
    ]
    begun = next(at for at, size in grown if size)
    return (moments[3] - moments[2]) / max(moments[1] - begun, _LOOK_AFTER_SECONDS)


def make_commands(archive: Path, folder: Path, scheduler: str) -> dict[str, list[str]]:
    """Return the command of each way, whose output is `folder` and the way's name."""
    source, here, there = str(archive), str(folder / "parts"), str(folder / "cluster")
    structure = ["structure", source, "--output"]
    return {
        "crawl": ["crawl", "all", "-a", f"source={source}", "-s", f"OUTPUT_DIR={folder / 'crawl'}"],
        "structure": [*structure, str(folder / "structure"), "--workers", "2"],
        "parts": [*structure, here, "--parts", "--workers", "2"],
        "merge": ["merge", here, "--output", str(folder / "merge")],
        "cluster": [*structure, there, "--scheduler", scheduler],
        "its merge": ["merge", there, "--output", str(folder / "its merge")],
    }


def measure(folder: Path, pages: Mapping[str, int], address: str) -> Iterator[tuple[str, Figures]]:
    """Yield the figures of each way; ends the process where two ways give different records."""
    digests = set()
    for size, count in pages.items():
        write_archive(folder / f"{size}.warc.gz", "own", list_pages(count))
    commands = {
        size: make_commands(folder / f"{size}.warc.gz", folder / size, address) for size in pages
    }
    for way in commands["large"]:
        figures: Figures = {}
        for size in pages:
            lines = folder / size / way / "silkroad.jsonl"
            figures[size], grown = run_watched(commands[size][way], lines)
        if lines.exists():
            figures["end / start"] = compare_ends(grown)
            digests.add(compute_digest(lines))
        yield way, figures
    if len(digests) != 1:
        sys.exit("the records of two ways differ")


def main() -> int:
    """Print memory and pace of each way; return 1 where one is above its floor."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pages", type=int, default=100_000)
    parser.add_argument("--json", type=Path, help="where the figures are written, for a program")
    options = parser.parse_args()
    pages = {"small": options.pages // SMALLER, "large": options.pages}
    ways: dict[str, Figures] = {}
    with tempfile.TemporaryDirectory() as name, LocalCluster(Path(name)) as cluster:
        for _ in range(2):
            cluster.start_worker()
        for way, figures in measure(Path(name), pages, cluster.address):
            ways[way] = figures | {"memory": figures["large"] / figures["small"]}
            pace = figures.get("end / start")
            print(
                f"{way:10} {figures['small'] / 1024:6.0f} MB for {pages['small']:,} pages, "
                f"{figures['large'] / 1024:6.0f} MB for {pages['large']:,}: "
                f"{ways[way]['memory']:.2f}"
                + (f"; the last tenth took {pace:.2f} of the first" if pace is not None else ""),
                flush=True,
            )
    print("the same records each way")
    if options.json:
        whole = {**describe_machine(), "pages": options.pages, "ways": ways}
        options.json.write_text(f"{json.dumps(whole, indent=2)}\n", encoding="utf-8")
    largest = max(figures["memory"] for figures in ways.values())
    slowest = max(figures.get("end / start", 0) for figures in ways.values())
    return largest > MOST_MEMORY or slowest > SLOWEST_END


if __name__ == "__main__":
    sys.exit(main())
