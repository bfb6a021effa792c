"""The record and the reject: RECORD.md as code.

`Draft` is what a page object reads off a page, `Article` and `Reject` are what a run writes.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import to_json

from crawler.text.dateline import Dateline as ParsedDateline

ARTICLE_SCHEMA = "article/1"
REJECT_SCHEMA = "reject/1"

PUBLISHER_FIELDS = (
    "headline",
    "section",
    "published",
    "published_raw",
    "modified",
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
    FETCH = "fetch"
    INTERNAL = "internal"


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, from_attributes=True)


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


@dataclass(slots=True)
class Draft:
    """What a page object read off one page, before dates are normalised and rules are checked.

    `published_raw` and `modified_raw` are what the page prints; `published` and `modified` are
    filled when dates are normalised. `reasons` is not empty where no record can come of the page.
    `next_page`: the address of the next page of a multi-page article, or None.
    """

    url: str
    portal: str
    headline: str | None = None
    section: list[str] = field(default_factory=list)
    published: str | None = None
    published_raw: str | None = None
    modified: str | None = None
    modified_raw: str | None = None
    dateline: ParsedDateline | None = None
    abstract: str | None = None
    byline: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)
    source: str | None = None
    keywords: list[str] = field(default_factory=list)
    language: str = "en"
    fetched_at: str | None = None
    extraction: dict[str, Tier] = field(default_factory=dict)
    next_page: str | None = None
    reasons: list["Reason"] = field(default_factory=list)


class Article(_Model):
    """One line of `<portal>.jsonl`; RECORD.md says what each key means."""

    url: str
    portal: str
    headline: str
    section: list[str]
    published: str
    published_raw: str
    modified: str | None
    dateline: Dateline | None
    abstract: str | None
    byline: list[str]
    body: list[str]
    images: list[Image]
    editors: list[str]
    source: str | None
    keywords: list[str]
    language: str
    fetched_at: str | None
    revision: Annotated[int, Field(ge=1)]
    content_hash: Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")]
    extraction: dict[str, Tier]
    schema_: Annotated[Literal["article/1"], Field(alias="schema")] = "article/1"


class Reason(_Model):
    """One reason why a page gave no record."""

    field: str | None
    code: RejectCode
    message: str


class Reject(_Model):
    """One line of `<portal>.rejects.jsonl`."""

    url: str
    portal: str
    reasons: list[Reason]
    record: dict[str, Any] | None
    fetched_at: str | None
    schema_: Annotated[Literal["reject/1"], Field(alias="schema")] = "reject/1"


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
