"""The rules of a valid record, read from the record's definition and not from the code."""

import datetime as dt
import json
import re
import unicodedata
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from crawler.items import Article, Reject, RejectCode

ARTICLE_KEYS = (
    "url", "portal", "headline", "section", "published", "published_at", "published_raw",
    "modified", "modified_at", "dateline", "abstract", "byline", "body", "images", "editors",
    "source", "same_as", "keywords", "language", "fetched_at", "warc_record_id", "revision",
    "content_hash", "extraction", "schema",
)  # fmt: skip
EXTRACTED_KEYS = (
    "headline", "section", "published", "modified", "dateline", "abstract", "byline", "body",
    "images", "editors", "source", "keywords",
)  # fmt: skip
REJECT_KEYS = ("url", "portal", "reasons", "record", "fetched_at", "schema")
TEXT_LISTS = ("section", "byline", "body", "editors", "keywords")
TIERS = {"template", "metadata", "text", "url"}

BOILERPLATE = {
    "subscribe customblackclose",
    "belt & road weekly subscription form",
    "download_pop",
    "research reportcustomblackclose",
    "start a free trial",
    "xinhua silk road database",
    "scan the qr code and push it to your mobile phone",
    "write to us belt & road login close",
    "ask us a question belt & road login close",
    "identifying code reload",
    "back to the top",
    "add your comment",
    "please enable javascript to view the comments powered by disqus.",
    "powered by china daily",
    "share - wechat",
}
"""Lines of the portals' frame, in small letters."""


def find_faults(result: Article | Reject) -> list[str]:
    """Return what is wrong with an outcome, one sentence a fault."""
    found = result.model_dump(by_alias=True, mode="json")
    faults = list(_check_text(found))
    check = _check_article if isinstance(result, Article) else _check_reject
    return faults + list(check(found))


def _check_text(found: dict[str, Any]) -> Iterator[str]:
    try:
        json.dumps(found, ensure_ascii=False, allow_nan=False).encode()
    except (UnicodeEncodeError, ValueError) as error:
        yield f"cannot be written as UTF-8 JSON: {error}"
    for place, text in _walk(found):
        if place[0] in {"reasons", "record"}:
            continue
        if "\ufffd" in text:
            yield f"{place} holds U+FFFD: {text[:80]!r}"
        if any(unicodedata.category(char) == "Cc" for char in text):
            yield f"{place} holds a control character: {text[:80]!r}"
        if text.casefold() in BOILERPLATE:
            yield f"{place} is a line of the portal's frame: {text!r}"


def _walk(
    value: object, place: tuple[object, ...] = ()
) -> Iterator[tuple[tuple[object, ...], str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _walk(one, (*place, key))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from _walk(one, (*place, number))


def _check_article(found: dict[str, Any]) -> Iterator[str]:
    if tuple(found) != ARTICLE_KEYS:
        yield f"keys are {tuple(found)}"
        return
    if found["schema"] != "article/2":
        yield f"schema is {found['schema']!r}"
    if not found["headline"].strip():
        yield "the headline is empty"
    captions = [image["caption"] for image in found["images"] if image["caption"]]
    if not found["body"] and not captions:
        yield "neither a paragraph nor a caption"
    yield from _check_folded(found)
    yield from _check_dates(found)
    yield from _check_addresses(found)
    if not re.fullmatch(r"sha256:[0-9a-f]{64}", found["content_hash"]):
        yield f"content_hash is {found['content_hash']!r}"
    if found["revision"] < 1:
        yield f"revision is {found['revision']}"
    if not found["language"]:
        yield "no language"
    yield from _check_extraction(found)
    if any("@" in name for name in found["editors"]):
        yield f"an e-mail address among the editors: {found['editors']}"


def _check_extraction(found: dict[str, Any]) -> Iterator[str]:
    if tuple(found["extraction"]) != EXTRACTED_KEYS:
        yield f"extraction has other keys: {found['extraction']}"
        return
    for key, tier in found["extraction"].items():
        if (tier in TIERS) != bool(found[key]) or (tier is not None and tier not in TIERS):
            yield f"{key} is {found[key]!r}, and its tier {tier!r}"


def _check_folded(found: dict[str, Any]) -> Iterator[str]:
    texts = [("headline", found["headline"])]
    optional = ("abstract", "source", "published_raw")
    texts += [(key, found[key]) for key in optional if found[key] is not None]
    texts += [(key, text) for key in TEXT_LISTS for text in found[key]]
    for image in found["images"]:
        texts += [
            (key, image[key]) for key in ("caption", "credit", "alt") if image[key] is not None
        ]
    for key, text in texts:
        if not text.strip():
            yield f"{key} holds an empty string"
        folded = re.sub(r" ?\| ?", "|", text) if key == "body" else text
        if folded != " ".join(folded.split()):
            yield f"white space is not folded in {key}: {text[:80]!r}"


def _check_dates(found: dict[str, Any]) -> Iterator[str]:
    try:
        published = dt.date.fromisoformat(found["published"])
        modified = found["modified"] and dt.date.fromisoformat(found["modified"])
        moments = [(key, found[key]) for key in ("published", "modified") if found[f"{key}_at"]]
        for key, day in moments:
            if _read_moment(found[f"{key}_at"]).date().isoformat() != day:
                yield f"{key} is {day}, and its moment {found[f'{key}_at']}"
        told = found["dateline"] and found["dateline"]["date"]
        told = told and dt.date.fromisoformat(told)
    except ValueError as error:
        yield f"not a date: {error}"
        return
    if published.year < 1990 or (modified and modified.year < 1990):
        yield f"published before 1990: {found['published']}, {found['modified']}"
    if found["fetched_at"]:
        fetched = dt.datetime.fromisoformat(found["fetched_at"]).date()
        if published > fetched + dt.timedelta(days=2):
            yield f"published {published}, after it was fetched on {fetched}"
    if told and abs(told - published) > dt.timedelta(days=60):
        yield f"dateline of {told}, published {published}"


def _read_moment(text: str) -> dt.datetime:
    moment = dt.datetime.fromisoformat(text)
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", text):
        raise ValueError(f"{text} is no moment with a zone in hours and minutes")
    return moment


def _check_addresses(found: dict[str, Any]) -> Iterator[str]:
    images = [image["url"] for image in found["images"] if image["url"]]
    for url in [found["url"], *found["same_as"], *images]:
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname or " " in url:
            yield f"not an address: {url[:120]!r}"


def _check_reject(found: dict[str, Any]) -> Iterator[str]:
    if tuple(found) != REJECT_KEYS:
        yield f"keys are {tuple(found)}"
        return
    if found["schema"] != "reject/2":
        yield f"schema is {found['schema']!r}"
    if not found["reasons"]:
        yield "a reject without a reason"
    codes = {code.value for code in RejectCode}
    for reason in found["reasons"]:
        if reason["code"] not in codes or not reason["message"].strip():
            yield f"not a reason: {reason}"
        if reason["code"] == "internal":
            yield f"an internal error: {reason}"
