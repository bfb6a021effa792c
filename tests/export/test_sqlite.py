"""The database asked by the standard library."""

import sqlite3

from crawler.export import list_columns, load_writer, make_rows, write_export
from crawler.export.sqlite import _TEXTS
from crawler.records import read_records
from tests.export.exporting import export
from tests.ledger.records import make_reject, make_url


def test_sqlite_has_tables_a_search_and_the_newest(output, tmp_path):
    path = tmp_path / "all.sqlite"
    assert export("sqlite", output, path) == 5
    database = sqlite3.connect(path)
    ask = lambda query: database.execute(query).fetchall()  # noqa: E731
    assert ask("SELECT count(*) FROM articles") == [(5,)]
    assert ask("SELECT headline FROM newest WHERE url LIKE '%silkroad%/1.html'") == [("Revised",)]
    assert ask("SELECT name, role FROM people ORDER BY role") == [
        ("Li Na", "author"),
        ("Wang Wei", "editor"),
    ]
    assert ask("SELECT credit FROM images") == [("Photo/VCG",)]
    assert ask("SELECT name, country FROM places") == [("Xi'an", "CN")]
    assert ask("SELECT keyword FROM keywords") == [("rail",)]
    found = "SELECT headline FROM articles WHERE rowid IN (SELECT rowid FROM articles_fts('train'))"
    assert ask(found) == [("A line opens",)]
    database.close()


def test_rejects_and_revisions_can_be_asked_for(output, tmp_path):
    path = tmp_path / "all.sqlite"
    rejects = [make_reject("a"), make_reject("b", "another reason")]
    rows = make_rows(read_records(output))
    write_export(load_writer("sqlite", rejects), rows, path, list_columns())
    database = sqlite3.connect(path)
    ask = lambda query: database.execute(query).fetchall()  # noqa: E731
    assert ask("SELECT url, field, message FROM rejects ORDER BY id") == [
        (make_url("a"), "headline", "no headline was found"),
        (make_url("b"), "headline", "another reason"),
    ]
    assert ask("SELECT revision, revisions FROM revisions") == [(1, 2), (2, 2)]
    assert ask("SELECT count(*) FROM reading") == ask("SELECT count(*) FROM newest") == [(4,)]
    database.close()


def test_a_database_of_no_records_has_all_tables_and_columns(tmp_path):
    (tmp_path / "silkroad.jsonl").write_text("")
    export("sqlite", tmp_path, tmp_path / "none.sqlite")
    database = sqlite3.connect(tmp_path / "none.sqlite")
    names = [row[1] for row in database.execute("PRAGMA table_info(articles)")]
    assert {"headline", "published", "text", "captions", "place", "schema"} <= {*names}
    assert database.execute("SELECT count(*) FROM newest").fetchall() == [(0,)]
    database.close()


def test_a_record_fills_the_columns_that_are_declared(output, tmp_path):
    export("sqlite", output, tmp_path / "all.sqlite")
    database = sqlite3.connect(tmp_path / "all.sqlite")
    names = [row[1] for row in database.execute("PRAGMA table_info(articles)")]
    assert names == ["url", "revision", *_TEXTS]
    full = database.execute("SELECT * FROM articles WHERE headline = 'A line opens'").fetchone()
    assert None not in full
    database.close()
