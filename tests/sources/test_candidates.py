"""Files that may be pages, looked at once for all portals."""

import errno
import os

import pytest

from crawler.errors import SourceError
from crawler.portals import page_classes
from crawler.sources import candidates
from crawler.sources.candidates import list_candidates
from crawler.sources.opening import open_sources

ADDRESS = "https://en.imsilkroad.com/p/7.html"
LOOSE = f'<link rel="canonical" href="{ADDRESS}">'


def write(folder, *names, text=""):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def names_of(root, notices=None):
    found = list_candidates(root, None, [] if notices is None else notices)
    return [str(file.path.relative_to(root)) for file in found]


def test_files_come_in_natural_order_before_folders(tmp_path):
    write(
        tmp_path, "b/10.html", "b/9.html", "a/1.html", "2.html", "10.html", ".hidden", ".g/1.html"
    )
    assert names_of(tmp_path) == ["2.html", "10.html", "a/1.html", "b/9.html", "b/10.html"]


def test_what_is_expected_of_a_page_is_no_candidate(tmp_path):
    write(tmp_path, "1.html", "1.html.json", "2.json", "3.html.txt", "3.html.json")
    assert names_of(tmp_path) == ["1.html", "2.json", "3.html.txt"]


def test_a_file_that_is_named_is_the_only_one(tmp_path):
    write(tmp_path, "1.html", "1.html.txt")
    [file] = list_candidates(tmp_path / "1.html.txt", None, [])
    assert (file.place.path, file.is_text, file.is_spare) == (["1.html"], True, False)


@pytest.mark.parametrize(
    ("name", "is_page", "is_text", "is_spare"),
    [
        ("1.html", True, False, False),
        ("1.HTM", True, False, False),
        ("1.html.txt", True, True, True),
        ("2.html.txt", True, True, False),
        ("1.txt", False, True, True),
        ("notes.txt", False, True, False),
        ("picture.jpg", False, False, False),
    ],
)
def test_what_the_name_of_a_file_says(tmp_path, name, is_page, is_text, is_spare):
    write(tmp_path, "1.html", name)
    [file] = [file for file in list_candidates(tmp_path, None, []) if file.path.name == name]
    assert (file.is_page, file.is_text, file.is_spare) == (is_page, is_text, is_spare)


def test_a_rendition_lies_where_its_page_does(tmp_path):
    write(tmp_path, "en.imsilkroad.com/p/7.html.txt")
    [file] = list_candidates(tmp_path, None, [])
    assert (file.place.host, file.place.path) == ("en.imsilkroad.com", ["p", "7.html"])


def test_a_rendition_states_no_address(tmp_path):
    write(tmp_path, "1.html", "2.html.txt", text=LOOSE)
    assert [file.stated for file in list_candidates(tmp_path, None, [])] == [[ADDRESS], []]


def test_a_folder_that_leads_back_is_read_once(tmp_path):
    write(tmp_path, "a/1.html")
    (tmp_path / "b").symlink_to(tmp_path)
    notices = []
    assert names_of(tmp_path, notices) == ["a/1.html"]
    assert notices == ["folder 'b' is read once only"]


def test_a_folder_that_cannot_be_read_is_told(tmp_path, monkeypatch):
    write(tmp_path, "a/1.html", "b/1.html")
    scan = os.scandir

    def refuse(path):
        if path.name in ("a", forbidden):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return scan(path)

    forbidden, notices = "a", []
    monkeypatch.setattr(candidates.os, "scandir", refuse)
    assert names_of(tmp_path, notices) == ["b/1.html"]
    assert notices == ["folder 'a': Permission denied"]
    forbidden = tmp_path.name
    with pytest.raises(SourceError, match="Permission denied"):
        names_of(tmp_path)


def test_each_file_is_looked_at_once_for_all_portals(tmp_path, monkeypatch):
    write(tmp_path, *(f"{number}.html" for number in range(5)), text=LOOSE)
    seen = []
    head = candidates.read_head
    monkeypatch.setattr(candidates, "read_head", lambda path: seen.append(path) or head(path))
    portals = [page.portal for page in page_classes().values()]
    assert sum(map(len, open_sources(tmp_path, portals, 1000))) == 1
    assert sorted(map(os.fspath, seen)) == sorted(str(tmp_path / f"{at}.html") for at in range(5))
