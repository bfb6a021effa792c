"""What a form needs."""

import pytest

from crawler.errors import ArgumentError
from crawler.export import export_forms, load_writer


def test_a_form_whose_library_is_absent_says_how_to_get_it(monkeypatch):
    def import_nothing(name):
        raise ModuleNotFoundError(f"No module named {name!r}", name="pyarrow")

    monkeypatch.setattr(export_forms, "import_module", import_nothing)
    with pytest.raises(ArgumentError, match=r"parquet needs pyarrow, .*: pip install .*\[arrow"):
        load_writer("parquet")
