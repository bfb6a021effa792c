"""The lines of a part: what came of each page of a slice of a source, in its order.

The first line says of which slice the part is, each further one holds a page: its address and what
was read, a draft or the fault that kept it from one. The last one holds the sum of all before it.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from crawler.crawling.page_reading import Fault, PageReading
from crawler.items import RejectCode
from crawler.pages.base import ArticlePage
from crawler.pages.draft import Draft
from crawler.sources import Entry
from crawler.warc.remote import ArchivePath, RemoteArchive

FORM = "part/1"
_drafts = TypeAdapter(Draft)
_faults = TypeAdapter(Fault)


@dataclass(frozen=True, slots=True)
class PartTask:
    """A part to write: so many pages of one portal in one place.

    `number`: its place among all parts, from 0 on. `path`: where it is written, for whoever writes
    it. `timeout`: seconds that a page may take, 0 for any.
    """

    number: int
    path: Path
    page: type[ArticlePage]
    entries: Sequence[Entry]
    timeout: float
    version: str

    @property
    def head(self) -> dict[str, Any]:
        """The first line of the part, by which one that was written before is known again.

        It changes with the pages, the size and the time of change of the files that hold them,
        the version of this package and the deadline.
        """
        seen = [(repr(entry), _describe_file(entry.path)) for entry in self.entries]
        slice_ = [self.page.__qualname__, self.timeout, seen]
        return {
            "schema": FORM,
            "version": self.version,
            "portal": self.page.portal.name,
            "pages": len(self.entries),
            "slice": hashlib.sha256(repr(slice_).encode("utf-8", "backslashreplace")).hexdigest(),
        }


@dataclass(frozen=True, slots=True)
class PartEnd:
    """The last line of a part.

    `crashes`, `timeouts`: pages that ended their process, or took too long. `sha256`: of all lines
    before it.
    """

    crashes: int
    timeouts: int
    sha256: str


_ends = TypeAdapter(PartEnd)


def encode_line(value: dict[str, Any]) -> bytes:
    """Return one line of a part; lone surrogates, which a page may hold, are escaped."""
    return json.dumps(value).encode("ascii") + b"\n"


def encode_reading(url: str, reading: PageReading) -> bytes:
    """Return the line of a page: the same on every machine, so without the time that it took."""
    line: dict[str, Any] = {"url": url, "size": reading.size}
    if isinstance(reading.result, Draft):
        line["draft"] = _drafts.dump_python(reading.result, mode="json", exclude={"seconds"})
    else:
        fault = reading.result
        line["fault"] = {"code": fault.code, "message": fault.message, "details": fault.details}
    return encode_line(line)


def decode_reading(line: bytes) -> PageReading:
    """Return what the line of a page says; raises ValueError for a line that is none."""
    value = json.loads(line)
    if draft := value.get("draft"):
        return PageReading(_drafts.validate_python(draft), value["size"])
    return PageReading(_faults.validate_python(value["fault"]), value["size"])


def encode_end(content: bytes) -> bytes:
    """Return the last line of a part that is written up to there."""
    codes = [code for line in content.splitlines()[1:] for code in _list_codes(line)]
    end = PartEnd(
        crashes=codes.count(RejectCode.CRASH),
        timeouts=codes.count(RejectCode.TIMEOUT),
        sha256=hashlib.sha256(content).hexdigest(),
    )
    return encode_line(asdict(end))


def split_end(content: bytes) -> tuple[bytes, PartEnd | None]:
    """Return the lines of a part before its last one, and that; None where it is not whole."""
    start = content.rfind(b"\n", 0, -1) + 1
    try:
        end = _ends.validate_json(content[start:])
    except ValidationError:
        return content, None
    whole = content[:start]
    is_whole = content.endswith(b"\n") and hashlib.sha256(whole).hexdigest() == end.sha256
    return whole, end if is_whole else None


def _list_codes(line: bytes) -> list[str]:
    value = json.loads(line)
    reasons = [value["fault"]] if "fault" in value else value["draft"]["reasons"]
    return [reason["code"] for reason in reasons]


def read_url(line: bytes) -> str:
    """Return the address of the page of a line; raises ValueError for a line that is none."""
    return str(json.loads(line)["url"])


def _describe_file(path: ArchivePath) -> tuple[int, int] | None:
    if isinstance(path, RemoteArchive):
        return None
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns
