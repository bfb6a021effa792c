"""What a page object reads off one page."""

from dataclasses import dataclass, field

from crawler.items import Image, Reason, Tier
from crawler.text.dateline import Dateline


@dataclass(slots=True)
class Draft:
    """What a page object read off one page, before dates are normalised and rules are checked.

    `published_raw` and `modified_raw` are what the page prints, or its metadata hold where nothing
    is printed; `moment_raw` is what the metadata hold beside a printed date. `published`,
    `published_at`, `modified` and `modified_at` are filled when dates are normalised.
    `original_links`: addresses that the page labels as the story's origin, `canonical_link` the one
    that its head gives; `same_as` is what comes of them. `extraction` has the fields that are
    filled, `rules` what exactly gave them, `unmatched` the parts of the portal's template that gave
    nothing. `seconds`: how long the page took to read. `reasons` is not empty where no record can
    come of the page. `next_page`: the address of the next page of a multi-page article, or None.
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
    dateline: Dateline | None = None
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
    rules: dict[str, str] = field(default_factory=dict)
    unmatched: list[str] = field(default_factory=list)
    next_page: str | None = None
    reasons: list[Reason] = field(default_factory=list)
    seconds: float = field(default=0.0, compare=False)
