"""Files elsewhere, read in parts: by a server on this machine, and by fsspec's memory."""

import io
import random

import fsspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.errors import ArgumentError
from crawler.warc import remote_files
from crawler.warc.remote import RemoteArchive
from crawler.warc.remote_files import BLOCK, RemoteFile
from tests.warc.range_server import RangeServer

CONTENT = random.Random(1).randbytes(3 * BLOCK + 1000)


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setattr(remote_files, "PAUSE", 0)
    remote_files._open_once.cache_clear()
    with RangeServer(CONTENT) as server:
        yield server
    remote_files._open_once.cache_clear()


def test_only_what_is_needed_is_fetched(server):
    archive = RemoteArchive(server.address).look_up()
    with archive.open("rb") as file:
        file.seek(2 * BLOCK + 5)
        assert file.read(10) == CONTENT[2 * BLOCK + 5 :][:10]
    with archive.open("rb") as file:
        assert file.seek(0, io.SEEK_END) == len(CONTENT)
        file.seek(-3, io.SEEK_CUR)
        assert file.read() == CONTENT[-3:]
    assert len(server.asked) == 2


def test_all_of_it(server):
    with RemoteArchive(server.address).look_up().open("rb") as file:
        assert file.read() == CONTENT


def test_a_connection_that_breaks_is_made_again(server):
    archive = RemoteArchive(server.address).look_up()
    server.breaks = remote_files.TRIES - 1
    with archive.open("rb") as file:
        assert file.read(100) == CONTENT[:100]
    server.breaks = remote_files.TRIES
    with archive.open("rb") as file:
        file.seek(BLOCK)
        with pytest.raises(OSError, match=r"\S"):
            file.read(100)


def test_a_server_that_gives_no_parts(server):
    server.gives_parts = False
    archive = RemoteArchive(server.address).look_up()
    with archive.open("rb") as file:
        file.seek(BLOCK)
        with pytest.raises(OSError, match=r"gives no parts of files \(Range\)"):
            file.read(10)


def test_what_changed_since_it_was_looked_up(server):
    archive = RemoteArchive(server.address).look_up()
    server.content = CONTENT[:-1]
    with pytest.raises(OSError, match=r"it has changed since it was listed"):
        archive.open("rb")


@pytest.mark.parametrize("status", [403, 500])
def test_what_a_server_refuses(server, status):
    server.status = status
    archive = RemoteArchive(server.address)
    with pytest.raises(OSError, match=rf"its server answers with status {status}"):
        archive.look_up()
    assert archive.exists() is False


def test_what_is_not_there(server):
    with pytest.raises(OSError, match=r"there is no such file"):
        RemoteArchive(server.address.replace("archive", "other")).look_up()


def test_what_nobody_knows():
    with pytest.raises(ArgumentError, match="nonsense:// cannot be read"):
        RemoteArchive("nonsense://host/a.warc.gz").look_up()


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError("s3"), "it may not be read, or only with a key"),
        (OSError(5, "gone"), "gone"),
        (ValueError("at https://me:key@store/a?b=c now"), "at … now"),
        (KeyError(), "KeyError"),
    ],
)
def test_what_went_wrong_is_said_without_keys(error, said):
    assert remote_files._describe(error) == said


SMALL = bytes(range(256)) * 8


@given(st.lists(st.tuples(st.integers(0, len(SMALL)), st.integers(0, 600))))
def test_any_place_of_a_file(places):
    fsspec.filesystem("memory").pipe("/small", SMALL)
    file = io.BufferedReader(RemoteFile(fsspec.open("memory://small").open()))
    for offset, size in places:
        file.seek(offset)
        assert file.read(size) == SMALL[offset : offset + size]
        assert file.tell() == min(offset + size, len(SMALL))
