"""`scrapy export`: the records in a form that another program takes as it is.

The Scrapy shell of crawler.export.
"""

import argparse
import datetime as dt
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.clusters.cluster_lines import map_members, name_cluster_file, read_clusters
from crawler.errors import ArgumentError, LedgerWriteError
from crawler.export import (
    FORMS,
    list_columns,
    load_writer,
    make_rows,
    write_export,
    write_export_folder,
)
from crawler.export.reading_room import describe_reading_room, name_metadata_file
from crawler.ledger import LedgerPaths, find_portals
from crawler.monitor.text import escape_controls, show
from crawler.monitor.whole_text import write_whole
from crawler.records import RecordError, read_records, read_rejects
from crawler.schemas.columns import Column


class Command(ScrapyCommand):
    """Writes the records of an output in another form."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """Return how the command is written."""
        return "[PORTAL ...] --to FORM --output PATH"

    def short_desc(self) -> str:
        """Return the line in the list of commands."""
        return "Write the records in another form"

    def long_desc(self) -> str:
        """Return the text above the options."""
        forms = "; ".join(f"{name} loses {form.loses}" for name, form in FORMS.items())
        return (
            "Writes the records of OUTPUT_DIR, of all portals or of those named, to a file that "
            f"takes its name only when it is whole. Forms: {forms}. Exit status: 0 written, 2 "
            "wrong usage, or an output that cannot be read."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add what may be chosen."""
        super().add_options(parser)
        own = parser.add_argument_group("Export")
        own.add_argument("--to", required=True, choices=FORMS, help="the form")
        own.add_argument(
            "--output", "-o", required=True, type=Path, metavar="PATH", help="the file or folder"
        )
        own.add_argument("--since", metavar="DAY", help="only what was published then or later")
        own.add_argument(
            "--newest", action="store_true", help="only the newest record of each address"
        )
        own.add_argument(
            "--parts", action="store_true", help="parquet: a folder of files by portal and year"
        )
        own.add_argument("--columns", metavar="A,B,…", help="only these columns, in this order")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Write the file; the exit status is `exitcode`."""
        assert self.settings is not None
        try:
            folder = Path(self.settings["OUTPUT_DIR"])
            files = _find_files(folder, args)
            _check_target(folder, opts.output)
            columns = _choose_columns(opts.columns, opts.to)
            _check_parts(opts, columns)
            since = _read_day(opts.since)
            rejects = read_rejects(*_find_rejects(files))
            write_rows = load_writer(opts.to, rejects, parts=opts.parts)
            clustered = map_members(read_clusters(name_cluster_file(folder)))
            rows = make_rows(read_records(*files, newest=opts.newest), since, clustered)
            is_folder = opts.parts or FORMS[opts.to].is_folder
            write = write_export_folder if is_folder else write_export
            written = write(write_rows, rows, opts.output, columns)
            if opts.to == "sqlite":
                room = name_metadata_file(opts.output)
                write_whole(room, describe_reading_room(opts.output))
        except (ArgumentError, RecordError, LedgerWriteError) as error:
            raise UsageError(escape_controls(str(error)), print_help=False) from None
        show(f"{opts.output}: {written:,} records")


def _find_files(folder: Path, portals: list[str]) -> list[Path]:
    known = find_portals(folder) if folder.is_dir() else []
    if not known:
        raise ArgumentError(
            f"{folder}: no run wrote anything here; give the folder (-s OUTPUT_DIR=DIR)"
        )
    if unknown := [name for name in portals if name not in known]:
        raise ArgumentError(
            f"{folder}: has nothing of {', '.join(unknown)}; it has {', '.join(known)}"
        )
    files = [folder / f"{name}.jsonl" for name in portals or known]
    return [path for path in files if path.exists()]


def _find_rejects(files: list[Path]) -> list[Path]:
    """Return the files of the rejects of the portals whose records stand in these."""
    rejects = [path.parent / "rejects" / path.name for path in files]
    return [path for path in rejects if path.exists()]


def _check_target(folder: Path, path: Path) -> None:
    """Raise ArgumentError where the file is the output's own, or would count as records of it."""
    target = path.resolve()
    own = {
        written.resolve()
        for name in find_portals(folder)
        for written in (*LedgerPaths(folder, name).written, LedgerPaths(folder, name).lock)
    }
    is_among_records = target.parent == folder.resolve() and target.suffix == ".jsonl"
    if target in own or is_among_records:
        raise ArgumentError(
            f"{path}: is where runs keep records, which an export would replace; give another "
            "name or folder (--output)"
        )


def _choose_columns(given: str | None, form: str) -> list[Column]:
    columns = {column.name: column for column in list_columns()}
    if given is None:
        return list(columns.values())
    names = list(dict.fromkeys(name.strip() for name in given.split(",") if name.strip()))
    if unknown := [name for name in names if name not in columns]:
        raise ArgumentError(f"--columns: no {', '.join(unknown)}; there are {', '.join(columns)}")
    if missing := sorted((FORMS[form].needs or set()) - {*names}):
        raise ArgumentError(f"--columns: {form} cannot do without {', '.join(missing)}")
    if not names:
        raise ArgumentError("--columns: names none")
    return [columns[name] for name in names]


def _check_parts(opts: argparse.Namespace, columns: list[Column]) -> None:
    if not opts.parts:
        return
    if not FORMS[opts.to].has_parts:
        raise ArgumentError(f"--parts: {opts.to} has none; parquet has parts")
    if missing := {"portal", "published"} - {column.name for column in columns}:
        raise ArgumentError(f"--columns: parts cannot do without {', '.join(sorted(missing))}")


def _read_day(given: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(given) if given else None
    except ValueError:
        raise ArgumentError(f"--since: {given!r} is no day; write it as 2024-01-31") from None
