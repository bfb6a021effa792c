"""Records read back from the lines of one output or many."""

import glob
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import from_json

from crawler.items import (
    ARTICLE_SCHEMA,
    REJECT_SCHEMA,
    TOMBSTONE_SCHEMA,
    WITHDRAWAL_SCHEMA,
    Article,
    Reject,
)

_OTHER_LINES = {TOMBSTONE_SCHEMA, REJECT_SCHEMA, WITHDRAWAL_SCHEMA}


class RecordError(ValueError):
    """Something that should hold records does not: says what, where, and what to do."""


def read_records(*paths: str | Path, newest: bool = False) -> Iterator[Article]:
    """Yield the records of files, of all `.jsonl` files at the top of folders, and of globs.

    They come in the order of the paths given, names in a folder sorted, lines as they stand. Left
    out are rejects, withdrawals and what is left of records that were taken down. A last line
    without its end, as a run that is writing leaves it for a moment, is none yet.

    `newest`: of each address only the newest record, that with the latest `fetched_at` (null is
    before all), among those with the highest `revision`; all files are then read twice, and memory
    grows with the number of addresses (some 200 bytes each), never with the lines.

    Raises RecordError for a path where nothing is and for a line that is no record of this form.
    """
    files = [file for path in paths for file in _list_files(path)]
    lines = _read_lines(files)
    if newest:
        lines = _keep_newest(lines, _read_lines(files))
    for line in lines:
        try:
            yield Article.model_validate(line.fields)
        except ValidationError as error:
            raise RecordError(f"{line.where}: {_explain(error)}") from None


def read_rejects(*paths: Path) -> Iterator[Reject]:
    """Yield the rejects of files, in their order; a line that is being written is none yet.

    Raises RecordError for a line that is none.
    """
    for path in paths:
        with path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                if line.isspace() or not line.endswith(b"\n"):
                    continue
                try:
                    yield Reject.model_validate_json(line)
                except ValidationError:
                    message = f"{path}, line {number}: is no reject; see `scrapy verify`"
                    raise RecordError(message) from None


@dataclass(slots=True)
class _Line:
    where: str
    fields: dict[str, Any]

    @property
    def recency(self) -> tuple[str, int]:
        return self.fields.get("fetched_at") or "", self.fields.get("revision") or 0


def _list_files(given: str | Path) -> list[Path]:
    path = Path(given)
    if path.is_dir():
        found = sorted(path.glob("*.jsonl"))
    elif path.exists():
        found = [path]
    else:
        names = glob.glob(str(given), recursive=True)  # noqa: PTH207  # Path takes no absolute ones
        found = [Path(name) for name in sorted(names)]
    if not found:
        raise RecordError(
            f"{given}: no file with records is there; give a .jsonl file, the folder of an output, "
            "or a glob"
        )
    return found


def _read_lines(files: Iterable[Path]) -> Iterator[_Line]:
    for path in files:
        with path.open("rb") as file:
            for number, text in enumerate(file, start=1):
                where = f"{path}, line {number}"
                if text.isspace() or not text.endswith(b"\n"):
                    continue
                fields = _read_fields(text, where)
                if fields["schema"] == ARTICLE_SCHEMA:
                    yield _Line(where, fields)
                elif fields["schema"] not in _OTHER_LINES:
                    raise RecordError(
                        f"{where}: holds {fields['schema']!r}, and this version reads "
                        f"{ARTICLE_SCHEMA}; build it anew from pages or an archive"
                    )


def _read_fields(text: bytes, where: str) -> dict[str, Any]:
    try:
        fields = from_json(text)
    except ValueError as error:
        raise RecordError(f"{where}: is no JSON ({error}); see `scrapy verify`") from None
    if not isinstance(fields, dict) or not isinstance(fields.get("schema"), str):
        raise RecordError(f"{where}: is no record: it names no schema")
    return fields


def _keep_newest(lines: Iterable[_Line], once_more: Iterable[_Line]) -> Iterator[_Line]:
    newest: dict[str, tuple[tuple[str, int], int]] = {}
    for number, line in enumerate(lines):
        url = str(line.fields.get("url"))
        newest[url] = max(newest.get(url, (("", 0), -1)), (line.recency, number))
    numbers = {number for _, number in newest.values()}
    return (line for number, line in enumerate(once_more) if number in numbers)


def _explain(error: ValidationError) -> str:
    first = error.errors()[0]
    key = ".".join(map(str, first["loc"]))
    return f"`{key}` is not as a record has it ({first['msg']}); see `scrapy verify`"
