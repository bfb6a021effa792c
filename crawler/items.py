"""The record and the reject: RECORD.md as code.

`Draft` is what a page object reads off a page, `Article` and `Reject` are what a run writes.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import to_json

from crawler.text.dateline import Dateline as ParsedDateline

ARTICLE_SCHEMA: Final = "article/2"
REJECT_SCHEMA: Final = "reject/2"
TOMBSTONE_SCHEMA: Final = "tombstone/1"

PUBLISHER_FIELDS = (
    "headline",
    "section",
    "published",
    "published_at",
    "published_raw",
    "modified",
    "modified_at",
    "dateline",
    "abstract",
    "byline",
    "body",
    "images",
    "editors",
    "source",
    "keywords",
    "language",
)
"""The keys that `content_hash` covers, in this order: what the publisher controls."""


class RejectCode(StrEnum):
    """Why a page gave no record: the closed set of codes in `reasons`."""

    EMPTY = "empty"
    BINARY = "binary"
    TOO_LARGE = "too_large"
    TIMEOUT = "timeout"
    ENCODING = "encoding"
    NOT_FOUND = "not_found"
    LOGIN = "login"
    NOT_ARTICLE = "not_article"
    LATER_PAGE = "later_page"
    PAGES = "pages"
    UNKNOWN_PORTAL = "unknown_portal"
    MISSING = "missing"
    DATE = "date"
    DATELINE = "dateline"
    ADDRESS = "address"
    CHARACTERS = "characters"
    BOILERPLATE = "boilerplate"
    DUPLICATE = "duplicate"
    REPLACED = "replaced"
    FORGOTTEN = "forgotten"
    FETCH = "fetch"
    INTERNAL = "internal"


class _Model(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        from_attributes=True,
        json_schema_serialization_defaults_required=True,
    )


class Dateline(_Model):
    """The place, date and agency that open a story."""

    text: str
    place: str | None
    date: str | None
    agency: str | None


class Image(_Model):
    """A picture that belongs to the story."""

    url: str | None
    alt: str | None
    caption: str | None
    credit: str | None


Tier = Literal["template", "metadata", "text", "url"]


class Extraction(_Model):
    """Which kind of evidence gave each field; None where the field is empty."""

    headline: Tier | None
    section: Tier | None
    published: Tier | None
    modified: Tier | None
    dateline: Tier | None
    abstract: Tier | None
    byline: Tier | None
    body: Tier | None
    images: Tier | None
    editors: Tier | None
    source: Tier | None
    keywords: Tier | None


EXTRACTED_FIELDS = tuple(Extraction.model_fields)
"""The fields of the record for which it says what gave them."""


@dataclass(slots=True)
class Draft:
    """What a page object read off one page, before dates are normalised and rules are checked.

    `published_raw` and `modified_raw` are what the page prints, or its metadata hold where nothing
    is printed; `moment_raw` is what the metadata hold beside a printed date. `published`,
    `published_at`, `modified` and `modified_at` are filled when dates are normalised.
    `original_links`: addresses that the page labels as the story's origin, `canonical_link` the one
    that its head gives; `same_as` is what comes of them. `extraction` has the fields that are
    filled, `unmatched` the parts of the portal's template that gave nothing. `reasons` is not empty
    where no record can come of the page. `next_page`: the address of the next page of a multi-page
    article, or None.
    """

    url: str
    portal: str
    headline: str | None = None
    section: list[str] = field(default_factory=list)
    published: str | None = None
    published_at: str | None = None
    published_raw: str | None = None
    moment_raw: str | None = None
    modified: str | None = None
    modified_at: str | None = None
    modified_raw: str | None = None
    dateline: ParsedDateline | None = None
    abstract: str | None = None
    byline: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)
    source: str | None = None
    original_links: list[str] = field(default_factory=list)
    canonical_link: str | None = None
    same_as: list[str] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    language: str = "en"
    fetched_at: str | None = None
    warc_record_id: str | None = None
    extraction: dict[str, Tier] = field(default_factory=dict)
    unmatched: list[str] = field(default_factory=list)
    next_page: str | None = None
    reasons: list["Reason"] = field(default_factory=list)


Day = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$")]
Moment = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$")]
FetchTime = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")]


class Article(_Model):
    """One line of `<portal>.jsonl`; the README says what each key means."""

    url: str
    portal: str
    headline: str
    section: list[str]
    published: Day
    published_at: Moment | None
    published_raw: str | None
    modified: Day | None
    modified_at: Moment | None
    dateline: Dateline | None
    abstract: str | None
    byline: list[str]
    body: list[str]
    images: list[Image]
    editors: list[str]
    source: str | None
    same_as: list[str]
    keywords: list[str]
    language: str
    fetched_at: FetchTime | None
    warc_record_id: str | None
    revision: Annotated[int, Field(ge=1)]
    content_hash: Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")]
    extraction: Extraction
    schema_: Annotated[Literal["article/2"], Field(alias="schema")] = ARTICLE_SCHEMA


class Tombstone(_Model):
    """What is left of a line of `<portal>.jsonl` whose record was taken down.

    `content_hash` is that of the record, `forgotten_at` when it was taken down, `reason` why.
    """

    url: str
    portal: str
    revision: Annotated[int, Field(ge=1)]
    content_hash: Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")]
    forgotten_at: FetchTime
    reason: Annotated[str, Field(min_length=1)]
    schema_: Annotated[Literal["tombstone/1"], Field(alias="schema")] = TOMBSTONE_SCHEMA


class Reason(_Model):
    """One reason why a page gave no record."""

    field: str | None
    code: RejectCode
    message: str


class Reject(_Model):
    """One line of `rejects/<portal>.jsonl`."""

    url: str
    portal: str
    reasons: list[Reason]
    record: dict[str, Any] | None
    fetched_at: FetchTime | None
    schema_: Annotated[Literal["reject/2"], Field(alias="schema")] = REJECT_SCHEMA


def content_hash(fields: Mapping[str, Any]) -> str:
    """Return `sha256:` and the hexadecimal SHA-256 of the fields that the publisher controls.

    `fields` holds at least the keys of `PUBLISHER_FIELDS`, as in a line of the output; other keys
    are ignored. The digest is taken over the UTF-8 bytes of one JSON object: those keys in that
    order, nothing escaped that JSON lets stand, no white space between tokens. Anybody can
    recompute it from a line:

        record = json.loads(line)
        content = {key: record[key] for key in PUBLISHER_FIELDS}
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        "sha256:" + hashlib.sha256(text.encode()).hexdigest()

    Models count as their fields. Raises KeyError where a key is missing.
    """
    text = to_json({key: fields[key] for key in PUBLISHER_FIELDS})
    return "sha256:" + hashlib.sha256(text).hexdigest()
