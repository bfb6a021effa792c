"""Croissant metadata as the library of those who define it reads them."""

import json

import pytest

from tests.export.exporting import run_python

READ_BY_CROISSANT = """
import sys, mlcroissant
dataset = mlcroissant.Dataset(sys.argv[1] + "/croissant.json")
print(dataset.metadata.ctx.issues.report(), end="")
for row in dataset.records("records"):
    print(row["records/headline"], str(row["records/published"])[:10])
"""


def test_nothing_is_wrong_and_the_rows_are_the_same(dataset):
    lines = run_python(READ_BY_CROISSANT, dataset)
    assert len(lines) == 5
    assert "b'A line opens' 2018-09-22" in lines


def test_a_file_that_was_changed_is_seen(dataset):
    path = dataset / "croissant.json"
    described = json.loads(path.read_text(encoding="utf-8"))
    [file] = described["distribution"]
    assert (dataset / file["contentUrl"]).stat().st_size == int(file["contentSize"].split()[0])
    file["sha256"] = "0" * 64
    path.write_text(json.dumps(described))
    with pytest.raises(AssertionError, match="is not identical with the reference"):
        run_python(READ_BY_CROISSANT, dataset)
