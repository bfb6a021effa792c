"""Blocks arranged for reading: every labelled fact in a block of its own, label and value together.

Pages print `Source: Xinhua` in one line, in two elements, in two cells of a table or as one of
several lines of a paragraph; after this the rules need to know only the first form.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from crawler.text.blocks import Block, Kind, Link
from crawler.text.dateline import split_glued_dateline
from crawler.text.dates import find_date_line
from crawler.text.labels import (
    is_noise,
    parse_keywords,
    parse_source,
    story_end,
    strip_abstract_label,
)
from crawler.text.people import parse_byline, parse_editors

_LABEL = re.compile(
    r"(?:abstract|sources?|source\(s\)|(?:web )?editors?|key ?words?|tags?|updated|published"
    r"|publish(?:ed)? (?:time|date|on)|release(?:d)? (?:time|date|on)|posted(?: on)?|updated on"
    r"|time|date|authors?|edited by)\s*(?P<colon>[:：])?",
    re.I,
)
_LONGEST_LABEL = 24
_HEADLESS = frozenset({"abstract", "keyword", "keywords", "key words"})
_LONGEST_VALUE = 2000


def arrange_blocks(blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks with labels joined to their values and labelled lines set apart."""
    parts: list[Block] = []
    for block in blocks:
        if block.units or len(block.lines) > 1 or block.kind is Kind.ROW:
            parts += _split_block(block)
        elif ")" in block.text:
            parts += _split_glued(block)
        else:
            parts.append(block)
    return _join_labels(parts)


def is_label(text: str) -> bool:
    """Tell whether a block is a bare label, such as `Source:`, whose value is elsewhere."""
    if len(text) > _LONGEST_LABEL:
        return False
    match = _LABEL.fullmatch(text)
    return bool(match and (match["colon"] or text.lower() in _HEADLESS))


def _split_block(block: Block) -> Iterable[Block]:
    """Return what a block of several lines, units or cells has to say, each in one block."""
    if block.units and find_date_line(spaced := " ".join(block.units)):
        return [replace(block, text=spaced, lines=(spaced,))]
    if any(map(_is_labelled, block.units)):
        return _split_lines(block, block.units)
    if len(block.lines) > 1:
        return _split_lines(block, block.lines)
    if block.kind is Kind.ROW and is_label(block.text.partition(" | ")[0]):
        return _split_row(block)
    return _split_glued(block)


def _split_glued(block: Block) -> list[Block]:
    """Return a caption and the story whose dateline is glued to it as two blocks."""
    glued = split_glued_dateline(block.text)
    if glued is None:
        return [block]
    return [replace(block, text=text, lines=(text,)) for text in glued]


def _split_row(block: Block) -> Iterator[Block]:
    cells = [cell for cell in block.text.split(" | ") if cell]
    while cells:
        cell = cells.pop(0)
        if is_label(cell) and cells:
            cell = f"{cell.rstrip(':：').rstrip()}: {cells.pop(0)}"
        yield replace(block, kind=Kind.PARAGRAPH, text=cell, lines=(cell,))


def _split_lines(block: Block, lines: Sequence[str]) -> Iterator[Block]:
    """Yield labelled lines as blocks of their own; what runs between them stays one block."""
    run: list[str] = []
    labelled = [
        not following[:1].islower() and _is_labelled(line)
        for line, following in zip(lines, [*lines[1:], ""], strict=True)
    ]
    if not any(labelled):
        yield block
        return
    for line, is_fact in zip(lines, labelled, strict=True):
        if is_fact:
            yield from _rejoin(block, run)
            yield replace(block, text=line, lines=(line,), links=_links_in(block, line))
            run = []
        else:
            run.append(line)
    yield from _rejoin(block, run)


def _rejoin(block: Block, run: Sequence[str]) -> Iterator[Block]:
    if run:
        text = " ".join(run)
        yield replace(block, text=text, lines=(text,), links=_links_in(block, text))


def _links_in(block: Block, text: str) -> list[Link]:
    return [link for link in block.links if link.text in text]


def _is_labelled(line: str) -> bool:
    return bool(
        is_label(line)
        or strip_abstract_label(line) is not None
        or find_date_line(line)
        or parse_editors(line)
        or parse_source(line)
        or parse_keywords(line) is not None
        or parse_byline(line)
        or story_end(line)
        or is_noise(line)
    )


def _join_labels(blocks: list[Block]) -> list[Block]:
    labels = {
        at
        for at, block in enumerate(blocks)
        if 0 < len(block.text) <= _LONGEST_LABEL and is_label(block.text)
    }
    if not labels:
        return blocks
    joined: list[Block] = []
    for at, block in enumerate(blocks):
        is_value = at - 1 in labels and at not in labels and 0 < len(block.text) <= _LONGEST_VALUE
        if is_value:
            text = f"{joined.pop().text.rstrip(':：').rstrip()}: {block.text}"
            block = replace(block, text=text, lines=(text,))
        joined.append(block)
    return joined
