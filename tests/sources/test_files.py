"""Single files: the address that a page states, and what cannot be read."""

import os
import time

import pytest

from crawler.errors import PageError
from crawler.items import RejectCode
from crawler.sources.files import read_file, stated_addresses

URL = "https://en.imsilkroad.com/p/338244.html"

STATEMENTS = {
    "canonical": f'<link rel="canonical" href="{URL}">',
    "canonical, other order": f"<link href='{URL}' rel='canonical' />",
    "canonical, unquoted": f"<LINK REL=canonical HREF={URL}>",
    "canonical among others": f'<link rel="shortlink canonical" href="{URL}">',
    "canonical over lines": f'<link\n rel="canonical"\n href="{URL}"\n>',
    "og:url": f'<meta property="og:url" content="{URL}">',
    "og:url as name": f'<meta content="{URL}" name="og:url">',
    "Chrome": f"<!-- saved from url=(0039){URL} -->",
    "SingleFile": f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: Sat -->",
}


@pytest.mark.parametrize("head", STATEMENTS.values(), ids=STATEMENTS)
def test_page_states_its_address(head):
    assert stated_addresses(f"<!doctype html><html>{head}<body>".encode()) == [URL]


def test_surest_statement_comes_first():
    head = "".join(
        [
            "<!-- saved from url=(0022)http://saved.example/1 -->",
            '<meta property="og:url" content="http://og.example/1">',
            '<link rel="canonical" href="http://canonical.example/1?a=1&amp;b=2">',
        ]
    )

    assert stated_addresses(head.encode()) == [
        "http://canonical.example/1?a=1&b=2",
        "http://og.example/1",
        "http://saved.example/1",
    ]


@pytest.mark.parametrize(
    "head",
    [
        "",
        '<link rel="canonical">',
        '<link rel="canonical" href="/p/338244.html">',
        '<link rel="stylesheet" href="https://en.imsilkroad.com/p/338244.html">',
        '<a rel="canonical" href="https://en.imsilkroad.com/p/338244.html">',
        '<meta property="og:url" content="file:///etc/passwd">',
        "<link rel=canonical href=" + "<" * 5000,
    ],
)
def test_anything_else_is_no_statement(head):
    assert stated_addresses(head.encode()) == []


def test_file_is_read_up_to_its_cap(tmp_path):
    file = tmp_path / "page.html"
    file.write_bytes(b"x" * 100)

    assert read_file(file, 100) == b"x" * 100
    with pytest.raises(PageError, match="larger than the 99 bytes") as caught:
        read_file(file, 99)
    assert caught.value.code is RejectCode.TOO_LARGE


def test_large_file_is_not_read(tmp_path):
    file = tmp_path / "sparse.html"
    with file.open("wb") as stream:
        stream.truncate(1 << 40)

    with pytest.raises(PageError, match="larger"):
        read_file(file, 1000)


def test_unreadable_files_are_told_apart(tmp_path):
    loop = tmp_path / "loop.html"
    loop.symlink_to(loop)
    pipe = tmp_path / "pipe.html"
    os.mkfifo(pipe)
    problems = {}
    for file in (loop, pipe, tmp_path / "gone.html"):
        with pytest.raises(PageError) as caught:
            read_file(file, 1000)
        problems[file.stem] = str(caught.value)
        assert caught.value.code is RejectCode.FETCH

    assert problems == {
        "loop": "cannot be read: the symbolic link leads back to itself",
        "pipe": "not a regular file",
        "gone": "cannot be read: No such file or directory",
    }


@pytest.mark.parametrize(
    "piece",
    [
        "<link a-a-a",
        "a-",
        "<link ",
        "<meta>",
        "<link a ",
        "<link a=",
        '<link a="',
        "<link a='b' ",
        " ",
    ],
)
@pytest.mark.parametrize("start", ["", "<link ", "<link a", "<meta content="])
def test_a_page_of_one_tag_is_read_at_once(piece, start):
    head = (start + piece * 128_000).encode()[:128_000]
    started = time.process_time()
    stated_addresses(head)

    # Read anew for each letter, one attribute of this length takes seconds.
    assert time.process_time() - started < 1
