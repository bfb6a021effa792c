"""Archives of live runs: complete, readable by others, and as good as the portal itself."""

import gzip
import os
import subprocess
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from crawler.warc.series import list_series
from tests.archive import made
from tests.archive.test_writing import check
from tests.live.runs import ROOT, Output, crawl_command, wait_for_next_second
from tests.portal_server import Answer, PortalServer, Site, html_answer


def rebuild(worker, folder: Path, archive: Path, portal: str = "silkroad") -> Output:
    output = Output(folder, portal)
    run = worker.crawl(output, arguments={"source": str(archive)})
    assert run.status == 0, run
    return output


def read_types(archive: Path) -> list[str]:
    with archive.open("rb") as stream:
        return [record.rec_type for record in ArchiveIterator(stream)]


@pytest.fixture(scope="module")
def archived(worker, tmp_path_factory) -> tuple[Output, Path, Site]:
    """Two runs of a portal that changes, kept in one archive."""
    folder = tmp_path_factory.mktemp("archived")
    output, archive = Output(folder / "live"), folder / "pages.warc.gz"
    site = Site(count=30, per_list=10)
    page = site.answer(site.path(1), {})
    site.answers[site.path(1)] = Answer(
        gzip.compress(page.body), headers={**page.headers, "Content-Encoding": "gzip"}
    )
    site.answers[site.path(2)] = Answer(
        site.answer(site.path(2), {}).body, headers={"content-type": "text/html"}, chunked=True
    )
    site.answers["/moved"] = site.answer(site.path(3), {})
    site.answers[site.path(3)] = Answer(status=301, headers={"Location": "/moved"})
    site.answers[site.path(4)] = Answer(status=500)
    site.answers[site.path(5)] = Answer(b"<html><title>Log in</title></html>")
    with PortalServer(site) as server:
        arguments = {"origin": server.origin, "archive": str(archive)}
        assert worker.crawl(output, arguments=arguments).status == 0
        wait_for_next_second()
        site.change(7)
        site.remove(8)
        assert worker.crawl(output, arguments=arguments).status == 0
    return output, archive, site


def test_an_archive_rebuilds_the_lines_of_the_live_runs(worker, archived, tmp_path):
    output, archive, site = archived
    rebuilt = rebuild(worker, tmp_path, archive)
    live = (output.folder / "silkroad.jsonl").read_text().splitlines()
    again = (tmp_path / "silkroad.jsonl").read_text().splitlines()
    assert sorted(again) == sorted(live)
    assert len(live) == 28
    assert [record["url"] for record in output.read() if record["revision"] == 2] == [site.url(7)]
    assert rebuilt.read()[-1]["url"] == site.url(7)


def test_every_line_names_the_archives_record_that_it_comes_of(archived):
    output, archive, _ = archived
    with archive.open("rb") as stream:
        bodies = {
            record.rec_headers["WARC-Record-ID"].strip("<>"): record.content_stream().read()
            for record in ArchiveIterator(stream)
            if record.rec_type == "response"
        }
    records = output.read()
    assert len({record["warc_record_id"] for record in records}) == len(records)
    for record in records:
        assert record["headline"].encode() in bodies[record["warc_record_id"]]


def test_an_archive_of_several_files_rebuilds_the_lines_as_well(worker, tmp_path):
    live, archive = Output(tmp_path / "live"), tmp_path / "pages.warc.gz"
    site = Site(count=30, per_list=10)
    with PortalServer(site) as server:
        arguments = {"origin": server.origin, "archive": str(archive)}
        run = worker.crawl(live, arguments=arguments, ARCHIVE_MAXSIZE=20_000)
    assert run.status == 0
    files = list_series(archive)
    assert len(files) > 2
    for file in files:
        check(file)
    rebuild(worker, tmp_path / "again", archive)
    lines = (live.folder / "silkroad.jsonl").read_text().splitlines()
    assert len(lines) == 30
    again = (tmp_path / "again" / "silkroad.jsonl").read_text().splitlines()
    assert sorted(again) == sorted(lines)


def test_an_archive_that_is_damaged_stops_the_run_before_it_begins(worker, output, tmp_path):
    archive = made.write(tmp_path / "pages.warc.gz", made.page(1), b"<p>", made.page(2))
    before = archive.read_bytes()
    with PortalServer(Site(count=5)) as server:
        arguments = {"origin": server.origin, "archive": str(archive)}
        run = worker.crawl(output, arguments=arguments)
        assert server.asked == []
    assert run.status == 2
    assert "name another file" in run.reason
    assert archive.read_bytes() == before


def test_an_archive_is_what_others_expect(archived):
    _, archive, _ = archived
    check(archive)
    types = read_types(archive)
    assert types.count("warcinfo") == 2
    assert types.count("request") == types.count("response") + types.count("revisit")
    with archive.open("rb") as stream:
        records = list(ArchiveIterator(stream))
    assert all(record.rec_headers.protocol == "WARC/1.1" for record in records)


def test_payloads_are_kept_as_they_came(archived):
    _, archive, site = archived
    found = {}
    with archive.open("rb") as stream:
        for record in ArchiveIterator(stream):
            if record.rec_type == "response":
                url = record.rec_headers["WARC-Target-URI"]
                found.setdefault(url.rpartition("/")[2], record.raw_stream.read())
    assert gzip.decompress(found[site.path(1)[3:]]).startswith(b"<html>")
    assert found[site.path(2)[3:]].startswith(b"<html>")


@pytest.mark.parametrize("size", [0.3, 0.7])
def test_an_archive_that_was_cut_off_is_gone_on_with(worker, archived, tmp_path, size):
    _, archive, _ = archived
    cut = tmp_path / "pages.warc.gz"
    data = archive.read_bytes()
    cut.write_bytes(data[: int(len(data) * size)])
    site = Site(count=5)
    with PortalServer(site) as server:
        arguments = {"origin": server.origin, "archive": str(cut)}
        run = worker.crawl(Output(tmp_path / "live"), arguments=arguments)
    assert run.status == 0
    assert "moved to" in " ".join([*run.log, run.summary])
    check(cut)


def test_an_archive_that_cannot_be_written_stops_the_run(worker, output, tmp_path):
    (tmp_path / "pages.warc.gz").mkdir()
    with PortalServer(Site(count=5)) as server:
        arguments = {"origin": server.origin, "archive": str(tmp_path / "pages.warc.gz")}
        run = worker.crawl(output, arguments=arguments)
        assert run.status == 2
        assert "cannot be written" in run.reason
        assert server.asked == []


def test_a_disk_that_fills_up_stops_the_run(output, tmp_path):
    archive = tmp_path / "pages.warc.gz"
    site = Site(count=200, per_list=20)
    site.answers["/tags/infrastructure"] = html_answer(f"<!-- {os.urandom(60_000).hex()} -->")
    with PortalServer(site) as server:
        command = crawl_command(output, server.origin, "-a", f"archive={archive}")
        # In blocks of 512 bytes; the archive is the first file that reaches it.
        limited = ["sh", "-c", 'ulimit -f 180 && exec "$@"', "sh", *command]
        result = subprocess.run(limited, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 1, result.stderr
    assert "pages.warc.gz' cannot be written" in " ".join(result.stderr.split())
    assert "Traceback" not in result.stderr
    check(archive)
    assert 0 < len(output.urls()) < 200
