"""Records, rejects and a fixed course of a run, invented for the tests of the ledger."""

import datetime as dt
from pathlib import Path

from crawler.items import Article, Dateline, Image, Reason, Reject, RejectCode, content_hash
from crawler.ledger import Ledger
from tests.articles import make_extraction

PORTAL = "silkroad"


def read_files(folder: Path, pattern: str = "*") -> dict[str, bytes]:
    """Return the content of the files below a folder whose names match, by their paths in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob(pattern))
        if path.is_file()
    }


def make_url(name: object) -> str:
    return f"https://en.imsilkroad.com/p/{name}.html"


def make_time(minutes: int) -> str:
    moment = dt.datetime(2024, 1, 13, tzinfo=dt.UTC) + dt.timedelta(minutes=minutes)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def make_article(
    name: object, text: str = "", *, fetched_at: str | None = None, url: str | None = None
) -> Article:
    fields = {
        "headline": f"Ferry line {name} opens — “on time”",
        "section": ["Home", "Latest"],
        "published": "2024-01-13",
        "published_at": None,
        "published_raw": "January 13, 2024",
        "modified": None,
        "modified_at": None,
        "dateline": Dateline(text="XI'AN, Jan. 13", place="Xi'an", date="2024-01-13", agency=None),
        "abstract": None,
        "byline": [],
        "body": [f"The ferry {name} left the quay.", text or "It was full.", "西安 is near."],
        "images": [Image(url=None, alt=None, caption="The quay", credit=None)],
        "editors": ["Li Invented"],
        "source": None,
        "keywords": ["ferry"],
        "language": "en",
    }
    return Article(
        url=url or make_url(name),
        portal=PORTAL,
        fetched_at=fetched_at,
        revision=1,
        content_hash=content_hash(fields),
        same_as=[],
        warc_record_id=None,
        extraction=make_extraction(headline="template"),
        **fields,
    )


def make_reject(name: object, message: str = "no headline was found") -> Reject:
    reason = Reason(field="headline", code=RejectCode.MISSING, message=message)
    return Reject(
        url=make_url(name), portal=PORTAL, reasons=[reason], record=None, fetched_at=make_time(0)
    )


def run_course(ledger: Ledger, pages: int) -> None:
    """Do what a run over that many pages does: the same every time, and nothing the second time."""
    for number in range(pages):
        fetched_at = make_time(number)
        ledger.add(make_article(number, fetched_at=fetched_at))
        if number % 5 == 1:
            ledger.add(make_reject(f"broken-{number}"))
        if number % 7 == 2:
            ledger.add(make_article(number - 1, "Half of it was empty.", fetched_at=fetched_at))
        if number % 11 == 3:
            copy = make_article(number, fetched_at=fetched_at, url=make_url(f"copy-{number}"))
            ledger.add(copy)
        if number % 13 == 4:
            ledger.withdraw(make_url(number - 3), 404, make_time(pages + number))
