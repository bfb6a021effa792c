"""What there is to tell of a page and of the record that it gave, gathered once for every view."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.etree import _Element

from crawler.errors import PageError
from crawler.items import PUBLISHER_FIELDS, Article, Reject
from crawler.pages.base import ArticlePage
from crawler.pages.template import Evidence, Unmatched
from crawler.story.core import Core
from crawler.story.gathered import Cut
from crawler.structuring import normalise_dates, open_page, read_draft, validate

SHOWN_FIELDS = (*PUBLISHER_FIELDS, "same_as")
_ADDRESS = Evidence("url", "the date in the address")


@dataclass(frozen=True, slots=True)
class Alternative:
    """What could have been the value of a field, and where it stands."""

    field: str
    value: str
    where: str


@dataclass(frozen=True, slots=True)
class Inspection:
    """A page and what it gave. `page` is None where nothing of it could be read."""

    item: Article | Reject
    page: ArticlePage | None

    @property
    def url(self) -> str:
        """The address of the page."""
        return self.item.url

    @property
    def is_record(self) -> bool:
        """Whether the page gave a valid record."""
        return isinstance(self.item, Article)

    @property
    def values(self) -> dict[str, Any]:
        """What each field says, in the record's order; of a reject as far as it was read."""
        if isinstance(self.item, Article):
            found = self.item.model_dump(mode="json", by_alias=True)
        else:
            found = self.item.record or {}
        return {name: found.get(name) for name in SHOWN_FIELDS}

    def find_evidence(self, name: str) -> Evidence | None:
        """Return what gave a field; None where it is empty, or is told with another field."""
        evidence = self.page.evidence.get(name) if self.page else None
        record = self.item if isinstance(self.item, Article) else None
        tier = getattr(record.extraction, name, None) if record else None
        if tier == "url" and (evidence is None or evidence.tier != "url"):
            return _ADDRESS
        return evidence

    @property
    def unmatched(self) -> list[Unmatched]:
        """The parts of the portal's template that found nothing, or nothing that can be read."""
        return self.page.unmatched if self.page else []

    @property
    def cuts(self) -> list[Cut]:
        """What was left out of the body, and why."""
        return self.page.cuts if self.page else []

    @property
    def core(self) -> Core | None:
        """The element with the weight of the running text: the second witness of the story."""
        return self.page.story.core if self.page else None

    def list_alternatives(self) -> list[Alternative]:
        """Return what was passed over for what the record says."""
        return [*_list_dates(self.page), *_list_titles(self.page)] if self.page else []


def inspect_page(
    page_class: type[ArticlePage], body: bytes, url: str, content_type: str | None = None
) -> Inspection:
    """Return what a page gives and how; see structure() for the arguments."""
    draft = read_draft(page_class, body, url, content_type=content_type)
    item = validate(normalise_dates(draft, page_class.portal))
    try:
        page = open_page(page_class, body, url, content_type) if body.strip() else None
        if page:
            page.read()
    except PageError:
        page = None
    return Inspection(item, page)


def name_element(node: _Element) -> str:
    """Return how a selector names an element: `div#content.article`."""
    name = str(node.tag)
    if identity := node.get("id"):
        name += f"#{identity}"
    return ".".join([name, *(node.get("class") or "").split()])


def _list_dates(page: ArticlePage) -> Iterator[Alternative]:
    chosen = {page.dating.published and page.dating.published.raw}
    chosen.add(page.dating.modified and page.dating.modified.raw)
    for candidate in page.date_candidates:
        if candidate.raw not in chosen:
            field = "modified" if candidate.is_update else "published"
            yield Alternative(field, candidate.raw, f"{candidate.source.value}: {candidate.how}")


def _list_titles(page: ArticlePage) -> Iterator[Alternative]:
    window = page.metadata.window_title
    told = [(title, "og:title or JSON-LD") for title in page.metadata.titles]
    for title, where in [*told, *([(window, "the title element")] if window else [])]:
        if title != page.headline:
            yield Alternative("headline", title, f"metadata: {where}")
    authors = page.metadata.authors
    if authors and authors != page.byline:
        where = f"metadata: {page.metadata.authors_how}"
        yield Alternative("byline", ", ".join(authors), where)
