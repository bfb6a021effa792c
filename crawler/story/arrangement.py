"""Blocks arranged for reading: every labelled fact in a block of its own, label and value together.

Pages print `Source: Xinhua` in one line, in two elements, in two cells of a table or as one of
several lines of a paragraph; after this the rules need to know only the first form.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from lxml.etree import _Element

from crawler.reading.blocks import Block, Kind
from crawler.reading.place import Place
from crawler.reading.sizes import holds_few
from crawler.reading.tags import OPEN_BLOCK, ROLES
from crawler.story.split_dates import join_split_dates
from crawler.text.cleaning import fold_space
from crawler.text.dateline import parse_dateline, split_glued_dateline
from crawler.text.dates import find_printed_date
from crawler.text.label_words import (
    holds_label,
    is_by,
    is_head,
    is_label,
    join_label,
    labels_keywords,
    names_value,
    split_at_labels,
)
from crawler.text.labels import (
    is_noise,
    parse_keywords,
    parse_source,
    story_end,
    strip_abstract_label,
)
from crawler.text.line_tails import strip_addresses
from crawler.text.memory import remember
from crawler.text.people import parse_byline, parse_editors
from crawler.text.wordlists import read_words

_HEAD_TAGS = frozenset({"dt", "th"})
_HEAD_OPENERS = read_words(
    """
    author authors by date editor editors key keyword keywords published reporter source sources
    tag tags time updated web writer written
    """
)
_DATE_HEADS = read_words("date published time updated") | {"publication date", "publish time"}
_LONGEST_LABEL = 24
_LONGEST_VALUE = 2000
_LONGEST_PIECES = 300
_MOST_PIECES, _MOST_ELEMENTS = 40, 120
_MOST_LINKS = 60
"""Links of a block cut in parts: of more it is a list of links, each of its parts as well."""
_LONGEST_KEYWORD = 60
_MARKS = " |｜,，、;；·•/"


def arrange_blocks(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with labels joined to their values and labelled lines set apart."""
    parts: list[Block] = []
    for block in _read_tables(blocks):
        text = block.text
        if not text:
            parts.append(block)
        elif block.units or len(block.lines) > 1 or block.kind is Kind.ROW:
            parts += _split_block(block)
        elif len(text) <= _LONGEST_PIECES and (holds_label(text) or _opens_with_head(text)):
            parts += _split_labelled(block)
        elif ")" in text:
            parts += _split_glued(block)
        else:
            parts.append(block)
    return join_split_dates(_join_labels(parts))


def _split_block(block: Block) -> Iterable[Block]:
    """Return what a block of several lines, units or cells has to say, each in one block."""
    if len(block.lines) > 1:
        return _split_lines(block, block.lines)
    if block.kind is Kind.ROW:
        return _split_row(block) if is_label(block.text.partition(" | ")[0]) else [block]
    return _split_labelled(block)


def _split_glued(block: Block) -> list[Block]:
    """Return a caption and the story whose dateline is glued to it as two blocks."""
    glued = split_glued_dateline(block.text)
    if glued is None:
        return [block]
    return [_with_text(block, text) for text in glued]


def _split_labelled(block: Block) -> Iterable[Block]:
    """Return a short block with labels and values in its inline elements fact by fact."""
    if parse_dateline(block.text)[0] is not None:
        return _split_glued(block)
    pieces = [strip_addresses(piece) for piece in _list_pieces(block)]
    if len(pieces) > 1:
        pieces = [piece for piece in pieces if piece[:1].isdigit() or not _is_pop_up(piece)]
        spaced = " ".join(pieces).replace(" ,", ",")
        if find_printed_date(spaced):
            return [_with_text(block, spaced)]
        pieces = [piece for piece in pieces if piece.strip(_MARKS)]
    if find_printed_date(block.text) or (not block.units and parse_byline(block.text)):
        return [block]
    facts = list(_join_pieces([part for piece in pieces for part in split_at_labels(piece)]))
    if len(facts) > 1:
        return _split_lines(block, facts)
    if facts and facts[0] != block.text and _is_labelled(facts[0]):
        return [_with_text(block, facts[0])]
    return _split_glued(block)


def _is_pop_up(piece: str) -> bool:
    """Tell whether a piece is a button's text or the like; a mark or an address is none."""
    return is_noise(piece) not in (None, "address", "section mark")


