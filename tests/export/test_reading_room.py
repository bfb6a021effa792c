"""What Datasette is told of a database."""

import json
import sqlite3

from crawler.export.reading_room import describe_reading_room, name_metadata_file
from tests.export.exporting import export


def test_all_that_is_named_is_in_the_database(output, tmp_path):
    path = tmp_path / "news.of.2026.sqlite"
    export("sqlite", output, path)
    told = json.loads(describe_reading_room(path))
    [tables] = [database["tables"] for database in told["databases"].values()]
    assert list(told["databases"]) == ["news.of.2026"]
    database = sqlite3.connect(path)
    for name, table in tables.items():
        columns = {row[1] for row in database.execute(f"PRAGMA table_info({name})")}
        named = [*table["facets"], *table.get("columns", ())]
        named += [table[key] for key in ("sort_desc", "label_column") if key in table]
        assert columns.issuperset(named), name
    database.close()


def test_the_file_stands_beside_the_database(tmp_path):
    assert name_metadata_file(tmp_path / "news.sqlite") == tmp_path / "news.metadata.yaml"
