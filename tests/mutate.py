"""Structure many damaged pages: no exception, no invalid record, no slow page.

    python -m tests.mutate --count 10000

Prints every fault with the number that draws its page again (`--only NUMBER --keep FILE`), the
slowest pages, and how they compare with pages of their size. Exit status 1 where there was a fault.
"""

import argparse
import random
import statistics
import sys
import time
import traceback
from dataclasses import dataclass
from pathlib import Path

from crawler import structure
from crawler.items import Article
from crawler.text.places import is_place
from tests.layouts.articles import ARTICLES
from tests.layouts.mutations import mutate
from tests.layouts.report import draw_body, draw_layout
from tests.layouts.text import render_text
from tests.layouts.validity import find_faults

SLOWEST_SECONDS = 2.0
SLOWEST_RATIO = 50
NEIGHBOURS = 25


@dataclass(frozen=True)
class DamagedPage:
    """One page, its address, and what was done to it."""

    number: int
    url: str
    body: bytes
    kinds: list[str]


def draw_page(number: int) -> DamagedPage:
    """Return the damaged page of that number; the same number always gives the same page."""
    chance = random.Random(number)
    article = chance.choice(ARTICLES)
    if chance.random() < 0.1:
        body = render_text(article).encode()
    else:
        body = draw_body(article, draw_layout(chance, 0.4))
    body, kinds = mutate(body, chance)
    return DamagedPage(number, article.url, body, kinds)


def check_page(page: DamagedPage) -> tuple[list[str], bool]:
    """Return the faults of the page's outcome, and whether it was a record."""
    faults, is_record, _ = time_page(page)
    return faults, is_record


def time_page(page: DamagedPage) -> tuple[list[str], bool, float]:
    """Return the faults of a page's outcome, whether it was a record, and the core's seconds."""
    started = time.process_time()
    try:
        result = structure(page.body, page.url)
    except Exception:
        return [traceback.format_exc(limit=-4)], False, time.process_time() - started
    seconds = time.process_time() - started
    return find_faults(result), isinstance(result, Article), seconds


def median_of_neighbours(number: int, times: dict[int, float], sizes: dict[int, int]) -> float:
    """Return the median time of the pages that come nearest to this one in size."""
    nearest = sorted(times, key=lambda other: abs(sizes[other] - sizes[number]))
    return statistics.median(times[other] for other in nearest[:NEIGHBOURS])


def main() -> int:
    """Read the arguments, structure the pages, print what was found."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--start", type=int, default=0, help="number of the first page")
    parser.add_argument("--only", type=int, help="check the page of this number alone")
    parser.add_argument("--keep", type=Path, help="file to write the page of --only to")
    options = parser.parse_args()
    is_place("Beijing")  # the gazetteer is read once a process, whichever page asks first
    numbers = range(options.start, options.start + options.count)
    times: dict[int, float] = {}
    sizes: dict[int, int] = {}
    records = faulty = 0
    for number in [options.only] if options.only is not None else numbers:
        page = draw_page(number)
        if options.keep and options.only is not None:
            options.keep.write_bytes(page.body)
        faults, is_record, times[number] = time_page(page)
        sizes[number] = len(page.body)
        records += is_record
        faulty += bool(faults)
        for fault in faults:
            print(f"page {number} ({', '.join(page.kinds)}): {fault}")
    median = statistics.median(times.values())
    print(f"{len(times)} pages, {records} records, {faulty} faulty; median {median * 1000:.1f} ms")
    slow = 0
    for number, seconds in sorted(times.items(), key=lambda pair: -pair[1])[:10]:
        page = draw_page(number)
        ratio = seconds / median_of_neighbours(number, times, sizes)
        too_slow = seconds > SLOWEST_SECONDS or ratio > SLOWEST_RATIO
        slow += too_slow
        print(
            f"  {seconds * 1000:8.1f} ms  {ratio:6.1f} x neighbours  {len(page.body):9} bytes"
            f"  page {number} ({', '.join(page.kinds)}){'  TOO SLOW' if too_slow else ''}"
        )
    return int(bool(faulty or slow))


if __name__ == "__main__":
    sys.exit(main())
