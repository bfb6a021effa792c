"""Output that readers which infer types from the first lines get wrong."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from crawler.items import EXTRACTED_FIELDS, Article

LINES = 30_000
"""More than any reader looks at before it settles on the types."""

DAY, MOMENT = "2018-09-22", "2018-09-22T07:45:00+08:00"
"""In UTC the moment lies on the day before."""

FULL = {
    "published_at": MOMENT,
    "published_raw": "2018-09-22 07:45",
    "modified": "2018-09-23",
    "modified_at": "2018-09-23T00:30:00+08:00",
    "dateline": {
        "text": "XI'AN, Sept. 22 (Xinhua)",
        "place": "Xi'an",
        "date": DAY,
        "agency": "Xinhua",
    },
    "abstract": "A line opens.",
    "images": [{"url": None, "alt": None, "caption": "A train.", "credit": "Photo/VCG"}],
    "source": "Xinhua",
    "fetched_at": "2024-01-14T02:00:00Z",
    "warc_record_id": "urn:uuid:9f1c8f5e-3d1b-4c3a-8a57-0d8f9b7c6e5d",
    "section": ["Home"],
    "byline": ["Li Na"],
    "editors": ["Wang Wei"],
    "same_as": ["https://en.imsilkroad.com/p/1.html"],
    "keywords": ["rail"],
}
"""What the last line of all has, and none before it."""


EMPTY = {
    **{
        name: [] if str(field.annotation).startswith("list") else None
        for name, field in Article.model_fields.items()
        if name != "schema_"
    },
    "published": DAY,
    "body": ["It opened on Friday."],
    "language": "en",
    "revision": 1,
    "extraction": dict.fromkeys(EXTRACTED_FIELDS),
}


def make_line(portal: str, number: int, **fields: Any) -> str:
    """Return a line of which all that may be empty is so, but for the fields given."""
    own = {
        "url": f"https://{portal}.example/p/{number}.html",
        "portal": portal,
        "headline": f"Line {number}",
        "content_hash": f"sha256:{number:064x}",
    }
    return json.dumps(EMPTY | own | fields | {"schema": "article/2"}, ensure_ascii=False)


def list_lines(portal: str, count: int) -> Iterator[str]:
    """Yield an output: empty lines, a revision, a tombstone, and at last all the fields."""
    for number in range(count - 3):
        yield make_line(portal, number)
    yield make_line(portal, 0, revision=2, headline="Line 0, revised")
    tombstone = {"portal": portal, "revision": 1, "content_hash": "sha256:" + "0" * 64}
    tombstone |= {"forgotten_at": "2024-02-01T00:00:00Z", "reason": "court order"}
    url = f"https://{portal}.example/p/gone.html"
    yield json.dumps({"url": url, **tombstone, "schema": "tombstone/1"})
    yield make_line(portal, count, **FULL)


def write_late_output(folder: Path, *portals: str, count: int = LINES) -> None:
    """Write the output of some portals, with rejects and withdrawals where they lie.

    `count`: lines of each.
    """
    for name in ("", "rejects", "withdrawn"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for portal in portals:
        lines = "\n".join(list_lines(portal, count))
        (folder / f"{portal}.jsonl").write_text(f"{lines}\n", encoding="utf-8")
        (folder / "rejects" / f"{portal}.jsonl").write_text('{"schema": "reject/2"}\n')
        (folder / "withdrawn" / f"{portal}.jsonl").write_text('{"schema": "withdrawn/1"}\n')
