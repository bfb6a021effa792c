"""Dates whose parts stand in elements of their own, joined: `13`, `Jan`, `2024`."""

import re
from collections.abc import Sequence
from dataclasses import replace

from crawler.reading.blocks import Block, Kind
from crawler.text.moments import MOMENT
from crawler.text.months import MONTH_PATTERN, MONTHS, WEEKDAYS

_LONGEST_PART, _MOST_PARTS = 16, 5
_WORDS = "|".join((MONTH_PATTERN, *sorted(WEEKDAYS, key=len, reverse=True)))
_OPENINGS = frozenset(word[:3] for word in (*MONTHS, *WEEKDAYS))
_PART = re.compile(
    rf"(?:(?:{_WORDS})\b\.?|[0-9]{{1,4}}(?:st|nd|rd|th)?(?![0-9])|[0-9]{{1,2}}\.[0-9]{{1,2}}"
    r"|[0-9]{1,2}(?::[0-9]{2}){1,2}(?:\s?[ap]\.?m\.?)?|[\s,/|-])+",
    re.IGNORECASE,
)


def join_split_dates(blocks: list[Block]) -> list[Block]:
    """Return the blocks of a page with a date in one block where its parts have one each."""
    parts = {
        at
        for at, block in enumerate(blocks)
        if 0 < len(block.text) <= _LONGEST_PART and _is_part(block)
    }
    if len(parts) < 2:
        return blocks
    joined: list[Block] = []
    at = 0
    while at < len(blocks):
        end = _find_end(blocks, at, parts)
        if end > at + 1:
            text = " ".join(block.text for block in blocks[at:end])
            joined.append(replace(blocks[at], text=text, lines=(text,), units=()))
        else:
            joined.append(blocks[at])
        at = end
    return joined


def _is_part(block: Block) -> bool:
    """Tell whether a short block may be a part of a date and is no date of its own."""
    text = block.text
    if text[0].isalpha() and text[:3].casefold() not in _OPENINGS:
        return False
    return (
        block.kind is not Kind.LINKS
        and _PART.fullmatch(text) is not None
        and MOMENT.fullmatch(text) is None
    )


def _find_end(blocks: Sequence[Block], at: int, parts: set[int]) -> int:
    """Return where a date that begins at a block ends: right behind the block if none does."""
    last = at
    while last < at + _MOST_PARTS and last in parts:
        last += 1
    for end in range(last, at + 1, -1):
        if MOMENT.fullmatch(" ".join(block.text for block in blocks[at:end])):
            return end
    return at + 1
