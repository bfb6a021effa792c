"""The body: the paragraphs of a story without dateline, sign-offs, bullets and numbers."""

import re
from collections.abc import Sequence

from crawler.text.dateline import Dateline, find_dateline
from crawler.text.labels import strip_end_mark

_BULLET = re.compile(r"[•·●■◆▪‣*]\s*|[-–]\s+")
_NUMBER = re.compile(r"[(（]?(\d{1,2})[.)）、]\s*(?=\D)")


def write_body(paragraphs: Sequence[str]) -> tuple[Dateline | None, list[str]]:
    """Return the dateline of a story and its paragraphs as the record has them."""
    texts = [strip_end_mark(text) for text in paragraphs]
    dateline = None
    if found := find_dateline(texts):
        index, dateline, texts[index] = found
    return dateline, [text for text in _strip_numbers(texts) if text]


def _strip_numbers(texts: Sequence[str]) -> list[str]:
    """Take bullets, and numbers that count up from 1, off the paragraphs they open."""
    if all(text[:1].isalpha() for text in texts):
        return list(texts)
    texts = [_BULLET.sub("", text, count=1) if _BULLET.match(text) else text for text in texts]
    numbers = [int(match[1]) if (match := _NUMBER.match(text)) else 0 for text in texts]
    listed: set[int] = set()
    for index, number in enumerate(numbers):
        opens = number == 1 and numbers[index + 1 : index + 2] == [2]
        follows = number > 1 and index - 1 in listed and numbers[index - 1] == number - 1
        if opens or follows:
            listed.add(index)
    return [
        _NUMBER.sub("", text, count=1) if index in listed else text
        for index, text in enumerate(texts)
    ]
