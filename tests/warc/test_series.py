"""The files of one archive, in order."""

import pytest

from crawler.warc.series import list_series, number_file


@pytest.mark.parametrize("suffix", [".warc", ".warc.gz"])
def test_number_stands_before_the_suffix(tmp_path, suffix):
    first = tmp_path / f"a.warc.b{suffix}"
    assert number_file(first, 1) == first
    assert number_file(first, 12) == tmp_path / f"a.warc.b-00012{suffix}"


def test_series_ends_at_its_first_gap(tmp_path):
    first = tmp_path / "x.warc.gz"
    files = [number_file(first, number) for number in (1, 2, 3, 5)]
    for file in files:
        file.touch()
    assert list_series(first) == files[:3]
