"""Files that crashes and people leave: mended where that loses nothing, refused where not."""

import json
import os

import pytest

from crawler.errors import LedgerError
from crawler.ledger import Kind, Ledger
from crawler.ledger.inside.lines import LONGEST_LINE
from tests.ledger.records import PORTAL, make_article, make_url, read_files, run_course

NAMES = [f"{PORTAL}.jsonl", f"rejects/{PORTAL}.jsonl", f"withdrawn/{PORTAL}.jsonl"]


@pytest.fixture
def output(tmp_path):
    """An output folder with five records, and everything else that a run leaves."""
    folder = tmp_path / "output"
    with Ledger.open(folder, PORTAL) as ledger:
        run_course(ledger, 5)
    return folder


def reopen(output):
    with Ledger.open(output, PORTAL) as ledger:
        return ledger.notices


def contents(output):
    return read_files(output, "*json*")


@pytest.mark.parametrize("name", NAMES)
def test_a_torn_last_line_is_put_aside_and_reported(output, name):
    path = output / name
    whole = path.read_bytes()
    torn = whole.splitlines()[-1][:-40]
    path.write_bytes(whole[: whole[:-1].rfind(b"\n") + 1] + torn)
    first, *_ = reopen(output)
    assert first.startswith(f"{path}: the last run was interrupted while writing; the torn last")
    assert str(output / f"state/{PORTAL}.torn") in first
    assert (output / f"state/{PORTAL}.torn").read_bytes() == torn + b"\n"
    assert path.read_bytes() == whole[: whole[:-1].rfind(b"\n") + 1]
    with Ledger.open(output, PORTAL) as ledger:
        assert ledger.notices == []
        run_course(ledger, 5)
    assert path.read_bytes() == whole


@pytest.mark.parametrize("damage", ["none", "torn", "shorter", "no index"])
def test_the_ledger_tells_whether_lines_may_be_missing(output, damage):
    path = output / NAMES[0]
    if damage == "no index":
        (output / f"state/{PORTAL}.index.sqlite").unlink()
    elif damage == "torn":
        os.truncate(path, path.stat().st_size - 40)
    elif damage == "shorter":
        path.write_bytes(path.read_bytes().splitlines(keepends=True)[0])
    with Ledger.open(output, PORTAL) as ledger:
        assert ledger.unbroken is (damage == "none")
    with Ledger.open(output, PORTAL) as ledger:
        assert ledger.unbroken


def test_torn_lines_are_collected(output):
    path = output / NAMES[0]
    for text in (b'{"url": "one', b'{"url": "two'):
        with path.open("ab") as file:
            file.write(text)
        reopen(output)
    assert (output / f"state/{PORTAL}.torn").read_bytes() == b'{"url": "one\n{"url": "two\n'


def test_a_whole_record_without_its_line_end_gets_it(output):
    path = output / NAMES[0]
    whole = path.read_bytes()
    path.write_bytes(whole[:-1])
    assert "the line was ended" in reopen(output)[0]
    assert path.read_bytes() == whole
    assert not (output / f"state/{PORTAL}.torn").exists()


@pytest.mark.parametrize("text", [b"no JSON at all\n", b'{"no": "address"}\n', b"[1, 2]\n"])
def test_a_last_line_that_is_no_record_is_put_aside(output, text):
    path = output / NAMES[0]
    whole = path.read_bytes()
    path.write_bytes(whole + text)
    reopen(output)
    assert path.read_bytes() == whole
    assert (output / f"state/{PORTAL}.torn").read_bytes() == text + b"\n"


@pytest.mark.parametrize("start", [b"", b'{"url": "torn'])
def test_nul_bytes_that_a_power_cut_leaves_are_cut_off(output, start):
    path = output / NAMES[0]
    whole = path.read_bytes()
    path.write_bytes(whole + start + bytes(3_000_000))
    assert "3,000,000 NUL bytes at the end were cut off" in reopen(output)[0]
    assert path.read_bytes() == whole
    torn = output / f"state/{PORTAL}.torn"
    assert (torn.read_bytes() if torn.exists() else b"") == (start and start + b"\n")


