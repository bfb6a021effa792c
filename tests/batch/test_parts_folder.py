"""A folder of parts says of what they are, and when they are all there."""

import pytest

from crawler.batch.part_writing import PartReport
from crawler.batch.parts_folder import (
    PLAN,
    SUCCESS,
    Manifest,
    Plan,
    hold_folder,
    read_manifest,
    write_manifest,
)
from crawler.errors import ArgumentError, SourceError

PLANNED = Plan(paths=["/pages"], loose=False, pages_a_part=1000)
REPORT = PartReport(0, "part-00000.jsonl", "silkroad", 2, 100, "0" * 64, 0, 1)
MANIFEST = Manifest(version="1.0", paths=["/pages"], places=[[]], parts=[REPORT])


def test_a_manifest_comes_back_as_it_was_written(tmp_path):
    (tmp_path / "part-00000.jsonl.ab12.unfinished").touch()
    write_manifest(tmp_path, MANIFEST)
    assert read_manifest(tmp_path) == MANIFEST
    assert [path.name for path in tmp_path.iterdir()] == [SUCCESS]


def test_a_folder_is_made_and_kept_for_its_plan(tmp_path):
    folder = tmp_path / "new" / "parts"
    with hold_folder(folder, PLANNED):
        assert (folder / PLAN).exists()
        with pytest.raises(ArgumentError, match="another run"), hold_folder(folder, PLANNED):
            pass
    write_manifest(folder, MANIFEST)
    with hold_folder(folder, PLANNED):
        assert not (folder / SUCCESS).exists()


@pytest.mark.parametrize("other", [{"paths": ["/other"]}, {"loose": True}, {"pages_a_part": 10}])
def test_parts_of_something_else_are_left_alone(tmp_path, other):
    with hold_folder(tmp_path, PLANNED):
        pass
    write_manifest(tmp_path, MANIFEST)
    plan = PLANNED.model_copy(update=other)
    with pytest.raises(ArgumentError, match="other places"), hold_folder(tmp_path, plan):
        pass
    assert read_manifest(tmp_path) == MANIFEST


def test_other_files_are_left_alone(tmp_path):
    (tmp_path / "silkroad.jsonl").touch()
    with pytest.raises(ArgumentError, match="other files"), hold_folder(tmp_path, PLANNED):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["silkroad.jsonl"]


def test_a_plan_that_cannot_be_read_is_another(tmp_path):
    (tmp_path / PLAN).write_text("{")
    with pytest.raises(ArgumentError, match="other places"), hold_folder(tmp_path, PLANNED):
        pass


def test_a_file_is_no_folder(tmp_path):
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(ArgumentError, match="cannot be written"), hold_folder(file, PLANNED):
        pass


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "has no _SUCCESS"), ("{}", "cannot be understood"), ("\xff", "cannot be understood")],
)
def test_a_folder_that_is_not_finished(tmp_path, content, said):
    if content is not None:
        (tmp_path / SUCCESS).write_text(content)
    with pytest.raises(SourceError, match=said):
        read_manifest(tmp_path)


def test_a_manifest_that_is_no_file(tmp_path):
    (tmp_path / SUCCESS).mkdir()
    with pytest.raises(SourceError, match="Is a directory"):
        read_manifest(tmp_path)
