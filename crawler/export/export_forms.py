"""The forms that records can be exported to, and what each of them needs and loses."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from crawler.export.export_rows import Row
from crawler.extras import load_module
from crawler.items import Reject
from crawler.schemas.columns import Column

Writer = Callable[[Iterable[Row], Path, Sequence[Column]], int]
"""Writes rows with those columns to a file that does not exist yet; returns how many."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form of export.

    `module`: the one in this room whose `write_rows` writes it. `extra`: the extra of the package
    that brings what it needs, None where the core is enough. `needs`: the columns without which it
    cannot be written; None where any will do. `loses`: what it cannot express, for users.
    `takes_rejects`: it has a place for pages that gave no record. `has_parts`: it can also be a
    folder of files by portal and year, written by `write_parts`. `is_folder`: it always is one.
    """

    module: str
    loses: str
    extra: str | None = None
    needs: frozenset[str] | None = None
    takes_rejects: bool = False
    has_parts: bool = False
    is_folder: bool = False


_WHOLE = frozenset({"url", "revision", "headline", "published", "body"})

FORMS = {
    "jsonl": Form("json_lines", "nothing"),
    "csv": Form("csv_table", "the difference between an empty text and none; lists are JSON"),
    "parquet": Form(
        "parquet", "the offset of moments, which are instants in UTC", "arrow", has_parts=True
    ),
    "sqlite": Form(
        "sqlite", "the tier of evidence of each field", "sqlite", _WHOLE, takes_rejects=True
    ),
    "jsonld": Form(
        "news_articles",
        "revisions, hashes and tiers of evidence; the credit of a picture is its `creditText`",
        needs=_WHOLE,
    ),
    "dataset": Form(
        "hub_dataset",
        "the offset of moments, which are instants in UTC",
        "arrow",
        takes_rejects=True,
        is_folder=True,
    ),
    "ninjs": Form(
        "ninjs",
        "tiers of evidence, coordinates, and that a day is a date: it stands among `descriptions`",
        needs=_WHOLE,
    ),
    "rss": Form("atom", "all but headline, abstract, first paragraph and dates", needs=_WHOLE),
}


def load_writer(name: str, rejects: Iterable[Reject] = (), *, parts: bool = False) -> Writer:
    """Return what writes a form, with these rejects where it has a place for them.

    `parts`: what writes a folder by portal and year.

    Raises ArgumentError where it needs what is not installed.
    """
    form = FORMS[name]
    module = load_module(f"crawler.export.{form.module}", extra=form.extra, needed_by=name)
    writer: Writer = module.write_parts if parts else module.write_rows
    return partial(module.write_rows, rejects=rejects) if form.takes_rejects else writer
