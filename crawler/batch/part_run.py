"""One run that writes parts: what it does, what it says, and how it ends."""

import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from tqdm import tqdm

from crawler.batch.hands import Hands, write_parts
from crawler.batch.part_writing import PartReport, find_part
from crawler.batch.parts_folder import Manifest, Plan, hold_folder, write_manifest
from crawler.batch.slicing import PAGES_A_PART, Slices
from crawler.errors import ExitStatus
from crawler.monitor.text import escape_controls
from crawler.sources import Source
from crawler.warc.remote import ArchivePath

OpenHands = Callable[[Callable[[str], object]], AbstractContextManager[Hands]]
"""What gives the hands that write, called with what tells the user a sentence."""


def run_parts(
    folder: Path,
    paths: Sequence[ArchivePath],
    places: Sequence[Mapping[str, Source]],
    open_hands: OpenHands,
    *,
    loose: bool,
    timeout: float,
    version: str,
    shows_progress: bool,
) -> ExitStatus:
    """Write the parts of some places that are not there yet, and then say that all are.

    `paths`, `places`: the places and what they hold, the sources by the portals' names. `loose`:
    as they were opened. For the others see Slices. Raises ArgumentError for a folder that
    is not for these parts, and SilkroadError where they cannot be written.
    """
    plan = Plan(paths=[str(path) for path in paths], loose=loose, pages_a_part=PAGES_A_PART)
    slices = Slices(places, folder, timeout, version)
    if not slices:
        tell_user("no article page of any portal was found")
        return ExitStatus.NO_ARTICLE
    with hold_folder(folder, plan):
        known = {task.number: report for task in slices if (report := find_part(task))}
        missing = (task for task in slices if task.number not in known)
        reports = [*known.values()]
        try:
            if len(known) < len(slices):
                with (
                    open_hands(tell_user) as hands,
                    tqdm(
                        total=slices.pages,
                        initial=sum(report.pages for report in reports),
                        unit=" pages",
                        disable=None if shows_progress else True,
                    ) as display,
                ):
                    reports += write_parts(
                        missing, hands, lambda report: display.update(report.pages)
                    )
        except KeyboardInterrupt:
            tell_user("interrupted; the same command goes on where this one was")
            return ExitStatus.INTERRUPTED
        reports.sort(key=lambda report: report.number)
        manifest = Manifest(version=version, paths=plan.paths, places=slices.told, parts=reports)
        write_manifest(folder, manifest)
    tell_user(describe_parts(folder, reports, len(known)))
    return ExitStatus.COMPLETE


def describe_parts(folder: Path, reports: Sequence[PartReport], known: int) -> str:
    """Return what the user is told at the end; `known`: parts that were there."""
    crashes = sum(report.crashes for report in reports)
    timeouts = sum(report.timeouts for report in reports)
    pages = sum(report.pages for report in reports)
    lines = [
        f"parts     {len(reports):,} in {str(folder)!r}, {known:,} of them from before",
        f"pages     {pages:,} read",
        *([f"crash     {crashes:,} ended the process that read them"] if crashes else []),
        *([f"timeout   {timeouts:,} took too long"] if timeouts else []),
        f"next      scrapy merge {folder} --output OUTPUT",
    ]
    return "\n".join(lines)


def tell_user(text: str) -> None:
    """Say something on stderr."""
    tqdm.write(escape_controls(text), file=sys.stderr)
