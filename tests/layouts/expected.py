"""What the record of a page must hold."""

from typing import Any
from urllib.parse import urljoin

from crawler.items import Article, Reject
from tests.layouts.facts import ArticleFacts
from tests.layouts.layout import Layout
from tests.layouts.messy_around import tags_of
from tests.layouts.messy_figures import COPYRIGHT_LABEL
from tests.layouts.messy_head import standfirst_of
from tests.layouts.pictures import alt_of, source_of


def expected_record(article: ArticleFacts, layout: Layout) -> dict[str, Any]:
    """Return the content keys of RECORD.md for the article's page in the layout.

    The page decides what it prints: without breadcrumb there is no section, without separators
    the keywords are one run of words, and `alt` is what the attribute holds.
    """
    words = list(article.keywords)
    raw = article.published_raw.partition(" • ")[0].removeprefix("Posted: ")
    base = urljoin(article.url, "/") if layout.src == "base" else article.url
    printed = layout.date != "meta"
    day = article.published[:10]
    dateline = article.dateline and {
        "text": article.dateline.text,
        "place": article.dateline.place,
        "date": article.dateline.date,
        "agency": article.dateline.agency,
    }
    record = {
        "url": article.url,
        "portal": article.portal,
        "headline": article.headline,
        "section": [] if layout.breadcrumb == "none" else list(article.section),
        "published": day,
        "published_at": _moment(article.published) if printed else None,
        "published_raw": raw if printed else day,
        "modified": article.modified and article.modified[:10],
        "modified_at": _moment(article.modified),
        "dateline": dateline,
        "abstract": article.abstract or standfirst_of(article, layout),
        "byline": list(article.byline),
        "body": article.body,
        "images": [
            {
                "url": urljoin(base, source_of(picture, article, layout)),
                "alt": alt_of(picture, layout) or None,
                "caption": picture.caption,
                "credit": picture.credit,
            }
            for picture in article.pictures
        ],
        "editors": list(article.editors),
        "source": article.source,
        "same_as": [],
        "keywords": [" ".join(words)] if words and layout.keywords == "run" else words,
        "language": "en",
    }
    if layout.tags.startswith("tags_"):
        record["keywords"] = tags_of(article)
    return {key: value for key, value in record.items() if key not in _leave_open(article, layout)}


def _leave_open(article: ArticleFacts, layout: Layout) -> set[str]:
    """Return the keys for which RECORD.md allows more than one value on the layout's page."""
    open_keys = set()
    if layout.stamp == "only_ago":
        open_keys.add("published_raw")
    if layout.author_mark == "outlet" and not article.source:
        open_keys.add("source")
    if layout.tags in {"links", "topics", "filed"}:
        open_keys.add("keywords")
    return open_keys


def _moment(date: str | None) -> str | None:
    return date if date and "T" in date else None


def find_differences(
    expected: dict[str, Any], result: Article | Reject
) -> dict[str, tuple[object, object]]:
    """Return every key in which the result is not as expected, with both values."""
    if isinstance(result, Reject):
        reasons = "; ".join(f"{reason.code}: {reason.message}" for reason in result.reasons)
        return {"reject": (None, reasons)}
    found = result.model_dump(by_alias=True)
    return {
        key: (value, found[key])
        for key, value in expected.items()
        if not _agrees(key, value, found[key])
    }


def _drop_label(credit: str | None) -> str | None:
    """Return a credit without a label that readers do not see; it may be kept or dropped."""
    return credit and credit.removeprefix(f"{COPYRIGHT_LABEL} ")


def _agrees(key: str, expected: Any, found: Any) -> bool:
    if key == "published_raw":
        return expected in (found or "")
    if key == "images":
        found = [image | {"credit": _drop_label(image["credit"])} for image in found]
    return bool(expected == found)
