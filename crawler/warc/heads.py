"""Heads: the first line and the fields of a WARC record, and of the HTTP message in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from crawler.fetching.exchange import MAX_HEADER_LINE_BYTES, MAX_HEADER_LINES
from crawler.warc.pieces import LineTooLongError, PieceReader

# A live run bounds name and value each.
MAX_LINE = 2 * MAX_HEADER_LINE_BYTES + len(": \r\n")
MAX_BLANK_LINES = 8
END_OF_HEAD = b"\r\n\r\n"
_RECORD_ID = re.compile(r"[a-z][a-z0-9+.-]*:[!-;=?-~]{1,200}", re.IGNORECASE)
_HTTP_STATUS = re.compile(r"HTTP/\d(?:\.\d)?\s+(\d{3})(?!\d)", re.ASCII)
# Python refuses to make a number of thousands of digits, and no file has so many bytes.
_LENGTH = re.compile(r"\d{1,18}", re.ASCII)


class HeadError(ValueError):
    """A head that is none, or larger than any page's."""


@dataclass(frozen=True, slots=True)
class Head:
    """The first line of a head, and its fields in order; bytes beyond ASCII as latin-1."""

    first: str
    fields: tuple[tuple[str, str], ...]
    _values: dict[str, list[str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Sort the values by their names, as a head is asked for a dozen of them."""
        values: dict[str, list[str]] = {}
        for name, value in self.fields:
            values.setdefault(name.lower(), []).append(value)
        object.__setattr__(self, "_values", values)

    def values(self, name: str) -> list[str]:
        """Return the values of all fields of that name, in order."""
        return self._values.get(name.lower(), [])

    def get(self, name: str) -> str:
        """Return the value of the first field of that name, nothing where there is none."""
        return next(iter(self.values(name)), "")

    @property
    def length(self) -> int | None:
        """The Content-Length; None where there is none, or several that are not the same."""
        lengths = {value.strip() for value in self.values("Content-Length")}
        only = lengths.pop() if len(lengths) == 1 else ""
        return int(only) if _LENGTH.fullmatch(only) else None

    @property
    def http_status(self) -> int | None:
        """The status of an HTTP answer; None where this is the head of something else."""
        match = _HTTP_STATUS.match(self.first)
        return int(match[1]) if match else None

    @property
    def record_id(self) -> str | None:
        """The id of a record, `urn:uuid:…`; None where it has none that is one."""
        return read_record_id(self.get("WARC-Record-ID"))

    @property
    def target(self) -> str:
        """The address of a record; some versions of wget write it in angle brackets."""
        return self.get("WARC-Target-URI").strip().removeprefix("<").removesuffix(">")


def read_record_id(text: str) -> str | None:
    """Return an id of a record without its angle brackets; None for what is no id."""
    record_id = text.strip().strip("<>")
    return record_id if _RECORD_ID.fullmatch(record_id) else None


def read_head(reader: PieceReader) -> Head:
    """Read a head up to the empty line behind it; raises HeadError.

    It may be as large as what a live run takes: MAX_HEADER_LINES, each of at most MAX_LINE bytes.
    A few empty lines before it are passed over.
    """
    lines = _take_lines(reader) or list(_read_lines(reader))
    if not lines:
        raise HeadError("no head")
    if len(lines) > MAX_HEADER_LINES + 1:
        raise HeadError(f"more than {MAX_HEADER_LINES} lines of a head")
    unfolded: list[str] = []
    for line in lines:
        if line[0] in " \t" and len(unfolded) > 1:
            unfolded[-1] = f"{unfolded[-1]} {line.strip()}"
        else:
            unfolded.append(line)
    pairs = (line.partition(":") for line in unfolded[1:])
    return Head(lines[0], tuple((name.strip(), value.strip()) for name, _, value in pairs))


def _take_lines(reader: PieceReader) -> list[str]:
    """Return the lines of a head that is like most, at once; none of any other, which is unread."""
    head = reader.take_through(END_OF_HEAD, MAX_LINE)
    lines = head.decode("latin-1")[: -len(END_OF_HEAD)].split("\r\n")
    if all(lines) and head.count(b"\r") == head.count(b"\n") == len(lines) + 1:
        return lines
    reader.put_back(head)
    return []


def _read_lines(reader: PieceReader) -> Iterator[str]:
    """Yield the lines of a head, and one more than it may have where it has more."""
    left, blank = MAX_HEADER_LINES + 2, 0
    try:
        while left and blank <= MAX_BLANK_LINES and (line := reader.read_line(MAX_LINE)):
            text = line.decode("latin-1").rstrip("\r\n")
            if text:
                left -= 1
                yield text
            elif left <= MAX_HEADER_LINES + 1:
                return
            else:
                blank += 1
    except LineTooLongError:
        raise HeadError(f"a line of more than {MAX_LINE} bytes") from None
