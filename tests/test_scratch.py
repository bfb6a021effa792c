"""What a run remembers of every page, and where it is kept."""

import sqlite3
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.errors import ScratchError
from crawler.scratch import Scratch, decode_text, encode_text, pack, unpack

TABLE = "CREATE TABLE word (text BLOB PRIMARY KEY, value BLOB)"
INSERT = "INSERT INTO word VALUES (?, ?)"


def test_rows_come_back():
    scratch = Scratch(TABLE)
    for number in range(3):
        scratch.change(INSERT, (encode_text(f"w{number}"), pack((number, None))))
    rows = [
        (decode_text(text), unpack(value)) for text, value in scratch.select("SELECT * FROM word")
    ]
    assert rows == [("w0", (0, None)), ("w1", (1, None)), ("w2", (2, None))]
    assert scratch.find("SELECT value FROM word WHERE text = ?", [encode_text("w9")]) is None


def test_databases_are_apart_and_may_be_read_twice_at_once():
    first, second = Scratch(TABLE), Scratch(TABLE)
    for number in range(3):
        first.change(INSERT, (number, b""))
    rows = first.select("SELECT text FROM word ORDER BY text")
    assert next(rows) == (0,)
    assert [*first.select("SELECT text FROM word ORDER BY text")] == [(0,), (1,), (2,)]
    assert [*rows] == [(1,), (2,)]
    assert [*second.select("SELECT text FROM word")] == []


def test_a_full_disk_is_told_with_what_to_do():
    scratch = Scratch(TABLE)
    scratch._connection.execute("PRAGMA max_page_count = 3")
    with pytest.raises(ScratchError, match=r"is full.*free some space there, or .* SQLITE_TMPDIR"):
        scratch.change(INSERT, (b"w", bytes(100_000)))


def test_it_is_closed_with_what_holds_it():
    scratch = Scratch(TABLE)
    connection = scratch._connection
    del scratch
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connection.execute("SELECT 1")


def test_another_thread_may_close_it():
    scratch = [Scratch(TABLE)]
    thread = threading.Thread(target=scratch.clear)
    thread.start()
    thread.join()
    assert scratch == []


@given(st.text())
def test_any_text_is_kept_as_it_is(text):
    assert decode_text(encode_text(text)) == text


def test_the_surrogates_of_a_files_name_are_kept():
    assert decode_text(encode_text("p/\udce9.html")) == "p/\udce9.html"
