"""The one way from bytes to a record or a reject; no network, no clock, no state that stays."""

import datetime as dt
import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from zoneinfo import ZoneInfo

from crawler.errors import PageError
from crawler.items import EXTRACTED_FIELDS, Article, Reason, Reject, RejectCode, Tier, content_hash
from crawler.pages.addresses import Portal
from crawler.pages.base import ArticlePage
from crawler.pages.draft import Draft
from crawler.pages.same_as import find_same_stories
from crawler.portals import find_page_class, find_portal, page_classes
from crawler.reading.encoding import decode_page, is_binary, read_text
from crawler.text.dateline import date_dateline
from crawler.text.dates import parse_printed_date
from crawler.text.fetch_times import parse_fetch_time
from crawler.validation import check_draft, content_fields

_TAG = re.compile(
    r"<(?:!doctype|html|head|body|div|p|br|span|table|h[1-6]|a|meta|title|article|section|img)\b",
    re.I,
)
_OPENING = re.compile(rf"\s*(?:<!--|<\?xml\b|{_TAG.pattern})", re.I)
ADDRESS_DATE_TOLERANCE = dt.timedelta(days=3)
"""How far a printed date may be from the one in the address before the address wins."""


def structure(
    body: bytes | str,
    url: str,
    *,
    page: type[ArticlePage] | None = None,
    fetched_at: str | None = None,
    content_type: str | None = None,
    warc_record_id: str | None = None,
) -> Article | Reject:
    """Return the record of one page, or the reasons why it gives none.

    `body`: the page as received, or as text; HTML or the plain-text rendition of a page. `url`:
    its address, whatever it is; lone surrogates, which no line can hold, are written out. `page`:
    the class to read it with; None for that of the portal which the address belongs to.
    `fetched_at`: when the bytes were fetched, RFC 3339, None for a local file. `content_type`: the
    HTTP header of that name, if there was one. `warc_record_id`: the id of the archive's record
    that the bytes are in, if they are. Of an article of several pages this reads the one page it
    is given. Raises ValueError where `fetched_at` is no moment, TypeError where `body` is neither
    bytes nor text.
    """
    if not isinstance(body, bytes | str):
        raise TypeError(f"body is {type(body).__name__}; give the bytes of a page, or its text")
    if fetched_at is not None:
        fetched_at = _read_fetch_time(fetched_at)
    url = url.encode("utf-8", "backslashreplace").decode()
    page_class = page or find_page_class(url)
    if page_class is None:
        known = ", ".join(sorted(cls.portal.hosts[0] for cls in page_classes().values()))
        reason = Reason(
            field="url",
            code=RejectCode.UNKNOWN_PORTAL,
            message=f"no portal of this project serves this address; known are: {known}",
        )
        return Reject(url=url, portal="", reasons=[reason], record=None, fetched_at=fetched_at)
    if not page_class.portal.is_article(url):
        reason = Reason(
            field="url",
            code=RejectCode.NOT_ARTICLE,
            message="the address is not that of an article of this portal",
        )
        return Reject(
            url=url,
            portal=page_class.portal.name,
            reasons=[reason],
            record=None,
            fetched_at=fetched_at,
        )
    draft = read_draft(
        page_class,
        body,
        url,
        fetched_at=fetched_at,
        content_type=content_type,
        warc_record_id=warc_record_id,
    )
    if page_class.portal.page_number(url) > 1:
        first = page_class.portal.first_page(url)
        draft.reasons.append(
            Reason(
                field=None,
                code=RejectCode.LATER_PAGE,
                message=f"a later page of the article at {first}",
            )
        )
    return validate(normalise_dates(draft, page_class.portal))


def _read_fetch_time(fetched_at: str) -> str:
    moment = parse_fetch_time(fetched_at)
    if moment is None:
        raise ValueError(f"fetched_at={fetched_at!r} is no moment such as 2024-05-05T08:00:00Z")
    return moment


def open_page(
    page_class: type[ArticlePage], body: bytes | str, url: str, content_type: str | None = None
) -> ArticlePage:
    """Return the page object of a page; raises UndecodableError where its bytes are no text.

    A body that holds no HTML at all is read as the plain-text rendition of the page.
    """
    page = read_text(body) if isinstance(body, str) else decode_page(body, content_type)
    return page_class(
        page.utf8,
        page_class.portal.canonical_url(url) if page_class.portal.owns(url) else url,
        is_rendition=_is_plain_text(page.text, content_type),
    )


