"""What is counted of a run, and the shares that are compared with those of earlier runs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

Count = Annotated[int, Field(ge=0)]
Aspect = Literal[
    "filled", "repeated", "tier", "rule", "much_shorter", "shorter", "much_longer", "longer",
    "rejects", "revised",
]  # fmt: skip
"""What of a field, or of a run, is compared. In this order the first is told of several."""

ASPECTS: tuple[Aspect, ...] = get_args(Aspect)

ONLY_UPWARDS: frozenset[Aspect] = frozenset(
    {"much_shorter", "shorter", "longer", "much_longer", "repeated", "rejects", "revised"}
)
"""Of these, fewer than usual is no trouble."""

OCTAVES: Mapping[Aspect, int] = {
    "much_shorter": -2, "shorter": -1, "longer": 1, "much_longer": 2
}  # fmt: skip
"""How far a length is from the usual one, in doublings."""


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FieldStatistics(_Model):
    """One field over the records of a run.

    `filled`: records that have it. `tiers`, `rules`: how many of them each kind of evidence and
    each rule gave. `median`: the median of its length where it has one, in characters, or in
    entries of a list; None where no record has it. `lengths`: how many records by the number of
    binary digits of that length: `"9"` is 256 to 511.
    """

    filled: Count = 0
    tiers: dict[str, Count] = {}
    rules: dict[str, Count] = {}
    median: float | None = None
    lengths: dict[str, Count] = {}


class Statistics(_Model):
    """What is compared of a run, over all pages that it read, whether or not they were news.

    `records`: valid records; `fields`: of those. `repeated`: records whose field says what that of
    another record of the run says. `pages`: records and rejects of pages that were seen; `rejects`:
    the latter by code and field of their first reason (`missing headline`).
    `known`: pages whose records the output had, and which were read again or are unchanged by the
    portal's word; `revised`: those of them that gave a new revision.
    """

    records: Count = 0
    fields: dict[str, FieldStatistics] = {}
    repeated: dict[str, Count] = {}
    pages: Count = 0
    rejects: dict[str, Count] = {}
    known: Count = 0
    revised: Count = 0


@dataclass(frozen=True, slots=True)
class Watched:
    """One share: of which field, or of the `run`; what of it; and which tier, rule or code."""

    subject: str
    aspect: Aspect
    value: str = ""


RUN = "run"
"""The subject of what is no field's."""


def reject_key(code: str, field: str | None) -> str:
    """Return under what rejects are counted: `missing headline`, `not_found`."""
    return f"{code} {field}" if field else code


def _subject_of_reject(key: str) -> str:
    return key.partition(" ")[2] or RUN


def list_watched(runs: Iterable[Statistics]) -> list[Watched]:
    """Return everything of which any of these runs has pages to compare."""
    return list(dict.fromkeys(watched for run in runs for watched in _list_of_run(run)))


def _list_of_run(run: Statistics) -> Iterator[Watched]:
    for name, field in run.fields.items():
        if run.records:
            yield Watched(name, "filled")
        for tier in field.tiers:
            yield Watched(name, "tier", tier)
        for rule in field.rules:
            yield Watched(name, "rule", rule)
        for aspect in OCTAVES if field.lengths else ():
            yield Watched(name, aspect)
    for name in run.repeated:
        yield Watched(name, "repeated")
    for key in run.rejects:
        yield Watched(_subject_of_reject(key), "rejects", key)
    if run.known:
        yield Watched(RUN, "revised")


def count_share(run: Statistics, watched: Watched, usual_octave: int | None) -> tuple[int, int]:
    """Return of how many pages of a run something is true, and of how many it could be.

    `usual_octave`: the number of binary digits that the field's length usually has.
    """
    if watched.aspect == "revised":
        return run.revised, run.known
    if watched.aspect == "rejects":
        return run.rejects.get(watched.value, 0), run.pages
    field = run.fields.get(watched.subject, FieldStatistics())
    match watched.aspect:
        case "filled":
            return field.filled, run.records
        case "tier":
            return field.tiers.get(watched.value, 0), field.filled
        case "rule":
            return field.rules.get(watched.value, 0), field.filled
        case "repeated":
            return run.repeated.get(watched.subject, 0), field.filled
    return _count_lengths(field, OCTAVES[watched.aspect], usual_octave), field.filled


def _count_lengths(field: FieldStatistics, distance: int, usual: int | None) -> int:
    if usual is None:
        return 0
    sign = 1 if distance > 0 else -1
    return sum(
        number
        for digits, number in field.lengths.items()
        if sign * (int(digits) - usual) >= abs(distance)
    )


def find_usual_octave(runs: Iterable[Statistics], name: str) -> int | None:
    """Return the median number of binary digits of a field's length; None where none has it."""
    numbers: dict[int, int] = {}
    for run in runs:
        for octave, number in run.fields.get(name, FieldStatistics()).lengths.items():
            numbers[int(octave)] = numbers.get(int(octave), 0) + number
    left = sum(numbers.values()) / 2
    for digits in sorted(numbers):
        left -= numbers[digits]
        if left <= 0:
            return digits
    return None
