"""`scrapy cluster`: which records are the same story, in several portals and in reprints.

The Scrapy shell of crawler.clusters.
"""

import argparse
import sqlite3
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.clusters.cluster_lines import name_cluster_file
from crawler.errors import ArgumentError, LedgerWriteError
from crawler.extras import load_module
from crawler.ledger import find_portals
from crawler.monitor.text import escape_controls, show
from crawler.records import RecordError


class Command(ScrapyCommand):
    """Brings the clusters of an output up to date with its records."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """Return how the command is written."""
        return "[options]"

    def short_desc(self) -> str:
        """Return the line in the list of commands."""
        return "Find the same story in several portals and in reprints"

    def long_desc(self) -> str:
        """Return the text above the options."""
        return (
            "Compares the newest record of each address of OUTPUT_DIR with all others and writes "
            "clusters/clusters.jsonl there: records whose text is the same, also cut, extended, "
            "reworded in places, with another lead or headline. What an earlier run compared is "
            "not compared again. Exit status: 0 written, 2 wrong usage, or an output that "
            "cannot be read or written."
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Write the file; the exit status is `exitcode`."""
        assert self.settings is not None
        if args:
            raise UsageError("takes no names: clusters are those of all portals together")
        folder = Path(self.settings["OUTPUT_DIR"])
        try:
            files = [path for name in _find_portals(folder) if (path := folder / name).exists()]
            clustering = load_module(
                "crawler.clusters.clustering", extra="cluster", needed_by="scrapy cluster"
            )
            counts = clustering.cluster_records(folder, files)
        except (ArgumentError, RecordError, LedgerWriteError) as error:
            raise UsageError(escape_controls(str(error)), print_help=False) from None
        except (OSError, sqlite3.Error) as error:
            where = escape_controls(str(name_cluster_file(folder).parent))
            raise UsageError(f"{where}: cannot be written ({error})", print_help=False) from None
        show(
            f"{name_cluster_file(folder)}: {counts.clusters:,} clusters of {counts.members:,} "
            f"records among {counts.texts:,}; {counts.compared:,} were new or changed"
        )


def _find_portals(folder: Path) -> list[str]:
    portals = find_portals(folder) if folder.is_dir() else []
    if not portals:
        raise ArgumentError(
            f"{folder}: no run wrote anything here; give the folder (-s OUTPUT_DIR=DIR)"
        )
    return [f"{name}.jsonl" for name in portals]
