"""Whatever is changed in the output by hand is found, and what is said to mend it does."""

import json
import os
import sqlite3

import pytest

from crawler.errors import LedgerError
from crawler.ledger import Ledger
from crawler.ledger.inside import manifest as manifest_module
from crawler.ledger.verify import verify_folder
from tests.ledger.records import (
    PORTAL,
    make_article,
    make_reject,
    make_time,
    make_url,
    run_course,
)

RECORDS, REJECTS, WITHDRAWN = (
    f"{folder}{PORTAL}.jsonl" for folder in ("", "rejects/", "withdrawn/")
)
INDEX, MANIFEST = f"state/{PORTAL}.index.sqlite", f"state/{PORTAL}.manifest.json"
BUILT, ADDED, WRITTEN = "builds it anew", "adds what it lacks", "writes it anew"


@pytest.fixture(autouse=True)
def short_parts(monkeypatch):
    monkeypatch.setattr(manifest_module, "PART_BYTES", 4000)
    monkeypatch.setattr("crawler.ledger.verify.PART_BYTES", 4000)


@pytest.fixture
def output(tmp_path):
    """Every kind of line, and what a live run leaves beside them."""
    folder = tmp_path / "output"
    with Ledger.open(folder, PORTAL) as ledger:
        run_course(ledger, 30)
        ledger.remember_validators(make_url("live"), '"1"', "Sat", make_time(1))
        ledger.add(make_article("live", fetched_at=make_time(1)))
        other = {"headline": "Other", "body": ["Other."], "images": [], "fetched_at": make_time(2)}
        ledger.add(make_article("live", "Other.").model_copy(update=other))
        ledger.confirm(make_url("live"), make_time(3))
        ledger.withdraw(make_url("live"), 404, make_time(4))
        ledger.confirm(make_url("live"), make_time(5))
        ledger.append_reject(make_reject("secret"))
        ledger.forget([make_url(5), make_url("secret")], "a court order", make_time(90))
    assert verify(folder) == {}
    return folder


def verify(output):
    """Return what is wrong, by the name of the file."""
    return {
        report.path.relative_to(output).as_posix(): report
        for report in verify_folder(output)
        if report.found
    }


def run(output):
    with Ledger.open(output, PORTAL):
        pass


def claims(reports):
    """Return what is said of the next run, by the name of the file."""
    said = {}
    for name, report in reports.items():
        for text in (*report.problems, report.remedy or ""):
            if "the next run" in text:
                said[name] = text.partition("the next run ")[2]
    return said


def check_claims(output, reports):
    """Do what is said to put things right, and look whether it did."""
    stops = [report.stops_at for report in reports.values() if report.stops_at]
    if stops:
        with pytest.raises(LedgerError, match=f"line {stops[0]}: "):
            run(output)
        return
    run(output)
    after = verify(output)
    for name, said in claims(reports).items():
        if said.startswith("would go on with it"):
            assert name in after, "it would have been put right"
            (output / name).unlink()
            run(output)
            after = verify(output)
        assert name not in after, f"{name}: the next run {said}"


def edit_lines(name, change):
    def tamper(output):
        path = output / name
        lines = path.read_bytes().splitlines(keepends=True)
        change(lines)
        path.write_bytes(b"".join(lines))

    return tamper


def edit_record(name, number, **fields):
    """Change fields of one line, as this program would write it."""

    def change(lines):
        record = json.loads(lines[number]) | fields
        lines[number] = json.dumps(record, ensure_ascii=False).encode() + b"\n"

    return edit_lines(name, change)


def edit_manifest(change):
    def tamper(output):
        manifest = json.loads((output / MANIFEST).read_text())
        change(manifest)
        (output / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n")

    return tamper


def edit_file(name, **fields):
    return edit_manifest(lambda manifest: manifest["files"][name].update(fields))


def execute(*statements):
    def tamper(output):
        connection = sqlite3.connect(output / INDEX)
        for statement in statements:
            connection.execute(statement)
        connection.commit()
        connection.close()

    return tamper


def swap_equal_lines(*, secretly):
    """Change places of two lines of equal length, far from both ends of the file."""

    def tamper(output):
        path = output / RECORDS
        times = path.stat()
        lines = path.read_bytes().splitlines(keepends=True)
        one, other = [at for at, line in enumerate(lines) if b"/p/1" in line[:50]][7:9]
        assert len(lines[one]) == len(lines[other])
        lines[one], lines[other] = lines[other], lines[one]
        path.write_bytes(b"".join(lines))
        if secretly:
            os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))

    return tamper


def tamper_both(*tampers):
    def tamper(output):
        for part in tampers:
            part(output)

    return tamper


def remove(name):
    return lambda output: (output / name).unlink()


def append(name, data):
    def tamper(output):
        with (output / name).open("ab") as file:
            file.write(data)

    return tamper


