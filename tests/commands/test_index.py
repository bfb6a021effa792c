"""`scrapy index` as it is typed."""

from tests.archive.made import page, write
from tests.commands.runs import run_scrapy


def test_an_index_is_written(tmp_path):
    archive = write(tmp_path / "a.warc.gz", page(1), page(2))
    run = run_scrapy("index", str(archive), "--output", str(tmp_path / "a.cdxj"))
    assert (run.status, run.stdout) == (0, f"{tmp_path}/a.cdxj: 2 captures\n"), run.stderr
    assert len((tmp_path / "a.cdxj").read_text().splitlines()) == 2


def test_wrong_usage(tmp_path):
    run = run_scrapy("index", "--output", str(tmp_path / "a.cdxj"))
    assert run.status == 2
    assert "give archives" in run.stderr + run.stdout
