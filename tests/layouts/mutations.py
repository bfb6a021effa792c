"""Damage that pages come with: every function takes a page's bytes and returns spoilt ones."""

import random
import re
from collections.abc import Callable

Mutation = Callable[[bytes, random.Random], bytes]
_TAG = re.compile(rb"<[^>]{1,200}>")
_ATTRIBUTE = re.compile(rb"""\s[a-zA-Z-]+=("[^"]*"|'[^']*')""")


GARBAGE = (
    b" x", b' class="', b" =", b" src=javascript:alert(1)", b" href='", b" a=b=c",
    b' src="http://[broken"', b' src="https://%zz:99999/ x"', b" style=display:none",
)  # fmt: skip
"""What stands in place of an attribute."""

UNENDED = (
    b"<!--", b"<script>", b"<style>", b"<textarea>", b"<title>", b"<![CDATA[", b'<p class="',
    b"<select><option>", b"<noscript>", b"<table><tr>", b"<iframe>", b"<svg>", b"<a href='",
    b"<template>", b"<plaintext>", b"<form>", b"<h1>", b"<div style='display:none'>",
)  # fmt: skip
"""Beginnings that swallow what follows."""

RUNS = (
    b"A", b" ", b"(", b"[Photo by ", b"BEIJING, ", b"BEIJING, Jan. 13 (Xinhua) -- ", b"- ", b"[",
    b"By A and B, ", b"(Edited by ", b"&nbsp;", b"<br>", b"<img src=a.jpg>", b"<a href=x>y</a> ",
    b"<p>", b"<td>", b"1", b"Jan. ", b"Updated: ", b"Keyword: ", b"2024-01-", b"/", b", ", b"a.b.",
    b"<li>a", b"x.jpg ", b"\xc2\xad", b"\xe3\x80\x80", b"A B ", b"Abstract : ", b"Edited by A ",
    b"<h1>x</h1>", b"<p>(Xinhua/A)</p>", b"<img src=b.png><p>c [Photo/VCG]</p>", b"<p>a b c.</p>",
)  # fmt: skip
"""What a careless expression counts again and again when it comes in thousands."""


def _place(page: bytes, chance: random.Random) -> int:
    return chance.randrange(len(page) + 1)


def _insert(page: bytes, chance: random.Random, piece: bytes) -> bytes:
    place = _place(page, chance)
    return page[:place] + piece + page[place:]


def _span(page: bytes, chance: random.Random, longest: int = 3000) -> tuple[int, int]:
    start = _place(page, chance)
    return start, min(len(page), start + chance.randrange(1, longest))


def flip_bytes(page: bytes, chance: random.Random) -> bytes:
    spoilt = bytearray(page)
    for _ in range(chance.choice((1, 5, 50, 500)) if page else 0):
        spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    return bytes(spoilt)


def drop_tags(page: bytes, chance: random.Random) -> bytes:
    share = chance.choice((0.02, 0.2, 0.7))
    return _TAG.sub(lambda match: b"" if chance.random() < share else match[0], page)


def double_tags(page: bytes, chance: random.Random) -> bytes:
    return _TAG.sub(lambda match: match[0] * (2 if chance.random() < 0.1 else 1), page)


def swap_tags(page: bytes, chance: random.Random) -> bytes:
    tags = _TAG.findall(page) or [b""]
    return _TAG.sub(lambda match: chance.choice(tags) if chance.random() < 0.1 else match[0], page)


def nest_deep(page: bytes, chance: random.Random) -> bytes:
    name = chance.choice((b"div", b"b", b"table", b"blockquote", b"ul><li", b"span", b"font", b"a"))
    return _insert(page, chance, (b"<" + name + b">") * chance.choice((50, 500, 10_000)))


def truncate(page: bytes, chance: random.Random) -> bytes:
    return page[: _place(page, chance)]


def cut_start(page: bytes, chance: random.Random) -> bytes:
    return page[_place(page, chance) :]


def swap_chunks(page: bytes, chance: random.Random) -> bytes:
    first, second, third, fourth = sorted(_place(page, chance) for _ in range(4))
    middle = page[third:fourth] + page[second:third] + page[first:second]
    return page[:first] + middle + page[fourth:]


