"""The block that is being read: lines, links and settings until it ends."""

from lxml.etree import Element

from crawler.reading.blocks import Block
from crawler.reading.open_block import OpenBlock
from crawler.reading.setting import Setting


def end(block: OpenBlock) -> Block:
    ended = block.end(None, Setting())
    assert ended is not None
    return ended


def test_parts_are_one_text_and_breaks_part_its_lines() -> None:
    block = OpenBlock()
    block.add("one ")
    block.add("two")
    block.break_line()
    block.add("three")
    ended = end(block)
    assert (ended.text, ended.lines) == ("one two three", ("one two", "three"))


def test_blanks_alone_are_no_block() -> None:
    block = OpenBlock()
    block.add(" \xa0")
    assert block.end(None, Setting()) is None
    assert not block.parts


def test_a_link_goes_on_in_the_next_block_until_it_is_closed() -> None:
    block, link = OpenBlock(), Element("a")
    block.add("at ")
    block.open_link(link, "/one")
    block.add("one")
    first = end(block)
    block.add("more")
    block.close_link(link)
    block.add(" words")
    second = end(block)
    assert [(one.text, one.href) for one in first.links] == [("one", "/one")]
    assert [(one.text, one.href) for one in second.links] == [("more", "/one")]
    assert (first.link_chars, second.link_chars) == (3, 4)


def test_a_link_within_a_link_ends_that_one() -> None:
    block, outer, inner = OpenBlock(), Element("a"), Element("a")
    block.open_link(outer, "/outer")
    block.add("one ")
    block.open_link(inner, "/inner")
    block.add("two")
    block.close_link(inner)
    block.close_link(outer)
    assert [link.href for link in end(block).links] == ["/outer", "/inner"]


def test_a_block_is_strong_where_nearly_all_of_it_is() -> None:
    block = OpenBlock()
    block.strong += 1
    block.add("nearly all")
    block.strong -= 1
    block.add(" is")
    assert not end(block).strong
    block.strong += 1
    block.add("nearly all of it is")
    block.strong -= 1
    block.add(" so")
    assert end(block).strong


def test_touching_elements_part_the_units_of_a_short_block() -> None:
    block = OpenBlock()
    block.add("Xinhua")
    block.touch()
    block.add("Editor: Su Dan")
    ended = end(block)
    assert (ended.text, ended.units) == ("XinhuaEditor: Su Dan", ("Xinhua", "Editor: Su Dan"))


def test_a_line_opens_behind_a_break_only() -> None:
    block = OpenBlock()
    assert not block.opens_line
    block.add("one")
    assert not block.opens_line
    block.break_line()
    assert block.opens_line
    block.add("two")
    assert not block.opens_line
