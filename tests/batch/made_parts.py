"""Parts of pages made for a test."""

import json
from pathlib import Path

from crawler.batch.part_lines import PartTask
from crawler.sources.files import FileEntry
from tests.articles import SITE, make_page
from tests.crawling.hard_pages import HardPage


def make_task(folder: Path, numbers, marks=None, number=0, timeout=5.0) -> PartTask:
    """Return a part of pages of HardPage, those of `marks` with what makes them hard."""
    entries = []
    for page in numbers:
        path = folder / f"{page}.html"
        path.write_text(f"{(marks or {}).get(page, '')}{make_page(page)}")
        entries.append(FileEntry(f"{SITE}/p/{page}.html", path, False, 100_000))
    part = folder / f"part-{number:05}.jsonl"
    return PartTask(number, part, HardPage, entries, timeout, "1.0")


def list_codes(task: PartTask) -> list[str]:
    """Return of each page of a written part the code of what went wrong, "" where nothing did."""
    _, *lines, _ = task.path.read_text().splitlines()
    return [_find_code(json.loads(line)) for line in lines]


def _find_code(line: dict) -> str:
    reasons = [line["fault"]] if "fault" in line else line["draft"]["reasons"]
    return "".join(reason["code"] for reason in reasons)