def test_a_line_that_is_no_json_in_the_middle_stops_the_run_and_stays(output):
    path = output / NAMES[0]
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([lines[0], b'{"url": "https://x", "body": oops}\n', *lines[1:]]))
    before = contents(output)
    with pytest.raises(LedgerError) as caught:
        reopen(output)
    assert caught.value.exit_status == 2
    message = str(caught.value)
    assert message.startswith(f"{path}, line 2: no JSON (expected value at line 1 column 30)")
    assert "Nothing was written" in message
    assert contents(output) == before
    path.write_bytes(b"".join(lines))
    assert any("built anew" in notice for notice in reopen(output))


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"schema": "article/3"}, "no record (schema: input should be 'article/2')"),
        ({"fetched_at": "2024-01-13"}, "no record (fetched_at: string should match pattern"),
        ({"revision": 0}, "no record (revision: input should be greater than or equal to 1)"),
        ({"content_hash": "sha1:0"}, "no record (content_hash: string should match pattern"),
    ],
)
def test_a_record_of_another_kind_in_the_middle_stops_the_run(output, change, problem):
    path = output / NAMES[0]
    first, *others = path.read_text().splitlines(keepends=True)
    path.write_text("".join([json.dumps(json.loads(first) | change) + "\n", *others]))
    with pytest.raises(LedgerError) as caught:
        reopen(output)
    assert str(caught.value).startswith(f"{path}, line 1: {problem}")


def crlf(text):
    return text.replace(b"\n", b"\r\n")


def bom(text):
    return b"\xef\xbb\xbf" + text


def empty_lines(text):
    return b"\n \n" + text.replace(b"\n", b"\n\n")


def one_line(text):
    return text.replace(b"\n", b"", 2).replace(b"}{", b"} {", 1)


@pytest.mark.parametrize("edit", [crlf, bom, empty_lines, one_line])
def test_files_that_an_editor_rewrote_are_understood_and_left_as_they_are(output, edit):
    path = output / NAMES[0]
    edited = edit(path.read_bytes())
    path.write_bytes(edited)
    lines = sum((output / name).read_bytes().count(b"\n") for name in NAMES)
    with Ledger.open(output, PORTAL) as ledger:
        assert ledger.notices == [
            f"{output / f'state/{PORTAL}.index.sqlite'}: built anew from {lines} lines, because "
            f"{PORTAL}.jsonl was changed by something else"
        ]
        run_course(ledger, 5)
        assert "records_written" not in ledger.counts
        ledger.append(make_article("new"))
    assert path.read_bytes().startswith(edited)
    reopen(output)
    assert path.read_bytes().count(b"/p/new.html") == 1


def test_a_value_changed_by_hand_does_not_make_the_page_a_new_one(output):
    path = output / NAMES[0]
    edited = path.read_text().replace("It was full.", "It was fine.", 1)
    path.write_text(edited)
    os.utime(path, ns=(1, 1))
    assert "was changed by something else" in reopen(output)[0]
    with Ledger.open(output, PORTAL) as ledger:
        run_course(ledger, 5)
        assert "records_written" not in ledger.counts
    assert path.read_text() == edited


def test_a_deleted_line_is_written_again(output):
    path = output / NAMES[0]
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:2] + lines[3:]))
    with Ledger.open(output, PORTAL) as ledger:
        run_course(ledger, 5)
    assert sorted(path.read_bytes().splitlines(keepends=True)) == sorted(lines)


def test_a_deleted_file_starts_anew(output):
    path = output / NAMES[0]
    path.unlink()
    assert "was changed by something else" in reopen(output)[0]
    with Ledger.open(output, PORTAL) as ledger:
        assert ledger.append(make_article(0)).kind is Kind.NEW


