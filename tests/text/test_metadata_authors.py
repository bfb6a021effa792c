"""Authors of metadata: which texts of a tag name any."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.text.metadata_authors import read_authors, strip_publishers

NAMES = """\
Jane Doe > Jane Doe
JANE DOE > Jane Doe
By Jane Doe > Jane Doe
Written by Jane Doe > Jane Doe
Jane Doe and John Roe > Jane Doe; John Roe
Jane Doe, John Roe, Ann Poe > Jane Doe; John Roe; Ann Poe
Jane Doe; John Roe > Jane Doe; John Roe
Jane Doe | John Roe > Jane Doe; John Roe
Jane Doe, AP National Security Writer > Jane Doe
Jane Doe, News Reporter > Jane Doe
Jane Doe in Paris > Jane Doe
Jane Doe (Xinhua) > Jane Doe
Jane Doe for Metro.co.uk > Jane Doe
Jane Doe, Financial Post > Jane Doe
J.K. Doe > J.K. Doe
Doe Jun-ho > Doe Jun-ho
Sylvia Torres-Guillén > Sylvia Torres-Guillén
王晓 > 王晓
MND Staff > MND Staff
Gear Team > Gear Team
Guardian staff reporter > Guardian staff reporter
""".splitlines()

NO_NAMES = """\
https://www.facebook.com/janedoe
www.example.com/jane
/author/jane
@janedoe
jane@example.com
jane-doe
janedoe
jane doe
admin
Admin
Super User
Editor
Unknown
HackerRank
Doe, Jane
Xinhua
China Daily
Lesotho Times
The Associated Press
Associated Press in Valencia
Deutsche Welle (www.dw.com)
(Image: Getty Images)
Acme Widgets Inc.
Blue Sky Holdings Limited
Ministry of Foreign Affairs
Institute of Sea Trade
All the news that fits
""".splitlines()


@pytest.mark.parametrize("row", NAMES)
def test_names_of_authors(row: str) -> None:
    text, names = row.split(" > ")
    assert read_authors([text]) == names.split("; ")
    assert read_authors([f" {text.replace(' ', '  ')}\n"]) == names.split("; ")


@pytest.mark.parametrize("text", ["", *NO_NAMES])
def test_what_names_no_author(text: str) -> None:
    assert read_authors([text]) == []


def test_several_texts_give_each_name_once_and_in_order() -> None:
    assert read_authors(["Jane Doe", "John Roe", "By Jane Doe"]) == ["Jane Doe", "John Roe"]


@given(st.lists(st.text(max_size=40), max_size=4))
def test_any_text_gives_distinct_folded_names(texts: list[str]) -> None:
    names = read_authors(texts)
    assert len(set(names)) == len(names)
    assert all(name == " ".join(name.split()) and "@" not in name for name in names)


@pytest.mark.parametrize(
    "own", ["Harbour Desk", "the harbour desk", "Harbour Desk Online", "harbourdesk.com"]
)
def test_the_publisher_is_no_author(own: str) -> None:
    assert strip_publishers(["Harbour Desk", "Jane Doe"], [own, ""]) == ["Jane Doe"]
