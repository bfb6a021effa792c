"""What a record is to the ledger: new, a revision, unchanged or a duplicate."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from crawler.items import Article, Reason, Reject, RejectCode
from crawler.ledger.catalogue import hash_bytes
from crawler.ledger.index import Index
from crawler.ledger.lines import to_fields
from crawler.ledger.rows import RecordRow


class Kind(StrEnum):
    """What a record is to the ledger."""

    NEW = "new"
    REVISION = "revision"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a record is to the ledger.

    `revision`: the number that it has there or would get; the newest of its address where it is
    a duplicate, 0 where that has none. `first_url`: for a duplicate, the address whose record
    holds the same content; the record's own address where one run read that address twice with
    different content.
    """

    kind: Kind
    revision: int
    first_url: str | None = None

    @property
    def is_written(self) -> bool:
        """Whether the record is a line of its own."""
        return self.kind in (Kind.NEW, Kind.REVISION)


def assess(index: Index, article: Article) -> Assessment:
    """Tell what a record is to the ledger that `index` describes.

    Content that another address ever had first is its duplicate. Under a known address, what the
    newest revision says is unchanged, and other content is a revision, also where the page changed
    back; but an older revision that was fetched no later than the newest is unchanged too, so that
    an archive can be read again. Without a time of fetching, one run takes an address once: saved
    pages that claim one address with different content have no order, and would change places in
    every run.
    """
    rows = index.records_of(article.url)
    content = hash_bytes(article.content_hash)
    known = [row for row in rows if row.content_hash == content]
    if not known and (first_url := index.first_url_with(content)):
        return Assessment(Kind.DUPLICATE, newest_revision(rows), first_url)
    if not rows:
        return Assessment(Kind.NEW, 1)
    current = current_row(rows)
    if current in known:
        return Assessment(Kind.UNCHANGED, current.revision)
    if known and not is_later(article.fetched_at, current.fetched_at):
        return Assessment(Kind.UNCHANGED, known[-1].revision)
    if article.fetched_at is None and index.was_seen(article.url):
        return Assessment(Kind.DUPLICATE, newest_revision(rows), article.url)
    return Assessment(Kind.REVISION, newest_revision(rows) + 1)


def newest_revision(rows: list[RecordRow]) -> int:
    """Return the highest revision among the lines of an address, 0 where there is none."""
    return max((row.revision for row in rows), default=0)


def current_row(rows: list[RecordRow]) -> RecordRow:
    """Return the line that was fetched last; of two fetched at once, the later line."""
    current = rows[0]
    for row in rows[1:]:
        if row.fetched_at is None or not is_later(current.fetched_at, row.fetched_at):
            current = row
    return current


def duplicate_reject(article: Article, assessment: Assessment) -> Reject:
    """Return the reject of a record that is a duplicate; it names the address that came first."""
    message = f"the same content as {assessment.first_url}"
    record = None
    if assessment.first_url == article.url:
        message = "this run read the address before, with other content; the first page stands"
        record = to_fields(article)
    return Reject(
        url=article.url,
        portal=article.portal,
        reasons=[Reason(field=None, code=RejectCode.DUPLICATE, message=message)],
        record=record,
        fetched_at=article.fetched_at,
    )


def is_later(fetched_at: str | None, than: str | None) -> bool:
    """Tell whether a fetch was after another; a time that is not known counts as now."""
    if fetched_at is None or than is None:
        return True
    return datetime.fromisoformat(fetched_at) > datetime.fromisoformat(than)
