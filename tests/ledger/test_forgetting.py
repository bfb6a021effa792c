"""Records that are taken down: nothing of them is left, and nothing brings them back."""

import json
import os

import pytest

from crawler.errors import LedgerWriteError
from crawler.items import RejectCode
from crawler.ledger import Kind, Ledger
from crawler.ledger.history import describe_history, describe_takedown
from crawler.ledger.verify import verify_folder
from tests.ledger.records import (
    PORTAL,
    make_article,
    make_reject,
    make_time,
    make_url,
    read_files,
    run_course,
)

URL = make_url("secret")
RECORDS, REJECTS, TORN = f"{PORTAL}.jsonl", f"rejects/{PORTAL}.jsonl", f"state/{PORTAL}.torn"
AT = "2026-05-04T09:30:00Z"
REASON = "court order 1/2026"
TEXTS = ("Hidden one.", "Hidden two.", "Hidden three.", "Hidden four.")


def make_secret(number, minute):
    return make_article("secret", TEXTS[number], fetched_at=make_time(minute))


def make_secret_reject(message, text):
    record = {"headline": text, "body": [text]}
    return make_reject("secret", message).model_copy(update={"record": record})


@pytest.fixture
def output(tmp_path):
    """Two revisions of the page among others, two rejects of it, and one torn line."""
    folder = tmp_path / "output"
    with Ledger.open(folder, PORTAL) as ledger:
        run_course(ledger, 4)
        first = make_secret(0, 0)
        ledger.add(first.model_copy(update={"warc_record_id": "urn:uuid:1"}))
        ledger.add(make_secret_reject("no headline", TEXTS[2]))
        ledger.add(make_secret_reject("no date", TEXTS[2]))
        ledger.add(make_secret(1, 1))
        ledger.add(make_article(9, fetched_at=make_time(9)))
        ledger.withdraw(URL, 404, make_time(2))
    line = json.dumps({"url": URL, "body": [TEXTS[3], "and more"]}).encode()
    (folder / TORN).write_bytes(b'{"url": "https://other", "bo\n' + line[:-4] + b"\n")
    return folder


def forget(output, *urls, reason=REASON):
    with Ledger.open(output, PORTAL) as ledger:
        return ledger.forget(urls or (URL,), reason, AT)


def read(output, name=RECORDS):
    path = output / name
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def texts_left(output):
    """Return which of the page's texts stand in any file of the output."""
    files = [path.read_bytes() for path in output.rglob("*") if path.is_file()]
    return [text for text in TEXTS if any(text.encode() in content for content in files)]


def problems(output):
    return [str(report) for report in verify_folder(output) if report.found]


def test_nothing_of_the_page_is_left_in_any_file(output):
    assert texts_left(output) == list(TEXTS)
    takedown = forget(output)[URL]
    assert texts_left(output) == []
    assert (takedown.records, takedown.rejects, takedown.torn) == (2, 2, 1)
    assert takedown.warc_record_ids == ["urn:uuid:1"]
    assert problems(output) == []


def test_a_tombstone_says_what_was_there_when_it_went_and_why(output):
    hashes = [make_secret(number, 0).content_hash for number in (0, 1)]
    before = read(output)
    forget(output)
    after = read(output)
    assert [line for line in after if line["url"] == URL] == [
        {
            "url": URL,
            "portal": PORTAL,
            "revision": revision,
            "content_hash": content_hash,
            "forgotten_at": AT,
            "reason": REASON,
            "schema": "tombstone/1",
        }
        for revision, content_hash in enumerate(hashes, start=1)
    ]
    assert [line["url"] for line in after] == [line["url"] for line in before]
    others = [line for line in before if line["url"] != URL]
    assert [line for line in after if line["url"] != URL] == others


def test_of_its_rejects_one_is_left_that_says_so(output):
    others = [line for line in read(output, REJECTS) if line["url"] != URL]
    forget(output)
    lines = read(output, REJECTS)
    assert [line for line in lines if line["url"] != URL] == others
    (left,) = [line for line in lines if line["url"] == URL]
    assert left == {
        "url": URL,
        "portal": PORTAL,
        "reasons": [{"field": None, "code": "forgotten", "message": f"taken down {AT}: {REASON}"}],
        "record": None,
        "fetched_at": None,
        "schema": "reject/2",
    }


