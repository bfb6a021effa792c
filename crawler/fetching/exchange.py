"""One request and its answer, as they went over the wire."""

from dataclasses import dataclass

from scrapy.http import Response

HeaderLines = tuple[tuple[str, str], ...]

MAX_HEADER_LINES = 200
MAX_HEADER_LINE_BYTES = 32 * 1024
"""How large the head of an answer may be, from a portal or in an archive."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer.

    `fetched_at`: when the request was sent, RFC 3339 in UTC, whole seconds. Header lines are in
    the order and spelling in which they went over the wire, their bytes as latin-1. `body` is
    the answer's body before its content coding is undone; chunks are joined.
    """

    url: str
    fetched_at: str
    method: str
    request_headers: HeaderLines
    version: str
    status: int
    reason: str
    headers: HeaderLines
    body: bytes
    ip_address: str | None

    def header_values(self, name: str) -> list[str]:
        """Return the values of all header lines of that name, in order."""
        return [value for key, value in self.headers if key.lower() == name.lower()]


def read_header(response: Response, name: str) -> str | None:
    """Return the value of a header of an answer, None where it is missing or empty."""
    return (response.headers.get(name) or b"").decode("latin-1") or None
