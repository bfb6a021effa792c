"""An output made to break readers, through the forms that others read: days, counts, types."""

import json
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from tests.export.exporting import export, run_python
from tests.schemas.late import DAY, write_late_output
from tests.test_readme import JQ

LINES = 3_000
RECORDS = 2 * (LINES - 1)
READ_BY_DATASETS = """
import sys, datasets
rows = datasets.load_dataset(sys.argv[1], cache_dir=sys.argv[2], split="train")
print(rows.num_rows, set(map(str, rows["published"])))
print({name: rows.features[name].dtype for name in ("published", "published_at", "source")})
print(*[(str(row["published_at"]), row["source"], row["byline"]) for row in rows.filter(
    lambda source: source is not None, input_columns="source")], sep="\\n")
"""


@pytest.fixture(scope="module")
def late(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    write_late_output(folder, "pudong", "silkroad", count=LINES)
    return folder


def test_a_dataset(late, tmp_path):
    assert export("dataset", late, tmp_path / "dataset") == RECORDS
    counted, types, *full = run_python(READ_BY_DATASETS, tmp_path / "dataset", tmp_path / "cache")
    assert counted == f"{RECORDS} {{'{DAY} 00:00:00'}}" or counted == f"{RECORDS} {{'{DAY}'}}"
    assert types == (
        "{'published': 'date32', 'published_at': 'timestamp[us, tz=UTC]', 'source': 'string'}"
    )
    assert full == ["('2018-09-21 23:45:00+00:00', 'Xinhua', ['Li Na'])"] * 2


def test_a_database(late, tmp_path):
    assert export("sqlite", late, tmp_path / "all.sqlite") == RECORDS
    base = sqlite3.connect(tmp_path / "all.sqlite")
    days = base.execute("SELECT count(*), min(published), max(published) FROM articles").fetchall()
    assert days == [(RECORDS, DAY, DAY)]
    assert base.execute("SELECT count(*) FROM newest").fetchone() == (RECORDS - 2,)
    full = base.execute("SELECT published_at, source FROM articles WHERE source IS NOT NULL")
    assert full.fetchall() == [("2018-09-22T07:45:00+08:00", "Xinhua")] * 2
    base.close()


@pytest.mark.skipif(not shutil.which("jq"), reason="jq is not installed")
def test_jq(late):
    lines = subprocess.run(
        ["bash", "-c", JQ.replace("output/*.jsonl", "*.jsonl")],
        cwd=late,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    assert len(lines) == RECORDS - 2
    assert {line.partition("\t")[0] for line in lines} == {DAY}
    assert sum(line.endswith("Line 0, revised") for line in lines) == 2


def test_lines_for_elastic_search_are_pairs(late, tmp_path):
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    [code] = [text for text in readme.split("```python\n") if "bulk.ndjson" in text]
    (tmp_path / "output").symlink_to(late)
    body = code.partition("```")[0].replace("print(record.headline)", "pass")
    run_python(f"import os, sys; os.chdir(sys.argv[1])\n{body}", tmp_path)
    lines = (late / "bulk.ndjson").read_text(encoding="utf-8").split("\n")[:-1]
    actions, records = map(json.loads, lines[0::2]), map(json.loads, lines[1::2])
    for action, record in zip(actions, records, strict=True):
        assert action == {"index": {"_index": "silkroad", "_id": record["url"]}}
        assert record["published"] == DAY
    assert len(lines) == 2 * (RECORDS - 2)
    kinds = json.loads((late / "mapping.json").read_text())["mappings"]["properties"]
    assert (kinds["published"], kinds["published_at"]) == ({"type": "date"}, {"type": "date"})
    assert (kinds["revision"], kinds["body"]) == ({"type": "long"}, {"type": "text"})
