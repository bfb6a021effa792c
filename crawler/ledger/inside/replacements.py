"""What stands in the place of a story: another page, or a notice that is gone tomorrow."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from crawler.items import Article
from crawler.ledger.inside.address_index import Index
from crawler.ledger.inside.lines import LONGEST_LINE, split_records, to_fields
from crawler.ledger.inside.paths import LedgerPaths
from crawler.ledger.inside.recency import is_later
from crawler.ledger.inside.rows import RecordRow, ReplacedRow

_WORD = re.compile(r"\w+")


def shares_story(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Tell whether two records, as in their lines, share a headline, a paragraph or a caption.

    Marks and capitals do not count.
    """
    if _fold(one["headline"]) == _fold(other["headline"]):
        return True
    return not set(_list_paragraphs(one)).isdisjoint(_list_paragraphs(other))


def _list_paragraphs(fields: Mapping[str, Any]) -> Iterator[str]:
    captions = (image["caption"] for image in fields["images"])
    return (folded for text in (*fields["body"], *captions) if (folded := _fold(text)))


def _fold(text: str | None) -> str:
    return " ".join(_WORD.findall((text or "").casefold()))


class Replacements:
    """What was found in the place of records, in the files and in this run.

    `live`: the run asks the portal, so that it sees an address once, however often it meets it.
    """

    def __init__(self, index: Index, paths: LedgerPaths, *, live: bool) -> None:
        self._index = index
        self._paths = paths
        self._live = live

    def was_rejected(self, article: Article) -> bool:
        """Tell whether this very capture was not believed when it was read before."""
        return article.fetched_at is not None and any(
            row.fetched_at == article.fetched_at
            and self._read_reject(row)["content_hash"] == article.content_hash
            for row in self._index.replaced_of(article.url)
        )

    def is_replaced(self, article: Article, rows: Sequence[RecordRow]) -> bool:
        """Tell whether a page shares nothing with the records of its address, and is not believed.

        It is believed when it is seen for the second time, as long as nobody saw the story in
        between: in another capture, where both have a time, else in another run. The two need not
        be the same to the letter: it is enough that they share a headline or a paragraph.
        """
        fields = to_fields(article)
        if any(shares_story(fields, self._read_record(row)) for row in reversed(rows)):
            return False
        return not any(
            self._is_apart(article, earlier, rows)
            and shares_story(fields, self._read_reject(earlier))
            for earlier in self._index.replaced_of(article.url)
        )

    def _is_apart(self, article: Article, earlier: ReplacedRow, rows: Sequence[RecordRow]) -> bool:
        now, then = article.fetched_at, earlier.fetched_at
        is_timeless = now is None or then is None
        if (is_timeless or self._live) and self._index.was_seen_replaced(article.url):
            return False
        if is_timeless:
            return True
        told = [self._index.confirmed_at(article.url), *(row.fetched_at for row in rows)]
        is_back = any(is_later(moment, then) and not is_later(moment, now) for moment in told)
        return is_later(now, then) and not is_back

    def _read_record(self, row: RecordRow) -> dict[str, Any]:
        return _read_fields(self._paths.records, row.offset)

    def _read_reject(self, row: ReplacedRow) -> dict[str, Any]:
        record: dict[str, Any] = _read_fields(self._paths.rejects, row.offset)["record"]
        return record


def _read_fields(path: Path, offset: int) -> dict[str, Any]:
    """Return the record that starts at an offset in bytes."""
    with path.open("rb") as file:
        file.seek(offset)
        records = split_records(file.readline(LONGEST_LINE))
    fields: dict[str, Any] = json.loads(records[0][1])
    return fields
