"""The block that is being read: its words, lines and links, until it ends."""

from lxml.etree import _Element

from crawler.reading.blocks import Block, Link
from crawler.reading.place import Place
from crawler.reading.setting import Setting
from crawler.text.cleaning import fold_space

BREAK = "\n"
_TOUCH = "\u200b"
_BLANKS = " \t\n\r\f\v\xa0\u3000\u2002\u2003\u2009\u200b\u200c\u200d\u2060\ufeff\xad"
_LONGEST_CUT = 200
_WHOLE = 0.8
"""Share of a block's letters from which on a setting is that of the block."""

_Anchor = tuple[_Element, str, int, int]
"""A link that is open: its address, the number of the block and of the part where it began."""


class OpenBlock:
    """The text that has been read since the last block ended.

    `anchor`: the link that is open. `strong`, `small`: how many elements are open that set text so.
    All of these go on in the next block.
    """

    def __init__(self) -> None:
        self.anchor: _Anchor | None = None
        self.strong = self.small = 0
        self._number = 0
        self._clear()

    def _clear(self) -> None:
        self.parts: list[str] = []
        self.line_has_text = False
        self._line_start = -1
        self._has_text = False
        self._links: list[Link] = []
        self._link_chars = self._strong_chars = self._small_chars = 0
        self._number += 1

    @property
    def opens_line(self) -> bool:
        """Whether nothing stands behind the last line break."""
        return self._line_start == len(self.parts) > 0

    def add(self, text: str) -> None:
        """Add words; a line break in them is one to the reader as well."""
        self.parts.append(text)
        if not self.line_has_text and text.strip(_BLANKS):
            self._has_text = self.line_has_text = True
        if self.anchor or self.strong or self.small:
            size = len(text.strip())
            self._link_chars += size if self.anchor else 0
            self._strong_chars += size if self.strong else 0
            self._small_chars += size if self.small else 0

    def touch(self) -> None:
        """Note that two inline elements touch here."""
        self.parts.append(_TOUCH)

    def break_line(self) -> None:
        """End a line that has text."""
        self.parts.append(BREAK)
        self._line_start = len(self.parts)
        self.line_has_text = False

    def forget_line(self) -> None:
        """Forget the last line break: something else than text came behind it."""
        self._line_start = -1

    def open_link(self, node: _Element, href: str) -> None:
        """Open a link; one within another ends that, as in browsers."""
        self._end_link()
        self.anchor = (node, href, self._number, len(self.parts))

    def close_link(self, node: _Element) -> None:
        """Close a link if it is still the open one."""
        if self.anchor and self.anchor[0] is node:
            self._end_link()
            self.anchor = None

    def _end_link(self) -> None:
        """Keep what the block holds of the open link, which may hold several blocks."""
        if self.anchor:
            _, href, number, start = self.anchor
            raw = "".join(self.parts[start if number == self._number else 0 :])
            if raw.strip(_BLANKS):
                self._links.append(Link(raw, href))

    def mark(self, block: Block) -> None:
        """Note on a whole block in which settings and link it stands."""
        if self.anchor:
            block.links, block.link_chars = [Link(block.text, self.anchor[1])], len(block.text)
        block.strong, block.small = self.strong > 0, self.small > 0

    def end(self, place: Place | None, setting: Setting) -> Block | None:
        """Return the block that ends here, None where it holds no words, and begin a new one."""
        block = self._make(place, setting) if self._has_text else None
        self._clear()
        return block

    def _make(self, place: Place | None, setting: Setting) -> Block:
        self._end_link()
        raw = "".join(self.parts)
        text = fold_space(raw)
        least = len(text) * _WHOLE
        return Block(
            setting.kind,
            text,
            _split(raw, BREAK) if BREAK in raw else (text,),
            _split(raw, _TOUCH) if _TOUCH in raw and len(text) <= _LONGEST_CUT else (),
            place,
            self._links,
            self._link_chars,
            setting.level,
            setting.region,
            setting.centring,
            self._strong_chars >= least,
            self._small_chars >= least,
        )


def _split(raw: str, mark: str) -> tuple[str, ...]:
    return tuple(part for part in map(fold_space, raw.split(mark)) if part)
