"""The folder read by a hub's own library, without a network."""

from tests.export.exporting import HEADLINES, run_python

READ_BY_DATASETS = """
import sys, datasets
rows = datasets.load_dataset(sys.argv[1], cache_dir=sys.argv[2], split="train")
for row in rows:
    place = row["dateline"] and row["dateline"]["place"]
    print(row["headline"].encode(), row["published"], row["byline"], place)
"""


def test_datasets_loads_the_folder(dataset, tmp_path):
    lines = run_python(READ_BY_DATASETS, dataset, tmp_path / "cache")
    assert len(lines) == 5
    for title in HEADLINES:
        assert any(line.startswith(str(title.encode())) for line in lines)
    assert """b'A line opens' 2018-09-22 ['Li Na'] Xi'an""" in lines


def test_what_the_folder_holds(dataset):
    found = sorted(path.relative_to(dataset).as_posix() for path in dataset.rglob("*.*"))
    assert found == ["README.md", "croissant.json", "data/records.parquet"]
