"""An index leads to each capture, as others' readers of archives find it."""

import json

import pytest
from warcio.archiveiterator import ArchiveIterator

from crawler.errors import ArgumentError
from crawler.warc.cdxj import RECORD_ID, write_index
from tests.archive.made import answer, record, url, write


def read(path):
    return [
        (key, stamp, json.loads(told))
        for key, stamp, told in (line.split(" ", 2) for line in path.read_text().splitlines())
    ]


def page(number):
    told = (f"WARC-Record-ID: <urn:uuid:{number:032}>", f"WARC-Payload-Digest: sha1:{number:032}")
    return record(url(number), answer(b"<p>%d" % number), *told)


def test_each_line_leads_to_its_record(tmp_path):
    archive = write(tmp_path / "a.warc.gz", page(3), page(1))
    write(tmp_path / "a-00002.warc.gz", page(2))
    output = tmp_path / "new" / "a.cdxj"
    assert write_index([archive], output) == 3
    lines = read(output)
    assert [told["url"] for _, _, told in lines] == [url(1), url(2), url(3)]
    assert [key for key, _, _ in lines] == sorted(key for key, _, _ in lines)
    for _, stamp, told in lines:
        with (tmp_path / told["filename"]).open("rb") as file:
            file.seek(int(told["offset"]))
            record = next(iter(ArchiveIterator(file)))
            assert record.rec_headers["WARC-Target-URI"] == told["url"]
            assert stamp == "20260131080000"
            assert told["status"] == "200"


def test_a_line_has_the_id_that_a_record_has(tmp_path):
    archive = write(tmp_path / "a.warc", page(7))
    write_index([archive], tmp_path / "a.cdxj")
    [(_, _, told)] = read(tmp_path / "a.cdxj")
    assert told[RECORD_ID] == f"<urn:uuid:{7:032}>"


@pytest.mark.parametrize(
    "content", [None, b"no archive at all\n" * 9, page(1).replace(b"WARC-Date", b"X-Date")]
)
def test_what_is_no_archive_leaves_the_index_as_it_was(tmp_path, content):
    archive, output = tmp_path / "a.warc", tmp_path / "a.cdxj"
    output.write_text("before")
    if content:
        archive.write_bytes(content)
    with pytest.raises(
        ArgumentError, match=r"a\.warc: No such file|a\.warc is no archive, or damaged"
    ):
        write_index([archive], output)
    assert output.read_text() == "before"
    assert not list(tmp_path.glob("*.unfinished"))
