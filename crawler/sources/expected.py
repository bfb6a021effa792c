"""The record that a reader expects of a sample page: in the file `<page>.json` beside it.

It holds what can be read off a page, the keys from `url` to `language`; of a page that
gives none the reject's `url`, `portal` and `reasons`, without their messages. A record that nobody
has read beside its page yet is a proposed one: it says so in its first line.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from crawler.items import Article, Reject
from crawler.sources.files import TEXT_SUFFIX

RECORD_SUFFIX = ".json"
PROPOSED = "proposed"

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


def propose(result: Article | Reject) -> dict[str, Any]:
    """Return what came out of a page as a proposed record, with the mark that a reader deletes."""
    return {PROPOSED: "read it beside its page, put right what is wrong, delete this line"} | (
        describe_result(result)
    )


def is_proposed(expected: Mapping[str, Any]) -> bool:
    """Tell whether nobody has read a record beside its page yet."""
    return PROPOSED in expected


def read_expected(path: Path) -> dict[str, Any]:
    """Return the record in a file; raises ValueError for what holds none."""
    try:
        expected = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{path}: no JSON: {error}") from None
    if not isinstance(expected, dict) or not {"url", "portal"} <= expected.keys():
        raise ValueError(f"{path}: no record: it lacks `url` or `portal`")
    return expected


def list_expected(samples: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield the files below a folder that hold expected records, with what they hold."""
    for path in filter(is_expected_file, sorted(samples.rglob(f"*{RECORD_SUFFIX}"))):
        yield path, read_expected(path)


def format_expected(expected: dict[str, Any]) -> str:
    """Return the text of the file that holds an expected record or reject."""
    return json.dumps(expected, ensure_ascii=False, indent=2) + "\n"


def find_expected_file(page: Path) -> Path:
    """Return where the record expected of a page lies; of a rendition `X.txt`, that of `X`."""
    name = page.name.removesuffix(TEXT_SUFFIX)
    return page.with_name(name + RECORD_SUFFIX)


def is_expected_file(path: Path) -> bool:
    """Tell whether a file is no page but holds the record expected of the one beside it."""
    if path.suffix != RECORD_SUFFIX:
        return False
    page = path.with_suffix("")
    return page.is_file() or page.with_name(page.name + TEXT_SUFFIX).is_file()
