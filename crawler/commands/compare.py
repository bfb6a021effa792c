"""`scrapy compare OLD NEW`: what a change of rules or of the program did to the records.

The Scrapy shell of crawler.comparison.
"""

import argparse
import json
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.comparison import compare_outputs, render_comparison
from crawler.comparison.rendering import list_differences
from crawler.errors import ExitStatus
from crawler.monitor.summary import find_width
from crawler.monitor.text import escape_controls, show
from crawler.records import RecordError


class Command(ScrapyCommand):
    """Compares two outputs, record by record and field by field; changes nothing."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """Return how the command is written."""
        return "[options] OLD NEW"

    def short_desc(self) -> str:
        """Return the line in the list of commands."""
        return "Compare two outputs, field by field"

    def long_desc(self) -> str:
        """Return the text above the options."""
        return (
            "Compares the newest records of two outputs, folders or files of records: which are "
            "only in one, and whether they are rejects in the other; which fields differ, by "
            "portal and by the evidence that gave them, with examples. When pages were fetched and "
            "how often they were revised does not count. Exit status: 0 no difference, 2 wrong "
            "usage or nothing to read, 4 something differs."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add what may be chosen."""
        super().add_options(parser)
        own = parser.add_argument_group("Compare")
        own.add_argument(
            "--examples", type=int, default=3, metavar="N", help="pages a difference (default: 3)"
        )
        own.add_argument("--json", action="store_true", help="for a program, as one JSON object")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Compare two outputs; the exit status is `exitcode`."""
        if len(args) != 2:
            raise UsageError("give two outputs, the old one and the new one")
        if opts.examples < 0:
            raise UsageError("--examples is a number of pages, 0 or more")
        old, new = map(Path, args)
        try:
            comparison = compare_outputs(old, new, opts.examples)
        except RecordError as error:
            raise UsageError(escape_controls(str(error)), print_help=False) from None
        if opts.json:
            print(json.dumps(list_differences(comparison), indent=2))
        else:
            show(render_comparison(comparison, find_width()))
        if comparison.differs:
            self.exitcode = ExitStatus.QUALITY
