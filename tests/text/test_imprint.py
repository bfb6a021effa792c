"""The imprint around a page's date: authors, origin, editors."""

import pytest

from crawler.text.dates import find_printed_date
from crawler.text.imprint import Imprint, read_imprint

LINES = [
    ("2024-05-03", Imprint()),
    ("chinadaily.com.cn Updated:2024-05-03", Imprint(source="chinadaily.com.cn")),
    ("Xinhua | 2024-05-03 11:01", Imprint(source="Xinhua")),
    ("(Xinhua) 08:37, May 3, 2024", Imprint(source="Xinhua")),
    ("By Lin Qiao | China Daily | Updated: 2024-05-03", Imprint(("Lin Qiao",), "China Daily")),
    (
        "By Lin Qiao in Dar es Salaam and Ma Lan in El Oued | China Daily | Updated: 2024-05-03",
        Imprint(("Lin Qiao", "Ma Lan"), "China Daily"),
    ),
    (
        "Lin Qiao / TIMESOFINDIA.COM / May 3, 2024, 17:07 IST",
        Imprint(("Lin Qiao",), "TIMESOFINDIA.COM"),
    ),
    ("LIN QIAO | China Daily | 2024-05-03 10:00", Imprint(("Lin Qiao",), "China Daily")),
    ("Lin Qiao · CBC News · Posted: May 3, 2024", Imprint(("Lin Qiao",), "CBC News")),
    ("By Lin Qiao@linq May 3, 2024, 11:47am EST", Imprint(("Lin Qiao",))),
    ("By Lin Qiao on Friday, May 3rd, 2024 at 11:04 a.m.", Imprint(("Lin Qiao",))),
    ("Source: Xinhua Editor: huaxia 2024-05-03 19:21", Imprint((), "Xinhua", ("huaxia",))),
    ("Updated: May 3, 2024 english.example.com Print", Imprint(source="english.example.com")),
    # A name alone may be an author's, a section's or a paper's: nothing tells.
    ("Lin Qiao May 3, 2024, 10:00 am", Imprint()),
    ("Asia Pacific 19:49, 21-Jan-2024", Imprint()),
    ("Lin Qiao | Asia Pacific | May 3, 2024, 10:00 am", Imprint()),
]


@pytest.mark.parametrize(("text", "imprint"), LINES)
def test_reads_what_stands_beside_the_date(text: str, imprint: Imprint) -> None:
    line = find_printed_date(text)
    assert line is not None
    assert read_imprint(line) == imprint
