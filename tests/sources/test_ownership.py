"""Whose a loose page is, by what it prints of itself."""

import re
from pathlib import Path

import pytest

from crawler.pages.addresses import Portal
from crawler.portals.pudong import PudongPage
from crawler.portals.silkroad import SilkroadPage
from crawler.sources.folder import FolderSource
from crawler.sources.ownership import find_marked

SILKROAD, PUDONG = SilkroadPage.portal, PudongPage.portal
MAXSIZE = 2**20
OF_SILKROAD = "<title>Ferry opens-Xinhua Silk Road</title><h1>Ferry opens</h1>"
OF_PUDONG = "<title>Ferry opens | english.pudong.gov.cn</title><h1>Ferry opens</h1>"
OF_BOTH = f"{OF_PUDONG}<footer><p>Copyright 2016-2024 Xinhua Silk Road.</p></footer>"
OF_NOBODY = "<title>Ferry opens</title><h1>Ferry opens</h1>"


def write(folder: Path, text: str, name: str = "a.html") -> Path:
    path = folder / name
    path.write_text(text)
    return path


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (OF_SILKROAD, ["silkroad"]),
        ("<title>Ferry opens - Trade - Xinhua Silk Road</title>", ["silkroad"]),
        ("<title>Xinhua Silk Road</title>", []),
        ("<div>Xinhua Silk Road Database</div>", ["silkroad"]),
        ("<p>Copyright © 2024 Xinhua Silk Road. All Rights Reserved.</p>", ["silkroad"]),
        ("<div>About us<br>Xinhua Silk Road Database</div>", ["silkroad"]),
        ("<div>News provided by<br>Xinhua Silk Road</div>", []),
        (OF_PUDONG, ["pudong"]),
        ("<p>english.pudong.gov.cn Updated: 2024-05-04</p>", ["pudong"]),
        (OF_BOTH, ["pudong", "silkroad"]),
        (OF_NOBODY, []),
        ("<p>The office of Xinhua Silk Road said on Monday that the ferry opened.</p>", []),
        ("<p>SOURCE Xinhua Silk Road</p>", ["prnewswire"]),
        ("<title>Xinhua Silk Road opens an office</title>", []),
        ('<a href="https://en.imsilkroad.com/">Partners</a><img alt="Xinhua Silk Road">', []),
        ("<!-- Xinhua Silk Road --><script>Xinhua Silk Road</script>", []),
        ("", []),
        ("\x00\x01\x02\x03" * 50, []),
        ("<div>" * 5000, []),
    ],
)
def test_marks_are_read_off_what_is_printed(tmp_path: Path, text: str, names: list[str]) -> None:
    assert find_marked(write(tmp_path, text), MAXSIZE) == names


def test_marks_of_a_rendition(tmp_path: Path) -> None:
    text = "Ferry opens\n\nWrite to Us\n\nXinhua Silk Road Database\n"
    assert find_marked(write(tmp_path, text, "a.txt"), MAXSIZE) == ["silkroad"]


def test_a_file_that_is_too_large_or_cannot_be_read_bears_no_mark(tmp_path: Path) -> None:
    assert find_marked(write(tmp_path, OF_SILKROAD), 10) == []
    assert find_marked(tmp_path, MAXSIZE) == []


def test_a_portal_without_marks_has_none(tmp_path: Path) -> None:
    quay = Portal("quay", ("quay.example",), re.compile(r"/\d+"))
    assert find_marked(write(tmp_path, OF_NOBODY), MAXSIZE, quay) == []


@pytest.mark.parametrize(
    ("text", "portal", "is_taken", "is_taken_if_loose", "is_taken_if_named"),
    [
        (OF_SILKROAD, SILKROAD, True, True, True),
        (OF_SILKROAD, PUDONG, False, False, False),
        (OF_NOBODY, SILKROAD, False, True, True),
        (OF_BOTH, SILKROAD, False, False, True),
        (OF_BOTH, PUDONG, False, False, True),
    ],
)
def test_what_is_taken(
    tmp_path: Path,
    text: str,
    portal: Portal,
    is_taken: bool,
    is_taken_if_loose: bool,
    is_taken_if_named: bool,
) -> None:
    file = write(tmp_path, text)
    sources = [
        FolderSource(tmp_path, portal, MAXSIZE),
        FolderSource(tmp_path, portal, MAXSIZE, loose=True),
        FolderSource(file, portal, MAXSIZE),
    ]
    taken = [is_taken, is_taken_if_loose, is_taken_if_named]
    assert [len(source) == 1 for source in sources] == taken
    assert [len(source.notices) for source in sources] == [not is_taken for is_taken in taken]


def test_the_notice_names_whose_the_pages_are(tmp_path: Path) -> None:
    for name, text in (("a.html", OF_PUDONG), ("b.html", OF_PUDONG), ("c.html", OF_BOTH)):
        write(tmp_path, text, name)
    assert FolderSource(tmp_path, SILKROAD, MAXSIZE).notices == [
        "2 loose pages bear the mark of pudong and were passed over (file:///a.html)",
        "1 loose pages bear the mark of pudong and silkroad and were passed over (file:///c.html)",
    ]
