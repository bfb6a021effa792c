"""`scrapy inspect FILE|URL|-`: how one page becomes a record, field by field."""

import argparse
import sys
from collections.abc import Collection, Sequence
from pathlib import Path
from zoneinfo import available_timezones

from scrapy.commands import ScrapyCommand
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.exceptions import UsageError

from crawler.crawling.named_pages import fetch_pages
from crawler.crawling.portal_spider import PortalSpider
from crawler.errors import ArgumentError, ExitStatus, LedgerWriteError, PageError
from crawler.inspection import inspect_page, render_html, render_json, render_text
from crawler.monitor.logs import install_safe_logging
from crawler.monitor.text import escape_controls, show
from crawler.monitor.whole_text import write_whole
from crawler.pages.anywhere import is_address, make_page_class
from crawler.pages.base import ArticlePage
from crawler.portals import find_page_class, page_classes
from crawler.sources import Entry
from crawler.sources.folder import FolderSource
from crawler.sources.loose import STANDARD_INPUT, read_page, read_stream

DEFAULT_ZONE = "UTC"
"""The zone of clock times where nobody says where a site is."""


class Command(ScrapyCommand):
    """Shows the value of each field, what gave it, what was cut from the body and why."""

    requires_project = True

    def syntax(self) -> str:
        """Return how the command is written."""
        return "[options] FILE|URL|-"

    def short_desc(self) -> str:
        """Return the line in the list of commands."""
        return "Show how one page becomes a record, field by field"

    def long_desc(self) -> str:
        """Return the text above the options."""
        return (
            "Prints each field of the page with the kind of evidence and the rule that gave it, "
            "what was cut from the body and why, and the reasons of a reject. A URL is asked for "
            "with the manners of a crawl; a saved page needs no network, and - is one on standard "
            "input. With --any the page may be of any site. --json prints the record and its "
            "evidence for a program, --html writes a page that shows all of it. Exit status: 0 a "
            "valid record, 2 wrong usage or unreadable file, 4 a reject, 5 the page could not be "
            "fetched."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options."""
        super().add_options(parser)
        parser.add_argument("-p", "--portal", help="whose page it is, where its address is unknown")
        views = parser.add_mutually_exclusive_group()
        views.add_argument(
            "--json", action="store_true", help="the record and its evidence, for a program"
        )
        views.add_argument(
            "--html", type=Path, metavar="FILE", help="write a page to look at, with all marked"
        )
        parser.add_argument("--origin", help="server that stands in for the portal")
        parser.add_argument(
            "--any", action="store_true", help="a page of any site, read without selectors"
        )
        parser.add_argument(
            "--zone", help=f"with --any: zone of the site's clock times (default: {DEFAULT_ZONE})"
        )
        parser.add_argument(
            "--day-first", action="store_true", help="with --any: 03/04/2026 is 3 April"
        )

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Make the log safe before its first line, then read the options."""
        install_safe_logging()
        super().process_options(args, opts)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Show one page; the exit status is `exitcode`."""
        if len(args) != 1 or (args[0].startswith("-") and args[0] != STANDARD_INPUT):
            raise UsageError("give one file or one address, or - for standard input")
        _check_options(opts)
        self._view = opts
        if args[0].lower().startswith(("http://", "https://")):
            self._inspect_address(args[0], opts)
        elif opts.any or args[0] == STANDARD_INPUT:
            self._inspect_loose(args[0], opts)
        else:
            self._inspect_file(Path(args[0]), opts.portal)

    def _inspect_address(self, url: str, opts: argparse.Namespace) -> None:
        if opts.any:
            page_class = _make_page_class(url, opts)
            spider_class: type[PortalSpider] = PortalSpider
        else:
            page_class, spider_class = self._find_spider(url)
            url = page_class.portal.canonical_url(url)
        assert isinstance(self.crawler_process, AsyncCrawlerProcess)
        try:
            fetched = fetch_pages(
                self.crawler_process, spider_class, page_class, [url], opts.origin
            )
        except ArgumentError as error:
            raise UsageError(escape_controls(str(error))) from None
        if page := fetched.pages.get(url):
            self._show(page_class, page.body, page.url, page.content_type)
        else:
            show(f"{url}: {fetched.problems[url]}")
            self.exitcode = ExitStatus.FETCHING

    def _find_spider(self, url: str) -> tuple[type[ArticlePage], type[PortalSpider]]:
        page_class = find_page_class(url)
        if page_class is None:
            known = f"no portal serves {url!r}; the portals are: {_list_portals()}"
            raise UsageError(f"{known}; --any reads a page of any site")
        assert self.crawler_process is not None
        spider_class = self.crawler_process.spider_loader.load(page_class.portal.name)
        assert issubclass(spider_class, PortalSpider)
        return page_class, spider_class

    def _inspect_loose(self, name: str, opts: argparse.Namespace) -> None:
        assert self.settings is not None
        maxsize = self.settings.getint("SOURCE_MAXSIZE")
        try:
            if name == STANDARD_INPUT:
                page, addresses = read_stream(sys.stdin.buffer, maxsize)
            else:
                page, addresses = read_page(_check_file(name), maxsize)
        except PageError as error:
            raise UsageError(escape_controls(f"{name}: {error}"), print_help=False) from None
        if opts.any:
            url = next(url for url in addresses if url.startswith("file:") or is_address(url))
            page_class = _make_page_class(url, opts)
        else:
            page_class, url = find_owner(addresses, opts.portal)
        self._show(page_class, page.body, url, page.content_type)

    def _inspect_file(self, path: Path, name: str | None) -> None:
        _check_file(str(path))
        page_class, entry = self._find_page(path, name)
        try:
            page = entry.read()
        except PageError as error:
            raise UsageError(escape_controls(f"{path}: {error}"), print_help=False) from None
        self._show(page_class, page.body, entry.url, page.content_type)

    def _find_page(self, path: Path, name: str | None) -> tuple[type[ArticlePage], Entry]:
        assert self.settings is not None
        maxsize = self.settings.getint("SOURCE_MAXSIZE")
        classes = _select_classes(name)
        sources = [FolderSource(path, page_class.portal, maxsize) for page_class in classes]
        found = [
            (page_class, entry)
            for page_class, source in zip(classes, sources, strict=True)
            for entry in source
        ]
        if len(found) == 1:
            return found[0]
        if found:
            message = f"{str(path)!r} does not say whose page it is; give the portal with -p: "
            raise UsageError(message + _list_portals())
        notices = dict.fromkeys(notice for source in sources for notice in source.notices)
        said = "; ".join(
            [f"{str(path)!r} is no article page of {name or _list_portals()}", *notices]
        )
        raise UsageError(escape_controls(said))

    def _show(
        self, page_class: type[ArticlePage], body: bytes, url: str, content_type: str | None
    ) -> None:
        inspection = inspect_page(page_class, body, url, content_type)
        if self._view.html:
            try:
                write_whole(self._view.html, render_html(inspection))
            except LedgerWriteError as error:
                raise UsageError(escape_controls(str(error)), print_help=False) from None
            show(f"{self._view.html}: {'a valid' if inspection.is_record else 'no'} record")
        elif self._view.json:
            print(render_json(inspection))
        else:
            show(render_text(inspection))
        self.exitcode = ExitStatus.COMPLETE if inspection.is_record else ExitStatus.QUALITY


def _check_options(opts: argparse.Namespace) -> None:
    if opts.any and opts.portal:
        raise UsageError("--any reads a page without knowing its portal; it does not go with -p")
    if not opts.any and (opts.zone or opts.day_first):
        raise UsageError("--zone and --day-first go with --any: a portal declares its own")


def _check_file(name: str) -> Path:
    path = Path(name)
    if not path.is_file():
        raise UsageError(f"{name!r} is no file; give a saved page or an address")
    return path


def _make_page_class(url: str, opts: argparse.Namespace) -> type[ArticlePage]:
    if not url.startswith("file:") and not is_address(url):
        raise UsageError(f"{url!r} is no address")
    zone = opts.zone or DEFAULT_ZONE
    if zone not in available_timezones():
        raise UsageError(f"zone={zone!r} is no zone; give one such as Asia/Karachi or UTC")
    return make_page_class(url, zone, day_first=opts.day_first or None)


def _select_classes(name: str | None) -> Collection[type[ArticlePage]]:
    classes = page_classes()
    if name is None:
        return classes.values()
    if name not in classes:
        raise UsageError(f"there is no portal {name!r}; the portals are: {_list_portals()}")
    return [classes[name]]


def find_owner(addresses: Sequence[str], name: str | None) -> tuple[type[ArticlePage], str]:
    """Return the class of the portal that one of a page's addresses is of, and that address.

    `name`: the portal whose page it is, where that is known. Raises UsageError.
    """
    classes = _select_classes(name)
    for url in addresses:
        for page_class in classes:
            if page_class.portal.is_article(url):
                return page_class, page_class.portal.canonical_url(url)
    if name is None:
        known = f"the page does not say whose it is; give the portal with -p: {_list_portals()}"
        raise UsageError(f"{known}; scrapy inspect --any reads a page of any site")
    return next(iter(classes)), addresses[-1]


def _list_portals() -> str:
    return ", ".join(page_classes())