def test_a_torn_line_of_another_page_stays(output):
    forget(output)
    assert (output / TORN).read_bytes() == b'{"url": "https://other", "bo\n'


def test_a_torn_last_line_goes_as_well(output):
    path = output / RECORDS
    line = json.dumps({"url": URL, "body": [TEXTS[0], "and more"]}).encode()
    path.write_bytes(path.read_bytes() + line[:-3])
    assert forget(output)[URL].torn == 2
    assert texts_left(output) == []


@pytest.mark.parametrize("lose_index", [False, True])
def test_no_run_brings_it_back(output, lose_index):
    forget(output)
    before = {name: (output / name).read_bytes() for name in (RECORDS, REJECTS)}
    if lose_index:
        (output / f"state/{PORTAL}.index.sqlite").unlink()
    for live in (True, False):
        with Ledger.open(output, PORTAL, live=live) as ledger:
            for number, minute in ((0, 0), (1, 1), (2, 30), (0, None)):
                fetched_at = None if minute is None else make_time(minute)
                article = make_article("secret", TEXTS[number], fetched_at=fetched_at)
                assert ledger.assess(article).kind is Kind.FORGOTTEN
                assert ledger.add(article) is None
            ledger.add(make_secret_reject("something else", TEXTS[0]))
            ledger.remember_validators(URL, '"1"', None, make_time(40))
            ledger.confirm(URL, make_time(40))
            assert not ledger.withdraw(URL, 410, make_time(50))
            assert ledger.counts == {"forgotten": 5}
            assert ledger.rejected_urls() == [make_url("broken-1")]
            assert ledger.drop_settled_rejects() == 0
            run_course(ledger, 4)
        assert {name: (output / name).read_bytes() for name in before} == before
        assert len(read(output, f"withdrawn/{PORTAL}.jsonl")) == 1
        assert problems(output) == []


def test_the_same_content_does_not_come_back_under_another_address(output):
    forget(output)
    with Ledger.open(output, PORTAL) as ledger:
        reject = ledger.add(make_article("secret", TEXTS[1], url=make_url("copy")))
    assert reject.reasons[0].code is RejectCode.DUPLICATE
    assert texts_left(output) == []


def test_nobody_knows_it_any_more(output):
    with Ledger.open(output, PORTAL) as ledger:
        known = ledger.known_urls_since(make_day(1))
        ledger.forget([URL], REASON, AT)
        assert ledger.is_forgotten(URL)
        assert ledger.known(URL) is None
        assert ledger.known_urls_since(make_day(1)) == [url for url in known if url != URL]
        assert not ledger.is_forgotten(make_url(1))
        assert list(describe_history(ledger.paths, URL)) == []
        assert describe_takedown(ledger.paths, URL) == f"taken down {AT}: {REASON}"
        assert describe_takedown(ledger.paths, make_url(1)) is None


def make_day(day):
    import datetime as dt

    return dt.date(2024, 1, day)


@pytest.mark.parametrize("of", ["rejects", "torn lines"])
def test_a_page_without_a_record_is_kept_out_as_well(tmp_path, of):
    with Ledger.open(tmp_path, PORTAL) as ledger:
        ledger.append(make_article("other"))
        if of == "rejects":
            ledger.append_reject(make_secret_reject("no date", TEXTS[0]))
    if of == "torn lines":
        (tmp_path / TORN).write_text(
            json.dumps({"url": URL, "body": [TEXTS[0], "and more"]})[:-3] + "\n"
        )
    forget(tmp_path)
    assert texts_left(tmp_path) == []
    (tmp_path / f"state/{PORTAL}.index.sqlite").unlink()
    with Ledger.open(tmp_path, PORTAL) as ledger:
        assert ledger.is_forgotten(URL)
        assert ledger.add(make_secret(1, 1)) is None
        assert describe_takedown(ledger.paths, URL) == f"taken down {AT}: {REASON}"
    assert problems(tmp_path) == []


