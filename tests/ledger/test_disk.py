"""Disks that are full, refuse or lie: what was acknowledged is whole, and the run says so."""

import contextlib
import errno
import os
import subprocess
import sys
import time

import pytest

from crawler.errors import LedgerError, LedgerWriteError
from crawler.ledger import Ledger
from crawler.ledger.inside.paths import LedgerPaths
from crawler.ledger.verify import verify_folder
from tests.ledger.records import PORTAL, make_article, read_files, run_course

PAGES = 100


def can_mount(folder="/mnt"):
    command = ["unshare", "--mount", "mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder]
    with contextlib.suppress(OSError):
        return os.getuid() == 0 and not subprocess.run(command, capture_output=True).returncode
    return False


def write(output, *options):
    command = [sys.executable, "-m", "tests.ledger.writer", output, "--pages", str(PAGES), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def expect_undisturbed(output, tmp_path):
    """Run the course again with room enough: the files must be those of an undisturbed run."""
    with Ledger.open(output, PORTAL) as ledger:
        run_course(ledger, PAGES)
    with Ledger.open(tmp_path / "undisturbed", PORTAL) as ledger:
        run_course(ledger, PAGES)
    assert read_files(output, "*.jsonl") == read_files(tmp_path / "undisturbed", "*.jsonl")
    assert [report for report in verify_folder(output) if report.found] == []


def expect_whole_lines(output):
    for path in output.rglob("*.jsonl"):
        assert path.read_bytes()[-1:] in (b"", b"\n")


def test_a_file_that_may_not_grow_further(tmp_path):
    output = tmp_path / "output"
    done = write(output, "--limit-bytes", "70001")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert str(output) in done.stderr
    expect_whole_lines(output)
    expect_undisturbed(output, tmp_path)


@pytest.mark.parametrize("size", ["190k"] if can_mount() else [])
def test_a_disk_without_space_left(tmp_path, size):
    """A small file system of its own, mounted for this test's child process only."""
    disk, kept = tmp_path / "disk", tmp_path / "kept"
    disk.mkdir()
    script = (
        f"mount -t tmpfs -o size={size} tmpfs {disk} && "
        f"{sys.executable} -m tests.ledger.writer {disk} --pages {PAGES}; status=$?; "
        f"cp -a {disk} {kept}; exit $status"
    )
    command = ["unshare", "--mount", "sh", "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert "no space is left on the disk; free some and run again" in done.stderr
    expect_whole_lines(kept)
    expect_undisturbed(kept, tmp_path)


@pytest.fixture
def ledger(tmp_path):
    with Ledger.open(tmp_path, PORTAL) as ledger:
        ledger.append(make_article("first"))
        yield ledger
    assert [path.name for path in tmp_path.rglob("*.torn")] == []


def refuse(*_):
    raise OSError(errno.EIO, "Input/output error")


def write_half(descriptor, data):
    """Write half of what is asked for, and nothing the next time."""
    if len(data) < 700:
        raise OSError(errno.ENOSPC, "No space left on device")
    return REAL_WRITE(descriptor, data[: len(data) // 2])


REAL_WRITE = os.write


def test_a_write_that_fails_half_way_leaves_no_half_line(ledger, tmp_path, monkeypatch):
    path = tmp_path / f"{PORTAL}.jsonl"
    before = path.read_bytes()
    monkeypatch.setattr("crawler.ledger.inside.appending.os.write", write_half)
    with pytest.raises(LedgerWriteError) as caught:
        ledger.append(make_article("second"))
    assert caught.value.exit_status == 1
    assert str(caught.value).startswith(f"{path}: no space is left on the disk; free some")
    monkeypatch.undo()
    assert path.read_bytes() == before
    with pytest.raises(LedgerWriteError):
        ledger.append(make_article("third"))
    assert path.read_bytes() == before, "a disk that failed once is not trusted again"


def test_a_half_line_that_cannot_be_cut_off_is_put_aside_by_the_next_run(tmp_path, monkeypatch):
    path = tmp_path / f"{PORTAL}.jsonl"
    ledger = Ledger.open(tmp_path, PORTAL)
    ledger.append(make_article("first"))
    before = path.read_bytes()
    monkeypatch.setattr("crawler.ledger.inside.appending.os.write", write_half)
    monkeypatch.setattr("crawler.ledger.inside.appending.os.ftruncate", refuse)
    with pytest.raises(LedgerWriteError):
        ledger.append(make_article("second"))
    ledger.close()
    monkeypatch.undo()
    assert path.read_bytes() != before
    with Ledger.open(tmp_path, PORTAL) as ledger:
        assert "torn last line" in ledger.notices[0]
    assert path.read_bytes() == before


def test_a_write_that_takes_several_pieces_is_one_line(ledger, tmp_path, monkeypatch):
    def write_piece(descriptor, data):
        return REAL_WRITE(descriptor, data[:100])

    monkeypatch.setattr("crawler.ledger.inside.appending.os.write", write_piece)
    ledger.append(make_article("second"))
    monkeypatch.undo()
    assert (tmp_path / f"{PORTAL}.jsonl").read_bytes().count(b"\n") == 2


def test_a_disk_that_does_not_keep_what_it_took(tmp_path, monkeypatch):
    ledger = Ledger.open(tmp_path, PORTAL)
    ledger.append(make_article("first"))
    monkeypatch.setattr("crawler.ledger.inside.appending.os.fsync", refuse)
    with pytest.raises(LedgerWriteError, match="the disk reports an error"):
        ledger.sync()
    ledger.close()
    monkeypatch.undo()
    with Ledger.open(tmp_path, PORTAL) as ledger:
        assert ledger.known(make_article("first").url)


def test_the_disk_has_a_record_soon_though_nothing_follows(tmp_path, monkeypatch):
    synced = []
    with Ledger.open(tmp_path, PORTAL) as ledger:
        ledger.append(make_article("first"))
        ledger.sync()
        monkeypatch.setattr("crawler.ledger.inside.appending.os.fsync", synced.append)
        ledger.append(make_article("second"))
        assert synced == []
        deadline = time.monotonic() + 30
        while not synced and time.monotonic() < deadline:
            time.sleep(0.02)
        assert len(synced) == 1
        monkeypatch.undo()


def test_an_error_in_the_background_comes_up_in_the_run(tmp_path, monkeypatch):
    monkeypatch.setattr("crawler.ledger.inside.syncing._OLDEST_SECONDS", 0.0)
    ledger = Ledger.open(tmp_path, PORTAL)
    ledger.append(make_article("first"))
    ledger.sync()
    monkeypatch.setattr("crawler.ledger.inside.appending.os.fsync", refuse)
    ledger.append(make_article("second"))
    deadline = time.monotonic() + 30
    while ledger._store._files[ledger.paths.records].unsynced_since and time.monotonic() < deadline:
        time.sleep(0.02)
    with pytest.raises(LedgerWriteError, match="the disk reports an error"):
        ledger.append(make_article("third"))
    ledger.close()


@pytest.mark.parametrize("change", ["replaced", "appended", "cut off", "gone"])
def test_a_file_that_somebody_changes_while_it_is_written(tmp_path, change):
    path = tmp_path / f"{PORTAL}.jsonl"
    ledger = Ledger.open(tmp_path, PORTAL)
    ledger.append(make_article("first"))
    whole = path.read_bytes()
    if change in ("replaced", "gone"):
        path.unlink()
    if change == "replaced":
        path.write_bytes(whole)
    elif change == "appended":
        path.write_bytes(whole + whole)
    elif change == "cut off":
        os.truncate(path, 10)
    with pytest.raises(LedgerWriteError, match="replaced or changed the file while this run"):
        ledger.sync()
    ledger.close()


def test_a_file_that_somebody_added_to_before_the_first_record(tmp_path):
    path = tmp_path / f"{PORTAL}.jsonl"
    with Ledger.open(tmp_path, PORTAL) as ledger:
        ledger.append(make_article("first"))
    whole = path.read_bytes()
    ledger = Ledger.open(tmp_path, PORTAL)
    path.write_bytes(whole + whole)
    with pytest.raises(LedgerWriteError, match="replaced or changed the file while this run"):
        ledger.append(make_article("second"))
    ledger.close()
    assert path.read_bytes() == whole + whole


def test_a_file_that_somebody_edits_while_a_run_has_nothing_to_add(tmp_path):
    path = tmp_path / f"{PORTAL}.jsonl"
    with Ledger.open(tmp_path, PORTAL) as ledger:
        ledger.append(make_article("first"))
    with Ledger.open(tmp_path, PORTAL):
        path.write_bytes(path.read_bytes().replace(b"It was full", b"It was void"))
        os.utime(path, ns=(1, 1))
    with Ledger.open(tmp_path, PORTAL) as ledger:
        assert "was changed by something else" in ledger.notices[0]


def test_what_a_killed_run_left_unfinished_is_removed(tmp_path):
    unfinished = LedgerPaths(tmp_path, PORTAL).unfinished
    Ledger.open(tmp_path, PORTAL).close()
    for path in unfinished:
        path.write_text("half")
    Ledger.open(tmp_path, PORTAL).close()
    assert not list(tmp_path.rglob("*.new"))


def test_a_manifest_that_cannot_be_written_leaves_the_old_one(tmp_path, monkeypatch):
    with Ledger.open(tmp_path, PORTAL) as ledger:
        ledger.append(make_article("first"))
    before = (tmp_path / f"state/{PORTAL}.manifest.json").read_bytes()
    ledger = Ledger.open(tmp_path, PORTAL)
    ledger.append(make_article("second"))
    monkeypatch.setattr("crawler.ledger.inside.manifest.os.fsync", refuse)
    with pytest.raises(LedgerWriteError):
        ledger.close()
    monkeypatch.undo()
    assert (tmp_path / f"state/{PORTAL}.manifest.json").read_bytes() == before
    assert not list(tmp_path.rglob("*.new"))
    with Ledger.open(tmp_path, PORTAL):
        pass
    assert [report for report in verify_folder(tmp_path) if report.found] == []


def test_a_torn_line_that_cannot_be_kept_stays_where_it_is(tmp_path, monkeypatch):
    with Ledger.open(tmp_path, PORTAL) as ledger:
        ledger.append(make_article("first"))
    path = tmp_path / f"{PORTAL}.jsonl"
    with path.open("ab") as file:
        file.write(b'{"url": "torn')
    before = path.read_bytes()
    monkeypatch.setattr("crawler.ledger.inside.recovery.os.fsync", refuse)
    with pytest.raises(LedgerError) as caught:
        Ledger.open(tmp_path, PORTAL)
    assert caught.value.exit_status == 2
    assert path.read_bytes() == before
    assert (tmp_path / f"state/{PORTAL}.torn").read_bytes() == b""


@pytest.mark.parametrize("error", [errno.EACCES, errno.EROFS, errno.EPERM])
def test_a_folder_that_cannot_be_written_to(tmp_path, monkeypatch, error):
    def refuse_opening(*_):
        raise OSError(error, os.strerror(error), str(tmp_path))

    monkeypatch.setattr("crawler.ledger.inside.lock.FileLock.acquire", refuse_opening)
    with pytest.raises(LedgerError, match="give another folder") as caught:
        Ledger.open(tmp_path, PORTAL)
    assert caught.value.exit_status == 2
    assert read_files(tmp_path) == {}