def drop_chunk(page: bytes, chance: random.Random) -> bytes:
    start, end = _span(page, chance)
    return page[:start] + page[end:]


def repeat_chunk(page: bytes, chance: random.Random) -> bytes:
    start, end = _span(page, chance)
    return page[:end] + page[start:end] * chance.choice((1, 3, 60)) + page[end:]


def garble_attributes(page: bytes, chance: random.Random) -> bytes:
    return _ATTRIBUTE.sub(
        lambda match: chance.choice(GARBAGE) if chance.random() < 0.1 else match[0], page
    )


def break_references(page: bytes, chance: random.Random) -> bytes:
    pieces = (b"&", b"&amp", b"&#0;", b"&#xD800;", b"&#xFFFFFFFF;", b"&#150;", b"&nbsp", b"&#x1;",
              b"&unknown;", b"&#xFFFE;", b"&#65533;", b"&#13;", b"&#8232;")  # fmt: skip
    return re.sub(
        rb"(?<=[a-z]) (?=[a-z])",
        lambda match: chance.choice(pieces) if chance.random() < 0.05 else match[0],
        page,
    )


def mix_encodings(page: bytes, chance: random.Random) -> bytes:
    text = "“Café” – 丝绸之路 °"
    encoding = chance.choice(("gbk", "utf-8", "utf-16", "cp1252", "big5", "utf-16-be"))
    piece = text.encode(encoding, "ignore")
    return _insert(page, chance, piece[: chance.randrange(1, len(piece) + 1)])


def declare_another_encoding(page: bytes, chance: random.Random) -> bytes:
    names = (b"gbk", b"utf-16", b"iso-2022-jp", b"big5", b"x-nonsense", b"utf-7", b"", b"ascii")
    return re.sub(rb"(?i)charset=[\"']?[\w-]+", b"charset=" + chance.choice(names), page)


def encode_whole(page: bytes, chance: random.Random) -> bytes:
    encoding = chance.choice(("utf-16", "utf-16-le", "gb18030", "utf-32", "cp1252"))
    return page.decode("utf-8", "replace").encode(encoding, "replace")


def insert_controls(page: bytes, chance: random.Random) -> bytes:
    pieces = (b"\0", b"\x0b", b"\x1b[0m", b"\x85", b"\xc2\x85", b"\xef\xbf\xbd", b"\xff\xfe",
              b"\xe2\x80\xa8", b"\xed\xa0\x80", b"\x7f")  # fmt: skip
    for _ in range(chance.choice((1, 5, 40))):
        page = _insert(page, chance, chance.choice(pieces))
    return page


def open_without_end(page: bytes, chance: random.Random) -> bytes:
    return _insert(page, chance, chance.choice(UNENDED))


def insert_run(page: bytes, chance: random.Random) -> bytes:
    return _insert(page, chance, chance.choice(RUNS) * chance.choice((10, 300, 6000)))


def drop_every_blank(page: bytes, chance: random.Random) -> bytes:
    return page.replace(b" ", b"", chance.choice((5, 100, -1)))


def change_digits(page: bytes, chance: random.Random) -> bytes:
    return re.sub(
        rb"\d", lambda match: b"%d" % chance.randrange(10) if chance.random() < 0.2 else match[0],
        page,
    )  # fmt: skip


MUTATIONS: tuple[Mutation, ...] = (
    flip_bytes,
    drop_tags,
    double_tags,
    swap_tags,
    nest_deep,
    truncate,
    cut_start,
    swap_chunks,
    drop_chunk,
    repeat_chunk,
    garble_attributes,
    break_references,
    mix_encodings,
    declare_another_encoding,
    encode_whole,
    insert_controls,
    open_without_end,
    insert_run,
    drop_every_blank,
    change_digits,
)


def mutate(page: bytes, chance: random.Random) -> tuple[bytes, list[str]]:
    """Return the page with one to four kinds of damage, and their names."""
    chosen = chance.choices(MUTATIONS, k=chance.choice((1, 1, 2, 3, 4)))
    for mutation in chosen:
        page = mutation(page, chance)
    return page, [mutation.__name__ for mutation in chosen]
