"""What it costs to export many records: time and memory of each form.

    python -m tests.benchmarks.exports [--records 1000000] [--form FORM] [--folder DIR]

Prints records a second, beside a bare loop that reads the same lines as JSON, and the memory of a
tenth of the records and of all: it must not grow with them. Writes some 7 GB for a million into a
temporary folder and removes it. Exit status 1 where memory grows by more than a quarter.
"""

import argparse
import json
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from crawler.export import (
    FORMS,
    list_columns,
    load_writer,
    make_rows,
    write_export,
    write_export_folder,
)
from crawler.ledger import to_line
from crawler.records import read_records
from tests.benchmarks.ledger import make_articles

CEILING = 1.25


def write_lines(path: Path, records: int) -> None:
    """Write so many records of 3.4 kB."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{to_line(article)}\n" for article in make_articles(0, records))


def export_records(form: str, source: Path, target: Path) -> tuple[float, float]:
    """Export a file of records; return the seconds that it took and the megabytes."""
    started = time.perf_counter()
    write = write_export_folder if FORMS[form].is_folder else write_export
    write(load_writer(form), make_rows(read_records(source)), target, list_columns())
    return time.perf_counter() - started, measure_memory()


def read_lines(source: Path) -> tuple[float, float]:
    """Read a file as JSON, and nothing else; return seconds and megabytes."""
    started = time.perf_counter()
    with source.open("rb") as file:
        for line in file:
            json.loads(line)
    return time.perf_counter() - started, measure_memory()


def measure_memory() -> float:
    """Return the most memory that this process had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(
    function: Callable[..., tuple[float, float]], *arguments: object
) -> tuple[float, float]:
    """Run a function in a process of its own, whose memory is its own."""
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        return process.submit(function, *arguments).result()


def list_files(target: Path) -> Iterator[Path]:
    """Yield a file, or the files of a folder."""
    yield from filter(Path.is_file, target.rglob("*")) if target.is_dir() else (target,)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--form", choices=FORMS, help="only this one")
    parser.add_argument("--folder", type=Path, help="where the files are written")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as name:
        few, all_of_them = Path(name) / "few.jsonl", Path(name) / "all.jsonl"
        write_lines(all_of_them, given.records)
        with all_of_them.open("rb") as file, few.open("wb") as tenth:
            tenth.writelines(islice(file, given.records // 10))
        bare, _ = measure(read_lines, all_of_them)
        print(f"{'json.loads':12} {given.records / bare:9,.0f} records/s")
        grown = False
        for form in [given.form] if given.form else FORMS:
            figures = []
            for source in (few, all_of_them):
                target = Path(name) / "exported"
                figures.append(measure(export_records, form, source, target))
                size = sum(path.stat().st_size for path in list_files(target)) / 1e6
                shutil.rmtree(target) if target.is_dir() else target.unlink()
            (_, before), (seconds, after) = figures
            grown |= after > CEILING * before
            print(
                f"{form:12} {given.records / seconds:9,.0f} records/s, "
                f"{bare / seconds:.2f} of json.loads, "
                f"{before:.0f} MB of {given.records // 10:,}, {after:.0f} MB of {given.records:,}, "
                f"{size:,.0f} MB written",
                flush=True,
            )
    return grown


if __name__ == "__main__":
    sys.exit(main())
