"""What a portal lacks: its declaration, its samples and the records expected of them."""

import difflib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import astuple
from functools import cache
from pathlib import Path
from typing import Any

from crawler.discovery.feeds import FeedError, read_feed, read_sitemap
from crawler.discovery.links import find_links, read_list, resolve_link
from crawler.items import Article, Draft, Reject
from crawler.pages.addresses import Portal
from crawler.pages.base import ArticlePage
from crawler.sources.expected import (
    describe_result,
    find_expected_file,
    format_expected,
    is_expected_file,
)
from crawler.sources.folder import FolderSource
from crawler.sources.mirror import Place, find_address, spell_addresses
from crawler.spiders.offline import SourceReader
from crawler.structuring import normalise_dates, validate

SAMPLES = Path(__file__).parents[2] / "samples"
FEWEST_ARTICLES = 15
MAXSIZE = 2**24
PROVENANCE = re.compile(r"\b(?:known from|seen in|taken from)\b")
REJECT_KEYS = ("url", "portal", "reasons")


def find_missing(page_class: type[ArticlePage], samples: Path = SAMPLES) -> Iterator[str]:
    """Yield what a portal lacks, one sentence each, a wrong record with its differences."""
    portal = page_class.portal
    yield from find_missing_declarations(page_class)
    folders = [host for host in portal.hosts if (samples / host).is_dir()]
    if not folders:
        yield f"no samples: put pages into samples/{portal.hosts[0]}/<path>"
        return
    results, expected = read_samples(page_class, samples), load_expected(samples)
    yield from find_missing_samples(portal, samples, len(results))
    for url, (page, result) in results.items():
        name = find_expected_file(page).relative_to(samples)
        if url not in expected:
            yield f"no expected record: read {url} and write samples/{name}"
        elif difference := show_difference(expected[url][1], result):
            yield f"samples/{name} is not what the page gives:\n{difference}"
    for url, (path, record) in expected.items():
        if record["portal"] == portal.name and url not in results and not url.startswith("file:"):
            yield f"samples/{path.relative_to(samples)}: no page of this portal gives {url}"


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


def find_missing_samples(portal: Portal, samples: Path, articles: int) -> Iterator[str]:
    if articles < FEWEST_ARTICLES:
        yield f"{articles} samples are articles by article_path; {FEWEST_ARTICLES} have to be"
    lists = find_list_files(portal, samples)
    if not lists:
        yield "no list, feed or sitemap among the samples: put one where its address says"
    for url, path in lists.items():
        if not any(map(portal.is_article, find_named_addresses(portal, url, path.read_bytes()))):
            yield f"samples/{path.relative_to(samples)} names no article of the portal"


def find_list_files(portal: Portal, samples: Path) -> dict[str, Path]:
    """Return the samples of the portal that are no articles, by their addresses."""
    found = {}
    for host in portal.hosts:
        for path in sorted((samples / host).rglob("*")):
            place = Place(host, path.relative_to(samples / host).parts)
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
    """Return what the portal's article pages among the samples give, by their addresses.

    They are read as a run with `-a source=samples` reads them: pages of one article are joined,
    a page is read before its rendition.
    """
    source = FolderSource(samples, page_class.portal, MAXSIZE)
    reader = SourceReader(
        source,
        page_class,
        count=Counter[str]().update,
        skip=lambda url: False,
        stop=lambda: False,
        max_pages=50,
    )
    items = [
        validate(normalise_dates(item, page_class.portal)) if isinstance(item, Draft) else item
        for item in reader.read_articles()
    ]
    return {item.url: (source.find(item.url).path, item) for item in items}


@cache
def load_expected(samples: Path = SAMPLES) -> Mapping[str, tuple[Path, dict[str, Any]]]:
    """Return the records and rejects that are expected of all samples, by their addresses."""
    found = {}
    for path in sorted(samples.rglob("*.json")):
        if is_expected_file(path):
            record = json.loads(path.read_text(encoding="utf-8"))
            found[record["url"]] = (path, record)
    return found


def show_difference(expected: dict[str, Any], result: Article | Reject) -> str:
    """Return the lines in which the result differs from what is expected, none where nowhere."""
    wanted, given = format_expected(expected), format_expected(describe_result(result))
    lines = [text.splitlines() for text in (wanted, given)]
    return "\n".join(difflib.unified_diff(*lines, "expected", "given", lineterm="", n=1))
