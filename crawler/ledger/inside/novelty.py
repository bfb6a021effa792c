"""What a record is to the ledger: new, a revision, unchanged, a duplicate or not yet believed."""

from dataclasses import dataclass
from enum import StrEnum

from crawler.items import Article, Reason, Reject, RejectCode
from crawler.ledger.inside.address_index import Index
from crawler.ledger.inside.catalogue import hash_bytes
from crawler.ledger.inside.lines import to_fields
from crawler.ledger.inside.recency import is_later, recency
from crawler.ledger.inside.replacements import Replacements
from crawler.ledger.inside.rows import RecordRow


class Kind(StrEnum):
    """What a record is to the ledger."""

    NEW = "new"
    REVISION = "revision"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    REPLACED = "replaced"
    FORGOTTEN = "forgotten"


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a record is to the ledger.

    `revision`: the number that it has there or would get; the highest of its address where it is
    a duplicate or not believed, 0 where that has none. `first_url`: for a duplicate, the address
    whose record holds the same content; the record's own address where one run read that address
    twice with different content.
    """

    kind: Kind
    revision: int
    first_url: str | None = None

    @property
    def is_written(self) -> bool:
        """Whether the record is a line of its own."""
        return self.kind in (Kind.NEW, Kind.REVISION)


def assess(index: Index, replacements: Replacements, article: Article) -> Assessment:
    """Tell what a record is to the ledger that `index` describes.

    Content that another address ever had first is its duplicate. Under a known address, what the
    newest record says is unchanged, and other content is a revision, also where the page changed
    back; but content that an earlier line has is unchanged too where its fetch would not make it
    the newest, so that an archive can be read again. Without a time of fetching, one run takes an
    address once: saved pages that claim one address with different content have no order, and
    would change places in every run.

    A revision that shares nothing with the records of its address is not believed on first sight,
    and that sight stays a reject, so that an archive can be read again. Nothing is written of an
    address that was taken down.
    """
    rows = index.records_of(article.url)
    if index.is_forgotten(article.url):
        return Assessment(Kind.FORGOTTEN, last_revision(rows))
    if replacements.was_rejected(article):
        return Assessment(Kind.REPLACED, last_revision(rows))
    content = hash_bytes(article.content_hash)
    known = [row for row in rows if row.content_hash == content]
    if not known and (first_url := index.first_url_with(content)):
        return Assessment(Kind.DUPLICATE, last_revision(rows), first_url)
    if not rows:
        return Assessment(Kind.NEW, 1)
    newest = newest_row(rows)
    if newest in known:
        return Assessment(Kind.UNCHANGED, newest.revision)
    is_timeless = article.fetched_at is None and newest.fetched_at is None
    if known and not is_timeless and not is_later(article.fetched_at, newest.fetched_at):
        return Assessment(Kind.UNCHANGED, known[-1].revision)
    if article.fetched_at is None and index.was_seen(article.url):
        return Assessment(Kind.DUPLICATE, last_revision(rows), article.url)
    if not known and replacements.is_replaced(article, rows):
        return Assessment(Kind.REPLACED, last_revision(rows))
    return Assessment(Kind.REVISION, last_revision(rows) + 1)


def last_revision(rows: list[RecordRow]) -> int:
    """Return the revision of the last line of an address, the highest; 0 where there is none."""
    return max((row.revision for row in rows), default=0)


def newest_row(rows: list[RecordRow]) -> RecordRow:
    """Return the line that was fetched last; of those fetched at once, the highest revision."""
    return max(rows, key=lambda row: recency(row.fetched_at, row.revision))


def reject_record(article: Article, assessment: Assessment) -> Reject:
    """Return the reject of a record that is a duplicate, or not believed on first sight.

    That of a duplicate names the address that came first.
    """
    code = RejectCode.DUPLICATE
    message = f"the same content as {assessment.first_url}"
    record = None
    if assessment.kind is Kind.REPLACED:
        code = RejectCode.REPLACED
        message = (
            "the page has neither the headline nor a paragraph of the records of its address; it "
            "becomes a revision if a later run sees the same"
        )
        record = to_fields(article)
    elif assessment.first_url == article.url:
        message = "this run read the address before, with other content; the first page stands"
        record = to_fields(article)
    return Reject(
        url=article.url,
        portal=article.portal,
        reasons=[Reason(field=None, code=code, message=message)],
        record=record,
        fetched_at=article.fetched_at,
    )
