"""The record that a reader expects of a sample page: in the file `<page>.json` beside it.

It holds what can be read off a page, the keys from `url` to `language`; of a page that
gives none the reject's `url`, `portal` and `reasons`, without their messages.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from crawler.items import Article, Reject
from crawler.sources.files import TEXT_SUFFIX

RECORD_SUFFIX = ".json"

_ADDED_BY_RUNS = frozenset(
    {"fetched_at", "warc_record_id", "revision", "content_hash", "extraction", "schema_"}
)
EXPECTED_KEYS = tuple(name for name in Article.model_fields if name not in _ADDED_BY_RUNS)
"""The keys of an expected record, in the record's order."""


def describe_result(result: Article | Reject) -> dict[str, Any]:
    """Return what a reader can expect of a result, without what only a run adds."""
    if isinstance(result, Article):
        return result.model_dump(include=set(EXPECTED_KEYS))
    reasons = [{"field": reason.field, "code": reason.code.value} for reason in result.reasons]
    return {"url": result.url, "portal": result.portal, "reasons": reasons}


def format_expected(expected: dict[str, Any]) -> str:
    """Return the text of the file that holds an expected record or reject."""
    return json.dumps(expected, ensure_ascii=False, indent=2) + "\n"


def find_expected_file(page: Path) -> Path:
    """Return where the record expected of a page lies; of a rendition `X.txt`, that of `X`."""
    name = page.name.removesuffix(TEXT_SUFFIX)
    return page.with_name(name + RECORD_SUFFIX)


def read_expected(samples: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield the expected records and rejects below a folder with the files that hold them."""
    for path in sorted(samples.rglob(f"*{RECORD_SUFFIX}")):
        if is_expected_file(path):
            yield path, json.loads(path.read_text(encoding="utf-8"))


def is_expected_file(path: Path) -> bool:
    """Tell whether a file is no page but holds the record expected of the one beside it."""
    if path.suffix != RECORD_SUFFIX:
        return False
    page = path.with_suffix("")
    return page.is_file() or page.with_name(page.name + TEXT_SUFFIX).is_file()
