"""Every form has a writer, and says what it needs."""

import pytest

from crawler.errors import ArgumentError
from crawler.export import FORMS, export_forms, load_writer


@pytest.mark.parametrize("form", FORMS)
def test_every_form_has_a_writer(form):
    assert callable(load_writer(form))
    if FORMS[form].has_parts:
        assert callable(load_writer(form, parts=True))


def test_a_form_whose_library_is_absent_says_so(monkeypatch):
    def load_nothing(name, *, extra, needed_by):
        raise ArgumentError(f"{needed_by} needs {extra}")

    monkeypatch.setattr(export_forms, "load_module", load_nothing)
    with pytest.raises(ArgumentError, match="parquet needs arrow"):
        load_writer("parquet")
