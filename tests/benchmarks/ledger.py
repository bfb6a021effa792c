"""What a million known addresses cost: throughput, memory, start-up, rebuilding the index.

    python -m tests.benchmarks.ledger [--records 1000000] [--appended 20000] [--rounds 3]

Writes some 3.5 GB into a temporary folder (`--folder` says where) and removes it.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from crawler import structure
from crawler.items import ARTICLE_SCHEMA, Article, Dateline, Image, content_hash
from crawler.ledger import Ledger, to_line
from crawler.ledger.inside.paths import LedgerPaths
from tests.articles import make_extraction
from tests.benchmarks.pages import make_pages

PORTAL = "pudong"
FLOOR_OF_THROUGHPUT = 0.95
FLOOR_OF_REBUILDING = 50_000
CEILING_OF_STARTING = 2.0
CEILING_OF_MEMORY = 150


def make_articles(first: int, number: int) -> Iterator[Article]:
    """Yield articles of about 3.4 kB a line, each with its own address and content."""
    paragraph = (
        "The berth takes ships of “eighty thousand” tonnes, its operator said; the second of "
    )
    for serial in range(first, first + number):
        day = f"{2010 + serial % 15}-{serial % 12 + 1:02}-{serial % 28 + 1:02}"
        fields = {
            "headline": f"Port opens grain berth number {serial}",
            "section": ["Home", "Latest"],
            "published": day,
            "published_at": f"{day}T07:27:00+08:00",
            "published_raw": f"{day} 07:27",
            "modified": None,
            "modified_at": None,
            "dateline": Dateline(
                text="SHANGHAI, Jan. 13 (Xinhua)", place="Shanghai", date=day, agency="Xinhua"
            ),
            "abstract": "A berth for grain ships opened on the river on Saturday.",
            "byline": ["Li Invented"],
            "body": [paragraph * 2 + str(serial)] * 13,
            "images": [Image(url=None, alt=None, caption="The berth", credit="Photo/VCG")],
            "editors": ["Wang Invented"],
            "source": None,
            "keywords": ["port", "grain"],
            "language": "en",
        }
        yield Article.model_construct(
            url=f"https://english.pudong.gov.cn/{day[:7]}/{day[8:]}/c_{serial}.htm",
            portal=PORTAL,
            fetched_at="2024-01-13T08:00:00Z",
            warc_record_id=None,
            same_as=[],
            revision=1,
            content_hash=content_hash(fields),
            extraction=make_extraction(headline="template", published="text", body="text"),
            schema_=ARTICLE_SCHEMA,
            **fields,
        )


def fill(folder: Path, records: int) -> None:
    """Write the file of a ledger with that many records; its index is not built."""
    folder.mkdir(parents=True)
    with LedgerPaths(folder, PORTAL).records.open("w", encoding="utf-8") as file:
        for article in make_articles(0, records):
            file.write(to_line(article) + "\n")
    # Else the disk is busy with these lines while others are measured.
    os.sync()


def append_all(folder: Path, articles: list[Article]) -> tuple[float, float]:
    """Append records to a ledger; return the seconds of opening it and of appending."""
    started = time.perf_counter()
    ledger = Ledger.open(folder, PORTAL)
    opened = time.perf_counter()
    for article in articles:
        if not ledger.append(article).is_written:
            sys.exit(f"{article.url} was not new")
    ledger.sync()
    ended = time.perf_counter()
    ledger.close()
    return opened - started, ended - opened


def measure(folder: Path, first: int, number: int) -> dict[str, float]:
    """Append records in a process of its own; return seconds and megabytes."""
    command = [sys.executable, "-m", __spec__.name, "--measure", str(folder)]
    command += ["--first", str(first), "--appended", str(number)]
    answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return dict(json.loads(answer))


def report_measurement(folder: Path, first: int, number: int) -> None:
    """Do what `measure` asked for, in its process."""
    articles = list(make_articles(first, number))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    opening, appending = append_all(folder, articles)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"open": opening, "append": appending, "memory": (after - before) / 1024}))


def time_structuring() -> float:
    """Return the seconds that a page takes from its bytes to its record."""
    pages = make_pages(100)
    best = float("inf")
    for _ in range(3):
        started = time.perf_counter()
        for body, url in pages:
            structure(body, url)
        best = min(best, (time.perf_counter() - started) / len(pages))
    return best


def compare(folder: Path, records: int, appended: int, rounds: int) -> bool:
    """Print all measurements; return whether each keeps its bound."""
    full = folder / "full"
    started = time.perf_counter()
    fill(full, records)
    print(f"{records:,} records written in {time.perf_counter() - started:.0f} s")
    rebuilding = measure(full, 0, 0)
    pace = records / rebuilding["open"]
    print(f"rebuilding the index      {pace:12,.0f} lines/s   ({rebuilding['open']:.1f} s)")
    empties, fulls = [], []
    for turn in range(rounds):
        empties.append(measure(folder / f"empty-{turn}", records, appended))
        fulls.append(measure(full, records + turn * appended, appended))
    starting = min(turn["open"] for turn in fulls)
    memory = max(turn["memory"] for turn in (rebuilding, *fulls))
    empty, known = (min(turn["append"] for turn in turns) / appended for turns in (empties, fulls))
    page = time_structuring()
    share = (page + empty) / (page + known)
    index = LedgerPaths(full, PORTAL).index.stat().st_size
    print(f"start-up with an index    {starting:12.2f} s")
    print(f"memory, at most           {memory:12.0f} MB        (index on disk: {index >> 20} MB)")
    print(f"append, nothing known     {1 / empty:12,.0f} records/s ({empty * 1e6:.0f} µs)")
    print(f"append, {records:,} known {1 / known:12,.0f} records/s ({known * 1e6:.0f} µs)")
    print(f"pages to lines            {share:12.3f} of the speed with nothing known")
    return (
        share >= FLOOR_OF_THROUGHPUT
        and pace >= FLOOR_OF_REBUILDING
        and starting < CEILING_OF_STARTING
        and memory <= CEILING_OF_MEMORY
    )


def main() -> int:
    """Run the benchmark; return its exit status: 1 where a bound is not kept."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--appended", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, help="where to write (default: the system's)")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--first", type=int, default=0, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        report_measurement(options.measure, options.first, options.appended)
        return 0
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        kept = compare(Path(folder), options.records, options.appended, options.rounds)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
