"""Titles: what of a page's title may be its headline, and whether two texts have the same words."""

import re

from crawler.text.cleaning import fold_space
from crawler.text.memory import remember

MOST_PUNCTUATION = 24
"""How many more characters than another a text with the same words may have."""

_SEPARATOR = re.compile(r"\s*(?:[|_\u2014]|--|\s[-\u2013:]\s|-(?=[A-Z]))\s*")
_NOT_LETTERS = re.compile(r"[\W_]+")
_LONGEST = 300
_MOST_PARTS = 8


def split_title(title: str) -> list[str]:
    """Return what of a page's title may be the headline: the whole, then shorter and shorter parts.

    Site names follow a separator: `HEADLINE - Section - Chinadaily.com.cn`,
    `HEADLINE-Xinhua Silk Road`, `HEADLINE | english.pudong.gov.cn`.
    """
    return list(_split_at_separators(fold_space(title)))


def same_words(one: str, other: str) -> bool:
    """Tell whether two texts have the same letters and figures, whatever their punctuation."""
    if abs(len(one) - len(other)) > MOST_PUNCTUATION:
        return False
    return one == other or fold_words(one) == fold_words(other) != ""


@remember
def fold_words(text: str) -> str:
    """Return the letters and figures of a text alone, in small letters."""
    return _NOT_LETTERS.sub("", text.casefold())


@remember
def _split_at_separators(title: str) -> tuple[str, ...]:
    ends = [match.start() for match in _SEPARATOR.finditer(title[:_LONGEST])]
    parts = (title, *(title[:end] for end in reversed(ends[-_MOST_PARTS:])))
    return tuple(filter(None, parts))
