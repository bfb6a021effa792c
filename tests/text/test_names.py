"""Names of persons: what looks like one, and its capitals."""

import pytest

from crawler.text.names import is_name, ordinary_name


@pytest.mark.parametrize(
    ("printed", "ordinary"),
    [
        ("OUYANG SHIJIA", "Ouyang Shijia"),
        ("J.K. ROWAN", "J.K. Rowan"),
        ("WXY", "WXY"),
        ("WXYZ", "Wxyz"),
        ("LIN", "Lin"),
        ("WXY LIN", "Wxy Lin"),
        ("LOUIS XIV VI", "Louis Xiv VI"),
        ("MOHD BIN SALIM", "Mohd bin Salim"),
        ("BIN SALIM", "Bin Salim"),
        ("JAN VAN", "Jan Van"),
        ("YA'NAN LI", "Ya'nan Li"),
        ("O'BRIEN McDONALD", "O'Brien McDonald"),
        ("McNAB", "McNab"),
        ("MCDONALD", "McDonald"),
        ("MCEA", "Mcea"),
        ("D'SOUZA", "D'Souza"),
        ("MEI-LING", "Mei-Ling"),
        ('"ZHU" LIN', '"ZHU" Lin'),
        ("Lin Qiao", "Lin Qiao"),
    ],
)
def test_names_in_ordinary_capitals(printed, ordinary):
    assert ordinary_name(printed) == ordinary


@pytest.mark.parametrize(
    ("text", "name"),
    [("A B C D E", True), ("A B C D E F", False), (f"Li {'Q' * 57}", True),
     (f"Li {'Q' * 58}", False), ("", False), ("May", False), ("May Zhou", True),
     ("Lin's", False), ("Lin 2", False)],
)  # fmt: skip
def test_what_may_be_a_name(text, name):
    assert is_name(text) is name
