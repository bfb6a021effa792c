"""Articles that a portal spreads over several pages, whether fetched or read from a source."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from crawler.items import Reason, RejectCode
from crawler.pages.draft import Draft
from crawler.structuring import join_pages

LINE_LENGTH = 60
"""Characters below which a paragraph may well stand on two pages of an article: the name of who
speaks, a subhead, a row of asterisks."""


def next_page(drafts: Sequence[Draft]) -> str | None:
    """Return the address of the page that follows, or None where the article ends.

    `drafts`: the article's pages so far, the first one first. A page that leads back to one of
    them is the last, and so is one that says nothing that they have not said: servers that know
    no further page send the first one, or the last one, once more.
    """
    *earlier, last = drafts
    if last.next_page in [draft.url for draft in drafts] or (earlier and is_repeat(last, earlier)):
        return None
    return last.next_page


def is_repeat(draft: Draft, earlier: Sequence[Draft]) -> bool:
    """Tell whether a page brings neither a paragraph nor a picture that earlier pages lack."""
    seen = [image for page in earlier for image in page.images]
    return not fresh_paragraphs(draft, earlier) and all(image in seen for image in draft.images)


def fresh_paragraphs(draft: Draft, earlier: Sequence[Draft]) -> list[str]:
    """Return the paragraphs of a page but for those repeated from earlier pages.

    A lead that stands on each page is one of these. Lines repeat by themselves, so they only
    count as repeated together with a longer paragraph behind them, or where all of the page is.
    """
    seen = {paragraph for page in earlier for paragraph in page.body}
    if seen.issuperset(draft.body):
        return []
    return list(_drop_repeated(draft.body, seen))


def _drop_repeated(body: Sequence[str], seen: set[str]) -> Iterator[str]:
    left = len(body)
    for repeated, group in groupby(body, seen.__contains__):
        run = list(group)
        left -= len(run)
        longer = [at for at, text in enumerate(run, start=1) if len(text) >= LINE_LENGTH]
        if not repeated or not longer:
            yield from run
        elif left:
            yield from run[longer[-1] :]


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
    news = [
        replace(draft, reasons=[], body=fresh_paragraphs(draft, [first, *later[:number]]))
        for number, draft in enumerate(later)
    ]
    joined = join_pages(first, news)
    if missing:
        reason = Reason(field="body", code=RejectCode.PAGES, message=missing)
        joined.reasons = [*joined.reasons, reason]
    return joined