def test_a_line_longer_than_memory_allows_is_refused(tmp_path):
    path = tmp_path / NAMES[0]
    with path.open("wb") as file:
        file.truncate(LONGEST_LINE + 10)
        file.seek(LONGEST_LINE + 10)
        file.write(b'\n{"url": "x"}\n')
    with pytest.raises(LedgerError, match="line 1: longer than 256 MB, which no record is"):
        reopen(tmp_path)


@pytest.mark.parametrize("name", [*NAMES, f"state/{PORTAL}.index.sqlite", f"state/{PORTAL}.lock"])
def test_a_folder_in_the_place_of_a_file(tmp_path, name):
    (tmp_path / name).mkdir(parents=True)
    with pytest.raises(LedgerError, match="a folder is in the place of the file") as caught:
        reopen(tmp_path)
    assert caught.value.exit_status == 2
    assert list(tmp_path.rglob(f"*{PORTAL}*")) == [tmp_path / name]


@pytest.mark.parametrize("name", [*NAMES, f"state/{PORTAL}.lock", f"state/{PORTAL}.torn"])
def test_a_symbolic_link_in_the_place_of_a_file(tmp_path, name):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"")
    output = tmp_path / "output"
    (output / name).parent.mkdir(parents=True)
    (output / name).symlink_to(elsewhere)
    with pytest.raises(LedgerError, match="a symbolic link is in the place of the file"):
        reopen(output)
    assert elsewhere.read_bytes() == b""


def test_a_symbolic_link_to_the_folder_is_followed(tmp_path, output):
    link = tmp_path / "link"
    link.symlink_to(output)
    assert reopen(link) == []


def test_a_pipe_in_the_place_of_a_file(tmp_path):
    os.mkfifo(tmp_path / NAMES[0])
    with pytest.raises(LedgerError, match="a device or a pipe is in the place of the file"):
        reopen(tmp_path)


def test_a_missing_folder_is_made(tmp_path):
    assert reopen(tmp_path / "a" / "b") == []
    assert (tmp_path / "a" / "b").is_dir()


@pytest.mark.parametrize("below", ["", "deeper"])
def test_a_file_in_the_place_of_the_folder(tmp_path, below):
    path = tmp_path / "output"
    path.write_text("mine")
    with pytest.raises(LedgerError, match="give another folder") as caught:
        reopen(path / below)
    assert caught.value.exit_status == 2
    assert path.read_text() == "mine"


def test_records_beyond_four_gigabytes(output):
    """The file claims to be large: what lies before its last lines is a hole, and not read."""
    path = output / NAMES[0]
    with Ledger.open(output, PORTAL) as ledger:
        far = 5 * 2**30
        with path.open("r+b") as file:
            whole = file.read()
            file.truncate(far)
        ledger._store._files[path]._file.size = far
        ledger.append(make_article("far"))
        (row,) = ledger._index.records_of(make_url("far"))
        with path.open("rb") as file:
            file.seek(row.offset)
            assert json.loads(file.read())["url"] == make_url("far")
        ledger._store._only_grew = True
        ledger.sync()
        assert ledger._index.file_state(path.name).size == path.stat().st_size > far
        with path.open("r+b") as file:
            file.truncate(len(whole))
        ledger._store._files[path]._file.size = len(whole)


@pytest.mark.parametrize("keeps_index", [True, False])
def test_lines_of_another_portal_are_refused(output, keeps_index):
    path = output / NAMES[0]
    line = path.read_text().splitlines()[0].replace(f'"portal": "{PORTAL}"', '"portal": "pudong"')
    with path.open("a") as file:
        file.write(f"{line}\n")
    if not keeps_index:
        (output / f"state/{PORTAL}.index.sqlite").unlink()
    before = path.read_bytes()
    with pytest.raises(LedgerError, match=r"of another portal \(pudong\)\. Nothing was written"):
        reopen(output)
    assert path.read_bytes() == before
