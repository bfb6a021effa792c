"""`scrapy accept PORTAL`: what raised alarms is the normal state from now on."""

import argparse
import datetime as dt
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.drift.baselines import read_usual
from crawler.drift.run_lines import AcceptanceLine, RunLine
from crawler.errors import ExitStatus, LedgerError
from crawler.ledger import Ledger, LedgerPaths
from crawler.ledger.run_history import RunHistory
from crawler.monitor.run_drift import describe_alarm
from crawler.monitor.text import escape_controls, show
from crawler.text.fetch_times import format_fetch_time


class Command(ScrapyCommand):
    """Notes that somebody looked at the alarms of a portal."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """Return how the command is written."""
        return "PORTAL"

    def short_desc(self) -> str:
        """Return the line in the list of commands."""
        return "Make the state that raised alarms the normal one"

    def long_desc(self) -> str:
        """Return the text above the options."""
        return (
            "Notes in OUTPUT_DIR/state/PORTAL.runs.jsonl that somebody looked at the alarms of "
            "PORTAL and found them as they should be, and prints them: the runs since the first "
            "alarm say what is usual from now on. Exit status: 0 accepted, 1 the file cannot be "
            "written, 2 wrong usage, 3 there is no alarm to accept."
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Accept the alarms; the exit status is `exitcode`."""
        assert self.settings is not None
        if len(args) != 1 or args[0].startswith("-"):
            raise UsageError("give one portal")
        folder, portal = Path(self.settings["OUTPUT_DIR"]), args[0]
        paths = LedgerPaths(folder, portal)
        if not paths.runs.exists():
            message = f"{paths.runs}: no run of {portal} ended here; give its folder and its name"
            raise UsageError(escape_controls(message), print_help=False)
        try:
            self._accept(folder, portal, RunHistory(paths.runs))
        except LedgerError as error:
            if error.exit_status == ExitStatus.USAGE:
                raise UsageError(escape_controls(str(error)), print_help=False) from None
            show(f"scrapy accept: {error}")
            self.exitcode = error.exit_status

    def _accept(self, folder: Path, portal: str, history: RunHistory) -> None:
        with Ledger.open(folder, portal):
            lines, _ = history.read()
            kinds = {(line.kind, line.site) for line in lines if isinstance(line, RunLine)}
            states = [read_usual(lines, *kind) for kind in sorted(kinds, key=str)]
            alarms = [alarm for usual in states for alarm in usual.standing.values()]
            if not alarms:
                show(f"{portal}: there is no alarm to accept")
                self.exitcode = ExitStatus.NO_ARTICLE
                return
            now = format_fetch_time(dt.datetime.now(dt.UTC))
            history.append(AcceptanceLine(portal=portal, accepted_at=now))
        for alarm in alarms:
            show(f"{portal}: accepted: {describe_alarm(alarm)}")
