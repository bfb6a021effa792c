"""Whether a check of the output finds what is wrong, and only that."""

import json
import shutil

import pytest

from crawler.errors import LedgerError
from crawler.items import content_hash
from crawler.ledger import Ledger
from crawler.ledger.inside.line_checks import FileReport
from crawler.ledger.verify import verify_folder
from tests.ledger.records import PORTAL, make_article, make_time, read_files, run_course

RECORDS = f"{PORTAL}.jsonl"
INDEX = f"state/{PORTAL}.index.sqlite"
MANIFEST = f"state/{PORTAL}.manifest.json"


@pytest.fixture
def output(tmp_path):
    folder = tmp_path / "output"
    with Ledger.open(folder, PORTAL) as ledger:
        run_course(ledger, 20)
    return folder


def verify(output):
    """Return what is wrong, by the name of the file."""
    return {
        report.path.relative_to(output).as_posix(): report.problems
        for report in verify_folder(output)
        if report.found
    }


def edit_lines(path, change):
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join(change(lines)))


def edit_record(path, number, **fields):
    def change(lines):
        record = json.loads(lines[number - 1]) | fields
        return [
            *lines[: number - 1],
            json.dumps(record, ensure_ascii=False) + "\n",
            *lines[number:],
        ]

    edit_lines(path, change)


def test_output_in_order_has_one_line_a_file(output):
    assert [str(report).removeprefix(f"{output}/") for report in verify_folder(output)] == [
        "silkroad.jsonl: 23 records of 20 addresses, in order",
        "rejects/silkroad.jsonl: 6 rejects, in order",
        "withdrawn/silkroad.jsonl: 2 withdrawals and returns, in order",
        "state/silkroad.index.sqlite: index, in order",
        "state/silkroad.manifest.json: manifest, in order",
    ]


def test_verifying_changes_nothing(output):
    times = {path: path.stat().st_mtime_ns for path in output.rglob("*")}
    before = read_files(output)
    verify(output)
    assert read_files(output) == before
    assert {path: path.stat().st_mtime_ns for path in output.rglob("*")} == times


def test_content_that_was_changed(output):
    edit_record(output / RECORDS, 3, headline="Another headline")
    found = verify(output)
    assert found[RECORDS] == ["line 3: content_hash is not that of the content"]
    assert found.keys() == {RECORDS, INDEX, MANIFEST}


def test_content_and_hash_that_were_changed(output):
    path = output / RECORDS
    record = json.loads(path.read_text().splitlines()[2]) | {"headline": "Ferry line 9 opens — “on"}
    edit_record(path, 3, headline=record["headline"], content_hash=content_hash(record))
    found = verify(output)
    assert RECORDS not in found, "whoever changes both is found by index and manifest"
    assert INDEX in found
    assert MANIFEST in found


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda lines: [lines[0].replace("\n", "\r\n"), *lines[1:]], "line 1: has a Windows line"),
        (lambda lines: ["\ufeff" + lines[0], *lines[1:]], "line 1: starts with a byte order mark"),
        (lambda lines: [lines[0], "\n", *lines[1:]], "line 2: is empty"),
        (lambda lines: [lines[0].strip() + lines[1], *lines[2:]], "line 1: holds 2 records"),
        (lambda lines: [lines[0], "oops\n", *lines[1:]], "line 2: no JSON (expected value"),
        (lambda lines: [*lines[:-1], lines[-1][:-20]], "line 23: is torn; the next run puts it"),
        (lambda lines: [*lines[:-1], lines[-1][:-1]], "line 23: is torn: it has no end"),
        (
            lambda lines: [lines[0].replace('": ', '":'), *lines[1:]],
            "line 1: is not written as this program writes it",
        ),
        (
            lambda lines: [lines[0].replace(f'"{PORTAL}"', '"pudong"'), *lines[1:]],
            "line 1: belongs to another portal (pudong)",
        ),
        (
            lambda lines: [lines[0].replace('"byline": []', '"byline": null'), *lines[1:]],
            "line 1: no record (byline: input should be a valid array)",
        ),
        (
            lambda lines: [lines[0].replace('"byline": [], ', ""), *lines[1:]],
            "line 1: no record (byline: field required)",
        ),
        (
            lambda lines: [*lines, lines[-1]],
            "https://en.imsilkroad.com/p/19.html: revision 1 stands where revision 2 belongs",
        ),
        (
            lambda lines: [lines[0], *lines[2:]],
            "https://en.imsilkroad.com/p/1.html: revision 2 stands where revision 1 belongs",
        ),
    ],
)  # fmt: skip
def test_lines_that_are_wrong(output, change, problem):
    edit_lines(output / RECORDS, change)
    assert any(text.startswith(problem) for text in verify(output)[RECORDS])


