"""The part of the page in which the story stands: it tells paragraphs from side columns."""

import re
from collections.abc import Sequence

from lxml.etree import _Element

from crawler.text.blocks import Block, Kind
from crawler.text.labels import story_end

_WHOLE_PAGE = frozenset({"html", "body", "form"})
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’)\]]*$")
_LOOK_AHEAD = 8
_LONG, _SHORT = 60, 12


class Scope:
    """The element that holds the story as far as it has been read.

    It begins as the parent of the first paragraph and grows when paragraphs of the same make go
    on outside it. Outside the element that also holds the headline two such paragraphs are asked
    for, since teasers and footers stand there.
    """

    def __init__(self, blocks: Sequence[Block], headline: _Element | None) -> None:
        self._blocks = blocks
        self._headline = headline
        self._first: Block | None = None
        self._container: _Element | None = None
        self._outer: _Element | None = None
        self._fenced = False
        self._read = 0

    def note(self, index: int) -> None:
        """Note a paragraph of the story; the first one opens the scope."""
        block = self._blocks[index]
        self._read += 1
        node = block.node
        if node is None or self._first is not None:
            return
        self._first = block
        parent = node.getparent()
        holds_more = any(below.node is node for below in self._blocks[index + 1 : index + 3])
        self._container = node if parent is None or holds_more else parent
        if self._headline is not None:
            self._outer = common_ancestor(self._headline, node)

    def fence(self) -> None:
        """Note that a list of links was passed: what follows must be the story's beyond doubt."""
        self._fenced = self._first is not None

    def admits(self, index: int) -> bool:
        """Tell whether the block may still be part of the story; False ends the story."""
        node, first = self._blocks[index].node, self._first
        if node is None or first is None or self._container is None:
            return True
        if not self._fenced and is_within(node, self._container):
            return True
        asked = 1
        outer = self._outer
        if outer is not None and outer.tag not in _WHOLE_PAGE and not is_within(node, outer):
            asked = 2
        following = self._following_paragraphs(index, first, asked)
        if len(following) < asked:
            return False
        self._fenced = False
        for block in following:
            if block.node is not None:
                self._container = common_ancestor(self._container, block.node)
        return True

    def _following_paragraphs(self, index: int, first: Block, most: int) -> list[Block]:
        found: list[Block] = []
        passed = 0
        for number, block in enumerate(self._blocks[index:]):
            passed += block.kind not in (Kind.ROW, Kind.ITEM, Kind.IMAGE)
            if passed > _LOOK_AHEAD or block.kind is Kind.LINKS or block.region or story_end(block.text):
                break
            shortest = _LONG if number or self._fenced else _SHORT
            if _is_paragraph(block, shortest) and (self._read < 2 or _same_tag(block, first)):
                found.append(block)
                if len(found) == most:
                    break
        return found


def common_ancestor(one: _Element, other: _Element) -> _Element:
    """Return the innermost element that is or holds both."""
    ancestors = {one, *one.iterancestors()}
    while other not in ancestors:
        parent = other.getparent()
        if parent is None:
            return other
        other = parent
    return other


def is_within(node: _Element, container: _Element) -> bool:
    """Tell whether the element is the container or stands in it."""
    return node is container or any(parent is container for parent in node.iterancestors())


def _same_tag(one: Block, other: Block) -> bool:
    return one.node is not None and other.node is not None and one.node.tag == other.node.tag


def _is_paragraph(block: Block, shortest: int) -> bool:
    return (
        len(block.text) >= shortest
        and block.link_density < 0.3
        and _SENTENCE_END.search(block.text) is not None
    )
