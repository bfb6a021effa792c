"""Blocks: those of plain text, the share of their links, and whose a picture is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reading.blocks import LINKED, Block, Kind, Link, Picture, read_text_blocks
from crawler.reading.markup import parse_html


def test_plain_text_is_one_block_a_line() -> None:
    blocks = read_text_blocks("Home>Latest\r\n\r\nHead \u00a0line\n\n1.jpg\nA story.\u2028More.")
    assert [(block.kind, block.text) for block in blocks] == [
        (Kind.PARAGRAPH, "Home>Latest"),
        (Kind.PARAGRAPH, "Head line"),
        (Kind.IMAGE, ""),
        (Kind.PARAGRAPH, "A story."),
        (Kind.PARAGRAPH, "More."),
    ]
    assert blocks[2].picture == Picture(None, alt="1.jpg")
    assert [block.lines for block in blocks[:3]] == [("Home>Latest",), ("Head line",), ()]
    assert {block.place for block in blocks} == {None}


@pytest.mark.parametrize("sign", ["\x1c", "\x1d", "\x1e", "\x1f", "\x00", "\u200b"])
def test_invisible_sign_parts_no_word_of_plain_text(sign: str) -> None:
    assert [block.text for block in read_text_blocks(f"The har{sign}bour\nopens")] == [
        "The harbour",
        "opens",
    ]


@pytest.mark.parametrize("sign", ["\n", "\r", "\r\n", "\f", "\u2028", "\u2029", "\n \t\n"])
def test_signs_that_end_a_line_of_plain_text(sign: str) -> None:
    assert [block.text for block in read_text_blocks(f"The pier{sign}opens")] == [
        "The pier",
        "opens",
    ]


@pytest.mark.parametrize("text", ["", "\n\r\n", " \u3000\n\u200b"])
def test_nothing_gives_no_block(text: str) -> None:
    assert read_text_blocks(text) == []


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("1.jpg", Kind.IMAGE), ("pier_02.PNG", Kind.IMAGE), ("The pier.jpg shows", Kind.PARAGRAPH),
        ("Harbour.com", Kind.PARAGRAPH),
    ],
)  # fmt: skip
def test_the_name_of_a_file_stands_for_a_picture(line: str, kind: Kind) -> None:
    [block] = read_text_blocks(line)
    assert block.kind is kind
    assert (block.text or (block.picture and block.picture.alt)) == line


@given(st.lists(st.text("ab. 1", min_size=1, max_size=8), max_size=6))
def test_every_line_with_a_letter_is_kept(lines: list[str]) -> None:
    kept = [" ".join(line.split()) for line in lines]
    assert [block.text for block in read_text_blocks("\n".join(lines))] == [*filter(None, kept)]


@pytest.mark.parametrize(
    ("text", "chars", "share"),
    [("All of it.", 0, 0), ("All of it.", 5, 0.5), ("All of it.", 6, LINKED),
     ("All of it.", 10, 1), ("All of it.", 12, 1), ("", 0, 0), ("", 3, 0)],
)  # fmt: skip
def test_the_share_of_links(text: str, chars: int, share: float) -> None:
    assert Block(Kind.PARAGRAPH, text, link_chars=chars).link_density == pytest.approx(share)


def test_text_of_a_link_is_folded() -> None:
    assert Link(" The\n pier ", "/1").text == "The pier"


def test_two_blocks_of_the_same_words_are_two() -> None:
    one, other = Block(Kind.ITEM, "The pier"), Block(Kind.ITEM, "The pier")
    assert one != other
    assert len({one, other}) == 2


@pytest.mark.parametrize(
    ("html", "href", "owner"),
    [
        ("<p><img src=/a.jpg></p>", None, None),
        ("<div class=author-box><img src=/a.jpg></div>", None, "author"),
        ("<div class=newsletter><img src=/a.jpg></div>", None, "site"),
        ("<p><img src=/a.jpg></p>", "/authors/amy-holm", "author"),
    ],
)
def test_whose_a_picture_is(html: str, href: str | None, owner: str | None) -> None:
    [node] = parse_html(html.encode()).iter("img")
    assert Picture("/a.jpg", href=href, node=node).owner == owner


def test_a_picture_of_plain_text_has_no_owner() -> None:
    assert Picture(None, alt="1.jpg", href="/authors/amy-holm").owner is None
