"""Places in a page, and several of them as one."""

import pytest

from crawler.reading.markup import parse_html
from crawler.reading.place import Cover, Place
from crawler.reading.walk import read_blocks

PAGE = """
<div id=a><div id=b><p id=c>One.</p></div><div id=d><p id=e>Two.</p></div></div>
<div id=f><p id=g>Three.</p></div>
"""


@pytest.fixture
def places() -> dict[str, Place]:
    found: dict[str, Place] = {}
    for block in read_blocks(parse_html(f"<body>{PAGE}</body>".encode())):
        place = block.place
        while place is not None:
            found[place.node.get("id") or place.tag] = place
            place = place.parent
    return found


@pytest.mark.parametrize(
    ("outer", "held"),
    [("a", "abcde"), ("b", "bc"), ("c", "c"), ("d", "de"), ("f", "fg"), ("body", "abcdefg")],
)
def test_what_a_place_holds(places: dict[str, Place], outer: str, held: str) -> None:
    assert {name for name in "abcdefg" if places[outer].holds(places[name])} == set(held)


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [("c", "e", "a"), ("c", "b", "b"), ("b", "c", "b"), ("c", "g", "body"), ("c", "c", "c")],
)
def test_innermost_place_that_holds_two(
    places: dict[str, Place], one: str, other: str, both: str
) -> None:
    assert places[one].join(places[other]) is places[both]


@pytest.mark.parametrize(
    ("parts", "held"),
    [("", ""), ("b", "bc"), ("bf", "bcfg"), ("fb", "bcfg"), ("ab", "abcde"), ("ba", "abcde"),
     ("bd", "bcde"), ("ce", "ce"), ("aef", "abcdefg")],
)  # fmt: skip
def test_what_several_places_hold(places: dict[str, Place], parts: str, held: str) -> None:
    cover = Cover(places[name] for name in parts)
    assert {name for name in "abcdefg" if cover.holds(places[name])} == set(held)
