"""A comparison as a person reads it, or a program."""

import dataclasses
import json
import textwrap
from collections import Counter
from collections.abc import Iterator
from typing import Any

from crawler.comparison.differences import Change, Comparison, Example
from crawler.comparison.sides import ABSENT, RECORD
from crawler.monitor.text import escape_controls
from crawler.monitor.wording import count_noun

_LABEL_WIDTH = 14
_INDENT = " " * _LABEL_WIDTH
_BEFORE_DIFFERENCE = 24
"""Letters shown of what two texts have in common before they differ."""


def render_comparison(comparison: Comparison, width: int) -> str:
    """Return the differences as lines of at most `width` columns, but for long addresses."""
    return "\n".join(escape_controls(line) for line in _render(comparison, width))


def list_differences(comparison: Comparison) -> dict[str, Any]:
    """Return all of a comparison as what JSON can hold."""
    kinds = [(change, number, False) for change, number in comparison.counts.most_common()]
    kinds += [(change, number, True) for change, number in comparison.evidence.most_common()]
    return {
        "old": dict(comparison.old),
        "new": dict(comparison.new),
        "same": comparison.same,
        "differences": [
            {
                **dataclasses.asdict(change),
                "only_evidence": only_evidence,
                "pages": number,
                "examples": list(map(dataclasses.asdict, comparison.examples[change])),
            }
            for change, number, only_evidence in kinds
        ],
    }


def _render(comparison: Comparison, width: int) -> Iterator[str]:
    for label, records in (("old", comparison.old), ("new", comparison.new)):
        yield from _label(label, _count_records(records), width)
    yield from _label("same", count_noun(comparison.same, "record"), width)
    whole = {change: number for change, number in comparison.counts.items() if not change.field}
    for change, number in sorted(whole.items(), key=_order):
        yield from _label(_name_whole(change), _describe_whole(change, number), width)
        for example in comparison.examples[change]:
            yield f"{_INDENT}{example.url}"
    fields = dict.fromkeys(change.field for change in comparison.counts if change.field)
    for name in fields:
        kinds = {change: n for change, n in comparison.counts.items() if change.field == name}
        told = "; ".join(_describe_field(change, number) for change, number in kinds.items())
        yield from _label(str(name), told, width)
        for change in kinds:
            for example in comparison.examples[change]:
                yield from _show_example(example, width)
    if comparison.evidence:
        same = "; ".join(
            f"{change.field} {_describe_field(change, number)}"
            for change, number in comparison.evidence.most_common()
        )
        yield from _label("evidence", f"the same by other evidence: {same}", width)


def _order(item: tuple[Change, int]) -> tuple[str, int]:
    change, number = item
    return _name_whole(change), -number


def _count_records(records: Counter[str]) -> str:
    total = count_noun(records.total(), "record")
    if len(records) < 2:
        return " of ".join([total, *records])
    return f"{total}: {', '.join(f'{records[name]} of {name}' for name in sorted(records))}"


def _name_whole(change: Change) -> str:
    if change.before == RECORD:
        return "only in old"
    return "only in new" if change.after == RECORD else "rejects"


def _describe_whole(change: Change, number: int) -> str:
    if RECORD in (change.before, change.after):
        other = change.after if change.before == RECORD else change.before
        side = "new" if change.before == RECORD else "old"
        how = "not there" if other == ABSENT else f"a reject ({other})"
        return f"{number} of {change.portal}, in the {side} output {how}"
    return f"{number} of {change.portal}, rejected before as {change.before}, now {change.after}"


def _describe_field(change: Change, number: int) -> str:
    if change.before == change.after:
        by = f"by {change.after}" if change.after else ""
    else:
        by = f"{change.before or 'nothing'} → {change.after or 'nothing'}"
    return f"{number} of {change.portal}{f' ({by})' if by else ''}"


def _show_example(example: Example, width: int) -> Iterator[str]:
    yield f"{_INDENT}{example.url}"
    room = width - len(_INDENT) - 4
    for sign, text in zip("-+", cut_difference(example.before, example.after, room), strict=True):
        yield f"{_INDENT}  {sign} {text}"


def cut_difference(before: object, after: object, room: int) -> tuple[str, str]:
    """Return two values as texts of at most `room` letters that show where they differ."""
    texts = [_write(before), _write(after)]
    pairs = enumerate(zip(*texts, strict=False))
    common = next((at for at, (one, other) in pairs if one != other), min(map(len, texts)))
    start = common - _BEFORE_DIFFERENCE if common > _BEFORE_DIFFERENCE else 0
    cut = [f"…{text[start:]}" if start else text for text in texts]
    old, new = (text if len(text) <= room else f"{text[: room - 1]}…" for text in cut)
    return old, new


def _write(value: object) -> str:
    if value is None:
        return "null"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return " ".join(text.split())


def _label(label: str, text: str, width: int) -> Iterator[str]:
    yield from textwrap.wrap(
        text,
        width,
        initial_indent=f"{label:<{_LABEL_WIDTH}}",
        subsequent_indent=_INDENT,
        break_long_words=False,
        break_on_hyphens=False,
    )