TAMPERS = {
    # The manifest says something else.
    "manifest: lines": (edit_file(RECORDS, lines=9), {MANIFEST: WRITTEN}),
    "manifest: lines of rejects": (edit_file(REJECTS, lines=9), {MANIFEST: WRITTEN}),
    "manifest: addresses": (edit_file(RECORDS, addresses=9), {MANIFEST: WRITTEN}),
    "manifest: addresses of rejects": (edit_file(REJECTS, addresses=1), {MANIFEST: WRITTEN}),
    "manifest: bytes": (edit_file(RECORDS, bytes=9), {MANIFEST: WRITTEN}),
    "manifest: no digests": (edit_file(REJECTS, sha256=[]), {MANIFEST: WRITTEN}),
    "manifest: another digest": (edit_file(WITHDRAWN, sha256=["0" * 64]), {MANIFEST: WRITTEN}),
    "manifest: more digests": (
        edit_manifest(lambda it: it["files"][RECORDS]["sha256"].append("0" * 64)),
        {MANIFEST: WRITTEN},
    ),
    "manifest: a digest of a full part": (
        edit_manifest(lambda it: it["files"][RECORDS]["sha256"].__setitem__(0, "0" * 64)),
        {MANIFEST: WRITTEN},
    ),
    "manifest: rules": (edit_manifest(lambda it: it.update(rules="9.9.9")), {MANIFEST: WRITTEN}),
    "manifest: portal": (edit_manifest(lambda it: it.update(portal="x")), {MANIFEST: WRITTEN}),
    "manifest: part_bytes": (
        edit_manifest(lambda it: it.update(part_bytes=1)),
        {MANIFEST: WRITTEN},
    ),
    "manifest: schema": (
        edit_manifest(lambda it: it.update(schema="manifest/9")),
        {MANIFEST: WRITTEN},
    ),
    "manifest: schema of lines": (edit_file(REJECTS, schema="reject/9"), {MANIFEST: WRITTEN}),
    "manifest: a file more": (
        edit_manifest(lambda it: it["files"].update(more=it["files"][RECORDS])),
        {MANIFEST: WRITTEN},
    ),
    "manifest: a file less": (
        edit_manifest(lambda it: it["files"].pop(WITHDRAWN)),
        {MANIFEST: WRITTEN},
    ),
    "manifest: another key": (edit_manifest(lambda it: it.update(more=1)), {MANIFEST: WRITTEN}),
    "manifest: digest": (edit_manifest(lambda it: it.update(digest="")), {MANIFEST: WRITTEN}),
    "manifest: no digest": (edit_manifest(lambda it: it.pop("digest")), {MANIFEST: WRITTEN}),
    "manifest: no JSON": (append(MANIFEST, b"}"), {MANIFEST: WRITTEN}),
    "manifest: empty": (lambda output: (output / MANIFEST).write_text(""), {MANIFEST: WRITTEN}),
    "manifest: gone": (remove(MANIFEST), {MANIFEST: WRITTEN}),
    # The index says something else.
    "index: an etag": (execute("UPDATE validators SET etag = 'x'"), {INDEX: BUILT}),
    "index: no validators": (execute("DELETE FROM validators"), {INDEX: BUILT}),
    "index: other validators": (
        execute("INSERT INTO validators VALUES ('https://x/', 'x', NULL, NULL, NULL)"),
        {INDEX: BUILT},
    ),
    "index: a confirmation": (execute("UPDATE confirmed SET fetched_at = 'x'"), {INDEX: BUILT}),
    "index: a look-up is gone": (execute("DROP INDEX records_by_url"), {INDEX: BUILT}),
    "index: all look-ups are gone": (
        execute("DROP INDEX records_by_url", "DROP INDEX records_by_content"),
        {INDEX: BUILT},
    ),
    "index: a table is gone": (execute("DROP TABLE withdrawals"), {INDEX: BUILT}),
    "index: a table more": (execute("CREATE TABLE more (x)"), {INDEX: BUILT}),
    "index: a look-up of another column": (
        execute("DROP INDEX records_by_url", "CREATE INDEX records_by_url ON records (url)"),
        {INDEX: BUILT},
    ),
    "index: a record": (execute("UPDATE records SET fetched_at = NULL"), {INDEX: BUILT}),
    "index: a reject": (execute("DELETE FROM rejects"), {INDEX: BUILT}),
    "index: what replaced a record": (execute("DELETE FROM replaced"), {INDEX: BUILT}),
    "index: what was taken down": (execute("DELETE FROM forgotten"), {INDEX: BUILT}),
    "index: a withdrawal": (execute("DELETE FROM withdrawals"), {INDEX: BUILT}),
    "index: the state of a file": (execute("UPDATE files SET lines = 1"), {INDEX: BUILT}),
    "index: never closed, a look-up is gone": (
        execute("PRAGMA user_version = 0", "DROP INDEX records_by_url"),
        {INDEX: BUILT},
    ),
    "index: never closed, a record is gone": (
        execute("PRAGMA user_version = 0", "DELETE FROM records WHERE revision = 2"),
        {INDEX: "would go on with it"},
    ),
    "index: never closed, the state of a file": (
        execute("PRAGMA user_version = 0", "UPDATE files SET lines = 1"),
        {INDEX: "would go on with it"},
    ),
    "index: no database": (append(INDEX, b"x" * 100), {INDEX: BUILT}),
    # Records are something else.
    "records: content": (edit_record(RECORDS, 3, headline="Else"), {INDEX: BUILT}),
    "records: a source": (edit_record(RECORDS, 3, warc_record_id="urn:uuid:1"), {INDEX: BUILT}),
    "records: another address": (edit_record(RECORDS, 3, url="https://x/"), {INDEX: BUILT}),
    "records: revision 999": (edit_record(RECORDS, 3, revision=999), {INDEX: BUILT}),
    "records: month 13": (edit_record(RECORDS, 3, published="2024-13-01"), {INDEX: BUILT}),
    "records: hour 25": (
        edit_record(RECORDS, 3, fetched_at="2024-01-13T25:00:00Z"),
        {INDEX: BUILT},
    ),
    "records: the year 9926": (
        edit_record(RECORDS, 3, fetched_at="9926-01-13T00:00:00Z"),
        {INDEX: BUILT},
    ),
    "records: a moment of another day": (
        edit_record(RECORDS, 3, published_at="2024-01-14T00:00:00+08:00"),
        {INDEX: BUILT},
    ),
    "records: a line less": (edit_lines(RECORDS, lambda lines: lines.pop(3)), {INDEX: BUILT}),
    "records: a line twice": (
        edit_lines(RECORDS, lambda lines: lines.append(lines[3])),
        {INDEX: ADDED},
    ),
    "records: an empty line": (
        edit_lines(RECORDS, lambda lines: lines.insert(3, b"\n")),
        {INDEX: BUILT},
    ),
    "records: a byte order mark": (
        edit_lines(RECORDS, lambda lines: lines.insert(0, b"\xef\xbb\xbf")),
        {INDEX: BUILT},
    ),
    "records: Windows line ends": (
        edit_lines(RECORDS, lambda lines: lines.append(lines.pop().replace(b"\n", b"\r\n"))),
        {RECORDS: "", MANIFEST: ""},
    ),
    "records: two on a line": (
        edit_lines(RECORDS, lambda lines: lines.insert(3, lines.pop(3).strip())),
        {INDEX: BUILT},
    ),
    "records: lines of equal length swapped": (swap_equal_lines(secretly=False), {INDEX: BUILT}),
    "records: lines swapped, and the clock put back": (
        swap_equal_lines(secretly=True),
        {INDEX: "would go on with it"},
    ),
    "records: no JSON": (
        edit_lines(RECORDS, lambda lines: lines.insert(3, b"oops\n")),
        {RECORDS: "stops at line 4", INDEX: "stops before", MANIFEST: ""},
    ),
    "records: no record": (
        edit_record(RECORDS, 3, revision="one"),
        {RECORDS: "stops at line 4", INDEX: "stops before", MANIFEST: ""},
    ),
    "records: torn": (append(RECORDS, b'{"url": "half'), {RECORDS: "puts it aside"}),
    "records: torn, and whole JSON": (
        append(RECORDS, b'{"url": "https://x/", "portal": "silkroad"}'),
        {RECORDS: "stops at line"},
    ),
    "records: torn, whole JSON, and NUL bytes": (
        append(RECORDS, b'{"url": "https://x/", "portal": "silkroad"}' + bytes(9)),
        {RECORDS: "stops at line"},
    ),
    "records: two without an end": (
        edit_lines(RECORDS, lambda lines: lines.append(lines.pop().strip() + lines[0].strip())),
        {RECORDS: ""},
    ),
    "records: no JSON at the end": (append(RECORDS, b"oops\n"), {RECORDS: "puts it aside"}),
    "records: NUL bytes at the end": (append(RECORDS, bytes(99)), {RECORDS: "puts it aside"}),
    "records: no end": (
        edit_lines(RECORDS, lambda lines: lines.append(lines.pop().strip())),
        {RECORDS: "mends it", MANIFEST: ""},
    ),
    "records: NUL bytes in place of the end": (
        edit_lines(RECORDS, lambda lines: lines.append(lines.pop().strip() + bytes(99))),
        {RECORDS: "mends it", MANIFEST: ""},
    ),
    "records: gone": (remove(RECORDS), {INDEX: BUILT}),
    "records: a record beside its tombstone": (
        edit_lines(
            RECORDS,
            lambda lines: lines.append(
                json.dumps(
                    json.loads(lines[0]) | {"url": make_url(5), "revision": 2},
                    ensure_ascii=False,
                ).encode()
                + b"\n"
            ),
        ),
        {INDEX: ADDED},
    ),
    "records: when one was taken down": (
        edit_lines(
            RECORDS,
            lambda lines: lines.__setitem__(
                slice(None), [line.replace(b'"2024-01-13T01:30:00Z"', b'""') for line in lines]
            ),
        ),
        {RECORDS: "", INDEX: BUILT},
    ),
    # Rejects and withdrawals are something else.
    "rejects: a message": (
        edit_record(REJECTS, 0, reasons=[{"field": None, "code": "empty", "message": "x"}]),
        {INDEX: BUILT},
    ),
    "rejects: a time": (edit_record(REJECTS, 0, fetched_at=make_time(7)), {MANIFEST: ""}),
    "rejects: the year 9926": (
        edit_record(REJECTS, 0, fetched_at="9926-01-13T00:00:00Z"),
        {REJECTS: "", MANIFEST: ""},
    ),
    "rejects: the record of what was taken down": (
        edit_record(REJECTS, -1, record={"headline": "x"}),
        {REJECTS: "", INDEX: BUILT},
    ),
    "rejects: taken down, and with a record": (
        edit_record(REJECTS, -1, url=make_url(1)),
        {REJECTS: "", INDEX: BUILT},
    ),
    "rejects: two lines swapped": (
        edit_lines(REJECTS, lambda lines: lines.insert(0, lines.pop(1))),
        {},
    ),
    "rejects: gone": (remove(REJECTS), {INDEX: BUILT}),
    "withdrawals: revision 999": (
        edit_record(WITHDRAWN, 0, last_revision=999),
        {WITHDRAWN: "", MANIFEST: ""},
    ),
    "withdrawals: the year 9926": (
        edit_record(WITHDRAWN, 0, withdrawn_at="9926-01-13T00:00:00Z"),
        {WITHDRAWN: "", INDEX: BUILT},
    ),
    "withdrawals: month 13": (
        edit_record(WITHDRAWN, 0, withdrawn_at="2024-13-13T00:00:00Z"),
        {WITHDRAWN: "", INDEX: BUILT},
    ),
    "withdrawals: a return in the year 9926": (
        edit_record(WITHDRAWN, -1, returned_at="9926-01-13T00:00:00Z"),
        {WITHDRAWN: "", INDEX: BUILT},
    ),
    "withdrawals: a return before": (
        edit_record(WITHDRAWN, -1, returned_at=make_time(0)),
        {WITHDRAWN: "", INDEX: BUILT},
    ),
    "withdrawals: a return from another": (
        edit_record(WITHDRAWN, -1, withdrawn_at=make_time(3)),
        {WITHDRAWN: "", INDEX: BUILT},
    ),
    "withdrawals: a return of nothing": (
        edit_lines(WITHDRAWN, lambda lines: lines.pop(-2)),
        {WITHDRAWN: ""},
    ),
    "withdrawals: gone twice": (
        edit_lines(WITHDRAWN, lambda lines: lines.insert(0, lines[0])),
        {WITHDRAWN: "", MANIFEST: ""},
    ),
    "withdrawals: gone before it came back": (
        edit_lines(WITHDRAWN, lambda lines: lines.append(lines[-2])),
        {WITHDRAWN: "", INDEX: ADDED},
    ),
    "withdrawals: another status": (
        edit_record(WITHDRAWN, 0, status=200),
        {WITHDRAWN: "", MANIFEST: ""},
    ),
    "withdrawals: another page": (
        edit_record(WITHDRAWN, 0, url=make_url("none")),
        {WITHDRAWN: "", INDEX: BUILT},
    ),
    "withdrawals: another portal": (
        edit_record(WITHDRAWN, 0, portal="pudong"),
        {WITHDRAWN: "", MANIFEST: ""},
    ),
    "withdrawals: no digests, and a change": (
        tamper_both(edit_record(WITHDRAWN, 0, status=410), edit_file(WITHDRAWN, sha256=[])),
        {MANIFEST: WRITTEN},
    ),
    "rejects: no digests, and a change": (
        tamper_both(
            edit_record(REJECTS, 0, fetched_at=make_time(8)), edit_file(REJECTS, sha256=[])
        ),
        {MANIFEST: WRITTEN},
    ),
}


@pytest.mark.parametrize("name", TAMPERS)
def test_a_tamper_is_found_and_what_is_said_of_it_is_true(output, name):
    tamper, expected = TAMPERS[name]
    tamper(output)
    found = verify(output)
    assert found, "nothing is found"
    said = claims(found)
    for file, claim in expected.items():
        assert file in found
        assert claim in said.get(file, "")
    check_claims(output, found)
