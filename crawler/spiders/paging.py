"""Articles that a portal spreads over several pages, whether fetched or read from a source."""

from collections.abc import Sequence
from dataclasses import replace

from crawler.items import Draft, Reason, RejectCode
from crawler.structuring import join_pages


def next_page(drafts: Sequence[Draft]) -> str | None:
    """Return the address of the page that follows, or None where the article ends.

    `drafts`: the article's pages so far, the first one first. A page that leads back to one of
    them is the last.
    """
    url = drafts[-1].next_page
    return None if url in [draft.url for draft in drafts] else url


def is_later_page(draft: Draft) -> bool:
    """Tell whether a page turned out to be a later page of an article that begins elsewhere."""
    return any(reason.code is RejectCode.LATER_PAGE for reason in draft.reasons)


def join_drafts(drafts: Sequence[Draft], missing: str | None = None) -> Draft:
    """Return the one draft of an article.

    `missing`: why the article is incomplete; it becomes a reason of the reject. A later page
    that cannot be used makes the article incomplete as well.
    """
    first, *later = drafts
    for number, draft in enumerate(later, start=2):
        unfit = [reason for reason in draft.reasons if reason.code is not RejectCode.LATER_PAGE]
        if unfit:
            missing = f"page {number}, {draft.url}: {unfit[0].message}"
            later = later[: number - 2]
            break
    joined = join_pages(first, [replace(draft, reasons=[]) for draft in later])
    if missing:
        reason = Reason(field="body", code=RejectCode.PAGES, message=missing)
        joined.reasons = [*joined.reasons, reason]
    return joined
