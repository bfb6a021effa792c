"""Blocks: what a page is made of in the order in which people read it.

Tags decide only where a block begins and ends and what kind it is, never whether it is part of
the story: that is for `crawler.story.story`, which sees the same blocks for HTML of any layout and
for plain text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from lxml.etree import _Element

from crawler.reading.place import Place
from crawler.reading.surroundings import find_owner
from crawler.text.cleaning import fold_space
from crawler.text.pictures import is_file_name

# Not the separators U+001C to U+001E, at which `splitlines` breaks words.
_LINE_BREAK = re.compile("\r\n|[\n\r\f\u2028\u2029]")
LINKED = 0.6
"""The share of link text from which on a block is a link with words, not words with a link.

Witness: paragraphs of government news in which every office is a link.
"""


class Kind(StrEnum):
    """What a block is by its mark-up; a long list of nothing but links is one block, unread."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "list item"
    ROW = "table row"
    QUOTE = "quote"
    CAPTION = "caption"
    IMAGE = "image"
    LINKS = "list of links"


@dataclass(slots=True)
class Picture:
    """An `img` as the page has it: the address is not yet absolute.

    `node`: the `img`, None in plain text. `href`: the address of the link that it stands in.
    """

    src: str | None
    alt: str | None = None
    title: str | None = None
    width: int | None = None
    height: int | None = None
    href: str | None = None
    node: _Element | None = field(default=None, repr=False, compare=False)

    @property
    def owner(self) -> str | None:
        """Whose it is by where it stands, if not the story's: an author's, the site's."""
        return None if self.node is None else find_owner(self.node, self.href)


@dataclass(slots=True)
class Link:
    """A link in a block: its text as written and its address as written."""

    raw: str
    href: str

    @property
    def text(self) -> str:
        """The link's text, white space folded."""
        return fold_space(self.raw)


@dataclass(slots=True, eq=False)
class Block:
    """One block of a page.

    `lines`: the text cut where the page breaks lines inside the block (a single `br`).
    `place`: the block element that holds it, None in plain text.
    `region`: `nav`, `aside`, `footer` where the page marks the block as part of one.
    `units`: the text cut where inline elements touch, in short blocks where any do: style sheets
    may keep them apart. `centring`: the innermost element that centres it. `strong`, `small`:
    whether the whole of the block is set so.
    """

    kind: Kind
    text: str = ""
    lines: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    place: Place | None = None
    links: Sequence[Link] = ()
    link_chars: int = 0
    level: int = 0
    region: str | None = None
    centring: Place | None = None
    strong: bool = False
    small: bool = False
    picture: Picture | None = None

    @property
    def link_density(self) -> float:
        """The share of the text that is link text, 0 to 1."""
        return min(1.0, self.link_chars / len(self.text)) if self.link_chars and self.text else 0.0


def read_text_blocks(text: str) -> list[Block]:
    """Return the blocks of the plain-text rendition of a page: one block a line.

    A line that is only the name of an image file stands for an image with that `alt`.
    """
    return [
        Block(Kind.IMAGE, picture=Picture(None, alt=line))
        if is_file_name(line)
        else Block(Kind.PARAGRAPH, line, (line,))
        for line in map(fold_space, _LINE_BREAK.split(text))
        if line
    ]
