"""Archives as pywb replays them. Only collected where the environment names PYWB, the folder of
its programs; see install_pywb.sh."""

import gzip
import json
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from crawler.records import read_records
from crawler.warc.cdxj import RECORD_ID, write_index
from tests.live.test_archive import archived
from tests.portal_server import Site

__all__ = ["archived"]

PROGRAMS = Path(os.environ["PYWB"])


@contextmanager
def replay(archive: Path, folder: Path, index: Path | None = None) -> Iterator[str]:
    """Serve an archive with pywb; gives the address below which its pages are, unchanged.

    `index`: that of the archive; pywb makes its own where none is given.
    """
    manager = PROGRAMS / "wb-manager"
    subprocess.run([manager, "init", "pages"], cwd=folder, check=True)
    if index:
        collection = folder / "collections" / "pages"
        shutil.copy(archive, collection / "archive")
        shutil.copy(index, collection / "indexes" / "index.cdxj")
    else:
        subprocess.run([manager, "add", "pages", str(archive)], cwd=folder, check=True)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    command = [PROGRAMS / "wayback", "--bind", "127.0.0.1", "--port", port]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
    try:
        wait_for_port(int(port))
        yield f"http://127.0.0.1:{port}/pages"
    finally:
        server.terminate()
        server.wait()


def wait_for_port(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("pywb did not start")


def fetch(address: str) -> tuple[int, bytes, dict[str, str]]:
    try:
        with urllib.request.urlopen(address) as answer:
            body = answer.read()
            headers = {name.lower(): value for name, value in answer.headers.items()}
            if headers.get("content-encoding") == "gzip":
                body = gzip.decompress(body)
            return answer.status, body, headers
    except urllib.error.HTTPError as error:
        return error.code, error.read(), {}


def test_pywb_serves_what_was_archived(archived, tmp_path):
    output, archive, site = archived
    origin = next(line.rpartition(" ")[2] for line in read_info(archive) if "origin" in line)
    fresh = Site(count=30, per_list=10)
    with replay(archive, tmp_path) as pages:
        for number in (0, 1, 2, 9, 25):
            # 2026 and not today: pywb gives the capture that is nearest.
            status, body, headers = fetch(f"{pages}/20260101000000id_/{origin}{site.path(number)}")
            assert status == 200
            assert body == fresh.answer(site.path(number), {}).body
            assert headers["content-type"].startswith("text/html")
        status, body, _ = fetch(f"{pages}/20990101000000id_/{origin}{site.path(7)}")
        assert (status, b"corrected its figures" in body) == (200, True)
        status, body, _ = fetch(f"{pages}/20260101000000mp_/{origin}{site.path(0)}")
        assert (status, b"Freight line number 1 " in body) == (200, True)
        assert fetch(f"{pages}/20260101000000id_/{origin}/p/1.html")[0] == 404
    assert output.urls()


# cdxj-indexer leaves a file of its own open where a record has no digest of its payload.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_pywb_serves_what_our_index_names(archived, tmp_path):
    output, archive, site = archived
    index = tmp_path / "pages.cdxj"
    write_index([archive], index)
    named = [json.loads(line.split(" ", 2)[2]) for line in index.read_text().splitlines()]
    ids = {told[RECORD_ID].strip("<>") for told in named}
    kept = read_records(output.folder / "silkroad.jsonl")
    assert {record.warc_record_id for record in kept} <= ids
    origin = next(line.rpartition(" ")[2] for line in read_info(archive) if "origin" in line)
    with replay(archive, tmp_path, index) as pages:
        status, body, _ = fetch(f"{pages}/20260101000000id_/{origin}{site.path(9)}")
    assert status == 200
    assert body == Site(count=30, per_list=10).answer(site.path(9), {}).body


def read_info(archive: Path) -> list[str]:
    with gzip.open(archive) as stream:
        return stream.read(4000).decode("latin-1").splitlines()