def _list_pieces(block: Block) -> Sequence[str]:
    """Return a block's text cut where its inline elements begin and end."""
    whole = block.units or (block.text,)
    if block.place is None:
        return whole
    node = block.place.node
    if not holds_few(node, _MOST_ELEMENTS):
        return whole
    while len(node) == 1 and not (node.text or "").strip() and not (node[0].tail or "").strip():
        node = node[0]
    if not 0 < len(node) <= _MOST_PIECES or any(map(_is_block, node)):
        return whole
    pieces = [piece for piece in map(fold_space, _list_texts(node)) if piece]
    is_all = "".join(pieces).replace(" ", "") == block.text.replace(" ", "")
    return pieces if is_all else whole


def _is_block(node: _Element) -> bool:
    return ROLES.get(node.tag) == OPEN_BLOCK


def _list_texts(node: _Element) -> Iterator[str]:
    yield node.text or ""
    for child in node:
        if isinstance(child.tag, str):
            yield "".join(map(str, child.itertext()))
        yield child.tail or ""


def _join_pieces(pieces: Sequence[str]) -> Iterator[str]:
    """Yield the facts of a line whose labels and values are pieces of their own."""
    heads = [_is_label_among(pieces, at) for at in range(len(pieces))]
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        at += 1
        if not heads[at - 1] or at == len(pieces) or heads[at]:
            yield piece
            continue
        values = [_strip_marks(pieces[at])]
        at += 1
        while labels_keywords(piece) and at < len(pieces) and not heads[at]:
            if _is_labelled(pieces[at]):
                break
            values.append(_strip_marks(pieces[at]))
            at += 1
        yield join_label(piece, ", ".join(values))


def _strip_marks(value: str) -> str:
    """Return a value without separators, and without the colon that its label left to it."""
    return value.strip(_MARKS).lstrip(":： ")


def _is_label_among(pieces: Sequence[str], at: int) -> bool:
    """Tell whether a piece is a label, by its colon or because the next is a fitting value."""
    piece = pieces[at]
    if is_label(piece):
        return True
    if at + 1 >= len(pieces) or not is_head(piece):
        return False
    following = pieces[at + 1]
    return (at == 0 or _is_labelled(pieces[at - 1])) and _is_labelled(join_label(piece, following))


def _split_row(block: Block) -> Iterator[Block]:
    cells = iter([cell for cell in block.text.split(" | ") if cell])
    for cell in cells:
        if is_label(cell) and (value := next(cells, None)):
            cell = join_label(cell, value)
        yield replace(block, kind=Kind.PARAGRAPH, text=cell, lines=(cell,))


def _split_lines(block: Block, lines: Sequence[str]) -> Iterator[Block]:
    """Yield labelled lines as blocks of their own; what runs between them stays one block."""
    run: list[str] = []
    labelled = [
        not _continues(following) and _is_labelled(line)
        for line, following in zip(lines, [*lines[1:], ""], strict=True)
    ]
    if not any(labelled):
        yield block
        return
    for line, is_fact in zip(lines, labelled, strict=True):
        if is_fact:
            yield from _rejoin(block, run)
            yield _with_text(block, line)
            run = []
        else:
            run.append(line)
    yield from _rejoin(block, run)


def _continues(text: str) -> bool:
    """Tell whether a piece goes on with the sentence of the one before it."""
    return text[:1].islower() or text.startswith(("'s ", "’s "))


def _rejoin(block: Block, run: Sequence[str]) -> Iterator[Block]:
    if run:
        yield _with_text(block, _join_run(block.text, run))


def _join_run(text: str, run: Sequence[str]) -> str:
    """Return the pieces of a line as they stand in it: two may be parts of one word."""
    start = end = max(text.find(run[0]), 0)
    for piece in run:
        at = text.find(piece, end)
        if at < 0 or text[end:at].strip():
            return " ".join(run)
        end = at + len(piece)
    return text[start:end]


def _with_text(block: Block, text: str) -> Block:
    """Return a block with a part of its text, and the links in that."""
    if len(block.links) > _MOST_LINKS:
        return replace(block, text=text, lines=(text,), units=(), links=(), link_chars=len(text))
    links = [link for link in block.links if link.text in text]
    size = sum(len(link.text) for link in links)
    return replace(block, text=text, lines=(text,), units=(), links=links, link_chars=size)


