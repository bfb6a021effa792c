"""What the pages of a run gave, counted as they come, with a page or two to look at for each."""

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from crawler.coverage import COVERED_FIELDS
from crawler.drift.statistics import (
    OCTAVES,
    RUN,
    FieldStatistics,
    Statistics,
    Watched,
    reject_key,
)
from crawler.items import Article, Reject, RejectCode
from crawler.scratch import Scratch, decode_text, encode_text

EXAMPLES = 2
"""How many pages are kept to look at."""

REPEATED_FIELDS = ("headline", "abstract")
"""Fields that differ from page to page."""
PICTURE_FIELDS = {"captions": "caption", "credits": "credit"}
"""What is watched of the pictures of a record as if it were a field."""
WATCHED_FIELDS = (*COVERED_FIELDS, *PICTURE_FIELDS)

UNSEEN_CODES = frozenset(
    {RejectCode.FETCH, RejectCode.TIMEOUT, RejectCode.CRASH, RejectCode.INTERNAL}
)
"""Rejects that say nothing of a page; other floors and statuses are for them."""

_TEXTS = frozenset({"headline", "abstract", "body"})
_LISTS = frozenset({"section", "images", "keywords"})
_ADDRESS_RULE = "the date in the address"

_DIGEST_BYTES = 16
_TABLE = """
CREATE TABLE text (field TEXT, digest BLOB, pages INTEGER, url BLOB, PRIMARY KEY (field, digest))
WITHOUT ROWID
"""
_COUNT_REPEATED = "SELECT sum(pages) FROM text WHERE field = ? AND pages > 1"


class Observations:
    """Counts the records and rejects of a run."""

    def __init__(self) -> None:
        self._records = 0
        self._filled: Counter[str] = Counter()
        self._tiers: dict[str, Counter[str]] = defaultdict(Counter)
        self._rules: dict[str, Counter[str]] = defaultdict(Counter)
        self._lengths: dict[str, Counter[int]] = defaultdict(Counter)
        self._texts = Scratch(_TABLE)
        self._rejects: Counter[str] = Counter()
        self._examples: dict[tuple[str, str, str], list[str]] = {}

    def add_record(self, article: Article, rules: Mapping[str, str]) -> None:
        """Count a record; `rules`: which rule of its page's gave each field."""
        self._records += 1
        for name in WATCHED_FIELDS:
            if value := _read_field(article, name):
                self._add_value(article, name, value, rules.get(name, ""))
            else:
                self._keep(name, "filled", "", article.url)

    def _add_value(self, article: Article, name: str, value: Any, rule: str) -> None:  # noqa: ANN401  # of any field
        self._filled[name] += 1
        self._keep(name, "filled", "yes", article.url)
        if tier := getattr(article.extraction, name, None):
            rule = _ADDRESS_RULE if tier == "url" else rule
            self._tiers[name][tier] += 1
            self._rules[name][rule] += 1
            self._keep(name, "tier", tier, article.url)
            self._keep(name, "rule", rule, article.url)
        if name in _TEXTS or name in _LISTS:
            length = sum(map(len, value)) if name in _TEXTS else len(value)
            self._lengths[name][length] += 1
            self._keep(name, "length", str(length.bit_length()), article.url)
        if name in REPEATED_FIELDS:
            self._add_text(name, value, article.url)

    def add_reject(self, reject: Reject) -> None:
        """Count a reject by its first reason, but for those of pages that nobody has seen."""
        reason = reject.reasons[0]
        if reason.code in UNSEEN_CODES:
            return
        watched = reject_key(reason.code, reason.field)
        self._rejects[watched] += 1
        self._keep(RUN, "rejects", watched, reject.url)

    def add_revision(self, url: str) -> None:
        """Keep a revised page to look at."""
        self._keep(RUN, "revised", "", url)

    def summarise(self, known: int = 0, revised: int = 0) -> Statistics:
        """Return what is compared of the run; for the arguments see Statistics."""
        return Statistics(
            records=self._records,
            fields={name: self._summarise_field(name) for name in WATCHED_FIELDS},
            repeated={name: self._count_repeated(name) for name in REPEATED_FIELDS},
            pages=self._records + self._rejects.total(),
            rejects=dict(sorted(self._rejects.items())),
            known=known,
            revised=revised,
        )

    def find_examples(self, watched: Watched, *, more: bool, usual: int | None) -> list[str]:
        """Return addresses of pages that show a change.

        `more`: there are more of what is watched than usual, else fewer. `usual`: the usual octave
        of the field's length.
        """
        name, aspect = watched.subject, watched.aspect
        if aspect == "rejects":
            return self._list_examples(RUN, aspect, [watched.value])
        if aspect in OCTAVES:
            sign = 1 if OCTAVES[aspect] > 0 else -1
            wanted = [
                str(digits)
                for digits in {length.bit_length() for length in self._lengths[name]}
                if usual is not None and sign * (digits - usual) >= abs(OCTAVES[aspect])
            ]
            return self._list_examples(name, "length", wanted)
        if aspect == "filled":
            return self._list_examples(name, aspect, ["yes" if more else ""])
        if aspect in ("tier", "rule") and not more:
            counts = self._tiers[name] if aspect == "tier" else self._rules[name]
            others = [value for value, _ in counts.most_common() if value != watched.value]
            return self._list_examples(name, aspect, others)
        return self._list_examples(name, aspect, [watched.value])

    def _add_text(self, name: str, text: str, url: str) -> None:
        digest = sha256(encode_text(text)).digest()[:_DIGEST_BYTES]
        text_key = (name, digest)
        found = self._texts.find("SELECT url FROM text WHERE field = ? AND digest = ?", text_key)
        if found is None:
            self._texts.change(
                "INSERT INTO text VALUES (?, ?, 1, ?)", (*text_key, encode_text(url))
            )
            return
        self._texts.change(
            "UPDATE text SET pages = pages + 1 WHERE field = ? AND digest = ?", text_key
        )
        if (first := decode_text(found[0])) != url:
            self._keep(name, "repeated", "", first)
            self._keep(name, "repeated", "", url)

    def _count_repeated(self, name: str) -> int:
        [[pages]] = self._texts.select(_COUNT_REPEATED, [name])
        return int(pages or 0)

    def _summarise_field(self, name: str) -> FieldStatistics:
        lengths = self._lengths[name]
        octaves: Counter[str] = Counter()
        for length, number in lengths.items():
            octaves[str(length.bit_length())] += number
        return FieldStatistics(
            filled=self._filled[name],
            tiers=dict(sorted(self._tiers[name].items())),
            rules=dict(sorted(self._rules[name].items())),
            median=statistics.median(lengths.elements()) if lengths else None,
            lengths=dict(sorted(octaves.items(), key=lambda item: int(item[0]))),
        )

    def _keep(self, name: str, aspect: str, value: str, url: str) -> None:
        kept = self._examples.setdefault((name, aspect, value), [])
        if len(kept) < EXAMPLES and url not in kept:
            kept.append(url)

    def _list_examples(self, name: str, aspect: str, values: list[str]) -> list[str]:
        found = [url for value in values for url in self._examples.get((name, aspect, value), ())]
        return list(dict.fromkeys(found))[:EXAMPLES]


def _read_field(article: Article, name: str) -> object:
    if part := PICTURE_FIELDS.get(name):
        return next(_read_pictures(article, part), None)
    return getattr(article, name)


def _read_pictures(article: Article, part: str) -> Iterator[str]:
    return (text for image in article.images if (text := getattr(image, part)))
