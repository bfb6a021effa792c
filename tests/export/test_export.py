"""Each form read back by a reader that is not ours."""

import csv
import json
import sqlite3

import pyarrow.parquet as pq
import pytest
from lxml import etree

from crawler.errors import ArgumentError
from crawler.export import FORMS, forms, list_columns, load_writer, make_rows, write_export
from crawler.export.atom import NAMESPACE
from crawler.records import RecordError, read_records
from crawler.schemas.arrow import make_schema
from tests.export.made import HOSTILE, write_output

HEADLINES = ["Line 1", "Line 1", "A line opens", "Revised", HOSTILE]


@pytest.fixture
def output(tmp_path):
    return write_output(tmp_path / "output")


def export(form, output, path, *names):
    columns = [column for column in list_columns() if not names or column.name in names]
    rows = make_rows(read_records(output))
    return write_export(load_writer(form), rows, path, columns)


def test_json_lines_are_the_records_and_their_places(output, tmp_path):
    path = tmp_path / "all.jsonl"
    assert export("jsonl", output, path) == 5
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    assert [row["headline"] for row in rows] == HEADLINES
    [place] = rows[2].pop("places")
    assert (place["name"], place["country"], place["printed"]) == ("Xi'an", "CN", "Xi'an")
    assert list(rows[0])[-1] == "places"
    lines = (output / "silkroad.jsonl").read_text(encoding="utf-8").split("\n")
    assert rows[2] == json.loads(lines[1])


def test_csv_has_a_cell_for_every_column(output, tmp_path):
    path = tmp_path / "all.csv"
    assert export("csv", output, path) == 5
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["headline"] for row in rows] == HEADLINES
    assert json.loads(rows[2]["images"])[0]["credit"] == "Photo/VCG"
    assert rows[2]["published_at"] == "2018-09-22T07:45:00+08:00"
    assert rows[0]["abstract"] == ""


def test_parquet_has_declared_types_and_days_in_order(output, tmp_path):
    path = tmp_path / "all.parquet"
    assert export("parquet", output, path) == 5
    table = pq.read_table(path)
    assert table.schema.equals(make_schema(list_columns()))
    days = [day.isoformat() for day in table["published"].to_pylist()]
    assert days == sorted(days)
    assert sorted(table["headline"].to_pylist()) == sorted(HEADLINES)
    statistics = pq.ParquetFile(path).metadata.row_group(0).column(4).statistics
    assert (statistics.min.isoformat(), statistics.max.isoformat()) == ("2018-09-20", "2018-09-22")


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


def test_json_ld_has_terms_of_news_articles_only(output, tmp_path):
    path = tmp_path / "all.jsonld"
    assert export("jsonld", output, path) == 5
    articles = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    full = articles[2]
    assert full["datePublished"] == "2018-09-22T07:45:00+08:00"
    assert full["author"] == [{"@type": "Person", "name": "Li Na"}]
    assert full["image"][0]["creditText"] == "Photo/VCG"
    assert full["contentLocation"][0]["sameAs"].startswith("https://sws.geonames.org/")
    assert set(articles[0]) == {
        "@context", "@type", "@id", "url", "headline", "datePublished", "articleBody", "inLanguage",
    }  # fmt: skip


def test_atom_has_the_latest_first(output, tmp_path):
    path = tmp_path / "newest.xml"
    assert export("rss", output, path) == 5
    feed = etree.parse(path).getroot()
    names = {"a": NAMESPACE}
    titles = [title.text for title in feed.findall("a:entry/a:title", names)]
    assert titles[-1] == HOSTILE.replace("\r\n", "\n")
    moments = [entry.text for entry in feed.findall("a:entry/a:published", names)]
    assert len(moments) == 5
    assert moments[-1] == "2018-09-20T00:00:00Z"
    assert feed.find("a:updated", names).text == moments[0]


@pytest.mark.parametrize("form", FORMS)
def test_no_records_are_a_whole_file(form, tmp_path):
    (tmp_path / "silkroad.jsonl").write_text("")
    assert export(form, tmp_path, tmp_path / "none") == 0
    assert (tmp_path / "none").exists()


@pytest.mark.parametrize("form", FORMS)
def test_an_export_that_fails_leaves_what_was_there(form, output, tmp_path):
    path = tmp_path / "kept"
    path.write_text("before")
    with (output / "silkroad.jsonl").open("a") as file:
        file.write("{broken\n")
    with pytest.raises(RecordError):
        export(form, output, path)
    assert path.read_text() == "before"
    assert {found.name for found in tmp_path.iterdir()} == {"output", "kept"}


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_only_chosen_columns(form, output, tmp_path):
    path = tmp_path / "few"
    export(form, output, path, "url", "places")
    if form == "parquet":
        assert pq.read_table(path).column_names == ["url", "places"]
    elif form == "csv":
        assert path.read_text().splitlines()[0] == "url,places"
    else:
        assert list(json.loads(path.read_text().splitlines()[0])) == ["url", "places"]


def test_a_form_whose_library_is_absent_says_how_to_get_it(monkeypatch):
    def import_nothing(name):
        raise ModuleNotFoundError(f"No module named {name!r}", name="pyarrow")

    monkeypatch.setattr(forms, "import_module", import_nothing)
    with pytest.raises(
        ArgumentError, match=r"parquet needs pyarrow, .*: pip install .*\[arrow"
    ):
        load_writer("parquet")


def test_a_folder_in_the_place_of_the_file(output, tmp_path):
    with pytest.raises(ArgumentError, match="is a folder; give the name of a file"):
        export("csv", output, tmp_path)
    with pytest.raises(ArgumentError, match="cannot be written"):
        export("csv", output, tmp_path / "none" / "all.csv")
