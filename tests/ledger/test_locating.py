"""Which output may hold what a user calls by an address."""

import pytest

from crawler.ledger.inside.locating import locate


@pytest.fixture
def folder(tmp_path):
    """An output folder with records of two portals."""
    for name in ("silkroad", "pudong"):
        (tmp_path / f"{name}.jsonl").touch()
    return tmp_path


@pytest.mark.parametrize(
    ("printed", "url", "portals"),
    [
        (
            "http://en.imsilkroad.com/p/1.html?from=mail#top",
            "https://en.imsilkroad.com/p/1.html",
            ["silkroad"],
        ),
        ("file:///1.html", "file:///1.html", ["pudong", "silkroad"]),
        ("https://www.example.cn/1.html", "https://www.example.cn/1.html", ["pudong", "silkroad"]),
        ("no address", "no address", ["pudong", "silkroad"]),
    ],
)
def test_an_address_and_the_output_that_may_hold_it(folder, printed, url, portals):
    found, paths = locate(folder, printed)
    assert found == url
    assert [output.portal for output in paths] == portals
    assert {output.folder for output in paths} == {folder}


def test_output_of_another_portal_holds_no_address_of_this_one(folder):
    (folder / "silkroad.jsonl").unlink()
    assert locate(folder, "https://en.imsilkroad.com/p/1.html")[1] == []