@remember
def _is_labelled(line: str) -> bool:
    return bool(
        is_label(line)
        or is_by(line)
        or strip_abstract_label(line) is not None
        or find_printed_date(line)
        or parse_editors(line)
        or parse_source(line)
        or parse_keywords(line) is not None
        or parse_byline(line)
        or story_end(line)
        or _is_pop_up(line)
    )


def _opens_with_head(text: str) -> bool:
    return text.split(" ", 1)[0].casefold() in _HEAD_OPENERS


def _read_tables(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks with the rows of tables of labelled facts as one line a fact."""
    rows = [block for block in blocks if block.kind is Kind.ROW]
    if not rows:
        return blocks
    tables: dict[Place, list[Block]] = defaultdict(list)
    for row in rows:
        if row.place is not None:
            tables[row.place].append(row)
    facts = {place: lines for place, own in tables.items() if (lines := _pair_cells(own))}
    if not facts:
        return blocks
    read: list[Block] = []
    for block in blocks:
        if block.kind is not Kind.ROW or block.place is None or block.place not in facts:
            read.append(block)
        else:
            lines = facts[block.place]
            read += [replace(block, kind=Kind.PARAGRAPH, text=t, lines=(t,)) for t in lines]
            lines.clear()
    return read


def _pair_cells(rows: Sequence[Block]) -> list[str]:
    """Return label and value of each fact of a table, `[]` where it is one of data.

    The labels are in the first column, in every other one, or in the first of two rows.
    """
    cells = [row.text.split(" | ") for row in rows]
    pairs = [pair for row in cells for pair in zip(row[::2], row[1::2], strict=False)]
    if len(cells) == 2 and len(cells[0]) == len(cells[1]) and all(map(is_head, cells[0])):
        pairs = list(zip(*cells, strict=True))
    elif any(len(row) % 2 for row in cells):
        return []
    labels = [label.rstrip(" :：").casefold() for label, _ in pairs]
    if not all(map(is_head, labels)) or _DATE_HEADS.issuperset(labels):
        return []
    return [join_label(label, value) for label, value in pairs]


def _join_labels(blocks: list[Block]) -> list[Block]:
    labels = {
        at
        for at, block in enumerate(blocks)
        if 0 < len(block.text) <= _LONGEST_LABEL and _is_label_block(block)
    }
    if not labels:
        return blocks
    joined: list[Block] = []
    keywords: Block | None = None
    for at, block in enumerate(blocks):
        label = joined[-1].text if at - 1 in labels and at not in labels else ""
        if label and _may_be_value(joined[-1], block):
            joined[-1] = _with_value(block, join_label(label, block.text))
            keywords = block if labels_keywords(label) else None
        elif (
            keywords is not None
            and at not in labels
            and len((last := joined[-1]).text) <= _LONGEST_VALUE
            and _is_keyword_beside(block, keywords)
        ):
            joined[-1] = replace(
                _with_value(last, f"{last.text}, {block.text}"),
                links=[*last.links, *block.links],
                link_chars=last.link_chars + block.link_chars,
            )
        else:
            keywords = None
            joined.append(block)
    return joined


def _may_be_value(label: Block, block: Block) -> bool:
    """Tell whether a block may hold a label's value; heads of a table or list hold none."""
    is_head_too = block.place is not None and block.place.tag in _HEAD_TAGS
    is_sentence = block.text.endswith((".", "!", "?")) and " " in block.text
    return (
        0 < len(block.text) <= _LONGEST_VALUE
        and not is_head_too
        and not (is_sentence and labels_keywords(label.text))
        and names_value(label.text, block.text)
    )


def _is_label_block(block: Block) -> bool:
    if is_label(block.text) or is_by(block.text):
        return True
    return block.place is not None and block.place.tag in _HEAD_TAGS and is_head(block.text)


def _with_value(block: Block, text: str) -> Block:
    return replace(block, text=text, lines=(text,), units=())


def _is_keyword_beside(block: Block, first: Block) -> bool:
    """Tell whether a block is a further keyword: a short one beside the first, of its make."""
    place, beside = block.place, first.place
    return (
        0 < len(block.text) <= _LONGEST_KEYWORD
        and place is not None
        and beside is not None
        and place is not beside
        and place.tag == beside.tag
        and place.parent is beside.parent
        and not block.text.endswith((".", "!", "?", ":"))
        and not _is_labelled(block.text)
    )
