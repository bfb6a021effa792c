"""What became of one page: its revisions, and what changed from one to the next."""

import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import jsonlines

from crawler.items import PUBLISHER_FIELDS, TOMBSTONE_SCHEMA, RejectCode
from crawler.ledger.inside.forms import check_form
from crawler.ledger.inside.paths import LedgerPaths
from crawler.ledger.inside.recency import recency

Fields = dict[str, Any]


def find_lines(path: Path, url: str) -> list[Fields]:
    """Return the lines of one address in a JSON Lines file, in order; [] where none is.

    Lines that are no JSON are passed over.
    """
    if not path.exists():
        return []
    with path.open("rb") as file, jsonlines.Reader(_lines_with(file, url)) as reader:
        lines = reader.iter(type=dict, skip_invalid=True)
        return [fields for fields in lines if fields.get("url") == url]


def _lines_with(file: BinaryIO, text: str) -> Iterator[bytes]:
    """Yield the lines that hold a text; the others need not be parsed."""
    wanted = text.encode()
    return (line for line in file if wanted in line)


def describe_history(paths: LedgerPaths, url: str) -> Iterator[str]:
    """Yield the lines of text that tell the history of an address; none where it has no record.

    One that was taken down has none. The revisions are told in the order in which they were
    fetched, the newest last. Raises LedgerError where the output is of an older form.
    """
    check_form(paths)
    before: Fields | None = None
    records = [fields for fields in find_lines(paths.records, url) if not _is_tombstone(fields)]
    for fields in sorted(records, key=_sort_key):
        if before is None:
            yield url
        yield ""
        yield _describe_revision(fields)
        yield from _describe_first(fields) if before is None else describe_change(before, fields)
        before = fields
    if before is None:
        return
    for fields in find_lines(paths.withdrawn, url):
        yield ""
        yield _describe_withdrawal(fields)


def describe_takedown(paths: LedgerPaths, url: str) -> str | None:
    """Return when and why an address was taken down, None where it was not."""
    for fields in find_lines(paths.records, url):
        if _is_tombstone(fields):
            return f"taken down {fields.get('forgotten_at')}: {fields.get('reason')}"
    for fields in find_lines(paths.rejects, url):
        for reason in fields.get("reasons") or []:
            if reason.get("code") == RejectCode.FORGOTTEN:
                return str(reason.get("message"))
    return None


def _is_tombstone(fields: Fields) -> bool:
    return fields.get("schema") == TOMBSTONE_SCHEMA


def describe_change(before: Fields, after: Fields) -> Iterator[str]:
    """Yield what changed between two revisions: fields on a line each, then the body's paragraphs.

    Paragraphs that went start with `-`, those that came with `+`, those beside them with a space.
    """
    for name in PUBLISHER_FIELDS:
        if name != "body" and before.get(name) != after.get(name):
            yield f"{name}: {_show(before.get(name))} -> {_show(after.get(name))}"
    paragraphs = difflib.unified_diff(_body(before), _body(after), n=1, lineterm="")
    for line in list(paragraphs)[2:]:
        yield _describe_place(line) if line.startswith("@@") else f"{line[0]} {line[1:]}"


def _sort_key(fields: Fields) -> tuple[str, int]:
    fetched_at, revision = fields.get("fetched_at"), fields.get("revision")
    return recency(
        fetched_at if isinstance(fetched_at, str) else None,
        revision if isinstance(revision, int) else 0,
    )


def _body(fields: Fields) -> list[str]:
    return [str(paragraph) for paragraph in fields.get("body") or []]


def _describe_revision(fields: Fields) -> str:
    fetched = fields.get("fetched_at") or "at a time that is not known"
    return (
        f"revision {fields.get('revision')}, published {fields.get('published')}, "
        f"fetched {fetched}, {fields.get('content_hash')}"
    )


def _describe_first(fields: Fields) -> Iterator[str]:
    yield f"headline: {_show(fields.get('headline'))}"
    yield f"body: {len(fields.get('body') or [])} paragraphs"


def _describe_withdrawal(fields: Fields) -> str:
    if returned := fields.get("returned_at"):
        return f"there again {returned}, status {fields.get('status')}"
    return f"withdrawn {fields.get('withdrawn_at')}, status {fields.get('status')}"


def _describe_place(hunk: str) -> str:
    start = hunk.split()[2].removeprefix("+").split(",")[0]
    return f"body, from paragraph {start}:"


def _show(value: object) -> str:
    return (
        "nothing" if value in (None, []) else repr(value) if isinstance(value, str) else str(value)
    )
