"""What a portal lacks: its declaration, its samples and the records expected of them."""

import difflib
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple
from functools import cache
from pathlib import Path
from typing import Any

from crawler.crawling import sampling
from crawler.crawling.feeds import FeedError, read_feed, read_sitemap
from crawler.crawling.list_links import find_links, read_list, resolve_link
from crawler.crawling.sampling import SAVED
from crawler.items import Article, Reject
from crawler.pages.addresses import Portal
from crawler.pages.base import ArticlePage
from crawler.sources.expected import (
    PROPOSED,
    describe_result,
    find_expected_file,
    format_expected,
    is_expected_file,
    is_proposed,
    list_expected,
)
from crawler.sources.mirror import Place, find_address, spell_addresses
from crawler.sources.ownership import find_marked

SAMPLES = Path(__file__).parents[2] / "samples"
FEWEST_ARTICLES, FEWEST_SAVED = 15, 3
MAXSIZE = 2**24
PROVENANCE = re.compile(r"\b(?:known from|seen in|taken from)\b")
REJECT_KEYS = ("url", "portal", "reasons")


def find_missing(page_class: type[ArticlePage], samples: Path = SAMPLES) -> Iterator[str]:
    """Yield what a portal lacks, one sentence each, a wrong record with its differences."""
    portal = page_class.portal
    yield from find_missing_declarations(page_class)
    if not any(path.is_file() for f in list_folders(portal, samples) for path in f.rglob("*")):
        yield (
            f"no samples: scrapy sample {portal.name} URL… keeps pages of it in samples/{SAVED}/; "
            f"pages of your own making go to samples/{portal.hosts[0]}/<path>"
        )
        return
    results, expected = read_samples(page_class, samples), load_expected(samples)
    yield from find_missing_samples(portal, samples, [*results.values()])
    for url, (page, result) in results.items():
        name = find_expected_file(page).relative_to(samples)
        if url not in expected:
            yield f"no expected record: read {url} and write samples/{name}"
        elif is_proposed(expected[url][1]):
            yield (
                f"samples/{name} is only proposed: read it beside its page, put right what is "
                f"wrong, and delete its line {PROPOSED!r}"
            )
        elif difference := show_difference(expected[url][1], result):
            yield f"samples/{name} is not what the page gives:\n{difference}"
    for url, (path, record) in expected.items():
        if record["portal"] == portal.name and url not in results and not url.startswith("file:"):
            yield f"samples/{path.relative_to(samples)}: no page of this portal gives {url}"


def list_folders(portal: Portal, samples: Path) -> list[Path]:
    """Return where samples of a portal may lie: its own hosts' folders, and those git ignores."""
    return [folder / host for host in portal.hosts for folder in (samples, samples / SAVED)]


def find_missing_declarations(page_class: type[ArticlePage]) -> Iterator[str]:
    told = sys.modules[page_class.__module__].__doc__ or ""
    if any(astuple(page_class.template)) and not PROVENANCE.search(told):
        yield f"{page_class.__module__} does not say in its docstring how its template is known"
    portal = page_class.portal
    starts = [*portal.lists, *portal.feeds, *portal.sitemaps]
    if not starts:
        yield f"{page_class.__module__} declares no lists, feeds or sitemaps to start at"
    for url in starts:
        if not portal.serves(url) or portal.canonical_url(url) != url or portal.is_article(url):
            yield f"{page_class.__module__}: {url} is no canonical address of a list of its hosts"


def find_missing_samples(
    portal: Portal, samples: Path, found: Sequence[tuple[Path, Article | Reject]]
) -> Iterator[str]:
    saved = [result for page, result in found if SAVED in page.relative_to(samples).parts]
    records = sum(isinstance(result, Article) for result in saved)
    own = len(found) - len(saved)
    lists = find_list_files(portal, samples)
    if records < FEWEST_SAVED and own < FEWEST_ARTICLES:
        yield (
            f"{own} samples of your own making are articles by article_path, and {records} saved "
            f"pages give a record; {FEWEST_ARTICLES} have to, or {FEWEST_SAVED}"
        )
    if own and not lists:
        yield "no list, feed or sitemap among the samples: put one where its address says"
    if own:
        yield from find_missing_marks(portal, [page for page, _ in found])
    for url, path in lists.items():
        if not any(map(portal.is_article, find_named_addresses(portal, url, path.read_bytes()))):
            yield f"samples/{path.relative_to(samples)} names no article of the portal"


def find_missing_marks(portal: Portal, pages: Sequence[Path]) -> Iterator[str]:
    found = [find_marked(page, MAXSIZE, portal) for page in pages]
    if portal.marks is None:
        yield "no marks: Portal(marks=…) tells by which lines a loose page is known to be its own"
    elif not any(portal.name in names for names in found):
        yield "no sample bears its marks: Portal(marks=…) matches whole lines that pages print"
    for page, names in zip(pages, found, strict=True):
        if others := [name for name in names if name != portal.name]:
            yield f"{page.name} bears the mark of {' and '.join(others)}: make the marks narrower"


def find_list_files(portal: Portal, samples: Path) -> dict[str, Path]:
    """Return the samples of the portal that are no articles, by their addresses."""
    found = {}
    for folder in list_folders(portal, samples):
        for path in sorted(folder.rglob("*")):
            place = Place(folder.name, path.relative_to(folder).parts)
            if not path.is_file() or is_expected_file(path) or path.suffix == ".txt":
                continue
            if find_address(place, portal):
                continue
            if url := next(filter(portal.owns, spell_addresses(place)), None):
                found[url] = path
    return found


def find_named_addresses(portal: Portal, url: str, body: bytes) -> list[str]:
    """Return the addresses that a list, feed or sitemap names."""
    if portal.read_links and (named := portal.read_links(body, url)) is not None:
        found = (resolve_link(url, link) for link in named)
        return [portal.canonical_url(link) for link in found if link]
    for read in (read_feed, lambda xml: read_sitemap(xml, MAXSIZE).pages):
        try:
            if entries := [*read(body)]:
                return [portal.canonical_url(entry.url) for entry in entries]
        except FeedError:
            continue
    links = find_links(read_list(body, None), url)
    return [portal.canonical_url(link.url) for link in links]


@cache
def read_samples(
    page_class: type[ArticlePage], samples: Path = SAMPLES
) -> Mapping[str, tuple[Path, Article | Reject]]:
    """Return what the portal's article pages among the samples give, by their addresses."""
    found = sampling.read_samples(page_class, samples)
    return {sample.result.url: (sample.page, sample.result) for sample in found}


@cache
def load_expected(samples: Path = SAMPLES) -> Mapping[str, tuple[Path, dict[str, Any]]]:
    """Return the records and rejects that are expected of all samples, by their addresses."""
    return {record["url"]: (path, record) for path, record in list_expected(samples)}


def show_difference(expected: dict[str, Any], result: Article | Reject) -> str:
    """Return the lines in which the result differs from what is expected, none where nowhere."""
    wanted, given = format_expected(expected), format_expected(describe_result(result))
    lines = [text.splitlines() for text in (wanted, given)]
    return "\n".join(difflib.unified_diff(*lines, "expected", "given", lineterm="", n=1))
