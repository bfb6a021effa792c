"""Dates in several elements, as calendar leaves and headers print them."""

import pytest

from crawler.reading.blocks import read_text_blocks
from crawler.story.arrangement import arrange_blocks

SPLIT = [
    (["November 20", "15:23 2019"], "November 20 15:23 2019"),
    (["13", "Jan", "2024"], "13 Jan 2024"),
    (["Jan", "13", "2024"], "Jan 13 2024"),
    (["1st", "January", "2024"], "1st January 2024"),
    (["Sept.", "1", "2024"], "Sept. 1 2024"),
    (["Jan 13,", "2024"], "Jan 13, 2024"),
    (["Sat", "13 January", "2024"], "Sat 13 January 2024"),
    (["2023", "11/17", "20:52:15"], "2023 11/17 20:52:15"),
    (["13 Jan", "2024", "9:05 am"], "13 Jan 2024 9:05 am"),
    (["Sat", "13", "Jan", "2024", "9:05 am"], "Sat 13 Jan 2024 9:05 am"),
]

WHOLE = [
    ["13", "pages"],
    ["2024", "2023", "2022"],
    ["Jan", "Feb", "Mar"],
    ["13 Jan 2024", "14 Jan 2024"],
    ["13 Jan 2024", "9"],
    ["00:33", "2024"],
    ["May", "2024"],
    ["13", "Jan", "The port opens", "2024"],
    ["1", "2", "3", "Next"],
]


@pytest.mark.parametrize(("texts", "date"), SPLIT)
def test_the_parts_of_a_date_are_one_block(texts: list[str], date: str) -> None:
    blocks = read_text_blocks("\n".join(["Port opens", *texts, "The port has opened."]))
    found = [block.text for block in arrange_blocks(blocks)]
    assert found == ["Port opens", date, "The port has opened."]


@pytest.mark.parametrize("texts", WHOLE)
def test_what_makes_no_date_stays_apart(texts: list[str]) -> None:
    assert [block.text for block in arrange_blocks(read_text_blocks("\n".join(texts)))] == texts
