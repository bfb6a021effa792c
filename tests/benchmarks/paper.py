"""What a history costs on many machines, computed from what one machine was measured to do.

    python -m tests.benchmarks.paper               # the tables of ON_PAPER.md
    python -m tests.benchmarks.paper --measure     # measures anew: figures.json and the tables

The figures are of two cores; a machine of the tables has eight that are as fast.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from crawler import structure
from crawler.portals import page_classes
from crawler.sources.opening import open_sources
from tests.benchmarks.made_archives import write_archive
from tests.benchmarks.pages import make_pages
from tests.benchmarks.rates import describe_machine
from tests.live.runs import ROOT

HERE = Path(__file__).parent
FIGURES, CHAPTER = HERE / "figures.json", HERE / "ON_PAPER.md"
PAGES = 4000
MAXSIZE = 10_000_000

MACHINES = (1, 10, 100)
CORES = 8
HOUR = 3600

Figures = Mapping[str, float]
"""`list`, `read`, `core`, `part`, `merge`: milliseconds of one core for a page: to find it in its
archive, to read its bytes, to structure these, all that a part costs, its way from a part into the
output. `archived`, `drafted`, `recorded`: bytes of a page in the archive, the parts, the output."""


@dataclass(frozen=True)
class Load:
    """Something to be read: so many pages."""

    name: str
    pages: int


LOADS = (
    Load("one portal's history", 340_000),
    Load("all twelve portals", 20_000_000),
    Load("an hour of CC-NEWS", 1_000_000),
)
"""Silk Road numbers its articles, and had come to 340,000; twelve portals, two of them dailies with
archives of twenty-five years, are a guess; the last is what the archive gathers in an hour."""


def make_tables(figures: Figures) -> dict[str, str]:
    """Return the tables of the chapter by their names, as Markdown."""
    return {
        "page": _tabulate(_list_costs(figures)),
        "loads": _tabulate(_list_loads(figures)),
        "limits": _tabulate(_list_limits(figures)),
    }


def fill_in(chapter: str, tables: Mapping[str, str]) -> str:
    """Return the chapter with each table in its place, behind the comment that names it."""
    for name, table in tables.items():
        place = re.compile(rf"(<!-- table: {name} -->\n)(?:\|.*\n)*")
        chapter = place.sub(lambda match, table=table: match[1] + table, chapter)
    return chapter


def _list_costs(figures: Figures) -> Iterable[tuple[str, ...]]:
    yield "step", "milliseconds of one core a page", "pages an hour"
    for step, name in (
        ("find it in its archive", "list"),
        ("read its bytes", "read"),
        ("structure them", "core"),
        ("write it into a part, all in all", "part"),
        ("merge it into the output", "merge"),
    ):
        yield step, f"{figures[name]:.2f}", _round(1000 * HOUR / figures[name])


def _list_loads(figures: Figures) -> Iterable[tuple[str, ...]]:
    yield (
        "load",
        "pages",
        "find",
        *(f"parts on {machines}" for machines in MACHINES),
        "merge",
        *(f"all on {machines}" for machines in MACHINES),
        "archive",
        "parts",
        "output",
    )
    for load in LOADS:
        alone = load.pages * figures["list"] / 1000, load.pages * figures["merge"] / 1000
        parts = [load.pages * figures["part"] / 1000 / (machines * CORES) for machines in MACHINES]
        sizes = (load.pages * figures[name] for name in ("archived", "drafted", "recorded"))
        yield (
            load.name,
            f"{load.pages:,}",
            _say_time(alone[0]),
            *map(_say_time, parts),
            _say_time(alone[1]),
            *(_say_time(sum(alone) + part) for part in parts),
            *map(_say_size, sizes),
        )


def _list_limits(figures: Figures) -> Iterable[tuple[str, ...]]:
    yield "what", "gives out at", "which is"
    for what, name in (("finding pages", "list"), ("merging", "merge")):
        machines = figures["part"] / figures[name] / CORES
        yield (
            f"{what}, in one process",
            f"{_round(1000 * HOUR / figures[name])} pages an hour",
            f"what {machines:.1f} machines make parts of",
        )
    speed = 10**9 / 8
    pages = HOUR * speed / figures["archived"]
    machines = pages / (MACHINES[0] * CORES * 1000 * HOUR / figures["part"])
    yield (
        "a network of 1 Gbit/s before the archives",
        f"{_round(pages)} pages an hour",
        f"what {machines:.0f} machines make parts of",
    )


def _tabulate(rows: Iterable[tuple[str, ...]]) -> str:
    head, *body = rows
    lines = [head, ("---",) * len(head), *body]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _round(number: float) -> str:
    """Return a number with two figures that count."""
    unit = 10 ** max(0, len(str(int(number))) - 2)
    return f"{round(number / unit) * unit:,}"


def _say_time(seconds: float) -> str:
    for unit, size in (("d", 24 * HOUR), ("h", HOUR), ("min", 60)):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.0f} s"


def _say_size(count: float) -> str:
    return f"{count / 1e9:,.0f} GB" if count >= 1e9 else f"{count / 1e6:,.0f} MB"


def measure() -> dict[str, float]:
    """Return the figures of this machine; takes some three minutes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archive = folder / "pages.warc.gz"
        pages = make_pages(PAGES)
        write_archive(archive, "own", pages)
        started = time.perf_counter()
        portals = [page.portal for page in page_classes().values()]
        sources = open_sources(archive, portals, MAXSIZE)
        found = time.perf_counter()
        for source in sources:
            for entry in source.list_entries():
                entry.read()
        read = time.perf_counter()
        for body, url in pages:
            structure(body, url)
        structured = time.perf_counter()
        parts, output = folder / "parts", folder / "output"
        _run("structure", str(archive), "--output", str(parts), "--parts", "--workers", "1")
        written = time.perf_counter()
        _run("merge", str(parts), "--output", str(output))
        merged = time.perf_counter()
        _run("version")
        start = time.perf_counter() - merged
        seconds = {
            "list": found - started,
            "read": read - found,
            "core": structured - read,
            "part": written - structured - start,
            "merge": merged - written - start,
        }
        sizes = {
            "archived": archive.stat().st_size,
            "drafted": sum(path.stat().st_size for path in parts.glob("part-*")),
            "recorded": sum(path.stat().st_size for path in output.glob("*.jsonl")),
        }
        costs = {step: 1000 * taken / PAGES for step, taken in seconds.items()}
        return costs | {name: size / PAGES for name, size in sizes.items()}


def _run(*command: str) -> None:
    subprocess.run([sys.executable, "-m", "scrapy", *command], cwd=ROOT, check=True)


def main() -> int:
    """Print the tables, of new figures where these are asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--measure", action="store_true", help="measure, and write both files")
    if parser.parse_args().measure:
        whole = {**describe_machine(), "pages": PAGES, "figures": measure()}
        FIGURES.write_text(f"{json.dumps(whole, indent=2)}\n", encoding="utf-8")
    tables = make_tables(json.loads(FIGURES.read_bytes())["figures"])
    chapter = CHAPTER.read_text(encoding="utf-8")
    CHAPTER.write_text(fill_in(chapter, tables), encoding="utf-8")
    print("\n".join(tables.values()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
