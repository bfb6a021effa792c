"""The text of a page in reading order, with what the record took of it and what was left out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from crawler.inspection.inspected import Inspection
from crawler.reading.blocks import Block, Kind
from crawler.text.cleaning import fold_space

_EVERYWHERE = frozenset({"body", "caption", "credit"})
"""Marks whose text stands once for each time that it is meant."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line, and the field that it is in the record, None for none."""

    text: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """One block of a page.

    `pieces`: its text, cut where a field begins or ends. `cut`: why it was left out of the body.
    `is_core`: it stands in the element that holds the weight of the text. `kind`: `text`,
    `picture`, or `links` for a list of links, whose text is not read.
    """

    pieces: list[Piece]
    kind: str = "text"
    cut: str | None = None
    is_core: bool = False

    @property
    def is_used(self) -> bool:
        """Whether the record has anything of it."""
        return any(piece.field for piece in self.pieces)


def mark_lines(inspection: Inspection) -> Iterator[MarkedLine]:
    """Yield the blocks of the page in reading order; none where nothing of it could be read."""
    if inspection.page is None:
        return
    wanted = _list_texts(inspection.values)
    cuts = {cut.text: cut.why for cut in inspection.cuts}
    core = inspection.core
    for block in inspection.page.blocks:
        is_core = bool(core and block.place and any(p.holds(block.place) for p in core.places))
        if block.kind is Kind.LINKS:
            yield MarkedLine([], "links", is_core=is_core)
        elif block.picture is not None:
            name = block.picture.alt or block.picture.src or ""
            yield MarkedLine([Piece(name)], "picture", is_core=is_core)
        elif block.text:
            yield _mark_block(block, wanted, cuts, is_core=is_core)


def _mark_block(
    block: Block, wanted: list[tuple[str, str]], cuts: dict[str, str], *, is_core: bool
) -> MarkedLine:
    pieces = [Piece(block.text)]
    for found in [entry for entry in wanted if entry[1] in block.text]:
        field, text = found
        marked = _mark(pieces, field, text)
        if marked == pieces:
            continue
        pieces = marked
        if field not in _EVERYWHERE:
            wanted.remove(found)
    cut = cuts.get(block.text)
    return MarkedLine(pieces, cut=cut, is_core=is_core)


def _mark(pieces: list[Piece], field: str, text: str) -> list[Piece]:
    """Return the pieces with the first unmarked place of a text as a piece of its own."""
    for at, piece in enumerate(pieces):
        if piece.field is None and text in piece.text:
            before, _, after = piece.text.partition(text)
            found = [Piece(before), Piece(text, field), Piece(after)]
            return [*pieces[:at], *(part for part in found if part.text), *pieces[at + 1 :]]
    return pieces


def _list_texts(values: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the fields with their texts as a page may print them, long ones first."""
    dateline = values.get("dateline") or {}
    images = values.get("images") or []
    texts = [
        ("headline", values.get("headline")),
        ("published", values.get("published_raw")),
        ("dateline", dateline.get("text")),
        ("abstract", values.get("abstract")),
        ("source", values.get("source")),
        *(("body", text) for text in values.get("body") or []),
        *(("caption", image.get("caption")) for image in images),
        *(("credit", image.get("credit")) for image in images),
        *(
            (name, text)
            for name in ("byline", "editors", "keywords", "section")
            for text in values.get(name) or []
        ),
    ]
    told = [(field, fold_space(text)) for field, text in texts if text]
    return sorted(dict.fromkeys(told), key=lambda entry: -len(entry[1]))
