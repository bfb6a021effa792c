"""How text is set in the elements around it: its kind, level, region and centring."""

import pytest
from lxml.etree import Element

from crawler.reading.blocks import Kind
from crawler.reading.layout import CAPTIONED, CENTRED
from crawler.reading.place import Place
from crawler.reading.setting import Setting


def enter(*tags: str) -> Setting:
    setting = Setting()
    for number, tag in enumerate(tags):
        setting = setting.enter(Place(Element(tag), tag, None, number), frozenset())
    return setting


@pytest.mark.parametrize(
    ("tags", "kind"),
    [
        ([], Kind.PARAGRAPH),
        (["li"], Kind.ITEM),
        (["li", "pre"], Kind.ITEM),
        (["li", "blockquote"], Kind.QUOTE),
        (["blockquote", "li"], Kind.ITEM),
        (["li", "h3"], Kind.HEADING),
        (["figcaption", "h3"], Kind.CAPTION),
        (["figcaption", "li"], Kind.CAPTION),
    ],
)
def test_the_innermost_element_says_the_kind(tags: list[str], kind: Kind) -> None:
    assert enter(*tags).kind is kind


def test_regions_levels_and_line_breaks_hold_for_all_within() -> None:
    setting = enter("aside", "h2", "pre", "li")
    assert (setting.region, setting.level, setting.is_verbatim) == ("aside", 2, True)


def test_an_unclosed_heading_ends_with_the_next_one() -> None:
    setting = enter("li", "h2").leave_heading()
    assert (setting.kind, setting.level) == (Kind.ITEM, 0)


def test_styles_centre_and_frame() -> None:
    place = Place(Element("div"), "div", None, 1)
    setting = Setting().enter(place, frozenset({CENTRED, CAPTIONED}))
    assert (setting.centring, setting.frame, setting.kind) == (place, place, Kind.CAPTION)
