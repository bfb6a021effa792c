"""`scrapy list [-v]`: the spiders, and what is known about each portal, from its declaration."""

import argparse
import re
import sys
import textwrap
from collections import Counter
from collections.abc import Iterator
from inspect import getdoc
from pathlib import Path

from scrapy.commands import list as scrapy_list
from scrapy.spiderloader import get_spider_loader

import crawler
from crawler.coverage import COVERED_FIELDS
from crawler.monitor.text import show
from crawler.pages.addresses import Portal
from crawler.pages.base import ArticlePage
from crawler.portals import page_classes
from crawler.sources.expected import list_expected

SAMPLES = Path(crawler.__file__).parents[1] / "samples"
"""Where the samples lie in a clone of the project; an installation has none."""

_WIDTH = 100
_LABEL_WIDTH = 10


class Command(scrapy_list.Command):
    """Takes the place of Scrapy's own command, which knows names only."""

    def short_desc(self) -> str:
        """Return the line in the list of commands."""
        return "List the spiders; with -v what is known about each portal"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add -v."""
        super().add_options(parser)
        parser.add_argument(
            "-v", "--verbose", action="store_true", help="tell what is known about each portal"
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print the names, or what is known."""
        if not opts.verbose:
            super().run(args, opts)
            return
        assert self.settings is not None
        for name in sorted(get_spider_loader(self.settings).list()):
            page_class = page_classes().get(name)
            show(describe_portal(page_class) if page_class else f"{name}\n")


def describe_portal(page_class: type[ArticlePage], samples: Path = SAMPLES) -> str:
    """Return what a portal declares, in lines with labels, and what its samples have filled."""
    return "".join(
        textwrap.fill(
            text,
            _WIDTH,
            initial_indent=f"{label:<{_LABEL_WIDTH}}",
            subsequent_indent=" " * _LABEL_WIDTH,
            break_long_words=False,
            break_on_hyphens=False,
        )
        + "\n"
        for label, text in _list_facts(page_class, samples)
    )


def _list_facts(page_class: type[ArticlePage], samples: Path) -> Iterator[tuple[str, str]]:
    portal = page_class.portal
    title, known = _split_docstring(page_class)
    yield portal.name, title
    yield "hosts", ", ".join(portal.hosts)
    if isinstance(portal.paths, re.Pattern):
        yield "paths", portal.paths.pattern
    elif portal.paths is not None:
        yield "paths", " ".join(f"{host}: {path.pattern}" for host, path in portal.paths.items())
    for label in ("lists", "feeds", "sitemaps"):
        if starts := getattr(portal, label):
            yield label, " ".join(starts)
    if known:
        yield "known", known
    if told := describe_samples(portal, samples):
        yield "samples", told
    yield "", ""


def describe_samples(portal: Portal, samples: Path) -> str | None:
    """Return how many articles are among a portal's samples, and how many have each field.

    What counts is what is expected of them; None where there are no samples.
    """
    expected = [record for _, record in list_expected(samples) if record["portal"] == portal.name]
    articles = [record for record in expected if "reasons" not in record]
    if not expected:
        return None
    filled = Counter(name for record in articles for name in COVERED_FIELDS if record[name])
    fields = ", ".join(f"{name} {filled[name]}" for name in COVERED_FIELDS if filled[name])
    return f"{len(articles)} articles, {len(expected) - len(articles)} rejects; {fields}"


def render_table() -> str:
    """Return the README's table of portals."""
    rows = [
        f"| `{name}` | {_split_docstring(page_class)[0]} | {_count_starts(page_class.portal)} |"
        for name, page_class in page_classes().items()
    ]
    return "\n".join(
        ("| portal | pages | where its articles are found |", "| --- | --- | --- |", *rows)
    )


def _split_docstring(page_class: type[ArticlePage]) -> tuple[str, str]:
    """Return the first line of a portal's file without its full stop, and the rest in one line."""
    told = getdoc(sys.modules[page_class.__module__]) or page_class.portal.name
    title, _, known = told.partition("\n")
    return title.removesuffix("."), " ".join(known.split())


def _count_starts(portal: Portal) -> str:
    counts = (
        (len(portal.lists), "list"),
        (len(portal.feeds), "feed"),
        (len(portal.sitemaps), "sitemap"),
    )
    return ", ".join(
        f"{number} {name}{'s' if number > 1 else ''}" for number, name in counts if number
    )
