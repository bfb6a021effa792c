import re

from tests.archive.test_writing import check
from tests.live.kill import check_output, crawl_and_kill
from tests.live.runs import Output
from tests.portal_server import Site


def test_nothing_is_lost_and_nothing_twice_however_often_a_run_is_killed(output, worker, tmp_path):
    site = Site(count=150, per_list=10, per_day=5)
    archive = tmp_path / "pages.warc.gz"
    counts = crawl_and_kill(site, output, times=2, seed=4, archive=archive)
    assert counts == sorted(counts)
    assert 0 < counts[-1] < 150
    assert check_output(site, output) == []
    check(archive)
    rebuilt = Output(tmp_path / "rebuilt")
    worker.crawl(rebuilt, arguments={"source": str(archive)})
    assert _without_times(rebuilt) == _without_times(output)


def _without_times(output: Output) -> list[str]:
    """The lines but for the times: a page may be fetched, but not written, before a kill."""
    lines = (output.folder / "silkroad.jsonl").read_text().splitlines()
    return sorted(re.sub(r'"fetched_at":\s*"[^"]*"', "", line) for line in lines)
