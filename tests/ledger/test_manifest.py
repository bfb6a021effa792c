"""The manifest: what anybody can check with ordinary tools."""

import hashlib
import json
import re
import subprocess

import pytest

from crawler.ledger import Ledger
from crawler.ledger.inside import manifest as manifest_module
from crawler.ledger.inside.manifest import part_digests, rules_version
from tests.ledger.records import PORTAL, make_article, make_reject


def read(output):
    return json.loads((output / f"state/{PORTAL}.manifest.json").read_text())


def test_manifest_of_a_small_output(tmp_path):
    with Ledger.open(tmp_path, PORTAL) as ledger:
        ledger.append(make_article("a"))
        ledger.append_reject(make_reject("b"))
    content = (tmp_path / f"{PORTAL}.jsonl").read_bytes()
    assert read(tmp_path) == {
        "schema": "manifest/2",
        "portal": PORTAL,
        "rules": rules_version(),
        "part_bytes": 67108864,
        "files": {
            f"{PORTAL}.jsonl": {
                "schema": "article/2",
                "lines": 1,
                "addresses": 1,
                "bytes": len(content),
                "sha256": [hashlib.sha256(content).hexdigest()],
            },
            f"rejects/{PORTAL}.jsonl": {
                "schema": "reject/2",
                "lines": 1,
                "bytes": (tmp_path / f"rejects/{PORTAL}.jsonl").stat().st_size,
                "sha256": read(tmp_path)["files"][f"rejects/{PORTAL}.jsonl"]["sha256"],
            },
        },
        "digest": read(tmp_path)["digest"],
    }


def test_a_manifest_has_a_digest_that_anybody_can_compute(tmp_path):
    with Ledger.open(tmp_path, PORTAL) as ledger:
        ledger.append(make_article("a"))
    manifest = read(tmp_path)
    digest = manifest.pop("digest")
    text = json.dumps(manifest, ensure_ascii=False, separators=(",", ":"))
    assert digest == "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def test_a_manifest_that_was_changed_is_not_gone_on_with(tmp_path, monkeypatch):
    monkeypatch.setattr(manifest_module, "PART_BYTES", 1000)
    path = tmp_path / f"state/{PORTAL}.manifest.json"
    with Ledger.open(tmp_path, PORTAL) as ledger:
        for number in range(5):
            ledger.append(make_article(number))
    sound = path.read_text()
    path.write_text(
        sound.replace(read(tmp_path)["files"][f"{PORTAL}.jsonl"]["sha256"][0], "0" * 64)
    )
    assert path.read_text() != sound
    with Ledger.open(tmp_path, PORTAL):
        pass
    assert path.read_text() == sound


def test_the_same_files_have_the_same_manifest(tmp_path):
    manifests = []
    for name in ("one", "two"):
        for _ in range(2):
            with Ledger.open(tmp_path / name, PORTAL) as ledger:
                ledger.append(make_article("a"))
            manifests.append((tmp_path / name / f"state/{PORTAL}.manifest.json").read_bytes())
    assert len(set(manifests)) == 1


def test_digests_are_those_that_split_and_sha256sum_print(tmp_path, monkeypatch):
    monkeypatch.setattr(manifest_module, "PART_BYTES", 1000)
    path = tmp_path / "file"
    path.write_bytes(bytes(range(256)) * 13)
    command = ["split", "--bytes=1000", "--filter=sha256sum", path]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert part_digests(path, path.stat().st_size) == re.findall(r"^\w{64}", printed, re.MULTILINE)


@pytest.mark.parametrize("change", ["grown", "edited"])
def test_full_parts_are_read_once_and_again_when_the_file_was_changed(
    tmp_path, monkeypatch, change
):
    monkeypatch.setattr(manifest_module, "PART_BYTES", 1000)
    path = tmp_path / f"{PORTAL}.jsonl"
    with Ledger.open(tmp_path, PORTAL) as ledger:
        for number in range(5):
            ledger.append(make_article(number))
    if change == "edited":
        path.write_bytes(path.read_bytes().replace(b"It was full", b"It was fine", 1))
    read_parts = []
    monkeypatch.setattr(
        manifest_module, "sha256", lambda *data: read_parts.append(data) or hashlib.sha256(*data)
    )
    with Ledger.open(tmp_path, PORTAL) as ledger:
        ledger.append(make_article("new"))
    monkeypatch.undo()
    monkeypatch.setattr(manifest_module, "PART_BYTES", 1000)
    size = path.stat().st_size
    assert read(tmp_path)["files"][path.name]["sha256"] == part_digests(path, size)
    assert (len(read_parts) < size / 1000 - 2) is (change == "grown")
