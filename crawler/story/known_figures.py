"""Figures of a page whose template is known: which pictures, and which of them have captions."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from lxml.etree import _Element

from crawler.reading.blocks import Block, Kind
from crawler.story.figures import Figure, match_captions, merge_repeats
from crawler.text.credits import split_caption


def pair_captions(figures: Sequence[Figure], blocks: Sequence[Block]) -> list[Figure]:
    """Return the figures with each caption that no picture has given to the one beside it.

    `blocks`: those that the figures stand among. The picture right above a caption comes before
    that right below.
    """
    paired = {figure.picture.node: figure for figure in figures if figure.picture}
    lone = [figure for figure in figures if figure.picture is None]
    told = _join_captions(paired.values())
    for at, block in enumerate(blocks):
        if block.kind is not Kind.CAPTION or not block.text or _is_told(block, told):
            continue
        for beside in (*blocks[max(0, at - 1) : at], *blocks[at + 1 : at + 2]):
            node = beside.picture.node if beside.picture else None
            figure = paired.get(node)
            if figure and figure.caption is None:
                caption, credit = split_caption(block.text)
                paired[node] = replace(figure, caption=caption, credit=credit or figure.credit)
                lone = [other for other in lone if other.caption != caption]
                break
    return sorted([*paired.values(), *lone], key=lambda figure: figure.index)


def _join_captions(figures: Iterable[Figure]) -> str:
    return "\n".join(figure.caption for figure in figures if figure.caption)


def _is_told(block: Block, captions: str) -> bool:
    """Tell whether a caption, of which one may have several parts, holds the words of a block."""
    return split_caption(block.text)[0] in captions


def choose_figures(
    figures: Sequence[Figure], blocks: Sequence[Block], elements: Sequence[_Element]
) -> list[Figure]:
    """Return the figures of the pictures that stand in known elements, in reading order.

    `figures`: those of the story, whose captions are kept; `blocks`: all of the page, in which a
    picture outside of the story finds its caption.
    """
    nodes = {part for element in elements for part in element.iter()}
    known = [block for block in blocks if block.picture and block.picture.node in nodes]
    told = {figure.picture.node: figure for figure in figures if figure.picture}
    captions = _join_captions(told.values())
    untold = [
        block
        for block in blocks
        if (block.picture and block.picture.node in nodes and block.picture.node not in told)
        or (block.kind is Kind.CAPTION and not _is_told(block, captions))
    ]
    others = pair_captions(match_captions(untold)[0], untold)
    told |= {figure.picture.node: figure for figure in others if figure.picture}
    order = (told.get(block.picture.node) for block in known if block.picture)
    return merge_repeats([figure for figure in order if figure])
