"""How many pages a second the core structures, beside what others need for the same pages.

    python -m tests.benchmarks.structuring [--pages 100] [--rounds 20] [--profile]

Needs the extra `benchmark`. The contestants take turns, batch by batch, so that whatever else the
machine does falls on all of them; of every batch the best time of all rounds counts. A turn begins
with a few pages that do not count, as a crawl is long. The garbage collector is on.
"""

import argparse
import cProfile
import gc
import pstats
import sys
import time
from collections.abc import Callable

import lxml.html
import trafilatura
from parsel import Selector

from crawler import structure
from crawler.items import Article
from tests.benchmarks.pages import make_pages

Pages = list[tuple[bytes, str]]

BATCH = 20
WARM_UP = 3
FLOOR_OF_SELECTORS = 0.5
FLOOR_OF_TRAFILATURA = 8.0


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


def structure_page(body: bytes, url: str) -> object:
    """Take the page from bytes to its validated record."""
    result = structure(body, url)
    if not isinstance(result, Article):
        sys.exit(f"{url} gave no record: {result.reasons}")
    return result


def extract_generically(body: bytes, url: str) -> object:
    """Let trafilatura read text and metadata."""
    return trafilatura.bare_extraction(body, url=url, with_metadata=True, include_images=True)


CONTESTANTS: dict[str, Callable[[bytes, str], object]] = {
    "lxml parse alone": parse_alone,
    "parsel parse and eight selectors": select_fields,
    "this core, bytes to record": structure_page,
    "trafilatura with metadata": extract_generically,
}


def time_pages(contestant: Callable[[bytes, str], object], pages: Pages) -> float:
    """Return how many seconds a contestant takes for some pages once it is running."""
    for body, url in pages[:WARM_UP]:
        contestant(body, url)
    started = time.perf_counter()
    for body, url in pages:
        contestant(body, url)
    return time.perf_counter() - started


def measure(pages: Pages, rounds: int) -> dict[str, float]:
    """Return pages a second of every contestant: the best time of each batch, all batches added.

    The first batch stands for all where the contestant is the slowest.
    """
    batches = [pages[start : start + BATCH] for start in range(0, len(pages), BATCH)]
    seconds: dict[str, list[float]] = {}
    for name, contestant in CONTESTANTS.items():
        some = batches[:1] if contestant is extract_generically else batches
        seconds[name] = [float("inf")] * len(some)
    for _ in range(rounds):
        gc.collect()
        for at, batch in enumerate(batches):
            for name, best in seconds.items():
                if at < len(best):
                    best[at] = min(best[at], time_pages(CONTESTANTS[name], batch))
    return {name: sum(map(len, batches[: len(best)])) / sum(best) for name, best in seconds.items()}


def print_profile(pages: Pages) -> None:
    """Print where the core's time goes: by own time, then by time with callees."""
    time_pages(structure_page, pages)
    profile = cProfile.Profile()
    profile.runcall(time_pages, structure_page, pages)
    statistics = pstats.Stats(profile)
    statistics.sort_stats("tottime").print_stats(25)
    statistics.sort_stats("cumulative").print_stats("crawler", 40)


def main() -> int:
    """Read the arguments, measure, print; exit status 1 below a floor."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--profile", action="store_true", help="show where the core's time goes")
    options = parser.parse_args()
    pages = make_pages(options.pages)
    size = sum(len(body) for body, _ in pages) / len(pages)
    links = sum(body.count(b"<a ") for body, _ in pages) / len(pages)
    print(f"{len(pages)} pages of {size / 1000:.1f} kB with {links:.0f} links each")
    if options.profile:
        print_profile(pages)
        return 0
    best = measure(pages, options.rounds)
    for name, rate in best.items():
        print(f"  {name:34} {rate:8.1f} pages/s  {1000 / rate:7.2f} ms a page")
    parse, selectors, core, generic = best.values()
    print(f"  core / lxml parse alone            {core / parse:8.2f}")
    print(
        f"  core / parsel and eight selectors  {core / selectors:8.2f}  floor {FLOOR_OF_SELECTORS}"
    )
    print(
        f"  core / trafilatura                 {core / generic:8.2f}  floor {FLOOR_OF_TRAFILATURA}"
    )
    return int(core < FLOOR_OF_SELECTORS * selectors or core < FLOOR_OF_TRAFILATURA * generic)


if __name__ == "__main__":
    sys.exit(main())
