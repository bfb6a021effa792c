"""What a page costs as it grows from 5 kB to 5 MB.

    python -m tests.benchmarks.sizes [--rounds 5] [--json FILE]

Three pages grow, in the story, in menus, in scripts. For each size stands what a
kilobyte costs beside a kilobyte of the size before, in the same round. Where it is more than the
floor allows, the exit status is 1.
"""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from crawler import Article, structure
from tests.benchmarks.rates import describe_machine

URL = "https://en.imsilkroad.com/p/338301.html"
ENOUGH = 1_000_000
"""Bytes over which a small page is measured."""
SIZES = (5_000, 50_000, 500_000, 5_000_000)
FLOOR = 1.25
"""How many times as much a kilobyte may cost as in a page of a tenth of the size."""
_SENTENCE = "The trains of the line number {0} carried timber, grain and machines to station {0}. "
_HEAD = "<html><head><title>A line is opened</title>{script}</head><body>{menu}"
_STORY = (
    "<h1>A line is opened</h1><p>May 4, 2024</p>"
    "<p>URUMQI, May 4, 2024 (Xinhua) -- The line was opened on Saturday.</p>{story}"
)


def make_page(size: int, grown: str, first: int) -> bytes:
    """Return a page of about so many bytes, most of them in one of its parts.

    `first`: the number of its first line. The core remembers short lines that it has seen.
    """
    parts = {"script": "", "menu": "", "story": ""}
    makers: dict[str, Callable[[int], str]] = {
        "story": lambda n: f"<p>{(_SENTENCE * 3).format(n)}</p>",
        "menu": lambda n: f"<ul><li><a href='/c/{n}.html'>Section {n} of the portal</a></li></ul>",
        "script": lambda n: f"<script>var a{n} = {{b: 'c{n}', d: [{n}, 2, 3]}};</script>",
    }
    pieces, length, number = [], 0, first
    while length < size:
        pieces.append(makers[grown](number))
        length += len(pieces[-1])
        number += 1
    small = "".join(makers["story"](first + number) for number in range(4))
    page = (_HEAD + _STORY + "</body></html>").format(
        **{**parts, "story": small, grown: "".join(pieces)}
    )
    return page.encode()


def make_pages(size: int, grown: str) -> list[bytes]:
    """Return pages of about so many bytes, of which no two say the same; many where it is small."""
    count = max(1, ENOUGH // size)
    return [make_page(size, grown, number * 1_000_000) for number in range(count)]


def time_pages(pages: list[bytes]) -> float:
    """Return the seconds that a byte of some pages takes."""
    started = time.perf_counter()
    results = [structure(page, URL) for page in pages]
    seconds = time.perf_counter() - started
    for result in results:
        if not isinstance(result, Article):
            sys.exit(f"a page of {len(pages[0])} bytes was rejected: {result.reasons}")
    return seconds / sum(map(len, pages))


def main() -> int:
    """Print what a kilobyte costs in each size; return 1 where one is above the floor."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path, help="where the figures are written, for a program")
    options = parser.parse_args()
    ratios: dict[str, list[float]] = {}
    for grown in ("story", "menu", "script"):
        pages = [make_pages(size, grown) for size in SIZES]
        turns = [[time_pages(some) for some in pages] for _ in range(options.rounds)]
        for number, size in enumerate(SIZES):
            each = statistics.median(turn[number] for turn in turns) * 1e6
            found = sorted(turn[number] / turn[max(0, number - 1)] for turn in turns)
            ratios[f"{grown} {size}"] = found
            print(
                f"{grown:7} {len(pages[number][0]) / 1000:8.0f} kB  {each:7.3f} ms a kB  "
                f"{statistics.median(found):5.2f} times that before "
                f"({found[0]:.2f} to {found[-1]:.2f})"
            )
    worst = max(statistics.median(found) for found in ratios.values())
    print(f"the worst ratio is {worst:.2f}, the floor {FLOOR}")
    if options.json:
        figures = {**describe_machine(), "ratios": ratios, "floor": FLOOR}
        options.json.write_text(f"{json.dumps(figures, indent=2)}\n", encoding="utf-8")
    return worst > FLOOR


if __name__ == "__main__":
    sys.exit(main())
