"""What an extra brings is asked for by name."""

import pytest

from crawler import extras
from crawler.errors import ArgumentError


def test_a_module_is_loaded():
    loaded = extras.load_module("crawler.export.json_lines", extra=None, needed_by="jsonl")
    assert callable(loaded.write_rows)


def test_a_library_that_is_absent_is_named_with_what_installs_it(monkeypatch):
    def import_nothing(name):
        raise ModuleNotFoundError(f"No module named {name!r}", name="pyarrow")

    monkeypatch.setattr(extras, "import_module", import_nothing)
    with pytest.raises(ArgumentError, match=r"parquet needs pyarrow, .*: pip install .*\[arrow"):
        extras.load_module("crawler.export.parquet", extra="arrow", needed_by="parquet")
