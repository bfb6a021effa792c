"""What the disk is told to keep of an archive: its records, and a torn end before it is cut off."""

import os

import pytest

from crawler.warc.tail import move_torn_end
from crawler.warc.warc_records import ArchiveFormError
from tests.archive import made
from tests.archive.test_writing import make_exchange, write


@pytest.fixture
def events(monkeypatch) -> list[tuple[str, int]]:
    """What is brought to the disk, by the number of its file, and what is cut off."""
    found: list[tuple[str, int]] = []
    fsync, truncate = os.fsync, os.truncate

    def note_sync(descriptor: int) -> None:
        fsync(descriptor)
        found.append(("sync", os.fstat(descriptor).st_ino))

    def note_cut(path, length: int) -> None:
        truncate(path, length)
        found.append(("cut", path.stat().st_ino))

    monkeypatch.setattr(os, "fsync", note_sync)
    monkeypatch.setattr(os, "truncate", note_cut)
    return found


def test_an_archive_is_brought_to_the_disk_when_it_is_closed(tmp_path, events):
    path = tmp_path / "pages.warc.gz"
    write(path, make_exchange(made.url(1), made.PAGE))
    assert events == [("sync", path.stat().st_ino)]


def test_a_torn_end_is_on_the_disk_before_it_is_cut_off(tmp_path, events):
    path = made.write(tmp_path / "pages.warc", made.page(1))
    end = path.stat().st_size
    path.write_bytes(path.read_bytes() + made.page(2)[:50])
    torn, moved = move_torn_end(path, end)
    assert (torn, moved) == (tmp_path / "pages.warc.torn", 50)
    assert torn.read_bytes() == made.page(2)[:50]
    assert path.read_bytes() == made.page(1)
    assert events == [("sync", torn.stat().st_ino), ("cut", path.stat().st_ino)]


def test_torn_ends_follow_each_other(tmp_path):
    path = made.write(tmp_path / "pages.warc", made.page(1))
    end = path.stat().st_size
    for tail in (b"WARC/1.0\r\none", b"WARC/1.0\r\ntwo"):
        path.write_bytes(made.page(1) + tail)
        move_torn_end(path, end)
    assert (tmp_path / "pages.warc.torn").read_bytes() == b"WARC/1.0\r\noneWARC/1.0\r\ntwo"


@pytest.mark.parametrize("content", [b"<html>", b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff<html>"])
def test_what_is_no_archive_is_left_as_it_is(tmp_path, events, content):
    path = tmp_path / "pages.warc"
    path.write_bytes(content)
    with pytest.raises(ArchiveFormError, match="no WARC archive"):
        move_torn_end(path, 0)
    assert path.read_bytes() == content
    assert events == []


def test_whole_records_behind_it_are_left_as_they_are(tmp_path):
    path = tmp_path / "pages.warc"
    path.write_bytes(made.page(1) + b"rubbish" + made.page(2))
    whole = path.read_bytes()
    with pytest.raises(ArchiveFormError, match=f"byte {len(made.page(1))}"):
        move_torn_end(path, len(made.page(1)))
    assert path.read_bytes() == whole
    assert list(tmp_path.iterdir()) == [path]
