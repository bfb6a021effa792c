"""`scrapy crawl PORTAL`: one run, its summary, and an exit status that tells the truth."""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scrapy.commands import BaseRunSpiderCommand
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.exceptions import UsageError

from crawler.crawling.every_portal import EVERY, check_arguments, open_portals
from crawler.crawling.interruption import Interruption
from crawler.crawling.workers import close_workers
from crawler.errors import ExitStatus, LedgerError, SilkroadError
from crawler.monitor.exit_status import Verdict
from crawler.monitor.logs import install_safe_logging
from crawler.monitor.metrics import write_metrics
from crawler.monitor.run_ending import Ending, end_run
from crawler.monitor.summary import find_width
from crawler.monitor.text import escape_controls
from crawler.monitor.together import judge_together, render_together
from crawler.portals import page_classes
from crawler.reports import write_reports
from crawler.sources import Source


class Command(BaseRunSpiderCommand):
    """Takes the place of Scrapy's own command, which ends with 0 whatever happened."""

    requires_project = True
    name = "crawl"

    def syntax(self) -> str:
        """Return how the command is written."""
        return f"[options] PORTAL|{EVERY}"

    def short_desc(self) -> str:
        """Return the line in the list of commands."""
        return "Read a portal, live or from saved pages, into JSON Lines"

    def long_desc(self) -> str:
        """Return the text above the options."""
        return (
            "Reads the articles of a portal, or of all portals, into OUTPUT_DIR/PORTAL.jsonl. "
            "Arguments: -a source=PATH reads saved pages and opens no connection; -a since=DATE, "
            "-a until=DATE, -a limit=N narrow the run; -a max_pages=N bounds the list pages; "
            "-a origin=URL asks another server; -a archive=FILE.warc.gz keeps the raw pages. "
            "Exit status: 0 complete, 1 internal error, 2 wrong usage or unreadable source, "
            "3 no article page found, 4 quality below its floor, 5 fetching failed beyond its "
            "floor, 130 interrupted."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options: -a for the run, -o and -O for one more copy of its new records."""
        super().add_options(parser)

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Make the log safe before its first line, then read the options."""
        install_safe_logging()
        super().process_options(args, opts)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Run one spider, or those of all portals; the exit status is `exitcode`."""
        process = self.crawler_process
        assert isinstance(process, AsyncCrawlerProcess)
        name = self._read_name(process, args)
        if name == EVERY:
            self._run_every(process, opts)
        else:
            self._run_one(process, process.create_crawler(name), opts)

    def _run_one(
        self, process: AsyncCrawlerProcess, crawler: Crawler, opts: argparse.Namespace
    ) -> None:
        error = run_spiders(process, {crawler: opts.spargs})[crawler]
        ending = end_run(crawler, error)
        if isinstance(error, SilkroadError) and error.exit_status is ExitStatus.USAGE:
            raise UsageError(escape_controls(str(error)))
        self._conclude(ending.verdict, [ending])

    def _run_every(self, process: AsyncCrawlerProcess, opts: argparse.Namespace) -> None:
        try:
            given = check_arguments(opts.spargs, process.settings)
            sources: Mapping[str, Source | None] = (
                open_portals([given.source], process.settings, loose=given.loose)
                if given.source
                else dict.fromkeys(page_classes())
            )
        except SilkroadError as error:
            self.refuse(error)
            return
        self.run_portals(process, sources, opts.spargs)

    def refuse(self, error: SilkroadError) -> None:
        """Say why nothing was run, with the error's status; raises UsageError where that is 2."""
        said = escape_controls(str(error))
        if error.exit_status is ExitStatus.USAGE:
            raise UsageError(said, print_help=False) from None
        print(f"scrapy {self.name}: {said}", file=sys.stderr)
        self.exitcode = error.exit_status

    def run_portals(
        self,
        process: AsyncCrawlerProcess,
        sources: Mapping[str, Source | None],
        given: Mapping[str, Any],
    ) -> None:
        """Run the spiders of the portals whose source has pages, or of live ones: None.

        `given`: the arguments of each spider.
        """
        read = {name: source for name, source in sources.items() if source is None or len(source)}
        crawlers = {name: process.create_crawler(name) for name in read}
        errors = run_spiders(
            process,
            {crawler: {**given, "opened": read[name]} for name, crawler in crawlers.items()},
        )
        endings = {name: end_run(crawler, errors[crawler]) for name, crawler in crawlers.items()}
        absent = [name for name in sources if name not in read]
        print(render_together(endings, absent, find_width()), file=sys.stderr)
        self._conclude(judge_together(endings), [*endings.values()])

    def _conclude(self, verdict: Verdict, endings: list[Ending]) -> None:
        """Write what people and programs open of the runs, and say why the status is not 0."""
        assert self.settings is not None
        files = [ending.file for ending in endings if ending.file]
        try:
            if metrics := self.settings["METRICS"]:
                write_metrics(Path(metrics), files)
            if files:
                folder = Path(self.settings["OUTPUT_DIR"])
                *reports, index = write_reports(folder, [file.portal for file in files])
                report = reports[0] if len(reports) == 1 else index
                print(f"report    {escape_controls(str(report))}", file=sys.stderr)
        except LedgerError as error:
            print(f"scrapy {self.name}: {escape_controls(str(error))}", file=sys.stderr)
            verdict = Verdict(ExitStatus.INTERNAL_ERROR, verdict.reason)
        if verdict.reason:
            print(f"scrapy {self.name}: {escape_controls(verdict.reason)}", file=sys.stderr)
        self.exitcode = verdict.status

    def _read_name(self, process: AsyncCrawlerProcess, args: list[str]) -> str:
        names = sorted(process.spider_loader.list())
        known = f"the portals are: {', '.join(names)}; or {EVERY}"
        if len(args) != 1 or args[0].startswith("-"):
            unknown = next((arg for arg in args if arg.startswith("-")), None)
            problem = f"unknown option {unknown!r}" if unknown else "give one portal"
            raise UsageError(f"{problem}; {known}")
        if args[0] not in (*names, EVERY):
            raise UsageError(f"there is no portal {args[0]!r}; {known}")
        return args[0]


def run_spiders(
    process: AsyncCrawlerProcess, asked: Mapping[Crawler, Mapping[str, Any]]
) -> dict[Crawler, BaseException | None]:
    """Run spiders side by side, each with its arguments, to their ends or the user's.

    Return of each what kept it from running, None where nothing did.
    """
    tasks = {crawler: process.crawl(crawler, **given) for crawler, given in asked.items()}
    if tasks:
        Interruption(tasks).install()
        process.start(install_signal_handlers=False)
        close_workers()
    return {crawler: task.exception() for crawler, task in tasks.items()}
