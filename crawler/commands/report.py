"""`scrapy report`: what a person opens of every portal, made anew from an output."""

import argparse
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.errors import LedgerError
from crawler.ledger import find_portals
from crawler.monitor.text import escape_controls, show
from crawler.reports import write_reports


class Command(ScrapyCommand):
    """Writes the reports of portals and the index over all; the records stay as they are."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """Return how the command is written."""
        return "[PORTAL ...]"

    def short_desc(self) -> str:
        """Return the line in the list of commands."""
        return "Make the reports of portals anew"

    def long_desc(self) -> str:
        """Return the text above the options."""
        return (
            "Writes OUTPUT_DIR/reports/PORTAL.html for all portals of the output or those named, "
            "and index.html over all of them, from what the last runs left; every crawl does so at "
            "its end. Exit status: 0 written, 1 a file cannot be written, 2 wrong usage, or no "
            "output."
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Write the reports; the exit status is `exitcode`."""
        assert self.settings is not None
        folder = Path(self.settings["OUTPUT_DIR"])
        known = find_portals(folder) if folder.is_dir() else []
        if not known:
            raise UsageError(
                f"{folder}: no run wrote anything here; give the folder (-s OUTPUT_DIR=DIR)"
            )
        if unknown := [name for name in args if name not in known]:
            message = f"{folder} has nothing of {', '.join(unknown)}; it has {', '.join(known)}"
            raise UsageError(escape_controls(message))
        try:
            for path in write_reports(folder, args or None):
                show(str(path))
        except LedgerError as error:
            show(f"scrapy report: {error}")
            self.exitcode = error.exit_status
