"""Remembering answers: pages of a portal repeat their menus, labels and notices line by line."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

_Answer = TypeVar("_Answer")
_MOST_LINES = 512
_LONGEST_LINE = 200


def remember(read: Callable[[str], _Answer]) -> Callable[[str], _Answer]:
    """Make a function of one text remember its answers for the last few hundred short texts.

    Long ones are paragraphs, which no other page has: to remember them costs more than to read
    them. The answers must be immutable, since callers share them.
    """
    recall = lru_cache(_MOST_LINES)(read)

    @wraps(read)
    def answer(text: str) -> _Answer:
        return recall(text) if len(text) <= _LONGEST_LINE else read(text)

    return answer