def test_a_reject_that_is_there_twice(output):
    edit_lines(output / f"rejects/{PORTAL}.jsonl", lambda lines: [*lines, lines[0]])
    problems = verify(output)[f"rejects/{PORTAL}.jsonl"]
    assert problems == ["line 7: says again what an earlier line says"]


def test_a_withdrawal_of_nothing(output):
    path = output / f"withdrawn/{PORTAL}.jsonl"
    edit_record(path, 1, url="https://en.imsilkroad.com/p/none.html")
    assert verify(output)[f"withdrawn/{PORTAL}.jsonl"] == [
        "line 1: there is no record of https://en.imsilkroad.com/p/none.html"
    ]


def test_an_index_of_other_files(output, tmp_path):
    with Ledger.open(tmp_path / "other", PORTAL) as ledger:
        ledger.append(make_article("elsewhere"))
    shutil.copy(tmp_path / "other" / INDEX, output / INDEX)
    assert verify(output)[INDEX][:2] == [
        "lacks 23 records that the file has",
        "has 1 records that the file lacks",
    ]


@pytest.mark.parametrize("content", [b"no database", b""])
def test_a_damaged_index(output, content):
    (output / INDEX).write_bytes(content)
    assert "is damaged" in verify(output)[INDEX][0]


def test_a_missing_index_is_no_fault(output):
    (output / INDEX).unlink()
    assert verify(output) == {}


def test_a_missing_manifest(output):
    (output / MANIFEST).unlink()
    assert verify(output) == {MANIFEST: ["is missing: no run has come to its end here"]}


def test_an_unreadable_manifest(output):
    (output / MANIFEST).write_text("{}")
    assert verify(output) == {MANIFEST: ["is not readable"]}


def test_a_missing_file(output):
    (output / f"rejects/{PORTAL}.jsonl").unlink()
    assert verify(output)[MANIFEST] == ["rejects/silkroad.jsonl is gone"]


def test_a_run_that_is_writing_is_not_disturbed_and_not_blamed(output):
    with Ledger.open(output, PORTAL) as ledger:
        ledger.append(make_article("new", fetched_at=make_time(0)))
        with (output / RECORDS).open("ab") as file:
            file.write(b'{"url": "half')
            file.flush()
            reports = list(verify_folder(output))
            file.truncate((output / RECORDS).stat().st_size - len(b'{"url": "half'))
        assert [report for report in reports if report.found] == []
        assert str(reports[0]).endswith(
            "24 records of 21 addresses, in order; another run is writing to it; "
            "what that run has not finished was not compared"
        )
        ledger.append(make_article("newer", fetched_at=make_time(0)))
    assert verify(output) == {}


def test_torn_lines_that_were_put_aside_are_told(output):
    (output / f"state/{PORTAL}.torn").write_text("{one\n{two\n")
    report = list(verify_folder(output))[-1]
    assert str(report).endswith(
        "state/silkroad.torn: 2 torn lines that interrupted runs left, in order"
    )


def test_portals_are_told_one_after_the_other(output):
    with Ledger.open(output, "pudong") as ledger:
        ledger.append(make_article("a").model_copy(update={"portal": "pudong"}))
    found = [report.path.relative_to(output).as_posix() for report in verify_folder(output)]
    assert found[::3] == [
        "pudong.jsonl",
        "silkroad.jsonl",
        INDEX,
    ]


def test_a_folder_without_output(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "a.b.jsonl").write_text("")
    for folder in (tmp_path, tmp_path / "none", tmp_path / "notes.txt"):
        with pytest.raises(LedgerError):
            list(verify_folder(folder))


def test_only_the_first_problems_are_told(tmp_path):
    report = FileReport(tmp_path, "9 records")
    for number in range(1, 10):
        report.add(f"line {number}: wrong")
    assert str(report) == (
        f"{tmp_path}: 9 records, 9 wrong: line 1: wrong; line 2: wrong; line 3: wrong; "
        "line 4: wrong; line 5: wrong; and 4 more"
    )
