"""The differences of two outputs, address by address and field by field."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from crawler.comparison.sides import Row, Sides
from crawler.items import PUBLISHER_FIELDS

COMPARED = ("portal", *PUBLISHER_FIELDS, "same_as")
"""What is compared of two records; not when and from where their pages came, nor revisions."""

_EXTRACTED_AS = {
    "published_at": "published",
    "published_raw": "published",
    "modified_at": "modified",
}
"""Fields whose evidence is told under another name."""


@dataclass(frozen=True, slots=True)
class Change:
    """One kind of difference: of which portal, in which field, and by which evidence.

    `field`: None where the whole record is there on one side only. `before`, `after`: the tiers
    that gave the field, or, without a field, what the page is: `a record`, the codes of its reject,
    `not there`. None: no tier.
    """

    portal: str
    field: str | None
    before: str | None
    after: str | None


@dataclass(slots=True)
class Example:
    """One page of a kind of difference, and what its field said; None without a field."""

    url: str
    before: Any = None
    after: Any = None


@dataclass(slots=True)
class Comparison:
    """What is not the same in two outputs.

    `old`, `new`: records on each side, by portal. `same`: records without any difference.
    `counts`: how many pages show each kind of difference; `evidence`: fields that say the same by
    other evidence; `examples`: a few pages of each kind, first addresses first.
    """

    old: Counter[str] = field(default_factory=Counter)
    new: Counter[str] = field(default_factory=Counter)
    same: int = 0
    counts: Counter[Change] = field(default_factory=Counter)
    evidence: Counter[Change] = field(default_factory=Counter)
    examples: dict[Change, list[Example]] = field(default_factory=dict)

    @property
    def differs(self) -> bool:
        """Whether anything is not the same."""
        return bool(self.counts or self.evidence)

    def note(self, change: Change, example: Example, most_examples: int) -> None:
        """Count a difference, and keep it as an example while there are few."""
        self.counts[change] += 1
        self._keep(change, example, most_examples)

    def note_evidence(self, change: Change, example: Example, most_examples: int) -> None:
        """Count a field that says the same by other evidence."""
        self.evidence[change] += 1
        self._keep(change, example, most_examples)

    def _keep(self, change: Change, example: Example, most_examples: int) -> None:
        kept = self.examples.setdefault(change, [])
        if len(kept) < most_examples:
            kept.append(example)


def compare_outputs(old: Path, new: Path, most_examples: int = 3) -> Comparison:
    """Return what differs between two outputs: folders, or single files of records.

    Of each address the newest record counts, and where it has none its last reject. Addresses are
    compared one by one from a table on disk, so memory grows with them only while the records are
    read (see read_records). Raises RecordError for what cannot be read.
    """
    comparison = Comparison()
    with closing(Sides()) as sides:
        comparison.old = sides.add("old", old)
        comparison.new = sides.add("new", new)
        for url, before, after in sides.pair_rows():
            if not _compare_page(comparison, url, before, after, most_examples):
                comparison.same += after.is_record
    return comparison


def _compare_page(
    comparison: Comparison, url: str, before: Row, after: Row, most_examples: int
) -> bool:
    """Note what differs of one page; return whether anything does."""
    if not (before.is_record and after.is_record):
        if before.kind == after.kind:
            return False
        portal = after.portal or before.portal
        change = Change(portal, None, before.kind, after.kind)
        comparison.note(change, Example(url), most_examples)
        return True
    found = False
    old, new = json.loads(before.fields), json.loads(after.fields)
    for name, tiers in _list_differences(old, new):
        change = Change(new["portal"], name, *tiers)
        example = Example(url, old.get(name), new.get(name))
        if old.get(name) == new.get(name):
            comparison.note_evidence(change, example, most_examples)
        else:
            comparison.note(change, example, most_examples)
        found = True
    return found


def _list_differences(
    old: dict[str, Any], new: dict[str, Any]
) -> Iterator[tuple[str, tuple[str | None, str | None]]]:
    """Yield the fields that differ in what they say or in what gave them, with both tiers."""
    for name in COMPARED:
        told = _EXTRACTED_AS.get(name, name)
        tiers = old["extraction"].get(told), new["extraction"].get(told)
        if old.get(name) != new.get(name) or (name == told and tiers[0] != tiers[1]):
            yield name, tiers
