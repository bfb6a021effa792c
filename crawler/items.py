"""The record and the reject, as a run writes them: RECORD.md as code."""

import hashlib
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import to_json

ARTICLE_SCHEMA: Final = "article/2"
REJECT_SCHEMA: Final = "reject/2"
TOMBSTONE_SCHEMA: Final = "tombstone/1"
WITHDRAWAL_SCHEMA: Final = "withdrawn/1"

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
    CRASH = "crash"
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
        use_attribute_docstrings=True,
        json_schema_serialization_defaults_required=True,
    )


def _stated(pattern: str, form: str) -> Any:  # noqa: ANN401  # what pydantic calls a field's info
    return Field(pattern=pattern, json_schema_extra={"format": form})


Day = Annotated[str, _stated(r"^\d{4}-\d\d-\d\d$", "date")]
Moment = Annotated[str, _stated(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$", "date-time")]
FetchTime = Annotated[str, _stated(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", "date-time")]
Address = Annotated[str, Field(json_schema_extra={"format": "uri"})]
ContentHash = Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")]


class Dateline(_Model):
    """The place, date and agency that open a story."""

    text: Annotated[str, Field(examples=["BEIJING, Jan. 13 (Xinhua)"])]
    """As printed, up to the dash."""
    place: Annotated[str | None, Field(examples=["Beijing", "Zhuji, China"])]
    """In ordinary capitals and with straight apostrophes; null where none is printed."""
    date: Annotated[Day | None, Field(examples=["2024-01-13"])]
    """With the year nearest to `published` where none is printed; null without a date."""
    agency: Annotated[str | None, Field(examples=["Xinhua"])]
    """Null where none is printed."""


class Image(_Model):
    """A picture that belongs to the story."""

    url: Annotated[Address | None, Field(examples=["https://en.imsilkroad.com/upload/1.jpg"])]
    """Absolute; null where the page gives none, as in a plain-text rendition."""
    alt: Annotated[str | None, Field(examples=["freight train"])]
    """The alternative text."""
    caption: Annotated[str | None, Field(examples=["A freight train leaves Xi'an for Almaty."])]
    """Without the credit."""
    credit: Annotated[str | None, Field(examples=["Photo/VCG", "Xinhua/Li Ming"])]
    """Who took the picture or provided it."""


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


class Article(_Model):
    """One line of `<portal>.jsonl`: one article as its portal printed it."""

    url: Annotated[Address, Field(examples=["https://en.imsilkroad.com/p/338301.html"])]
    """Canonical address: https, no fragment, no tracking parameters."""
    portal: Annotated[str, Field(examples=["silkroad"])]
    """The name of the portal, which is that of its spider."""
    headline: Annotated[str, Field(examples=["Cold-chain freight line opens in Xi'an"])]
    """As printed, without the name of the site."""
    section: Annotated[list[str], Field(examples=[["Home", "Latest"]])]
    """The breadcrumb from the root, without the headline."""
    published: Annotated[Day, Field(examples=["2024-01-13"])]
    """As printed; where only metadata hold it, the day in the portal's own zone."""
    published_at: Annotated[Moment | None, Field(examples=["2019-07-11T07:27:00+08:00"])]
    """In the zone that is printed, else the portal's; null where only the day is known."""
    published_raw: Annotated[str | None, Field(examples=["January 13, 2024"])]
    """What the page prints, or its metadata hold; null where only the address has it."""
    modified: Annotated[Day | None, Field(examples=["2024-01-14"])]
    """The day of the last change, only where the page states both dates."""
    modified_at: Annotated[Moment | None, Field(examples=["2024-01-14T09:30:00+08:00"])]
    """The moment of the last change; null where only the day is known."""
    dateline: Annotated[Dateline | None, Field(examples=[None])]
    """The place, date and agency that open the story; null where none is printed."""
    abstract: Annotated[str | None, Field(examples=["A line for fruit and fish opened on Friday."])]
    """What the portal labels as such, else the standfirst; never filled from the body."""
    byline: Annotated[list[str], Field(examples=[["Ouyang Shijia", "Zhou Lanxu"]])]
    """The authors in printed order."""
    body: Annotated[list[str], Field(examples=[["The line opened.", "It is 80 km long."]])]
    """The paragraphs in reading order; empty only for a photo essay."""
    images: Annotated[list[Image], Field(examples=[[]])]
    """The pictures that belong to the story, in reading order."""
    editors: Annotated[list[str], Field(examples=[["Li Na"]])]
    """The names of the editors' line."""
    source: Annotated[str | None, Field(examples=["chinadaily.com.cn"])]
    """The origin that the page names in its own line."""
    same_as: Annotated[list[Address], Field(examples=[["https://en.imsilkroad.com/p/1.html"]])]
    """Addresses that the page itself names as the same story."""
    keywords: Annotated[list[str], Field(examples=[["railway", "cold chain"]])]
    """One entry a link or tag."""
    language: Annotated[str, Field(examples=["en"])]
    """BCP 47 of the text."""
    fetched_at: Annotated[FetchTime | None, Field(examples=["2024-01-14T02:00:00Z"])]
    """When the bytes were fetched; null for a plain local file."""
    warc_record_id: Annotated[
        str | None, Field(examples=["urn:uuid:9f1c8f5e-3d1b-4c3a-8a57-0d8f9b7c6e5d"])
    ]
    """The id of the archive's record that the bytes are in; null without an archive."""
    revision: Annotated[int, Field(ge=1, examples=[1])]
    """Counts the lines of this `url` in the order in which they were written."""
    content_hash: Annotated[ContentHash, Field(examples=["sha256:" + "0" * 64])]
    """Over the fields that the publisher controls."""
    extraction: Annotated[Extraction, Field(examples=[dict.fromkeys(EXTRACTED_FIELDS, "text")])]
    """Which kind of evidence gave each field; null where the field is empty."""
    schema_: Annotated[Literal["article/2"], Field(alias="schema", examples=["article/2"])] = (
        ARTICLE_SCHEMA
    )
    """The version of this table."""


class Tombstone(_Model):
    """What is left of a line of `<portal>.jsonl` whose record was taken down.

    `content_hash` is that of the record, `forgotten_at` when it was taken down, `reason` why.
    """

    url: str
    portal: str
    revision: Annotated[int, Field(ge=1)]
    content_hash: ContentHash
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
