"""A run that writes parts, and what it says of them."""

import pytest

from crawler.batch import part_run
from crawler.batch.hands import open_local_hands
from crawler.batch.part_run import describe_parts, run_parts
from crawler.batch.part_writing import PartReport
from crawler.batch.parts_folder import SUCCESS, read_manifest
from crawler.errors import ArgumentError, ExitStatus
from tests.batch.test_slicing import make_places


def run(folder, places, paths, open_hands=lambda tell: open_local_hands(2)):
    return run_parts(
        folder, paths, places, open_hands,
        loose=False, timeout=5, version="1.0", shows_progress=False,
    )  # fmt: skip


@pytest.fixture
def places(tmp_path):
    return make_places(tmp_path)


def test_parts_are_written_once(tmp_path, places, capsys):
    folder, paths = tmp_path / "parts", [tmp_path / str(n) for n in range(3)]
    assert run(folder, places, paths) is ExitStatus.COMPLETE
    manifest = read_manifest(folder)
    assert [part.pages for part in manifest.parts] == [5, 2]
    assert manifest.paths == [str(path) for path in paths]
    assert "0 of them from before\npages     7 read\nnext" in capsys.readouterr().err

    def open_nothing(tell):
        raise AssertionError("nothing is missing")

    assert run(folder, places, paths, open_nothing) is ExitStatus.COMPLETE
    assert read_manifest(folder) == manifest
    assert "2 of them from before" in capsys.readouterr().err
    (folder / "part-00000.jsonl").unlink()
    assert run(folder, places, paths) is ExitStatus.COMPLETE
    assert read_manifest(folder) == manifest
    assert "1 of them from before" in capsys.readouterr().err


def test_whoever_is_interrupted_goes_on_later(tmp_path, places, capsys, monkeypatch):
    def interrupt(*arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(part_run, "write_parts", interrupt)
    assert run(tmp_path / "parts", places, [tmp_path]) is ExitStatus.INTERRUPTED
    assert "the same command goes on" in capsys.readouterr().err
    assert not (tmp_path / "parts" / SUCCESS).exists()


def test_nothing_that_is_a_page(tmp_path, capsys):
    assert run(tmp_path / "parts", [{}], [tmp_path]) is ExitStatus.NO_ARTICLE
    assert "no article page" in capsys.readouterr().err
    assert not (tmp_path / "parts").exists()


def test_a_folder_of_something_else(tmp_path, places):
    with pytest.raises(ArgumentError, match="other files"):
        run(tmp_path, places, [tmp_path])


def test_what_is_lost_is_said(tmp_path):
    report = PartReport(0, "part-00000.jsonl", "silkroad", 1000, 1, "0" * 64, 2, 1)
    assert describe_parts(tmp_path, [report], 0).splitlines()[1:4] == [
        "pages     1,000 read",
        "crash     2 ended the process that read them",
        "timeout   1 took too long",
    ]
