"""The one way from bytes to a record or a reject; no network, no clock, no global state."""

from crawler.items import Article, Draft, Reject
from crawler.pages.base import ArticlePage


def structure(
    body: bytes | str,
    url: str,
    *,
    fetched_at: str | None = None,
    content_type: str | None = None,
) -> Article | Reject:
    """Return the record of one page, or the reasons why it gives none."""
    raise NotImplementedError


def read_draft(
    page_class: type[ArticlePage],
    body: bytes | str,
    url: str,
    *,
    fetched_at: str | None = None,
    content_type: str | None = None,
) -> Draft:
    """Read a page: what it prints, before dates are normalised and rules checked.

    `url` is the canonical address. A body of `str`, or an address that ends in `.txt`... 
    """
    raise NotImplementedError


def normalise_dates(draft: Draft) -> Draft:
    raise NotImplementedError


def validate(draft: Draft) -> Article | Reject:
    raise NotImplementedError


def join_pages(first: Draft, later: list[Draft]) -> Draft:
    raise NotImplementedError
