"""The file of a portal's runs, which only grows: each line holds the digest of the one before."""

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from crawler.drift.run_lines import Line
from crawler.errors import LedgerWriteError
from crawler.ledger.inside.advice import explain
from crawler.ledger.inside.appending import check_regular, make_folders, sync_folder

_LINE: TypeAdapter[Line] = TypeAdapter(Line)


class RunHistory:
    """The runs of a portal, in `state/<portal>.runs.jsonl`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> tuple[list[Line], list[str]]:
        """Return the lines, without one that a crash cut short, and what is wrong with them."""
        lines: list[Line] = []
        problems: list[str] = []
        previous: str | None = None
        for number, text in enumerate(self._read_whole(), start=1):
            try:
                line = _LINE.validate_json(text)
            except ValidationError as error:
                problems.append(f"line {number} is no line of a run ({error.errors()[0]['msg']})")
            else:
                lines.append(line)
                if line.previous != previous:
                    problems.append(f"line {number} does not follow on the line before it")
            previous = _digest(text)
        return lines, problems

    def append(self, line: Line) -> None:
        """Add a line, and have the disk keep it; raises LedgerError."""
        check_regular(self.path)
        *_, last = [None, *self._read_whole()]
        line = line.model_copy(update={"previous": _digest(last) if last is not None else None})
        text = line.model_dump_json(by_alias=True).encode() + b"\n"
        try:
            make_folders([self.path.parent.parent, self.path.parent])
            with self.path.open("ab") as file:
                file.truncate(self._whole_size())
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            sync_folder(self.path.parent)
        except OSError as error:
            raise LedgerWriteError(explain(self.path, error)) from error

    def _read_whole(self) -> Iterator[bytes]:
        if self.path.exists():
            with self.path.open("rb") as file:
                yield from (line[:-1] for line in file if line.endswith(b"\n"))

    def _whole_size(self) -> int:
        return sum(len(line) + 1 for line in self._read_whole())


def _digest(text: bytes) -> str:
    return f"sha256:{sha256(text).hexdigest()}"
