"""Remembering answers: pages of a portal repeat their menus, labels and notices line by line."""

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

_Answer = TypeVar("_Answer")
_MOST_LINES = 4096


def remember(read: Callable[[str], _Answer]) -> Callable[[str], _Answer]:
    """Make a function of one text remember its answers for the last few thousand texts.

    The answers must be immutable, since callers share them.
    """
    return lru_cache(_MOST_LINES)(read)
