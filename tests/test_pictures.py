"""The script that makes the README's picture."""

import random

from crawler.ledger import LedgerPaths
from crawler.monitor.run_file import RunFile
from tests.pictures import LOST, NIGHTS, PICTURE, PORTAL, ROOT, invent_run, write_output


def test_the_picture_is_small_and_the_readme_shows_it():
    assert PICTURE.stat().st_size < 100_000
    name = PICTURE.relative_to(ROOT).as_posix()
    assert f"]({name})" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_output_behind_it_is_a_crawl_with_an_alarm(tmp_path):
    page = write_output(tmp_path / "output")
    assert "Alarm:" in page.read_text(encoding="utf-8")
    file = RunFile.model_validate_json(LedgerPaths(page.parents[1], PORTAL).run_file.read_bytes())
    assert file.records.new > 20


def test_in_the_last_night_a_field_is_gone():
    chance = random.Random(1)
    assert invent_run(NIGHTS, chance).statistics.fields[LOST].filled == 0
    assert invent_run(1, chance).statistics.fields[LOST].filled > 0
