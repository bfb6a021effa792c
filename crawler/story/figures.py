"""Figures: which block of text is the caption of which picture."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from crawler.reading.blocks import Block, Kind, Picture
from crawler.story.caption_reader import CaptionReader, is_credit_block
from crawler.story.repeats import name_picture, width_in
from crawler.text.captions import (
    is_control,
    opens_like_caption,
    reads_like_caption,
    strip_caption_label,
)
from crawler.text.credits import (
    has_credit,
    is_credit,
    split_caption,
    split_credit,
    strip_brackets,
)
from crawler.text.dateline import parse_dateline
from crawler.text.solicitations import is_solicitation


@dataclass(slots=True)
class Figure:
    """A picture of the story, its place among the pieces, and its caption with credit taken off.

    `picture` is None where only the caption is left of it, as in plain text.
    """

    index: int
    picture: Picture | None
    caption: str | None = None
    credit: str | None = None


def match_captions(
    pieces: Sequence[Block], paragraphs: AbstractSet[Block] = frozenset()
) -> tuple[list[Figure], set[int]]:
    """Return the figures among the pieces of a story, and which pieces are their captions.

    A caption stands in the picture's `figcaption`, paragraph or small wrapper, or is the block
    right after or before it. It shows as such by a credit, an opener (`Photo shows …`), its
    wording, the picture's `alt`, or by how it is set; a block with none of these stays in the
    story. Whether captions follow or precede is decided once for the page: the way that explains
    more of them, and following where both do. Caption and credit may stand in several blocks;
    what only a button or a player says is nobody's caption. A picture that the page shows twice
    is one figure. `paragraphs`: pieces that can be nothing else.
    """
    reader = CaptionReader(pieces, paragraphs)
    plan = reader.plan((1, -1))
    if plan.is_contested:
        plan = max(plan, reader.plan((-1, 1)), key=lambda plan: plan.score)
    taken = set(plan.captions.values())
    figures = []
    for index, piece in enumerate(pieces):
        if piece.picture is not None:
            parts = reader.find_parts(index, plan.captions.get(index), taken)
            taken.update(parts)
            figures.append(Figure(index, piece.picture, *_join_parts(pieces[at] for at in parts)))
    for index, piece in enumerate(pieces):
        if piece.picture is not None or index in taken or piece in paragraphs:
            continue
        if _is_lone_caption(piece):
            parts = [index, *reader.find_lone_parts(index, taken)]
            taken.update(parts)
            figure = Figure(index, None, *_join_parts(pieces[at] for at in parts))
            if _is_worth_keeping(figure, piece):
                figures.append(figure)
    figures = [figure for figure in figures if not is_solicitation(figure.caption or "")]
    figures.sort(key=lambda figure: figure.index)
    return merge_repeats(figures), taken


def drop_portraits(figures: Sequence[Figure], authors: Sequence[str]) -> list[Figure]:
    """Return the figures without those that only show an author, as `alt` or caption say."""
    names = {author.casefold() for author in authors}
    return [
        figure
        for figure in figures
        if (figure.caption or (figure.picture and figure.picture.alt) or "").casefold() not in names
    ]


def _join_parts(parts: Iterable[Block]) -> tuple[str | None, str | None]:
    """Return the caption and the credit that the parts of a figure say; each is said once."""
    captions: list[str] = []
    credits: list[str] = []
    for part in parts:
        text = strip_caption_label(" ".join(part.units) or part.text)
        if not text or is_control(text):
            continue
        if is_credit_block(part):
            is_going_on = bool(credits) and text.startswith("/")
            start = f"{credits.pop().rstrip(' /')} / " if is_going_on else ""
            credits.append(start + strip_brackets(text))
            continue
        caption, credit = split_caption(text)
        captions.append(caption)
        credits += [credit] if credit else []
    caption = " ".join(dict.fromkeys(filter(None, captions)))
    return caption or None, "; ".join(dict.fromkeys(filter(None, credits))) or None


def _is_lone_caption(piece: Block) -> bool:
    """Tell whether a block is the caption of a picture that left no other trace."""
    text = piece.text
    if piece.kind is Kind.CAPTION or is_credit(text):
        return True
    is_opened = opens_like_caption(text)
    if not (is_opened or "/" in text or "photo" in text.casefold()):
        return False
    if not has_credit(text) or parse_dateline(text)[0] is not None:
        return False
    credit = split_credit(text)[1] or ""
    return is_opened or "/" in credit or credit.lower().startswith("photo")


def _is_worth_keeping(figure: Figure, piece: Block) -> bool:
    """Tell whether a caption without a picture says something about one; in plain text all do."""
    if piece.place is None:
        return True
    if (figure.credit or "").startswith("Video"):
        return False
    return figure.caption is not None and (
        figure.credit is not None or reads_like_caption(figure.caption)
    )


def merge_repeats(figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures with each picture once: the largest, with what caption there is."""
    if len(figures) < 2:
        return list(figures)
    kept: dict[str, Figure] = {}
    merged: list[Figure] = []
    shown = [figure for figure in figures if figure.picture and figure.picture.src]
    captions = {figure.caption for figure in shown}
    alts = {figure.picture.alt for figure in shown if figure.picture}
    for figure in figures:
        src = figure.picture.src if figure.picture else None
        if src is None:
            alt = figure.picture.alt if figure.picture else None
            if not (figure.caption in captions if figure.caption else alt and alt in alts):
                merged.append(figure)
            continue
        name = name_picture(src)
        known = kept.get(name)
        if known is None or _says_otherwise(known, figure):
            kept[name] = figure
            merged.append(figure)
        else:
            _merge(known, figure)
    return merged


def _says_otherwise(known: Figure, again: Figure) -> bool:
    """Tell whether a repeated picture has a caption of its own: then it is meant twice."""
    return again.caption is not None and known.caption not in (None, again.caption)


def _merge(known: Figure, again: Figure) -> None:
    """Take over what a repeated picture says more than the first."""
    if _width_of(again.picture) > _width_of(known.picture):
        known.picture = again.picture
    known.caption = known.caption or again.caption
    known.credit = known.credit or again.credit


def _width_of(picture: Picture | None) -> int:
    return width_in(picture.src) if picture and picture.src else 0
