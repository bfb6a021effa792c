"""Records that are taken down, as the law may ask: what is left of their lines."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from json import dumps, loads
from pathlib import Path

from crawler.items import Reason, Reject, RejectCode, Tombstone
from crawler.ledger.inside.catalogue import (
    RECORD_ENTRIES,
    RecordEntry,
    RejectEntry,
    TombstoneEntry,
    has_code,
)
from crawler.ledger.inside.lines import Line, dump_line, parse_line, split_records
from crawler.ledger.inside.paths import LedgerPaths


@dataclass
class Takedown:
    """What was found of an address: lines of the records, of the rejects and among torn ones.

    `warc_record_ids`: where archives hold its pages.
    """

    records: int = 0
    rejects: int = 0
    torn: int = 0
    warc_record_ids: list[str] = field(default_factory=list)


class Forgetting:
    """Makes the lines that are left of some addresses.

    `found`: what was found so far, by address.
    """

    def __init__(
        self, paths: LedgerPaths, urls: Iterable[str], reason: str, forgotten_at: str
    ) -> None:
        self.found: dict[str, Takedown] = {}
        self._paths = paths
        self._urls = dict.fromkeys(urls)
        self._reason = reason
        self._forgotten_at = forgotten_at
        self._blanked: set[str] = set()

    def changes(self) -> Iterator[tuple[Path, Callable[[Line], bytes]]]:
        """Yield the files of which lines are changed, and what makes the new text of a line."""
        yield self._paths.records, self._blank_records
        yield self._paths.rejects, self._blank_rejects

    def drop_torn(self, line: Line) -> bytes:
        """Return what is left of a torn line, which is nothing where it is of one of the addresses.

        A torn line is the start of a line, where its address stands.
        """
        for url in self._urls:
            if dumps(url, ensure_ascii=False).encode() in line.text:
                self._note(url).torn += 1
                return b""
        return line.text

    def _blank_records(self, line: Line) -> bytes:
        entries = parse_line(line, RECORD_ENTRIES, self._paths.records)
        if not any(self._is_wanted(found.entry) for found in entries):
            return line.text
        pieces = []
        for (_, text), found in zip(split_records(line.text), entries, strict=True):
            entry = found.entry
            pieces.append(self._bury(entry, text) if self._is_wanted(entry) else text)
        return b"".join(piece + b"\n" for piece in pieces)

    def _is_wanted(self, entry: RecordEntry | TombstoneEntry) -> bool:
        return entry.url in self._urls and isinstance(entry, RecordEntry)

    def _bury(self, entry: RecordEntry | TombstoneEntry, text: bytes) -> bytes:
        takedown = self._note(entry.url)
        takedown.records += 1
        if record_id := loads(text).get("warc_record_id"):
            takedown.warc_record_ids.append(record_id)
        tombstone = Tombstone(
            url=entry.url,
            portal=self._paths.portal,
            revision=entry.revision,
            content_hash=entry.content_hash,
            forgotten_at=self._forgotten_at,
            reason=self._reason,
        )
        return dump_line(tombstone).encode()

    def _blank_rejects(self, line: Line) -> bytes:
        entries = parse_line(line, (RejectEntry,), self._paths.rejects)
        if not any(found.entry.url in self._urls for found in entries):
            return line.text
        pieces = []
        for (_, text), (_, entry) in zip(split_records(line.text), entries, strict=True):
            pieces.append(self._blank_reject(entry, text) if entry.url in self._urls else text)
        return b"".join(piece + b"\n" for piece in pieces if piece)

    def _blank_reject(self, entry: RejectEntry, text: bytes) -> bytes:
        """Return what is left of a reject; of those of one address only one is left."""
        is_first = entry.url not in self._blanked
        self._blanked.add(entry.url)
        if has_code(entry.reasons, RejectCode.FORGOTTEN):
            return text if is_first else b""
        self._note(entry.url).rejects += 1
        return dump_line(self.make_reject(entry.url)).encode() if is_first else b""

    def make_reject(self, url: str) -> Reject:
        """Return the reject that says of an address that it was taken down, and nothing else."""
        message = f"taken down {self._forgotten_at}: {self._reason}"
        return Reject(
            url=url,
            portal=self._paths.portal,
            reasons=[Reason(field=None, code=RejectCode.FORGOTTEN, message=message)],
            record=None,
            fetched_at=None,
        )

    def _note(self, url: str) -> Takedown:
        return self.found.setdefault(url, Takedown())
