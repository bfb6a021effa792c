"""`scrapy index ARCHIVE…`: where in an archive each capture lies.

The Scrapy shell of crawler.warc.cdxj.
"""

import argparse
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.errors import ArgumentError
from crawler.extras import load_module
from crawler.monitor.text import escape_controls, show


class Command(ScrapyCommand):
    """Writes a CDXJ index of archives."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """Return how the command is written."""
        return "ARCHIVE ... --output FILE"

    def short_desc(self) -> str:
        """Return the line in the list of commands."""
        return "Write an index of WARC archives, for pywb and others"

    def long_desc(self) -> str:
        """Return the text above the options."""
        return (
            "Writes a line for each capture of the archives: its address, time, digest, file, "
            "offset, length, and the id that records have as warc_record_id. Further files of an "
            "archive are read with the first. Exit status: 0 written, 2 wrong usage or no archive."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add where to write."""
        super().add_options(parser)
        parser.add_argument(
            "--output", "-o", required=True, type=Path, metavar="FILE", help="the index, .cdxj"
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Write the index; the exit status is `exitcode`."""
        if not args:
            raise UsageError("give archives: .warc or .warc.gz")
        try:
            cdxj = load_module("crawler.warc.cdxj", extra="index", needed_by="scrapy index")
            count = cdxj.write_index(list(map(Path, args)), opts.output)
        except ArgumentError as error:
            raise UsageError(escape_controls(str(error)), print_help=False) from None
        show(f"{opts.output}: {count:,} captures")