def test_what_stands_in_its_place_goes_as_well(tmp_path):
    with Ledger.open(tmp_path, PORTAL) as ledger:
        ledger.append(make_secret(0, 0))
        other = make_secret(1, 1)
        other = other.model_copy(
            update={"headline": "Other", "body": ["Hidden two."], "images": []}
        )
        assert ledger.add(other).reasons[0].code is RejectCode.REPLACED
    forget(tmp_path)
    assert texts_left(tmp_path) == []


def test_forgetting_again_changes_nothing(output):
    forget(output)
    before = read_files(output, "*.json*")
    assert forget(output, reason="another reason") == {}
    assert read_files(output, "*.json*") == before


def test_an_unknown_page_is_not_found_and_changes_nothing(output):
    before = (output / RECORDS).read_bytes()
    assert forget(output, make_url("none")) == {}
    assert (output / RECORDS).read_bytes() == before
    with Ledger.open(output, PORTAL) as ledger:
        assert not ledger.is_forgotten(make_url("none"))


def test_several_pages_at_once_and_the_run_goes_on(output):
    with Ledger.open(output, PORTAL) as ledger:
        found = ledger.forget([URL, make_url(1), URL], REASON, AT)
        assert set(found) == {URL, make_url(1)}
        assert ledger.append(make_article("new", fetched_at=make_time(60))).kind is Kind.NEW
        assert ledger.append(make_article(9, "More.", fetched_at=make_time(60))).revision == 2
    assert [line["url"] for line in read(output)[-2:]] == [make_url("new"), make_url(9)]
    assert problems(output) == []


@pytest.mark.parametrize("edit", ["one line", "byte order mark", "spaces"])
def test_lines_that_an_editor_rewrote(output, edit):
    path = output / RECORDS
    lines = path.read_bytes().splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if URL.encode() in line)
    if edit == "one line":
        lines[at - 1] = lines[at - 1].rstrip(b"\n")
    elif edit == "byte order mark":
        lines.insert(0, b"\xef\xbb\xbf" + lines.pop(at))
    else:
        lines[at] = lines[at].replace(b"/", rb"\/")
    path.write_bytes(b"".join(lines))
    assert forget(output)[URL].records == 2
    assert texts_left(output) == []
    assert problems(output) == []


def test_a_disk_that_is_full_leaves_all_as_it_was(output, monkeypatch):
    def refuse(_):
        raise OSError(28, "No space left on device")

    before = read_files(output, "*.jsonl")
    ledger = Ledger.open(output, PORTAL)
    monkeypatch.setattr("crawler.ledger.inside.appending.os.fsync", refuse)
    with pytest.raises(LedgerWriteError, match="no space is left on the disk"):
        ledger.forget([URL], REASON, AT)
    ledger.close()
    monkeypatch.undo()
    assert read_files(output, "*.jsonl") == before
    assert not list(output.rglob("*.new"))


@pytest.mark.parametrize("name", [RECORDS, REJECTS, TORN])
def test_a_crash_half_way_is_made_good_by_the_same_command(output, monkeypatch, name):
    replace = os.rename

    def crash(self, target):
        if target == output / name:
            raise KeyboardInterrupt
        replace(self, target)

    ledger = Ledger.open(output, PORTAL)
    monkeypatch.setattr("pathlib.Path.replace", crash)
    with pytest.raises(KeyboardInterrupt):
        ledger.forget([URL], REASON, AT)
    ledger._index.abandon()
    ledger._store._lock.release()
    monkeypatch.undo()
    forget(output)
    assert texts_left(output) == []
    assert problems(output) == []


def test_what_a_crash_left_half_written_is_removed(output):
    for name in (RECORDS, TORN):
        (output / f"{name}.new").write_text(TEXTS[0])
    forget(output)
    assert texts_left(output) == []


def test_a_record_beside_what_is_left_of_it_is_found(output):
    path = output / RECORDS
    record = next(line for line in path.read_bytes().splitlines() if URL.encode() in line)
    forget(output)
    third = json.dumps({**json.loads(record), "revision": 3}, ensure_ascii=False)
    path.write_bytes(path.read_bytes() + third.encode() + b"\n")
    found = [text for report in verify_folder(output) for text in report.problems]
    assert f"{URL}: was taken down, and has a record all the same" in found
