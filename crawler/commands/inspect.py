"""`scrapy inspect FILE|URL`: how one page becomes a record, field by field."""

import argparse
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.exceptions import UsageError
from scrapy.http import Response

from crawler.fetching.exchange import read_header
from crawler.fetching.stopping import STOPPED_STAT
from crawler.items import Article
from crawler.monitor.exit_status import ExitStatus
from crawler.monitor.inspection import inspect_page
from crawler.monitor.logs import install_safe_logging
from crawler.monitor.text import escape_controls, show
from crawler.pages import find_page_class, page_classes
from crawler.pages.base import ArticlePage
from crawler.sources import Entry, PageError
from crawler.sources.folder import FolderSource
from crawler.spiders.base import PortalSpider
from crawler.spiders.single import SinglePage, make_single_page_spider


class Command(ScrapyCommand):
    """Shows the value of each field, what gave it, what was cut from the body and why."""

    requires_project = True

    def syntax(self) -> str:
        """Return how the command is written."""
        return "[options] FILE|URL"

    def short_desc(self) -> str:
        """Return the line in the list of commands."""
        return "Show how one page becomes a record, field by field"

    def long_desc(self) -> str:
        """Return the text above the options."""
        return (
            "Prints each field of the page with the kind of evidence and the rule that gave it, "
            "what was cut from the body and why, and the reasons of a reject. A URL is asked for "
            "with the manners of a crawl; a saved page needs no network. Exit status: 0 a valid "
            "record, 2 wrong usage or unreadable file, 4 a reject, 5 the page could not be fetched."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options."""
        super().add_options(parser)
        parser.add_argument("-p", "--portal", help="whose page it is, where its address is unknown")
        parser.add_argument("--origin", help="server that stands in for the portal")

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Make the log safe before its first line, then read the options."""
        install_safe_logging()
        super().process_options(args, opts)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Show one page; the exit status is `exitcode`."""
        if len(args) != 1 or args[0].startswith("-"):
            raise UsageError("give one file or one address")
        if args[0].lower().startswith(("http://", "https://")):
            self._inspect_address(args[0], opts.origin)
        else:
            self._inspect_file(Path(args[0]), opts.portal)

    def _inspect_address(self, url: str, origin: str | None) -> None:
        page_class = find_page_class(url)
        if page_class is None:
            raise UsageError(f"no portal serves {url!r}; the portals are: {_list_portals()}")
        url = page_class.portal.canonical_url(url)
        process = self.crawler_process
        assert isinstance(process, AsyncCrawlerProcess)
        spider_class = process.spider_loader.load(page_class.portal.name)
        assert issubclass(spider_class, PortalSpider)
        crawler = process.create_crawler(make_single_page_spider(spider_class, url))
        arguments = {"origin": origin} if origin else {}
        task = process.crawl(crawler, **arguments)
        process.start()
        error = task.exception()
        if getattr(error, "exit_status", None) == ExitStatus.USAGE:
            raise UsageError(escape_controls(str(error)))
        if error:
            raise error
        spider = crawler.spider
        assert isinstance(spider, SinglePage)
        if isinstance(spider.response, Response):
            content_type = read_header(spider.response, "Content-Type")
            self._show(page_class, spider.response.body, url, content_type)
        else:
            problem = crawler.stats.get_value(STOPPED_STAT) or spider.problem
            show(f"{url}: {problem}")
            self.exitcode = ExitStatus.FETCHING

    def _inspect_file(self, path: Path, name: str | None) -> None:
        if not path.is_file():
            raise UsageError(f"{str(path)!r} is no file; give a saved page or an address")
        page_class, entry = self._find_page(path, name)
        try:
            page = entry.read()
        except PageError as error:
            raise UsageError(escape_controls(f"{path}: {error}"), print_help=False) from None
        self._show(page_class, page.body, entry.url, page.content_type)

    def _find_page(self, path: Path, name: str | None) -> tuple[type[ArticlePage], Entry]:
        assert self.settings is not None
        classes = page_classes()
        if name is not None and name not in classes:
            raise UsageError(f"there is no portal {name!r}; the portals are: {_list_portals()}")
        maxsize = self.settings.getint("SOURCE_MAXSIZE")
        found = [
            (page_class, entry)
            for page_class in ([classes[name]] if name else classes.values())
            for entry in FolderSource(path, page_class.portal, maxsize)
        ]
        if len(found) == 1:
            return found[0]
        if found:
            message = f"{str(path)!r} does not say whose page it is; give the portal with -p: "
            raise UsageError(message + _list_portals())
        raise UsageError(f"{str(path)!r} is no article page of {name or _list_portals()}")

    def _show(
        self, page_class: type[ArticlePage], body: bytes, url: str, content_type: str | None
    ) -> None:
        item, text = inspect_page(page_class, body, url, content_type)
        show(text)
        valid = isinstance(item, Article)
        self.exitcode = ExitStatus.COMPLETE if valid else ExitStatus.QUALITY


def _list_portals() -> str:
    return ", ".join(page_classes())
