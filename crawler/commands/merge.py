"""`scrapy merge FOLDER`: finished parts, joined in the order of their pages.

The Scrapy shell of crawler.batch.parts_source.
"""

import argparse
from pathlib import Path

from scrapy.crawler import AsyncCrawlerProcess
from scrapy.exceptions import UsageError

from crawler.batch.parts_source import open_parts
from crawler.commands import crawl
from crawler.crawling.every_portal import check_arguments
from crawler.errors import SilkroadError
from crawler.ledger import program_version


class Command(crawl.Command):
    """Writes what one process would have written that read all pages by itself."""

    name = "merge"

    def syntax(self) -> str:
        """Return how the command is written."""
        return "[options] FOLDER"

    def short_desc(self) -> str:
        """Return the line in the list of commands."""
        return "Join the parts that scrapy structure wrote into JSON Lines"

    def long_desc(self) -> str:
        """Return the text above the options."""
        return (
            "Takes a folder of parts that scrapy structure --parts, or --scheduler, has finished, "
            "joins the pages of articles, drops duplicates, numbers revisions, and writes what "
            "scrapy structure would have written without parts, with the same summary and exit "
            "statuses. -a since=DATE, -a until=DATE and -a limit=N as of scrapy crawl."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add where to write."""
        super().add_options(parser)
        own = parser.add_argument_group("Merge")
        own.add_argument(
            "--output", dest="folder", metavar="FOLDER", help="the output (default: OUTPUT_DIR)"
        )

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Read the options into settings."""
        super().process_options(args, opts)
        assert self.settings is not None
        if opts.folder:
            self.settings.set("OUTPUT_DIR", opts.folder, priority="cmdline")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Join the parts; the exit status is `exitcode`."""
        if len(args) != 1 or args[0].startswith("-"):
            raise UsageError("give one folder of parts")
        process = self.crawler_process
        assert isinstance(process, AsyncCrawlerProcess)
        if "source" in opts.spargs:
            raise UsageError("name the folder of parts by itself, without -a source=")
        given = {**opts.spargs, "source": args[0]}
        try:
            check_arguments(given, process.settings)
            sources = open_parts(Path(args[0]), program_version())
        except SilkroadError as error:
            self.refuse(error)
            return
        self.run_portals(process, sources, given)
