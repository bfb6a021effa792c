import pytest

from crawler.errors import LedgerWriteError
from crawler.monitor.whole_text import write_whole


def test_a_text_takes_the_place_of_another(tmp_path):
    path = tmp_path / "new/folder/a.txt"
    for text in ("long text", "西安 \ud800"):
        write_whole(path, text)
    assert path.read_text() == "西安 \\ud800"
    assert [file.name for file in path.parent.iterdir()] == ["a.txt"]


def test_what_cannot_be_written_leaves_nothing_half(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("kept")
    for path in (tmp_path / "folder", tmp_path / "file/a.txt"):
        with pytest.raises(LedgerWriteError, match=r"cannot be written \(.* directory\)|exists"):
            write_whole(path, "text")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["file", "folder"]
