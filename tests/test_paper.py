"""The chapter that computes what a history costs, and the figures it computes with."""

import json

import pytest

from tests.benchmarks.paper import CHAPTER, CORES, FIGURES, MACHINES, fill_in, make_tables

MEASURED = json.loads(FIGURES.read_bytes())
EVEN = {"list": 1, "read": 1, "core": 5, "part": 8, "merge": 0.5}
SIZES = {"archived": 10_000, "drafted": 5_000, "recorded": 2_000}


def read_table(table: str) -> list[dict[str, str]]:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[2:]]


def test_the_chapter_holds_the_tables_of_the_figures():
    chapter = CHAPTER.read_text(encoding="utf-8")
    tables = make_tables(MEASURED["figures"])
    assert all(table in chapter for table in tables.values())
    assert fill_in(chapter, tables) == chapter


def test_the_figures_say_when_and_where_they_were_measured():
    assert {"date", "machine", "cores", "versions", "pages"} < MEASURED.keys()
    assert all(figure > 0 for figure in MEASURED["figures"].values())


def test_tables_of_even_figures():
    tables = make_tables(EVEN | SIZES)
    page = read_table(tables["page"])
    assert [row["pages an hour"] for row in page[:1]] == ["3,600,000"]
    hour = read_table(tables["loads"])[-1]
    assert (hour["pages"], hour["find"], hour["merge"]) == ("1,000,000", "17 min", "8 min")
    parts = [hour[f"parts on {machines}"] for machines in MACHINES]
    assert (CORES, parts) == (8, ["17 min", "100 s", "10 s"])
    assert [hour[f"all on {machines}"] for machines in MACHINES] == ["42 min", "27 min", "25 min"]
    assert [hour[name] for name in ("archive", "parts", "output")] == ["10 GB", "5 GB", "2 GB"]
    limits = read_table(tables["limits"])
    assert [row["which is"] for row in limits] == [
        "what 1.0 machines make parts of",
        "what 2.0 machines make parts of",
        "what 12 machines make parts of",
    ]


@pytest.mark.parametrize("old", ["", "| a |\n| --- |\n"])
def test_a_table_is_put_behind_the_comment_that_names_it(old):
    chapter = f"One.\n\n<!-- table: x -->\n{old}\nTwo.\n"
    assert fill_in(chapter, {"x": "| b |\n"}) == "One.\n\n<!-- table: x -->\n| b |\n\nTwo.\n"
