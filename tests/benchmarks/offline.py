"""How many saved pages a second are read: a crawl, `scrapy structure`, a bare spider, the core.

    python -m tests.benchmarks.offline [--pages 2000] [--rounds 3] [--json FILE]

All read the same files, each in a command of its own whose start counts. The bare spider fetches
them by their `file:` addresses, and writes what eight selectors find with Scrapy's feed. Parts are
the drafts of the pages, which `scrapy merge` makes records of. The bare core reads the files and
calls `structure`, in one process, and in two that share nothing: as much as two cores can give.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import scrapy
from scrapy.crawler import AsyncCrawlerProcess

from crawler import structure
from tests.benchmarks.live import BareSpider
from tests.benchmarks.pages import make_pages
from tests.benchmarks.rates import Rates
from tests.live.runs import ROOT

BARE = "bare Scrapy, eight selectors"
CRAWL = "scrapy crawl all -a source="
ALONE = "scrapy structure --workers 1"
TWO = "scrapy structure --workers 2"
PARTS_ALONE = "scrapy structure --parts, 1 worker"
PARTS_TWO = "scrapy structure --parts, 2 workers"
CORE_ALONE = "bare core, 1 process"
CORE_TWO = "bare core, 2 processes"
FLOOR_OF_CRAWL = 0.8
FLOOR_OF_TWO = 1.8
FLOOR_OF_WORKER = 0.9


class BareFiles(BareSpider):
    """The bare spider, over files."""

    folder = ""

    async def start(self):  # type: ignore[no-untyped-def]
        for path in list_files(Path(self.folder)):
            yield scrapy.Request(path.as_uri(), self.parse_article)


def run_bare(folder: str, output: str) -> None:
    """Run the bare spider in this process."""
    settings = {
        "LOG_LEVEL": "WARNING",
        "TELNETCONSOLE_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
        "FEEDS": {output: {"format": "jsonlines"}},
    }
    process = AsyncCrawlerProcess(settings)
    process.crawl(BareFiles, folder=folder)
    process.start(install_signal_handlers=False)


def list_files(folder: Path) -> list[Path]:
    """Return the files of a mirror in the order of their names."""
    return sorted(path for path in folder.rglob("*.*") if path.is_file())


def run_core(folder: Path, share: int, shares: int) -> None:
    """Structure every so many files of a mirror, from that one on."""
    for path in list_files(folder)[share::shares]:
        structure(path.read_bytes(), f"https://{path.relative_to(folder)}")


def time_core(folder: Path, processes: int) -> float:
    """Return the seconds that the bare core takes in so many processes side by side."""
    command = [sys.executable, "-m", "tests.benchmarks.offline", "--core", str(folder)]
    started = time.perf_counter()
    running = [
        subprocess.Popen([*command, str(share), str(processes)], cwd=ROOT)
        for share in range(processes)
    ]
    statuses = [process.wait() for process in running]
    if any(statuses):
        sys.exit("the bare core failed")
    return time.perf_counter() - started


def time_command(name: str, folder: Path, output: Path, pages: int) -> float:
    """Return the seconds that a contestant's command takes, after a look at what it wrote."""
    python, source, target = [sys.executable, "-m"], str(folder), str(output)
    structure = [*python, "scrapy", "structure", source, "--output", target, "--workers"]
    crawl = [*python, "scrapy", "crawl", "all", "-a", f"source={source}"]
    commands = {
        BARE: [*python, "tests.benchmarks.offline", "--bare", source, target],
        CRAWL: [*crawl, "-s", f"OUTPUT_DIR={target}"],
        ALONE: [*structure, "1"],
        TWO: [*structure, "2"],
        PARTS_ALONE: [*structure, "1", "--parts"],
        PARTS_TWO: [*structure, "2", "--parts"],
    }
    started = time.perf_counter()
    result = subprocess.run(commands[name], cwd=ROOT, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - started
    files = [output] if name == BARE else [*output.glob("*.jsonl")]
    lines = sum(path.read_bytes().count(b"\n") for path in files if path.exists())
    if name in (PARTS_ALONE, PARTS_TWO):
        lines -= 2 * len(files)  # each begins with what it is of, and ends with its digest
    if result.returncode or lines != pages:
        sys.exit(f"{name}: {lines} lines of {pages} pages\n{result.stderr}")
    return seconds


def write_pages(folder: Path, pages: int) -> None:
    """Write a mirror of so many pages."""
    for body, url in make_pages(pages):
        path = folder / url.removeprefix("https://")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path, help="where the figures are written, for a program")
    parser.add_argument("--bare", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--core", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.core:
        folder, share, shares = options.core
        run_core(Path(folder), int(share), int(shares))
        return 0
    if options.bare:
        run_bare(*options.bare)
        return 0
    rates = Rates()
    with tempfile.TemporaryDirectory() as name:
        write_pages(Path(name) / "pages", options.pages)
        for number in range(options.rounds):
            rates.begin_round()
            for contestant in (BARE, CRAWL, ALONE, TWO, PARTS_ALONE, PARTS_TWO):
                output = Path(name) / f"{number} {contestant.replace('/', ' ')}"
                seconds = time_command(contestant, Path(name) / "pages", output, options.pages)
                rates.add(contestant, options.pages, seconds)
            for contestant, processes in ((CORE_ALONE, 1), (CORE_TWO, 2)):
                seconds = time_core(Path(name) / "pages", processes)
                rates.add(contestant, options.pages, seconds)
    rates.print_rates()
    enough = rates.print_ratio(CRAWL, BARE, FLOOR_OF_CRAWL)
    enough &= rates.print_ratio(PARTS_TWO, PARTS_ALONE, FLOOR_OF_TWO)
    enough &= rates.print_ratio(PARTS_ALONE, CORE_ALONE, FLOOR_OF_WORKER)
    rates.print_ratio(CORE_TWO, CORE_ALONE)
    rates.print_ratio(PARTS_TWO, CORE_TWO)
    rates.print_ratio(TWO, ALONE)
    rates.print_ratio(TWO, CRAWL)
    if options.json:
        rates.write_json(options.json)
    return not enough


if __name__ == "__main__":
    sys.exit(main())
