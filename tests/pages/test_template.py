"""What may stand in a portal's template."""

from dataclasses import fields

import pytest

from crawler import Template
from crawler.pages.template import PARTS


@pytest.mark.parametrize("selector", ["div.", "div >", "p::text", "a::attr(href)", "[", ""])
def test_what_selects_no_elements_is_no_selector(selector: str) -> None:
    with pytest.raises(ValueError, match=r"selects no elements|is no CSS selector"):
        Template(body=("div.story", selector))


def test_one_text_in_place_of_several_is_told() -> None:
    with pytest.raises(TypeError, match=r"write byline=\('p\.by',\)"):
        Template(byline="p.by")


def test_of_every_part_it_is_known_how_it_can_be_unreadable() -> None:
    assert {field.name for field in fields(Template)} - {*PARTS} == {"leave_out"}
