"""One record, one line: how records become lines, and lines become records again."""

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from crawler.errors import LedgerError
from crawler.items import Article, Reject

LONGEST_LINE = 256 * 1024 * 1024
"""Bytes. A longer line is no record, and is not read into memory to find that out."""

BOM = b"\xef\xbb\xbf"
_encode = json.JSONEncoder(ensure_ascii=False).encode
_decode = json.JSONDecoder().raw_decode


def to_fields(record: BaseModel) -> dict[str, Any]:
    """Return a record as it stands in a line: its keys in the order of the model."""
    return record.model_dump(mode="json", by_alias=True)


def dump_line(record: BaseModel) -> str:
    """Return the one line that stands for a record of any of the files, without the line end."""
    return _encode(to_fields(record))


def to_line(record: Article | Reject) -> str:
    """Return the one line that stands for a record or a reject, without the line end.

    The same record gives the same line everywhere, and the line that `jsonlines` writes by
    default.
    """
    return dump_line(record)


class Entry(BaseModel):
    """What every line of every file of the output has."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    url: str
    portal: str


EntryType = TypeVar("EntryType", bound=Entry)


class Line(NamedTuple):
    """One line as it stands in a file: `number` from 1, `offset` in bytes, `text` with its end."""

    number: int
    offset: int
    text: bytes


class Parsed(NamedTuple, Generic[EntryType]):
    """One record of a file; `offset` in bytes."""

    offset: int
    entry: EntryType


def read_lines(file: BinaryIO, *, number: int = 1, offset: int = 0) -> Iterator[Line]:
    """Read the lines of a file from `offset`, where the line `number` starts.

    Raises LedgerError at a line longer than `LONGEST_LINE`.
    """
    file.seek(offset)
    while text := file.readline(LONGEST_LINE):
        if len(text) == LONGEST_LINE:
            raise LedgerError(
                f"{file.name}, line {number}: longer than {LONGEST_LINE >> 20} MB, which no record "
                "is. Nothing was written. Put the file right, or move it away."
            )
        yield Line(number, offset, text)
        number += 1
        offset += len(text)


def parse_line(
    line: Line, models: tuple[type[EntryType], ...], path: Path
) -> list[Parsed[EntryType]]:
    """Return the records of one line, each of one of some kinds.

    An empty line has none. A byte order mark, Windows line ends and several records on a line
    are understood, as a file touched by hand may have them. Raises LedgerError where the line
    is anything else, or of another portal than the one that the file is named after.
    """
    try:
        parsed = [Parsed(line.offset, _parse_entry(line.text, models))]
    except ValidationError as error:
        if line.text.strip(b" \t\r\n") in (b"", BOM):
            return []
        parsed = _parse_several(line, models, path, explain_entry(error))
    for _, entry in parsed:
        if entry.portal != path.stem:
            raise _refuse(line, path, f"of another portal ({entry.portal})")
    return parsed


def _parse_several(
    line: Line, models: tuple[type[EntryType], ...], path: Path, problem: str
) -> list[Parsed[EntryType]]:
    """Return the records of a line that is no single one, which `problem` says."""
    try:
        return [
            Parsed(line.offset + start, _parse_entry(text, models))
            for start, text in split_records(line.text)
        ]
    except (ValueError, RecursionError):
        raise _refuse(line, path, problem) from None


def _refuse(line: Line, path: Path, problem: str) -> LedgerError:
    return LedgerError(
        f"{path}, line {line.number}: {problem}. Nothing was written and the line stands as it is. "
        "Put it right, or move it to a file of its own, and run again."
    )


def _parse_entry(text: bytes, models: tuple[type[EntryType], ...]) -> EntryType:
    """Raise ValidationError, that of the first kind, where the text is of none."""
    first, *others = models
    try:
        return first.model_validate_json(text)
    except ValidationError:
        for model in others:
            with contextlib.suppress(ValidationError):
                return model.model_validate_json(text)
        raise


def split_records(text: bytes) -> list[tuple[int, bytes]]:
    """Cut a line into the JSON objects on it: the offset in the line and the bytes of each.

    Raises ValueError where something on the line is no JSON object.
    """
    start = len(BOM) if text.startswith(BOM) else 0
    characters = text[start:].decode()
    records = []
    position = 0
    while rest := characters[position:].lstrip():
        position = len(characters) - len(rest)
        value, end = _decode(characters, position)
        if not isinstance(value, dict):
            raise json.JSONDecodeError("no JSON object", characters, position)
        offset = start + len(characters[:position].encode())
        records.append((offset, characters[position:end].encode()))
        position = end
    return records


def explain_entry(error: ValidationError) -> str:
    """Return in a few words why a line is no record."""
    first = error.errors(include_url=False, include_input=False)[0]
    if first["type"] == "json_invalid":
        return f"no JSON ({first['ctx']['error']})"
    field = ".".join(str(part) for part in first["loc"]) or "the line"
    return f"no record ({field}: {first['msg'].lower()})"
