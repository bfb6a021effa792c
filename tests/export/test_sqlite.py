"""The database asked by the standard library."""

import sqlite3

from tests.export.exporting import export


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
