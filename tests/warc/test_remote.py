"""Archives at addresses, as far as nothing is fetched."""

import pickle
from pathlib import Path

import pytest

from crawler import extras
from crawler.errors import ArgumentError
from crawler.warc.remote import RemoteArchive, conceal_keys, is_address

SIGNED = "https://me:secret@store.example:8443/crawl/a.warc.gz?X-Signature=key#part"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://store.example/a.warc.gz", True),
        ("s3://bucket/a.warc.gz", True),
        ("S3://bucket/a.warc.gz", True),
        ("output/a.warc.gz", False),
        ("/a.warc.gz", False),
        ("C:a.warc", False),
        ("://a.warc", False),
        ("", False),
    ],
)
def test_addresses(text, expected):
    assert is_address(text) is expected


def test_no_key_is_shown():
    archive = RemoteArchive(SIGNED)
    assert str(archive) == "https://store.example:8443/crawl/a.warc.gz"
    assert archive.name == "a.warc.gz"
    assert str(archive.with_name("b.warc")) == "https://store.example:8443/crawl/b.warc"
    assert pickle.loads(pickle.dumps(archive)) == archive


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (SIGNED, "https://store.example:8443/crawl/a.warc.gz"),
        (
            f"samples {SIGNED} s3://b/c?d",
            "samples https://store.example:8443/crawl/a.warc.gz s3://b/c",
        ),
        ("samples", "samples"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://[/?key", "http://[/"),
    ],
)
def test_keys_are_taken_out_of_what_was_typed(text, shown):
    assert conceal_keys(text) == shown


def test_a_signed_address_is_that_of_one_file():
    assert RemoteArchive(SIGNED).exists() is False


def test_what_is_not_installed_is_named(monkeypatch):
    def find_nothing(name: str):
        raise ModuleNotFoundError(name=Path(name).suffix[1:])

    monkeypatch.setattr(extras, "import_module", find_nothing)
    with pytest.raises(ArgumentError, match=r"pip install 'silkroad\[remote\]'") as caught:
        RemoteArchive(SIGNED).look_up()
    assert "secret" not in str(caught.value)
