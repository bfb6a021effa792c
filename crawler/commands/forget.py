"""`scrapy forget URL… --reason TEXT`: pages taken down, and kept down."""

import argparse
import datetime as dt
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.clusters.cluster_lines import forget_members, name_cluster_file
from crawler.errors import ExitStatus, SilkroadError
from crawler.ledger import Ledger, LedgerPaths, Takedown, find_portals, locate
from crawler.monitor.text import escape_controls, show
from crawler.text.fetch_times import format_fetch_time

LONGEST_REASON = 500
"""Characters: a reason names a law, a letter, a case; it is no place for the letter itself."""

NOT_REACHED = (
    "not reached: archives (.warc, .warc.gz) and saved pages, other output folders, exports, "
    "copies and backups. What they hold of these pages has to be taken out there, and an output "
    "that is built anew from them elsewhere knows nothing of what was taken down here"
)


class Command(ScrapyCommand):
    """Blanks the lines of pages in the output, so that no later run fills them again."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """Return how the command is written."""
        return "URL… --reason TEXT"

    def short_desc(self) -> str:
        """Return the line in the list of commands."""
        return "Take the records of pages down, for good"

    def long_desc(self) -> str:
        """Return the text above the options."""
        return (
            "Takes the records of the pages at URL… out of OUTPUT_DIR, as the law may ask. Their "
            "lines become tombstones with address, hash, date and reason; their rejects and torn "
            "lines go as well. No later run asks for these pages again or takes them in. Archives "
            "and copies are not reached, and the command says so. Exit status: 0 taken down, 1 the "
            "output cannot be written, 2 wrong usage or no output, 3 the output holds nothing of "
            "one of the pages."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the reason, without which nothing is taken down."""
        super().add_options(parser)
        parser.add_argument("--reason", metavar="TEXT", help="why, for those who read the output")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Take the pages down; the exit status is `exitcode`."""
        assert self.settings is not None
        reason = " ".join((opts.reason or "").split())
        if not args or any(arg.startswith("-") for arg in args):
            raise UsageError("give the addresses of the pages")
        if not reason or not reason.isprintable() or len(reason) > LONGEST_REASON:
            raise UsageError(f"say why: --reason TEXT, at most {LONGEST_REASON} characters")
        folder = Path(self.settings["OUTPUT_DIR"])
        if not folder.is_dir() or not find_portals(folder):
            message = f"{folder}: no run wrote anything here; give the folder (-s OUTPUT_DIR=DIR)"
            raise UsageError(escape_controls(message), print_help=False)
        try:
            if _forget(folder, args, reason):
                self.exitcode = ExitStatus.NO_ARTICLE
        except SilkroadError as error:
            if error.exit_status == ExitStatus.USAGE:
                raise UsageError(escape_controls(str(error)), print_help=False) from None
            print(f"scrapy forget: {escape_controls(str(error))}", file=sys.stderr)
            self.exitcode = error.exit_status


def _forget(folder: Path, urls: list[str], reason: str) -> list[str]:
    """Take the pages down, tell what was found, and return those of which there was nothing."""
    now = format_fetch_time(dt.datetime.now(dt.UTC))
    missing: dict[str, None] = {}
    is_found = False
    wanted = defaultdict[LedgerPaths, list[str]](list)
    for given in urls:
        url, outputs = locate(folder, given)
        missing[url] = None
        for paths in outputs:
            wanted[paths].append(url)
    for paths, of_portal in wanted.items():
        with Ledger.open(folder, paths.portal) as ledger:
            for notice in ledger.notices:
                print(escape_controls(notice), file=sys.stderr)
            takedowns = ledger.forget(of_portal, reason, now)
            down = [url for url in of_portal if ledger.is_forgotten(url)]
        for url in dict.fromkeys(down):
            missing.pop(url, None)
            for line in _describe(url, paths, takedowns.get(url)):
                show(line)
            is_found = True
    if gone := forget_members(folder, {url for of in wanted.values() for url in of}):
        show(f"{name_cluster_file(folder)}: {gone} members taken out")
    for url in missing:
        show(f"{url}: {folder} holds nothing of it")
    if is_found:
        show(NOT_REACHED)
    return list(missing)


def _describe(url: str, paths: LedgerPaths, takedown: Takedown | None) -> Iterator[str]:
    if takedown is None:
        yield f"{url}: was taken down before"
        return
    counts = (
        (takedown.records, paths.records),
        (takedown.rejects, paths.rejects),
        (takedown.torn, paths.torn),
    )
    lines = ", ".join(f"{number} lines of {path}" for number, path in counts if number)
    yield f"{url}: taken down: {lines}"
    for record_id in takedown.warc_record_ids:
        yield f"{url}: an archive holds the page in its record {record_id}"
