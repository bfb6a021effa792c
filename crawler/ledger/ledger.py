"""The output of one portal as a ledger: every page once, nothing lost, nothing changed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from crawler.items import Article, Reject, RejectCode
from crawler.ledger.inside.appending import rewrite_lines
from crawler.ledger.inside.catalogue import has_code, hash_bytes, reject_digest
from crawler.ledger.inside.forgetting import Forgetting, Takedown
from crawler.ledger.inside.lines import to_fields
from crawler.ledger.inside.novelty import (
    Assessment,
    Kind,
    assess,
    last_revision,
    newest_row,
    reject_record,
)
from crawler.ledger.inside.paths import LedgerPaths
from crawler.ledger.inside.recency import is_later
from crawler.ledger.inside.replacements import Replacements
from crawler.ledger.inside.rows import RecordRow, ReplacedRow, ValidatorsRow, WithdrawalRow
from crawler.ledger.inside.settling import drop_settled, read_rejected_urls
from crawler.ledger.inside.store import Store
from crawler.ledger.inside.withdrawals import Withdrawal


@dataclass(frozen=True, slots=True)
class Known:
    """What the ledger knows of an address.

    `revision`, `content_hash`, `published`, `fetched_at`: of its newest record. `etag`,
    `last_modified`: what to ask the portal with whether that content changed; None where unknown.
    `withdrawn`: whether the page went away.
    """

    url: str
    revision: int
    content_hash: str
    published: str
    fetched_at: str | None
    etag: str | None
    last_modified: str | None
    withdrawn: bool


class Ledger:
    """The output files of one portal, open for one run; a context manager.

    `notices`: what was found and mended when it was opened, as sentences for users.
    `unbroken`: whether the files are known to hold every line that earlier runs wrote; False
    after a torn line, a change by hand or the loss of the index.
    `counts`: what this run did so far: `records_written` (lines, with revisions), `revisions`,
    `unchanged`, `rejected/<code>` (pages, by their first reason), `rejects_written` (lines),
    `forgotten` (pages not taken in, since their address was taken down), `withdrawn`, `returned`.

    Every method may raise LedgerWriteError: the disk is full, say. What was acknowledged before
    is whole, nothing more is written, and every later call but `close` raises the same again.
    """

    def __init__(self, store: Store, *, live: bool = False) -> None:
        self.counts: Counter[str] = Counter()
        self.notices = store.notices
        self.unbroken = store.unbroken
        self.paths = store.paths
        self._store = store
        self._index = store.index
        self._replacements = Replacements(store.index, store.paths, live=live)

    @classmethod
    def open(cls, folder: Path, portal: str, *, live: bool = False) -> Self:
        """Open the output of a portal for one run, the only one at a time.

        `live`: the run asks the portal, and does not read what earlier ones saved. The folder is
        created where it is missing. Raises LedgerError where another run is writing, a file is
        damaged or something cannot be written; its message is for users.
        """
        return cls(Store(LedgerPaths(folder, portal)), live=live)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def sync(self) -> None:
        """Have the disk keep everything so far; happens by itself within a second."""
        self._store.sync()

    def close(self) -> None:
        """End the run: everything on the disk, the manifest written, the lock given back.

        Does nothing the second time.
        """
        self._store.close()

    def assess(self, article: Article) -> Assessment:
        """Tell what a record is to the ledger; writes nothing. `article.revision` is ignored."""
        with self._store.reporting():
            return assess(self._index, self._replacements, article)

    def append(self, article: Article) -> Assessment:
        """Write a record where it is new or a revision, with the number of its revision.

        Returns what it was; only where `is_written` is there a new line. The record is
        acknowledged when this returns: it survives the end of this process, and within a second
        the end of the machine.
        """
        with self._store.reporting():
            assessment = assess(self._index, self._replacements, article)
            if assessment.kind is Kind.FORGOTTEN:
                self.counts["forgotten"] += 1
            if not assessment.is_written:
                return assessment
            fields = to_fields(article) | {"revision": assessment.revision}
            offset = self._store.append(self.paths.records, fields)
            row = RecordRow(
                offset=offset,
                url=article.url,
                revision=assessment.revision,
                content_hash=hash_bytes(article.content_hash),
                published=article.published,
                fetched_at=article.fetched_at,
            )
            self._index.add_records([row])
            self.counts["records_written"] += 1
            if assessment.kind is Kind.REVISION:
                self.counts["revisions"] += 1
            self._note_presence(row, article.fetched_at, status=200)
            self._store.sync_if_due()
            return assessment

    def confirm(self, url: str, fetched_at: str | None, *, status: int = 200) -> None:
        """Note that a known page is there and says what its record says.

        `status`: 304 where the portal itself said that nothing changed. A page that had been
        withdrawn before `fetched_at` is noted as returned. Does nothing where the address has no
        record.
        """
        with self._store.reporting():
            if rows := self._records_of(url):
                self.counts["unchanged"] += 1
                if fetched_at is not None:
                    self._index.set_confirmed(url, fetched_at)
                self._note_presence(newest_row(rows), fetched_at, status=status)

    def append_reject(self, reject: Reject) -> bool:
        """Write why a page gave no record; return False where the file says just that already.

        Nothing is written, either, of an address that was taken down. The same reasons and the same
        partial record under the same address are one line, whenever they were fetched. A page that
        gives a record later keeps its line: rejects are a log.
        """
        with self._store.reporting():
            if self._index.is_forgotten(reject.url):
                self.counts["forgotten"] += 1
                return False
            fields = to_fields(reject)
            self.counts[f"rejected/{reject.reasons[0].code}"] += 1
            digest = reject_digest(fields)
            if is_replaced := has_code(fields["reasons"], RejectCode.REPLACED):
                self._index.mark_replaced(reject.url)
            if self._index.has_reject(digest):
                return False
            offset = self._store.append(self.paths.rejects, fields)
            self._index.add_rejects([digest])
            if has_code(fields["reasons"], RejectCode.FORGOTTEN):
                self._index.add_forgotten([reject.url])
            if is_replaced:
                self._index.add_replaced([ReplacedRow(offset, reject.url, reject.fetched_at)])
            self.counts["rejects_written"] += 1
            self._store.sync_if_due()
            return True

    def add(self, item: Article | Reject) -> Article | Reject | None:
        """Take in whatever a page gave, and return what became of it.

        The record with its revision where it was written, the reject (made here for a duplicate
        and for what is not believed yet) where there is none, None where the record was known and
        unchanged, or its address was taken down.
        """
        if isinstance(item, Reject):
            self.append_reject(item)
            return item
        assessment = self.append(item)
        if assessment.is_written:
            return item.model_copy(update={"revision": assessment.revision})
        if assessment.kind is Kind.UNCHANGED:
            self.confirm(item.url, item.fetched_at)
            return None
        if assessment.kind is Kind.FORGOTTEN:
            return None
        reject = reject_record(item, assessment)
        self.append_reject(reject)
        return reject

    def rejected_urls(self) -> list[str]:
        """Return the addresses of rejects that have no record, each once, oldest line first.

        Duplicates are left out: what they say is not about the page but about another record.
        """
        with self._store.reporting():
            return [
                url
                for url in read_rejected_urls(self.paths.rejects)
                if not self._index.records_of(url) and not self._index.is_forgotten(url)
            ]

    def drop_settled_rejects(self) -> int:
        """Drop the rejects of addresses that have a record by now; return how many lines.

        Duplicates stay, and so does what replaced a record and is none yet. The file is replaced
        in one step.
        """
        path = self.paths.rejects
        records_of = self._index.records_of
        return self._store.rewrite(path, lambda line: drop_settled(line, path, records_of))

    def withdraw(self, url: str, status: int, fetched_at: str | None) -> bool:
        """Write that the page of a record went away; the record stays.

        `status`: what the page answered with: 404, 410, or that of a redirect. Returns False, and
        writes nothing, where the address has no record, was withdrawn before, or is known to have
        been there at `fetched_at` or later.
        """
        with self._store.reporting():
            rows = self._records_of(url)
            if not rows or self._is_withdrawn(url) or self._was_there(rows, fetched_at):
                return False
            self._append_withdrawal(url, status, last_revision(rows), fetched_at, None)
            self.counts["withdrawn"] += 1
            self._store.sync_if_due()
            return True

    def known(self, url: str) -> Known | None:
        """Return what the ledger knows of an address, or None where it has no record of it."""
        with self._store.reporting():
            rows = self._records_of(url)
            if not rows:
                return None
            newest = newest_row(rows)
            validators = self._index.validators(url)
            if validators is None or validators.content_hash != newest.content_hash:
                validators = ValidatorsRow(None, None, None, None)
            return Known(
                url=url,
                revision=newest.revision,
                content_hash=f"sha256:{newest.content_hash.hex()}",
                published=newest.published or "",
                fetched_at=newest.fetched_at,
                etag=validators.etag,
                last_modified=validators.last_modified,
                withdrawn=self._is_withdrawn(url),
            )

    def known_urls_since(self, day: date) -> list[str]:
        """Return the addresses published on that day or later, oldest line first.

        An address counts by its newest record.
        """
        first = day.isoformat()
        with self._store.reporting():
            return [
                url
                for url in self._index.urls_published_since(first)
                if (known := self.known(url)) and known.published >= first
            ]

    def is_forgotten(self, url: str) -> bool:
        """Tell whether an address was taken down, so that nothing of it is to be kept."""
        with self._store.reporting():
            return self._index.is_forgotten(url)

    def forget(self, urls: Iterable[str], reason: str, forgotten_at: str) -> dict[str, Takedown]:
        """Take addresses down: records become tombstones, rejects lose what they say of the page.

        Returns what was found of each address that was not taken down before. From then on nothing
        of these addresses is written. Each file is replaced in one step; after a crash between two
        of them the same call does the rest. Raises LedgerWriteError.
        """
        forgetting = Forgetting(self.paths, urls, reason, forgotten_at)
        for path, change in forgetting.changes():
            self._store.rewrite(path, change)
        with self._store.reporting():
            if self.paths.torn.exists():
                rewrite_lines(self.paths.torn, forgetting.drop_torn)
            for url, takedown in forgetting.found.items():
                self._index.forget_answers(url)
                if not takedown.records and not takedown.rejects:
                    self.append_reject(forgetting.make_reject(url))
        self.sync()
        return forgetting.found

    def _records_of(self, url: str) -> list[RecordRow]:
        """Return the lines of an address in the order of the file; none where it was taken down."""
        rows = self._index.records_of(url)
        return [] if any(row.published is None for row in rows) else rows

    def remember_validators(
        self, url: str, etag: str | None, last_modified: str | None, fetched_at: str | None
    ) -> None:
        """Keep what a portal gave with a page, to ask with it later whether the page changed.

        Call it before the record of that fetch is appended or confirmed: only then do they count,
        so that a crash in between never makes a changed page look unchanged. They are only in the
        index; losing them costs fetching the page once more.
        """
        with self._store.reporting():
            self._index.set_validators(url, ValidatorsRow(etag, last_modified, fetched_at, None))

    def _note_presence(self, row: RecordRow, fetched_at: str | None, *, status: int) -> None:
        self._index.bind_validators(row.url, row.content_hash, fetched_at)
        if fetched_at is None:
            self._index.mark_seen(row.url)
        gone = self._index.withdrawal(row.url)
        if fetched_at is None or gone is None or gone.returned_at is not None:
            return
        if is_later(fetched_at, gone.withdrawn_at):
            last = last_revision(self._index.records_of(row.url))
            self._append_withdrawal(row.url, status, last, gone.withdrawn_at, fetched_at)
            self.counts["returned"] += 1

    def _was_there(self, rows: list[RecordRow], fetched_at: str | None) -> bool:
        """Tell whether a page is known to have been there at that time or later."""
        gone = self._index.withdrawal(rows[0].url)
        seen_at = (newest_row(rows).fetched_at, gone.returned_at if gone else None)
        return not all(is_later(fetched_at, moment) for moment in seen_at)

    def _is_withdrawn(self, url: str) -> bool:
        withdrawal = self._index.withdrawal(url)
        return withdrawal is not None and withdrawal.returned_at is None

    def _append_withdrawal(
        self,
        url: str,
        status: int,
        revision: int,
        withdrawn_at: str | None,
        returned_at: str | None,
    ) -> None:
        line = Withdrawal(
            url=url,
            portal=self.paths.portal,
            status=status,
            last_revision=revision,
            withdrawn_at=withdrawn_at,
            returned_at=returned_at,
        )
        self._store.append(self.paths.withdrawn, to_fields(line))
        self._index.set_withdrawals([(url, WithdrawalRow(withdrawn_at, returned_at))])
