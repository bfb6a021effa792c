"""Articles and pages of the Silk Road portal, made for tests of everything around the core."""

from typing import Any

from crawler.items import EXTRACTED_FIELDS, Article, Extraction, Reason, Reject, RejectCode, Tier
from crawler.pages.draft import Draft

SITE = "https://en.imsilkroad.com"


def make_page(number: int = 1, *, date: str = "January 13, 2024", more: str = "") -> str:
    """Return the HTML of an article page; `more` stands after its story."""
    return (
        f"<!doctype html><html><head><title>Ferry line {number} opens-Xinhua Silk Road</title>"
        '</head><body><div><a href="/">Xinhua Silk Road Database</a></div><div>'
        f'<a href="/tags/project">News for Outlets</a></div><h1>Ferry line {number} opens</h1>'
        f"<div>{date}</div><div><p>The harbour office said on Monday that ferry line {number} "
        "will carry passengers and parcels across the strait from the coming week on.</p>"
        f"<p>Tickets are sold at the quay and cost {number} coins each way.</p>{more}</div>"
        "<div>Scan the QR code and push it to your mobile phone</div></body></html>"
    )


def make_article(**fields: Any) -> Article:
    """Return a valid record with some fields of its own."""
    return Article.model_validate(
        {
            "url": f"{SITE}/p/1.html",
            "portal": "silkroad",
            "headline": "Ferry line opens",
            "section": [],
            "published": "2024-01-13",
            "published_at": None,
            "published_raw": "January 13, 2024",
            "modified": None,
            "modified_at": None,
            "dateline": None,
            "abstract": None,
            "byline": [],
            "body": ["A ferry line opened."],
            "images": [],
            "editors": [],
            "source": None,
            "same_as": [],
            "keywords": [],
            "language": "en",
            "fetched_at": None,
            "warc_record_id": None,
            "revision": 1,
            "content_hash": "sha256:" + "0" * 64,
            "extraction": make_extraction(headline="text", body="text", published="metadata"),
            **fields,
        }
    )


def make_extraction(**tiers: Tier) -> Extraction:
    """Return what gave some fields; the others are empty."""
    return Extraction(**{name: tiers.get(name) for name in EXTRACTED_FIELDS})


def make_reject(code: RejectCode, url: str = f"{SITE}/p/1.html") -> Reject:
    """Return a reject with one reason."""
    reason = Reason(field=None, code=code, message="no more to say")
    return Reject(url=url, portal="silkroad", reasons=[reason], record=None, fetched_at=None)


def make_draft(number: int, page: int = 1, **fields: Any) -> Draft:
    """Return the draft of one page of an article."""
    suffix = f"_{page}" if page > 1 else ""
    url = f"{SITE}/p/{number}{suffix}.html"
    body = [f"Paragraph of page {page}."]
    return Draft(url=url, portal="silkroad", headline="Ferry line opens", body=body, **fields)
