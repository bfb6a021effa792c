"""`scrapy history URL`: the revisions of a page.

The Scrapy shell of crawler.ledger.history.
"""

import argparse
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.errors import ExitStatus, LedgerError
from crawler.ledger import find_portals, locate
from crawler.ledger.history import describe_history, describe_takedown
from crawler.monitor.text import escape_controls, show


class Command(ScrapyCommand):
    """Shows what became of a page, from the output; asks nobody."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """Return how the command is written."""
        return "URL"

    def short_desc(self) -> str:
        """Return the line in the list of commands."""
        return "Show the revisions of a page and what changed between them"

    def long_desc(self) -> str:
        """Return the text above the options."""
        return (
            "Prints the revisions of the page at URL that OUTPUT_DIR holds, with the fields and "
            "paragraphs that changed from one to the next. Exit status: 0 shown, 2 wrong usage or "
            "no output, 3 no record of that page."
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print the history of one address; the exit status is `exitcode`."""
        assert self.settings is not None
        if len(args) != 1:
            raise UsageError("give one address")
        folder = Path(self.settings["OUTPUT_DIR"])
        if not folder.is_dir() or not find_portals(folder):
            message = f"{folder}: no run wrote anything here; give the folder (-s OUTPUT_DIR=DIR)"
            raise UsageError(escape_controls(message), print_help=False)
        try:
            url, portals = locate(folder, args[0])
            lines = [line for paths in portals for line in describe_history(paths, url)]
            takedowns = [describe_takedown(paths, url) for paths in portals]
        except LedgerError as error:
            raise UsageError(escape_controls(str(error)), print_help=False) from None
        for line in lines:
            show(line)
        if not lines:
            why = "".join(f"; {takedown}" for takedown in takedowns if takedown)
            show(f"{folder}: no record of {args[0]}{why}")
            self.exitcode = ExitStatus.NO_ARTICLE
