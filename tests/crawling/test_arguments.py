"""What -a NAME=VALUE may say, and what the user reads where it may not."""

import datetime as dt
import os

import pytest

from crawler.crawling.arguments import RunArguments, parse_arguments
from crawler.errors import ArgumentError

WRONG = [
    ({"sauce": "x"}, "unknown argument 'sauce'; there are: source, since, until, limit"),
    ({"since": "yesterday"}, "since='yesterday' is no date; it takes YYYY-MM-DD"),
    ({"since": "2024-02-30"}, "since='2024-02-30' is no date"),
    ({"until": "13/01/2024"}, "until='13/01/2024' is no date"),
    ({"until": ""}, "until='' is no date"),
    ({"since": "2024-02-01", "until": "2024-01-31"}, "since=2024-02-01 lies after until"),
    ({"limit": "0"}, "limit='0' is no count; it takes a whole number from 1 on"),
    ({"limit": "-1"}, "limit='-1' is no count"),
    ({"limit": "ten"}, "limit='ten' is no count"),
    ({"limit": "1.5"}, "limit='1.5' is no count"),
    ({"limit": "9" * 5000}, "is no count"),
    ({"limit": "١"}, "is no count"),
    ({"max_pages": "0"}, "max_pages='0' is no count"),
    ({"origin": "127.0.0.1:8080"}, "is no origin; it takes http:// or https://"),
    ({"origin": "ftp://127.0.0.1"}, "is no origin"),
    ({"origin": "http://"}, "is no origin"),
    ({"origin": "http://127.0.0.1/mirror"}, "is no origin"),
    ({"origin": "http://user:secret@127.0.0.1"}, "is no origin"),
    ({"origin": "http://127.0.0.1:99999"}, "is no address"),
    ({"origin": "http://[::1"}, "is no address"),
    ({"source": "no/such/path"}, r"source='no/such/path' cannot be read \(No such file"),
    ({"source": ""}, "source='' "),
    ({"source": "a\0b"}, "cannot be read"),
    ({"source": "x" * 5000}, "cannot be read"),
    ({"source": os.devnull}, "is neither a folder nor a regular file"),
    ({"source": ".", "archive": "raw.warc.gz"}, "archive keeps the raw pages of a live run"),
    ({"source": ".", "loose": "maybe"}, "loose='maybe' is neither yes nor no"),
    ({"loose": "yes"}, "loose is for the files of a source; give source=PATH with it"),
    ({"archive": "raw.zip"}, "takes a file name that ends in .warc or .warc.gz"),
]


@pytest.mark.parametrize(("given", "message"), WRONG, ids=lambda value: str(value)[:40])
def test_argument_that_cannot_be_obeyed(given, message):
    with pytest.raises(ArgumentError, match=message) as caught:
        parse_arguments(**given)
    assert caught.value.exit_status == 2


def test_arguments_become_values(tmp_path):
    arguments = parse_arguments(
        source=str(tmp_path), since="2024-01-01", until="2024-01-01", limit="010"
    )

    assert arguments == RunArguments(
        source=tmp_path,
        since=dt.date(2024, 1, 1),
        until=dt.date(2024, 1, 1),
        limit=10,
    )


@pytest.mark.parametrize(
    ("value", "origin"),
    [
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://127.0.0.1:8080/", "http://127.0.0.1:8080"),
        ("HTTPS://Mirror.Example", "https://mirror.example"),
        ("http://[::1]:8080", "http://[::1]:8080"),
    ],
)
def test_origin_is_scheme_host_and_port(value, origin):
    assert parse_arguments(origin=value).origin == origin


def test_loose_is_yes_or_no():
    assert parse_arguments(source=".", loose="yes").loose
    assert not parse_arguments(source=".", loose="no").loose


def test_nothing_given_is_nothing_asked():
    assert parse_arguments() == RunArguments()


def test_number_that_scrapyd_gives_a_job_says_nothing():
    assert parse_arguments(_job="26c9f7d8", limit="3") == parse_arguments(limit="3")


@pytest.mark.parametrize("given", [{"max_pages": "3"}, {"archive": "x.warc.gz"}])
def test_what_does_nothing_offline_is_refused(tmp_path, given):
    with pytest.raises(ArgumentError, match="does not go with source"):
        parse_arguments(source=str(tmp_path), **given)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("https://[/?key=secret", "is no .warc or .warc.gz archive"),
        ("https://store.example/page.html?key=secret", "is no .warc or .warc.gz archive"),
        ("nonsense://store.example/a.warc.gz?key=secret", "nonsense:// cannot be read"),
        ("http://127.0.0.1:1/a.warc.gz?key=secret", "cannot be read"),
        ("http://[/a.warc.gz?key=secret", "cannot be read"),
    ],
)
def test_addresses_of_what_cannot_be_had(source, said):
    with pytest.raises(ArgumentError) as caught:
        parse_arguments(source=source)
    assert said in str(caught.value)
    assert "secret" not in str(caught.value)
