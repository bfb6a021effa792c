"""How many pages a second the core structures, beside what others need for the same pages.

    python -m tests.benchmarks.structuring [--pages 100|FOLDER] [--base CHECKOUT] [--rounds 9]
                                           [--json FILE] [--profile]

Needs the extra `benchmark`. The contestants take turns, batch by batch, so that whatever else the
machine does falls on all of them; the median of all rounds counts, for ratios that of the rounds'
ratios. A turn begins with a few pages that do not count, as a crawl is long. The garbage collector
is on.

A FOLDER of pages (`.html`, `.htm`, also gzipped) is read with a page class that knows a host and a
zone; what is rejected counts all the same. CHECKOUT is another state of this project, whose core
takes its turns with this one's; each is then in a process of its own.
"""

import argparse
import cProfile
import gc
import gzip
import pstats
import sys
from collections.abc import Callable
from pathlib import Path

import lxml.html
import trafilatura
from parsel import Selector

from tests.benchmarks.pages import make_pages
from tests.benchmarks.rates import Pages, Rates, time_batch
from tests.benchmarks.structuring_process import ROOT, CoreProcess, count_rejects, structure_page

BATCH = 20
FLOOR_OF_SELECTORS = 0.5
FLOOR_OF_TRAFILATURA = 8.0

PARSE = "lxml parse alone"
SELECTORS = "parsel parse and eight selectors"
CORE = "this core, bytes to record"
BASE = "the core of the base"
GENERIC = "trafilatura with metadata"


def parse_alone(body: bytes, url: str) -> object:
    """Parse the page and do nothing with it."""
    return lxml.html.document_fromstring(body, base_url=url)


def select_fields(body: bytes, url: str) -> object:
    """Read eight fields as a hand-made spider does that knows the page's classes."""
    page = Selector(body=body, encoding="utf-8", base_url=url)
    return (
        page.css("h1::text").get(),
        page.css("p.info::text").get(),
        page.css("div.loc::text").getall(),
        page.xpath("//p[starts-with(normalize-space(), 'Abstract')]//text()").getall(),
        [" ".join(p.xpath(".//text()").getall()) for p in page.css("div.content p")],
        page.css("div.content img::attr(src)").getall(),
        page.css("figcaption::text, p[style*=center]::text").getall(),
        page.css("div.content a[href^='/tags/']::text").getall(),
    )


def extract_generically(body: bytes, url: str) -> object:
    """Let trafilatura read text and metadata."""
    return trafilatura.bare_extraction(body, url=url, with_metadata=True, include_images=True)


def read_pages(folder: Path) -> Pages:
    """Return the pages below a folder, by name, and with addresses made of their names."""
    names = ("*.html", "*.htm", "*.html.gz", "*.htm.gz")
    files = sorted(file for name in names for file in folder.rglob(name))
    return [
        (
            gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes(),
            f"https://pages.example/{file.relative_to(folder).as_posix().removesuffix('.gz')}",
        )
        for file in files
    ]


def measure(pages: Pages, rounds: int, base: Path | None) -> Rates:
    """Return what every contestant made of the pages in each round.

    The first batch stands for all where the contestant is the slowest.
    """
    batches = [pages[start : start + BATCH] for start in range(0, len(pages), BATCH)]
    contestants: dict[str, Callable[[Pages], float]] = {
        PARSE: lambda batch: time_batch(parse_alone, batch),
        SELECTORS: lambda batch: time_batch(select_fields, batch),
        CORE: lambda batch: time_batch(structure_page, batch),
        GENERIC: lambda batch: time_batch(extract_generically, batch),
    }
    if base is not None:
        contestants[BASE] = CoreProcess(base).time_batch
        contestants[CORE] = CoreProcess(ROOT).time_batch
    rates = Rates()
    for _ in range(rounds):
        gc.collect()
        rates.begin_round()
        for batch in batches:
            for name, time_pages in contestants.items():
                if name != GENERIC or batch is batches[0]:
                    rates.add(name, len(batch), time_pages(batch))
    return rates


def print_profile(pages: Pages) -> None:
    """Print where the core's time goes: by own time, then by time with callees."""
    time_batch(structure_page, pages)
    profile = cProfile.Profile()
    profile.runcall(time_batch, structure_page, pages)
    statistics = pstats.Stats(profile)
    statistics.sort_stats("tottime").print_stats(25)
    statistics.sort_stats("cumulative").print_stats("crawler", 40)


def find_pages(given: str) -> Pages:
    """Return so many pages of the project's own making, or those below a folder."""
    pages = make_pages(int(given)) if given.isdecimal() else read_pages(Path(given))
    if not pages:
        sys.exit(f"--pages: {given} holds no .html, .htm, .html.gz or .htm.gz")
    return pages


def main() -> int:
    """Read the arguments, measure, print; exit status 1 below a floor."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pages", default="100", help="how many to make, or a folder of pages")
    parser.add_argument("--base", type=Path, help="another checkout of this project")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--json", type=Path, help="file for the figures")
    parser.add_argument("--profile", action="store_true", help="show where the core's time goes")
    options = parser.parse_args()
    if options.base and not (options.base / "crawler" / "__init__.py").is_file():
        sys.exit(f"--base: {options.base} is no checkout of this project")
    pages = find_pages(options.pages)
    size = sum(len(body) for body, _ in pages) / len(pages)
    links = sum(body.count(b"<a ") for body, _ in pages) / len(pages)
    print(f"{len(pages)} pages of {size / 1000:.1f} kB with {links:.0f} links each")
    if rejected := count_rejects(pages):
        print(f"{rejected} of them give no record")
    if options.profile:
        print_profile(pages)
        return 0
    rates = measure(pages, options.rounds, options.base)
    rates.print_rates()
    rates.print_ratio(CORE, PARSE)
    if options.base:
        rates.print_ratio(CORE, BASE)
    selectors = rates.print_ratio(CORE, SELECTORS, FLOOR_OF_SELECTORS)
    generic = rates.print_ratio(CORE, GENERIC, FLOOR_OF_TRAFILATURA)
    if options.json:
        rates.write_json(options.json)
    return int(not (selectors and generic))


if __name__ == "__main__":
    sys.exit(main())
