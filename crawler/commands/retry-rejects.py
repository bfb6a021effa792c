"""`scrapy retry-rejects PORTAL`: rejected pages once more."""
# ruff: noqa: N999  Scrapy names a command after its file

import argparse
import sys
from pathlib import Path

from scrapy.crawler import AsyncCrawlerProcess
from scrapy.exceptions import UsageError

from crawler.commands import crawl
from crawler.crawling.arguments import parse_arguments
from crawler.crawling.every_portal import EVERY
from crawler.crawling.portal_spider import PortalSpider
from crawler.crawling.retrying import make_retry_spider, retry_rejects
from crawler.errors import ArgumentError, ExitStatus, LedgerError, SourceError
from crawler.ledger import Ledger
from crawler.monitor.text import escape_controls
from crawler.sources import open_source


class Command(crawl.Command):
    """Reads rejected pages again after the rules have changed."""

    def syntax(self) -> str:
        """Return how the command is written."""
        return "PORTAL (--source PATH | --live)"

    def short_desc(self) -> str:
        """Return the line in the list of commands."""
        return "Read rejected pages again, from saved pages or live"

    def long_desc(self) -> str:
        """Return the text above the options."""
        return (
            "Reads the pages behind OUTPUT_DIR/rejects/PORTAL.jsonl again, after the rules have "
            "changed: from an archive or a folder (--source PATH), or from the portal (--live, "
            "with the arguments of a crawl). What is valid now moves into the output. Exit status: "
            "0 done, 1 internal error or output that cannot be written, 2 wrong usage or "
            "unreadable source; with --live as for crawl."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add where the pages come from."""
        super().add_options(parser)
        parser.add_argument("--source", metavar="PATH", help="archive or folder of saved pages")
        parser.add_argument("--live", action="store_true", help="ask the portal again")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Retry the rejects of one portal; the exit status is `exitcode`."""
        assert self.settings is not None
        if bool(opts.source) == opts.live:
            raise UsageError("say where the pages come from: --source PATH, or --live")
        process = self.crawler_process
        assert isinstance(process, AsyncCrawlerProcess)
        name = self._read_name(process, args)
        if name == EVERY:
            raise UsageError("give one portal: rejects are retried portal by portal")
        spider = process.spider_loader.load(name)
        if not issubclass(spider, PortalSpider):
            raise UsageError(f"{name} is a spider of your own, and no portal")
        folder = Path(self.settings["OUTPUT_DIR"])
        try:
            if opts.source:
                self._retry_saved(folder, spider, opts)
            else:
                self._retry_live(process, folder, spider, opts)
        except (ArgumentError, SourceError, LedgerError) as error:
            if error.exit_status == ExitStatus.USAGE:
                raise UsageError(escape_controls(str(error)), print_help=False) from None
            print(f"scrapy retry-rejects: {escape_controls(str(error))}", file=sys.stderr)
            self.exitcode = error.exit_status

    def _retry_saved(
        self, folder: Path, spider: type[PortalSpider], opts: argparse.Namespace
    ) -> None:
        assert self.settings is not None
        path = parse_arguments(source=opts.source).source
        assert path is not None
        page = spider.page
        maxsize = self.settings.getint("SOURCE_MAXSIZE")
        # Whose the loose pages are was found out when they were rejected.
        source = open_source(path, page.portal, maxsize, loose=True)
        most = self.settings.getint("MAX_ARTICLE_PAGES")
        timeout = self.settings.getfloat("PAGE_TIMEOUT")
        with Ledger.open(folder, page.portal.name) as ledger:
            retrial = retry_rejects(ledger, source, page, most, timeout)
        for notice in [*source.notices, *ledger.notices, str(retrial)]:
            print(escape_controls(notice), file=sys.stderr)

    def _retry_live(
        self,
        process: AsyncCrawlerProcess,
        folder: Path,
        spider: type[PortalSpider],
        opts: argparse.Namespace,
    ) -> None:
        name = spider.page.portal.name
        with Ledger.open(folder, name) as ledger:
            urls = ledger.rejected_urls()
        if not urls:
            print(f"{name}: there are no rejects to retry", file=sys.stderr)
            return
        self._run_one(process, process.create_crawler(make_retry_spider(spider, urls)), opts)
        with Ledger.open(folder, name) as ledger:
            ledger.drop_settled_rejects()
            records = sum(ledger.known(url) is not None for url in urls)
        message = f"{len(urls)} rejected pages: {records} are records now"
        print(message, file=sys.stderr)
