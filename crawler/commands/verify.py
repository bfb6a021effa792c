"""`scrapy verify DIR`: whether the output can be trusted.

The Scrapy shell of crawler.ledger.verify.
"""

import argparse
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.errors import ExitStatus, LedgerError
from crawler.ledger.verify import verify_folder
from crawler.monitor.text import escape_controls, show


class Command(ScrapyCommand):
    """Checks every file that runs wrote to a folder; changes nothing."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """Return how the command is written."""
        return "[DIR]"

    def short_desc(self) -> str:
        """Return the line in the list of commands."""
        return "Check the output: every line, hash and revision, the index and the manifest"

    def long_desc(self) -> str:
        """Return the text above the options."""
        return (
            "Checks the output in DIR (default: OUTPUT_DIR) and prints one line a file: computes "
            "every content_hash anew, checks every line against the schema, the order of "
            "revisions, the index against the files and the files against the manifest. Exit "
            "status: 0 all in order, 2 wrong usage or nothing to read, 4 something is wrong."
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Check a folder; the exit status is `exitcode`."""
        assert self.settings is not None
        if len(args) > 1:
            raise UsageError("give one folder")
        folder = Path(args[0] if args else self.settings["OUTPUT_DIR"])
        try:
            for report in verify_folder(folder):
                show(str(report))
                if report.found:
                    self.exitcode = ExitStatus.QUALITY
        except LedgerError as error:
            raise UsageError(escape_controls(str(error)), print_help=False) from None
