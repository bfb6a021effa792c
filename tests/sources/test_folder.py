"""Folders of saved pages: what is taken, in which order, under which address."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.errors import SourceError
from crawler.portals.silkroad import SilkroadPage
from crawler.sources.folder import FolderSource
from crawler.sources.listing import natural_key

PORTAL = SilkroadPage.portal
SITE = "https://en.imsilkroad.com"
CANONICAL = f'<link rel="canonical" href="{SITE}/p/%d.html">'


def make_files(root: Path, files: dict[str, str]) -> None:
    """Write files in an order of chance: what a file system makes of it must not matter."""
    names = list(files)
    random.shuffle(names)
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(files[name])


def list_urls(root: Path, maxsize: int = 1000) -> list[str]:
    return [entry.url for entry in FolderSource(root, PORTAL, maxsize)]


def test_mirror_gives_articles_in_natural_order(tmp_path):
    make_files(
        tmp_path,
        {
            f"en.imsilkroad.com/{name}": "x"
            for name in ("p/10.html", "p/9.html", "p/9_2.html", "index.html", "style.css", "a.jpg")
        }
        | {"cdn.example.com/p/1.html": "x", "english.pudong.gov.cn/2019-03/25/c_1.htm": "x"},
    )

    source = FolderSource(tmp_path, PORTAL, 1000)

    assert [entry.url for entry in source] == [
        f"{SITE}/p/9.html",
        f"{SITE}/p/9_2.html",
        f"{SITE}/p/10.html",
    ]
    assert (len(source), source.passed_over, source.notices) == (3, 5, [])


@pytest.mark.parametrize("below", ["", "en.imsilkroad.com", "en.imsilkroad.com/p"])
def test_source_may_be_any_folder_of_the_mirror(tmp_path, below):
    make_files(tmp_path, {"en.imsilkroad.com/p/1.html": "x"})

    assert list_urls(tmp_path / below) == [f"{SITE}/p/1.html"]


@pytest.mark.parametrize("name", ["p/1.html", "p/1.html.txt"])
def test_source_may_be_one_file_of_the_mirror(tmp_path, name):
    make_files(tmp_path, {f"en.imsilkroad.com/{name}": "x"})

    assert list_urls(tmp_path / "en.imsilkroad.com" / name) == [f"{SITE}/p/1.html"]


def test_relative_and_dotted_paths_are_the_same_source(tmp_path, monkeypatch):
    make_files(tmp_path, {"en.imsilkroad.com/p/1.html": "x", "other/x.txt": "x"})
    monkeypatch.chdir(tmp_path / "other")

    assert list_urls(Path("../en.imsilkroad.com/p")) == [f"{SITE}/p/1.html"]


def test_loose_files_get_the_address_they_state_or_their_path(tmp_path):
    make_files(
        tmp_path,
        {
            "saved/one.html": CANONICAL % 5,
            "saved/two words.html": "no address",
            "saved/ü.HTM": "no address",
            "notes.txt": "text",
            "list.html": f'<link rel="canonical" href="{SITE}/tags/project">',
            "other.html": '<link rel="canonical" href="https://news.example.com/1.html">',
            "data.json": "{}",
            "README.md": "#",
            "._two words.html": "of a Mac",
        },
    )

    source = FolderSource(tmp_path, PORTAL, 1000, loose=True)

    assert [entry.url for entry in source] == [
        "file:///notes.txt",
        "file:///saved/%C3%BC.HTM",
        "file:///saved/two%20words.html",
        f"{SITE}/p/5.html",
    ]
    assert source.passed_over == 4


def test_names_that_are_no_text_are_kept_byte_by_byte(tmp_path):
    (tmp_path / "caf\udce9.html").write_text("x")

    assert list_urls(tmp_path / "caf\udce9.html") == ["file:///caf%E9.html"]


def test_page_is_read_and_its_rendition_passed_over(tmp_path):
    make_files(
        tmp_path,
        {
            "en.imsilkroad.com/p/1.html": "page",
            "en.imsilkroad.com/p/1.html.txt": "rendition",
            "en.imsilkroad.com/p/2.html.txt": "rendition",
        },
    )

    source = FolderSource(tmp_path, PORTAL, 1000)
    pages = {entry.url: entry.read() for entry in source}

    assert {url: page.content_type for url, page in pages.items()} == {
        f"{SITE}/p/1.html": None,
        f"{SITE}/p/2.html": "text/plain",
    }
    assert pages[f"{SITE}/p/1.html"].body == b"page"


def test_loose_page_is_read_and_its_rendition_passed_over(tmp_path):
    make_files(
        tmp_path,
        {
            "a.html": CANONICAL % 3,
            "a.html.txt": "rendition",
            "b.html": "page",
            "b.txt": "rendition",
            "c.html.txt": "rendition",
        },
    )

    source = FolderSource(tmp_path, PORTAL, 1000, loose=True)
    pages = {entry.url: entry.read() for entry in source}

    assert {url: page.content_type for url, page in pages.items()} == {
        f"{SITE}/p/3.html": None,
        "file:///b.html": None,
        "file:///c.html": "text/plain",
    }


@pytest.mark.parametrize("beside", ["english.pudong.gov.cn/2019-03/25/c_1.htm", "loose/c.json"])
def test_loose_page_that_bears_no_mark_is_nobodys(tmp_path, beside):
    make_files(
        tmp_path,
        {
            beside: "page",
            "loose/a.html": CANONICAL % 3,
            "loose/b.html": "page",
            "loose/d.html": "<title>Ferry opens-Xinhua Silk Road</title>",
        },
    )

    source = FolderSource(tmp_path, PORTAL, 1000)

    assert [entry.url for entry in source] == ["file:///loose/d.html", f"{SITE}/p/3.html"]
    assert source.notices == [
        "1 loose pages that state no address and bear no portal's mark were passed over"
        " (file:///loose/b.html); name one itself as source, or give -a loose=yes, if they are"
        " pages of silkroad"
    ]
    assert list_urls(tmp_path / "loose/b.html") == ["file:///b.html"]
    assert [entry.url for entry in FolderSource(tmp_path, PORTAL, 1000, loose=True)] == [
        "file:///loose/b.html",
        "file:///loose/d.html",
        f"{SITE}/p/3.html",
    ]


def test_one_of_several_files_with_an_address_is_read(tmp_path):
    make_files(
        tmp_path,
        {
            "en.imsilkroad.com/p/1.html?spm=1": "with a query",
            "en.imsilkroad.com/p/1.html": "plain",
            "en.imsilkroad.com/p/1.html@b": "with a query",
        },
    )

    source = FolderSource(tmp_path, PORTAL, 1000)

    assert [entry.read().body for entry in source] == [b"plain"]


@pytest.mark.parametrize("mirrored", ["1.html?spm=1234567890", "1.html", "1.html.txt"])
@pytest.mark.parametrize("loose", ["a.html", "x/1.html", "zz/en/p/1.html"])
def test_a_page_that_states_an_address_never_displaces_the_page_that_lies_there(
    tmp_path, mirrored, loose
):
    make_files(tmp_path, {f"en.imsilkroad.com/p/{mirrored}": "mirrored", loose: CANONICAL % 1})

    source = FolderSource(tmp_path, PORTAL, 1000)

    assert [entry.url for entry in source] == [f"{SITE}/p/1.html"]
    assert [entry.read().body for entry in source] == [b"mirrored"]
    assert source.passed_over == 1


BROKEN_ADDRESSES = (
    "https://en.imsilkroad.com:99999/p/1.html",
    "http://[",
    "https://evil.example\\@en.imsilkroad.com/p/1.html",
    f"https://en.imsilkroad.com/p/{'1' * 3000}.html",
    "https://en.imsilkroad.com/p/1_" + "2" * 3000 + ".html",
)


@pytest.mark.parametrize("url", BROKEN_ADDRESSES, ids=lambda url: url[:60])
def test_a_page_that_states_what_is_no_address_costs_no_other(tmp_path, url):
    make_files(
        tmp_path,
        {"1.html": f'<link rel="canonical" href="{url}">', "2.html": CANONICAL % 2, "3.html": "x"},
    )

    source = FolderSource(tmp_path, PORTAL, 10_000, loose=True)

    assert [entry.url for entry in source] == ["file:///3.html", f"{SITE}/p/2.html"]
    assert source.notices == [
        "1 loose pages that state what is no address were passed over (file:///1.html)"
    ]


def test_a_page_that_states_an_address_beside_one_that_is_none_has_it(tmp_path):
    page = (
        f'<link rel="canonical" href="http://["><meta property="og:url" content="{SITE}/p/2.html">'
    )
    make_files(tmp_path, {"1.html": page})

    source = FolderSource(tmp_path, PORTAL, 1000)

    assert [entry.url for entry in source] == [f"{SITE}/p/2.html"]
    assert source.notices == []


def test_pages_are_found_by_address(tmp_path):
    make_files(tmp_path, {"en.imsilkroad.com/p/1_2.html": "second"})
    source = FolderSource(tmp_path, PORTAL, 1000)

    found = source.find(f"{SITE}/p/1_2.html")

    assert found is not None
    assert found.read().body == b"second"
    assert source.find(f"{SITE}/p/1_3.html") is None


def test_links_that_lead_in_circles_are_followed_once(tmp_path):
    make_files(tmp_path, {"en.imsilkroad.com/p/1.html": "x"})
    (tmp_path / "en.imsilkroad.com" / "up").symlink_to(tmp_path)
    (tmp_path / "en.imsilkroad.com" / "p" / "2.html").symlink_to("2.html")

    source = FolderSource(tmp_path, PORTAL, 1000)

    assert [entry.url for entry in source] == [f"{SITE}/p/1.html", f"{SITE}/p/2.html"]
    assert source.notices == ["folder 'en.imsilkroad.com/up' is read once only"]


def test_folder_that_cannot_be_listed_is_an_error(tmp_path, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.scandir", refuse)
    with pytest.raises(SourceError, match="Permission denied"):
        FolderSource(tmp_path, PORTAL, 1000)


def test_folder_without_pages_is_empty(tmp_path):
    assert list_urls(tmp_path) == []


@given(st.lists(st.text(alphabet="ap/._0129", max_size=12), max_size=8), st.randoms())
def test_natural_order_depends_on_the_names_only(names, chance):
    shuffled = chance.sample(names, len(names))

    assert sorted(shuffled, key=natural_key) == sorted(names, key=natural_key)


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_numbers_in_names_count_as_numbers(first, second):
    by_name = natural_key(f"p/{first}.html") < natural_key(f"p/{second}.html")

    assert by_name == (first < second)
