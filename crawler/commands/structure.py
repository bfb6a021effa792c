"""`scrapy structure PATH…`: saved pages of all portals, on all cores.

The Scrapy shell of crawler.structuring.
"""

import argparse
import json
import os
import sys
from functools import partial
from pathlib import Path

from scrapy.crawler import AsyncCrawlerProcess
from scrapy.exceptions import UsageError

from crawler.batch.hands import open_local_hands
from crawler.batch.part_run import OpenHands, run_parts
from crawler.commands import crawl
from crawler.commands.inspect import find_owner
from crawler.crawling.arguments import parse_arguments
from crawler.crawling.every_portal import check_arguments, open_portals
from crawler.errors import ArgumentError, ExitStatus, PageError, SilkroadError
from crawler.extras import load_module
from crawler.items import Article
from crawler.ledger import program_version
from crawler.monitor.text import escape_controls, show
from crawler.sources.loose import STANDARD_INPUT, read_stream
from crawler.structuring import normalise_dates, read_draft, validate
from crawler.warc.remote import ArchivePath


class Command(crawl.Command):
    """Reads saved pages as `scrapy crawl all -a source=PATH` does, by processes side by side."""

    name = "structure"

    def syntax(self) -> str:
        """Return how the command is written."""
        return "[options] PATH ... | -"

    def short_desc(self) -> str:
        """Return the line in the list of commands."""
        return "Read saved pages of all portals into JSON Lines, on all cores"

    def long_desc(self) -> str:
        """Return the text above the options."""
        return (
            "Reads the articles of all portals in folders, files and WARC archives, in their "
            "order, and writes what `scrapy crawl all -a source=PATH` writes, with the same exit "
            "statuses; no network is used. -a since=DATE, -a until=DATE and -a loose=yes as there. "
            "With - it reads one page from standard input and prints its record, or the reject, as "
            "one JSON object: status 0 a record, 4 a reject. With --parts, or --scheduler, it "
            "writes parts to --output, which must be a folder for them alone; repeated after "
            "whatever ended it, it writes what is missing. scrapy merge joins them."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add where to write, and how many processes read."""
        super().add_options(parser)
        own = parser.add_argument_group("Structure")
        own.add_argument(
            "--output", dest="folder", metavar="FOLDER", help="the output (default: OUTPUT_DIR)"
        )
        own.add_argument("-p", "--portal", help="with -: whose page it is, where it does not say")
        own.add_argument(
            "--workers", type=int, metavar="N", help="processes that read (default: one a core)"
        )
        own.add_argument(
            "--parts",
            action="store_true",
            help="write parts to the output, side by side, for scrapy merge to join",
        )
        own.add_argument(
            "--scheduler",
            metavar="tcp://HOST:PORT",
            help="have the workers of a Dask cluster write the parts",
        )

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Read the options into settings."""
        super().process_options(args, opts)
        assert self.settings is not None
        if opts.workers is not None and opts.workers < 0:
            raise UsageError("--workers is a number of processes; 0: this one reads alone")
        workers = len(os.sched_getaffinity(0)) if opts.workers is None else opts.workers
        self.settings.set("WORKERS", workers, priority="cmdline")
        if opts.folder:
            self.settings.set("OUTPUT_DIR", opts.folder, priority="cmdline")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Read all that was named; the exit status is `exitcode`."""
        if args == [STANDARD_INPUT]:
            self._structure_one(opts.portal)
            return
        if not args or any(name.startswith("-") for name in args):
            raise UsageError("give folders, files or archives; or - alone, for standard input")
        process = self.crawler_process
        assert isinstance(process, AsyncCrawlerProcess)
        if "source" in opts.spargs:
            raise UsageError("name the places by themselves, without -a source=")
        given = {**opts.spargs, "source": args[0]}
        try:
            loose = check_arguments(given, process.settings).loose
            read = (parse_arguments(source=name).source for name in args)
            paths = [path for path in read if path is not None]
            if opts.parts or opts.scheduler:
                self.exitcode = self._write_parts(paths, opts, loose=loose)
                return
            sources = open_portals(paths, process.settings, loose=loose)
        except SilkroadError as error:
            self.refuse(error)
            return
        typed = {**given, "source": " ".join(args)}
        self.run_portals(process, sources, {**given, "typed": typed})

    def _write_parts(
        self, paths: list[ArchivePath], opts: argparse.Namespace, *, loose: bool
    ) -> ExitStatus:
        """Write parts; raises SilkroadError."""
        assert self.settings is not None
        if narrowing := sorted(opts.spargs.keys() - {"loose"}):
            raise ArgumentError(f"{narrowing[0]} is for scrapy merge: parts hold all pages")
        if not opts.folder:
            raise ArgumentError("--output names the folder for the parts, and it is not given")
        open_hands = self._choose_hands(opts.scheduler)
        # Workers have other working directories, and the parts of a plan are of one place.
        paths = [path.absolute() if isinstance(path, Path) else path for path in paths]
        settings = self.settings
        return run_parts(
            Path(opts.folder).absolute(),
            paths,
            [open_portals([path], settings, loose=loose) for path in paths],
            open_hands,
            loose=loose,
            timeout=settings.getfloat("PAGE_TIMEOUT"),
            version=program_version(),
            shows_progress=settings["PROGRESS"] == "on",
        )

    def _choose_hands(self, scheduler: str | None) -> OpenHands:
        assert self.settings is not None
        if scheduler is None:
            workers = self.settings.getint("WORKERS") or 1
            return lambda tell: open_local_hands(workers)
        cluster = load_module(
            "crawler.batch.dask_cluster", extra="cluster", needed_by="--scheduler"
        )
        cluster.check_address(scheduler)
        return partial(cluster.open_cluster_hands, scheduler)

    def _structure_one(self, portal: str | None) -> None:
        assert self.settings is not None
        try:
            page, addresses = read_stream(sys.stdin.buffer, self.settings.getint("SOURCE_MAXSIZE"))
        except PageError as error:
            raise UsageError(escape_controls(f"-: {error}"), print_help=False) from None
        page_class, url = find_owner(addresses, portal)
        draft = read_draft(page_class, page.body, url)
        result = validate(normalise_dates(draft, page_class.portal))
        show(json.dumps(result.model_dump(mode="json", by_alias=True)))
        self.exitcode = ExitStatus.COMPLETE if isinstance(result, Article) else ExitStatus.QUALITY
