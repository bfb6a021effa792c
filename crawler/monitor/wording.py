"""How summaries and verdicts put numbers and lists of names."""

from collections.abc import Sequence


def count_noun(number: int, noun: str) -> str:
    """Return a number with its noun: `1 page`, `2 pages`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def name_some(names: Sequence[str], most: int = 4) -> str:
    """Return names in a row, those beyond the first `most` as a number."""
    if len(names) <= most:
        return ", ".join(names)
    return f"{', '.join(names[:most])} and {len(names) - most} more"