@contextmanager
def resting_collector() -> Iterator[None]:
    """Keep the garbage collector from looking for cycles in a page that is being read.

    Nearly all that reading makes is there until it ends: a collector that comes by in vain takes a
    fifth of the time of a page of 500 kB, and nearly half of one of 5 MB. What another thread says
    of the collector in the meantime is undone.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def read_draft(
    page_class: type[ArticlePage],
    body: bytes | str,
    url: str,
    *,
    fetched_at: str | None = None,
    content_type: str | None = None,
    warc_record_id: str | None = None,
) -> Draft:
    """Read a page: what it says, before dates are normalised and rules checked.

    A page that cannot be read gives an empty draft with the reason.
    """
    draft = Draft(url=url, portal=page_class.portal.name)
    try:
        if reason := _find_unreadable(body):
            draft.reasons.append(reason)
        else:
            with resting_collector():
                draft = open_page(page_class, body, url, content_type).read()
            draft.same_as = find_same_stories(draft, page_class.portal, find_portal)
    except PageError as error:
        draft.reasons.append(Reason(field=None, code=error.code, message=str(error)))
    draft.fetched_at = fetched_at
    draft.warc_record_id = warc_record_id
    return draft


def normalise_dates(draft: Draft, portal: Portal) -> Draft:
    """Work out the days and moments of a draft and its dateline's date, and return it.

    The printed date is read in the zone of `portal`, whose page it is. Where the address carries a
    date and the printed one is missing, unreadable or more than three days off, the address wins.
    A clock time that only the metadata hold counts where it lies on the day that is printed.
    """
    day, moment = _read_date(draft.published_raw, draft.extraction.get("published"), portal)
    if day and not moment:
        told_day, told = _read_date(draft.moment_raw, "metadata", portal)
        moment = told if told_day == day else None
    in_url = portal.date_in_url(draft.url)
    if in_url and (day is None or abs(in_url - day_of(day)) > ADDRESS_DATE_TOLERANCE):
        day, moment = in_url.isoformat(), None
        draft.extraction = {**draft.extraction, "published": "url"}
    draft.published, draft.published_at = day, moment
    draft.modified, draft.modified_at = _read_date(
        draft.modified_raw, draft.extraction.get("modified"), portal
    )
    if draft.dateline and day:
        draft.dateline = date_dateline(draft.dateline, day_of(day))
    return draft


def _read_date(raw: str | None, tier: Tier | None, portal: Portal) -> tuple[str | None, str | None]:
    """Return the day and the moment of a date as it stands on a page, None where it has none.

    A moment of the metadata is given in the portal's zone, whatever its own.
    """
    read = parse_printed_date(raw, portal.zone, portal.day_first) if raw else None
    if read is None or "T" not in read:
        return read, None
    if tier == "metadata":
        read = dt.datetime.fromisoformat(read).astimezone(ZoneInfo(portal.zone)).isoformat()
    return read[:10], read


def validate(draft: Draft) -> Article | Reject:
    """Return the record that a draft with normalised dates gives, or every reason why it cannot."""
    fields = content_fields(draft)
    reasons = draft.reasons or list(check_draft(draft, fields))
    if reasons:
        has_content = bool(draft.headline or draft.body or draft.images)
        return Reject(
            url=draft.url,
            portal=draft.portal,
            reasons=reasons,
            record=fields if has_content else None,
            fetched_at=draft.fetched_at,
        )
    return Article.model_validate(
        {
            "url": draft.url,
            "portal": draft.portal,
            **fields,
            "same_as": draft.same_as,
            "fetched_at": draft.fetched_at,
            "warc_record_id": draft.warc_record_id,
            "revision": 1,
            "content_hash": content_hash(fields),
            "extraction": {
                name: draft.extraction.get(name) if fields[name] else None
                for name in EXTRACTED_FIELDS
            },
        }
    )


def join_pages(first: Draft, later: list[Draft]) -> Draft:
    """Return one draft of an article's pages in order: bodies and images joined.

    What stands at the end of an article (editors, source, keywords) is taken from the first page
    that has it. A later page that could not be read gives its reasons to the whole.
    """
    joined = replace(
        first, body=[*first.body], images=[*first.images], reasons=[*first.reasons], next_page=None
    )
    for page in later:
        joined.body += page.body
        joined.images += [image for image in page.images if image not in joined.images]
        joined.reasons += page.reasons
        joined.editors = joined.editors or page.editors
        joined.source = joined.source or page.source
        joined.keywords = joined.keywords or page.keywords
        joined.byline = joined.byline or page.byline
        joined.same_as = [
            *joined.same_as,
            *(url for url in page.same_as if url not in (first.url, *joined.same_as)),
        ]
        joined.extraction = {**page.extraction, **joined.extraction}
        joined.rules = {**page.rules, **joined.rules}
    return joined


def _is_plain_text(text: str, content_type: str | None) -> bool:
    """Tell whether a page is the plain-text rendition of one.

    What is said to be plain text and starts with mark-up is HTML, as some servers send it; further
    down a rendition may well print a tag.
    """
    is_said = (content_type or "").lower().lstrip().startswith("text/plain")
    return not (_OPENING.match(text) if is_said else _TAG.search(text))


def _find_unreadable(body: bytes | str) -> Reason | None:
    if not body or body.isspace():
        return Reason(field=None, code=RejectCode.EMPTY, message="the page is empty")
    kind = is_binary(body) if isinstance(body, bytes) else None
    if kind:
        return Reason(field=None, code=RejectCode.BINARY, message=f"the page is no text: {kind}")
    return None


def day_of(iso: str) -> dt.date:
    """Return the day of an ISO 8601 date or date and time, as printed in its own zone."""
    return dt.date.fromisoformat(iso[:10])
