"""When a record is valid: the rules of the record as checks, each with its reject code."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

from crawler.items import PUBLISHER_FIELDS, Dateline, Reason, RejectCode
from crawler.pages.draft import Draft
from crawler.text.captions import tells_of_picture
from crawler.text.noise import LONGEST_NOISE, is_noise

_EARLIEST = dt.date(1990, 1, 1)
_MONTH = r"(?:0?[1-9]|1[0-2])"
_DAY_OR_MONTH = re.compile(rf"(?<!\d){_MONTH}([./-]){_MONTH}\1(?:\d{{2}}){{1,2}}(?!\d)")
_LATEST_YEAR = 2100
_AFTER_FETCH = dt.timedelta(days=1)
_DATELINE_TOLERANCE = dt.timedelta(days=60)
_DATELINE_FIELDS = tuple(Dateline.model_fields)
_WEB_ADDRESS = re.compile(r"https?://[\w.-][!-~]*", re.ASCII)
_PROSE = frozenset({"abstract", "body", "images"})
_LOOSE_FILE = re.compile(r"file:///[!-~]+")
_REPLACEMENT = "\ufffd"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def content_fields(draft: Draft) -> dict[str, Any]:
    """Return the fields that the publisher controls, as plain data in the order of the record."""
    fields: dict[str, Any] = {name: getattr(draft, name) for name in PUBLISHER_FIELDS}
    fields["images"] = [vars(image).copy() for image in draft.images]
    if draft.dateline:
        fields["dateline"] = {name: getattr(draft.dateline, name) for name in _DATELINE_FIELDS}
    return fields


def check_draft(draft: Draft, fields: Mapping[str, Any]) -> Iterator[Reason]:
    """Yield every reason why a draft with normalised dates is no valid record.

    `fields` are its content fields.
    """
    yield from _check_presence(draft)
    yield from _check_dates(draft)
    yield from _check_addresses(draft)
    yield from _check_texts(fields)


def _check_presence(draft: Draft) -> Iterator[Reason]:
    if not draft.headline:
        yield Reason(field="headline", code=RejectCode.MISSING, message="no headline was found")
    if not draft.body and not any(tells_of_picture(image.caption or "") for image in draft.images):
        message = "neither a paragraph nor a caption that is a sentence was found"
        yield Reason(field="body", code=RejectCode.MISSING, message=message)
    if not draft.published and not draft.published_raw:
        message = "the page prints no date and its address holds none"
        yield Reason(field="published", code=RejectCode.MISSING, message=message)


def _check_dates(draft: Draft) -> Iterator[Reason]:
    if draft.published_raw and not draft.published:
        message = f"{_show(draft.published_raw)} is no date that can be read without guessing"
        if _DAY_OR_MONTH.search(draft.published_raw):
            message += ": its portal may declare day_first, which number is the day"
        yield Reason(field="published", code=RejectCode.DATE, message=message)
    if not draft.published:
        return
    published = dt.date.fromisoformat(draft.published)
    if published < _EARLIEST:
        message = f"{published} is before {_EARLIEST}"
        yield Reason(field="published", code=RejectCode.DATE, message=message)
    elif published.year > _LATEST_YEAR:
        message = f"{published.year} is no year of our era; it may be one of the Buddhist era"
        yield Reason(field="published", code=RejectCode.DATE, message=message)
    elif draft.fetched_at and published > _day(draft.fetched_at) + _AFTER_FETCH:
        message = f"{published} is more than a day after the page was fetched ({draft.fetched_at})"
        yield Reason(field="published", code=RejectCode.DATE, message=message)
    if draft.dateline and draft.dateline.date:
        apart = abs(dt.date.fromisoformat(draft.dateline.date) - published)
        if apart > _DATELINE_TOLERANCE:
            message = (
                f"the dateline's date {draft.dateline.date} is {apart.days} days from"
                f" {published}, the day of publication"
            )
            yield Reason(field="dateline", code=RejectCode.DATELINE, message=message)


def _check_addresses(draft: Draft) -> Iterator[Reason]:
    addresses = [("images", image.url) for image in draft.images if image.url is not None]
    addresses += [("same_as", url) for url in draft.same_as]
    if not _LOOSE_FILE.fullmatch(draft.url):
        addresses.append(("url", draft.url))
    for name, url in addresses:
        if not _WEB_ADDRESS.fullmatch(url):
            message = f"{_show(url)} is no web address"
            yield Reason(field=name, code=RejectCode.ADDRESS, message=message)


def _check_texts(fields: Mapping[str, Any]) -> Iterator[Reason]:
    texts = _list_texts(fields)
    whole = "".join([text for _, text in texts])
    is_clean = _REPLACEMENT not in whole and (whole.isprintable() or not _CONTROL.search(whole))
    for name, text in texts:
        if not is_clean:
            yield from _check_characters(name, text)
        if name in _PROSE and len(text) <= LONGEST_NOISE and _is_of_site(text):
            message = f"{_show(text)} is a line of the site, not of the article"
            yield Reason(field=name, code=RejectCode.BOILERPLATE, message=message)


def _check_characters(name: str, text: str) -> Iterator[Reason]:
    if _REPLACEMENT in text:
        message = f"{_show(text)} has characters that could not be decoded"
        yield Reason(field=name, code=RejectCode.ENCODING, message=message)
    if _CONTROL.search(text):
        message = f"{_show(text)} has control characters"
        yield Reason(field=name, code=RejectCode.CHARACTERS, message=message)


def _is_of_site(text: str) -> bool:
    return not text.startswith("http") and is_noise(text) is not None


def _list_texts(fields: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return every text of a record with the name of the field that holds it."""
    texts = []
    for name, value in fields.items():
        for part in value if isinstance(value, list) else (value,):
            if isinstance(part, str):
                texts.append((name, part))
            elif isinstance(part, dict):
                texts += [(name, text) for text in part.values() if isinstance(text, str)]
    return texts


def _show(text: str) -> str:
    return repr(text if len(text) <= 60 else f"{text[:57]}...")


def _day(timestamp: str) -> dt.date:
    return dt.date.fromisoformat(timestamp[:10])
