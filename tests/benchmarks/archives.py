"""How many records of an archive a second are read: this project's reader, warcio and FastWARC.

    python -m tests.benchmarks.archives [--pages 1000] [--rounds 5] [--json FILE]

Archives of three kinds hold the same pages: as Common Crawl writes them (requests and metadata
beside each answer, codings undone but still named), as a live run of this project does (answers as
they came, compressed by the server), and as browsers do (WARC/1.1, pictures and scripts beside each
page, revisits). `scan` looks at each record's heads, `read` takes the pages' bodies too, with their
codings undone where the reader does that. Beside them stands what is done with a page afterwards.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from fastwarc.warc import ArchiveIterator as FastIterator
from fastwarc.warc import WarcRecordType
from warcio.archiveiterator import ArchiveIterator

from crawler import structure
from crawler.portals.silkroad import SilkroadPage
from crawler.sources.warc import WarcSource
from tests.benchmarks.made_archives import write_archive
from tests.benchmarks.pages import make_pages
from tests.benchmarks.rates import Pages, Rates

MAXSIZE = 16 * 1024 * 1024
NAMES = {"crawl": "as Common Crawl", "own": "as our own", "browser": "as a browser"}
CORE = "the core, for the same pages"


def scan_ours(path: Path) -> int:
    """List the pages."""
    return len(WarcSource(path, SilkroadPage.portal, MAXSIZE))


def read_ours(path: Path) -> int:
    """List the pages and read each."""
    source = WarcSource(path, SilkroadPage.portal, MAXSIZE)
    return sum(bool(entry.read().body) for entry in source)


def scan_warcio(path: Path) -> int:
    """Look at the heads of each record."""
    with path.open("rb") as file:
        return sum(_is_page_of_warcio(record) for record in ArchiveIterator(file))


def read_warcio(path: Path) -> int:
    """Read each page."""
    with path.open("rb") as file:
        return sum(
            bool(record.content_stream().read())
            for record in ArchiveIterator(file)
            if _is_page_of_warcio(record)
        )


def _is_page_of_warcio(record) -> bool:  # type: ignore[no-untyped-def]
    kind = record.http_headers and record.http_headers.get_header("Content-Type")
    return record.rec_type == "response" and kind == "text/html"


def _iterate_fast(path: Path):  # type: ignore[no-untyped-def]
    with path.open("rb") as file:
        for record in FastIterator(file, record_types=WarcRecordType.response):
            if record.http_content_type == "text/html":
                yield record


def scan_fast(path: Path) -> int:
    """Look at the heads of each record."""
    return sum(1 for _ in _iterate_fast(path))


def read_fast(path: Path) -> int:
    """Read each page, with the coding that it has."""
    return sum(bool(record.reader.read()) for record in _iterate_fast(path))


CONTESTANTS: dict[str, Callable[[Path], int]] = {
    "FastWARC, scan": scan_fast,
    "FastWARC, read": read_fast,
    "warcio, scan": scan_warcio,
    "warcio, read": read_warcio,
    "this project, scan": scan_ours,
    "this project, read": read_ours,
}


def time_turns(rates: Rates, path: Path, pages: Pages) -> None:
    """Let every contestant read an archive once, then the core the pages."""
    rates.begin_round()
    for name, read in CONTESTANTS.items():
        started = time.perf_counter()
        found = read(path)
        rates.add(name, found, time.perf_counter() - started)
        if found != len(pages):
            sys.exit(f"{name}: {found} pages of {len(pages)} in {path.name}")
    started = time.perf_counter()
    for body, url in pages:
        structure(body, url)
    rates.add(CORE, len(pages), time.perf_counter() - started)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path, help="where the figures are written, one file a kind")
    options = parser.parse_args()
    made = make_pages(4 * options.pages)
    pages = [page for page in made if SilkroadPage.portal.owns(page[1])][: options.pages]
    with tempfile.TemporaryDirectory() as name:
        for kind, title in NAMES.items():
            path = Path(name) / f"{kind}.warc.gz"
            write_archive(path, kind, pages)
            rates = Rates()
            for _ in range(options.rounds):
                time_turns(rates, path, pages)
            print(f"{title}: {path.stat().st_size / 1e6:.1f} MB")
            rates.print_rates()
            rates.print_ratio("FastWARC, read", "this project, read")
            rates.print_ratio("this project, read", "warcio, read")
            rates.print_ratio("this project, read", CORE)
            if options.json:
                rates.write_json(options.json.with_stem(f"{options.json.stem}-{kind}"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
