"""The notes of a run, those that say the same of many pages cut short."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

MOST_OF_A_KIND = 3
MOST_NOTES = 10

_SPECIFIC = re.compile(r"\S*[/\d]\S*")


def shorten_notes(notes: Iterable[str]) -> Iterator[str]:
    """Yield the notes to be shown, in their order, and how many are not.

    Notes are of one kind if they differ in addresses, paths and numbers only.
    """
    kinds: dict[str, list[str]] = {}
    for note, times in Counter(notes).items():
        text = f"{note} ({times} times)" if times > 1 else note
        kinds.setdefault(_SPECIFIC.sub("", note), []).append(text)
    lines = [line for texts in kinds.values() for line in _shorten_kind(texts)]
    yield from lines[:MOST_NOTES]
    if len(lines) > MOST_NOTES:
        yield f"… and {len(lines) - MOST_NOTES} more"


def _shorten_kind(texts: list[str]) -> Iterator[str]:
    yield from texts[:MOST_OF_A_KIND]
    if len(texts) > MOST_OF_A_KIND:
        yield f"… and {len(texts) - MOST_OF_A_KIND} more like these"
