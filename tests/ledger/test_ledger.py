"""What the ledger makes of pages: new, revised, unchanged, duplicate, rejected, gone, back."""

import datetime as dt
import json

import pytest

from crawler.items import RejectCode
from crawler.ledger import Assessment, Kind, Ledger
from tests.ledger.records import (
    PORTAL,
    make_article,
    make_reject,
    make_time,
    make_url,
    read_files,
    run_course,
)


@pytest.fixture
def output(tmp_path):
    return tmp_path / "output"


def open_ledger(output):
    return Ledger.open(output, PORTAL)


def read(output, name=f"{PORTAL}.jsonl"):
    path = output / name
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def snapshot(output):
    return read_files(output, "*.json*")


def test_a_new_record_is_one_line(output):
    with open_ledger(output) as ledger:
        assessment = ledger.append(make_article("a"))
        assert assessment.kind is Kind.NEW
        assert assessment.is_written
        assert read(output)[0]["url"] == make_url("a"), "a line is there before the run ends"
    assert [record["revision"] for record in read(output)] == [1]


def test_the_same_content_is_nothing(output):
    with open_ledger(output) as ledger:
        ledger.append(make_article("a"))
        assert ledger.append(make_article("a")).kind is Kind.UNCHANGED
    with open_ledger(output) as ledger:
        assert ledger.append(make_article("a", fetched_at=make_time(5))).kind is Kind.UNCHANGED
    assert len(read(output)) == 1


def test_other_content_is_a_revision_and_so_is_a_page_that_changes_back(output):
    for text in ("first", "second", "first"):
        with open_ledger(output) as ledger:
            ledger.append(make_article("a", text))
    assert [(r["revision"], r["body"][1]) for r in read(output)] == [
        (1, "first"),
        (2, "second"),
        (3, "first"),
    ]


def test_revisions_within_one_run_go_by_the_time_of_fetching(output):
    with open_ledger(output) as ledger:
        for minute, text in enumerate(["first", "second", "first"]):
            ledger.append(make_article("a", text, fetched_at=make_time(minute)))
    assert [record["revision"] for record in read(output)] == [1, 2, 3]


def test_an_archive_with_several_captures_can_be_read_again(output):
    for _ in range(2):
        with open_ledger(output) as ledger:
            for minute, text in enumerate(["first", "second", "first", "third"]):
                ledger.append(make_article("a", text, fetched_at=make_time(minute)))
    assert [record["body"][1] for record in read(output)] == ["first", "second", "first", "third"]


def test_an_older_capture_is_kept_and_does_not_pass_for_the_newest(output):
    with open_ledger(output) as ledger:
        ledger.append(make_article("a", "today", fetched_at=make_time(100)))
        assert ledger.append(make_article("a", "before", fetched_at=make_time(1))).revision == 2
        assert ledger.known(make_url("a")).content_hash == make_article("a", "today").content_hash
        again = ledger.append(make_article("a", "today", fetched_at=make_time(200)))
        assert again.kind is Kind.UNCHANGED


def read_newest(ledger):
    known = ledger.known(make_url("a"))
    return known.revision, known.fetched_at


def test_the_newest_is_what_was_fetched_last_and_no_time_is_before_all_times(output):
    course = [("b", 5, 5), ("c", 3, 5), ("d", None, 5), ("e", 7, 7), ("f", 7, 7), ("g", 6, 7)]
    newest = [1, 1, 1, 4, 5, 5]
    for (text, minute, last), revision in zip(course, newest, strict=True):
        with open_ledger(output) as ledger:
            moment = None if minute is None else make_time(minute)
            assert ledger.append(make_article("a", text, fetched_at=moment)).is_written
            assert read_newest(ledger) == (revision, make_time(last))
    assert [record["revision"] for record in read(output)] == [1, 2, 3, 4, 5, 6]


def test_a_page_without_a_time_is_the_newest_only_among_its_like(output):
    for text, minute in (("b", None), ("c", None), ("d", 1), ("b", None), ("e", None)):
        with open_ledger(output) as ledger:
            moment = None if minute is None else make_time(minute)
            kind = ledger.append(make_article("a", text, fetched_at=moment)).kind
    assert kind is Kind.REVISION
    assert [record["body"][1] for record in read(output)] == ["b", "c", "d", "e"]
    with open_ledger(output) as ledger:
        assert read_newest(ledger) == (3, make_time(1))


def test_an_older_capture_that_is_known_is_nothing_new(output):
    captures = [("today", 9), ("before", 4), ("long before", 1)]
    for _ in range(2):
        with open_ledger(output) as ledger:
            for text, minute in captures:
                ledger.add(make_article("a", text, fetched_at=make_time(minute)))
    assert [record["body"][1] for record in read(output)] == ["today", "before", "long before"]
    with open_ledger(output) as ledger:
        back = make_article("a", "before", fetched_at=make_time(10))
        assert ledger.append(back).kind is Kind.REVISION
        assert read_newest(ledger) == (4, make_time(10))


def test_captures_of_one_second_do_not_change_places_in_every_run(output):
    for _ in range(3):
        with open_ledger(output) as ledger:
            for text in ("one", "two"):
                ledger.add(make_article("a", text, fetched_at=make_time(1)))
    assert [record["body"][1] for record in read(output)] == ["one", "two"]
    with open_ledger(output) as ledger:
        assert read_newest(ledger) == (2, make_time(1))


def test_two_saved_pages_that_claim_one_address_do_not_change_places_in_every_run(output):
    for _ in range(2):
        with open_ledger(output) as ledger:
            ledger.add(make_article("a", "one file"))
            reject = ledger.add(make_article("a", "another file"))
            assert reject.reasons[0].code is RejectCode.DUPLICATE
            assert reject.record["body"][1] == "another file", "nothing is lost"
    assert len(read(output)) == 1
    assert len(read(output, f"rejects/{PORTAL}.jsonl")) == 1


def test_the_same_content_elsewhere_is_a_duplicate_of_the_first_address(output):
    for _ in range(2):
        with open_ledger(output) as ledger:
            ledger.add(make_article("a"))
            for copy in ("b", "c"):
                reject = ledger.add(make_article("a", url=make_url(copy)))
                assert reject.reasons[0].message == f"the same content as {make_url('a')}"
    assert len(read(output)) == 1
    assert len(read(output, f"rejects/{PORTAL}.jsonl")) == 2


def test_a_duplicate_stays_one_when_the_first_address_moves_on(output):
    with open_ledger(output) as ledger:
        ledger.add(make_article("a", "x", fetched_at=make_time(0)))
        ledger.add(make_article("a", "y", fetched_at=make_time(1)))
        copy = make_article("a", "x", url=make_url("b"), fetched_at=make_time(2))
        assert ledger.assess(copy).first_url == make_url("a")


def test_a_known_address_that_takes_over_content_is_a_duplicate(output):
    for _ in range(2):
        with open_ledger(output) as ledger:
            ledger.add(make_article("a", fetched_at=make_time(0)))
            ledger.add(make_article("b", fetched_at=make_time(1)))
            copy = make_article("a", url=make_url("b"), fetched_at=make_time(2))
            assert ledger.assess(copy) == Assessment(Kind.DUPLICATE, 1, make_url("a"))
            ledger.add(copy)
    assert len(read(output)) == 2
    assert len(read(output, f"rejects/{PORTAL}.jsonl")) == 1


def test_a_rejected_duplicate_is_none_of_the_later_record_either(output):
    for _ in range(2):
        with open_ledger(output) as ledger:
            ledger.add(make_article("a", "x", fetched_at=make_time(0), url=make_url("copy")))
            ledger.add(make_article("a", "x", fetched_at=make_time(1)))
            ledger.add(make_article("a", "y", fetched_at=make_time(2)))
    assert [(r["url"], r["revision"]) for r in read(output)] == [
        (make_url("copy"), 1),
        (make_url("a"), 1),
    ]


def test_add_returns_what_became_of_the_page(output):
    with open_ledger(output) as ledger:
        assert ledger.add(make_article("a", "1", fetched_at=make_time(0))).revision == 1
        assert ledger.add(make_article("a", "2", fetched_at=make_time(1))).revision == 2
        assert ledger.add(make_article("a", "2", fetched_at=make_time(2))) is None
        reject = make_reject("b")
        assert ledger.add(reject) is reject


def test_the_same_reject_is_one_line_whenever_it_was_fetched(output):
    reject = make_reject("a")
    with open_ledger(output) as ledger:
        assert ledger.append_reject(reject)
        assert not ledger.append_reject(reject)
    with open_ledger(output) as ledger:
        assert not ledger.append_reject(reject.model_copy(update={"fetched_at": make_time(9)}))
        assert ledger.append_reject(make_reject("a", "another reason"))
        assert not ledger.append_reject(reject)
    assert len(read(output, f"rejects/{PORTAL}.jsonl")) == 2


def test_what_is_known_of_an_address(output):
    with open_ledger(output) as ledger:
        assert ledger.known(make_url("a")) is None
        article = make_article("a", fetched_at=make_time(3))
        ledger.append(article)
        known = ledger.known(make_url("a"))
    assert known.revision == 1
    assert known.content_hash == article.content_hash
    assert (known.published, known.fetched_at) == ("2024-01-13", make_time(3))
    assert (known.etag, known.last_modified, known.withdrawn) == (None, None, False)


def test_addresses_published_since_a_day(output):
    with open_ledger(output) as ledger:
        for day in (12, 13, 14):
            article = make_article(day).model_copy(update={"published": f"2024-01-{day}"})
            ledger.append(article)
        assert ledger.known_urls_since(dt.date(2024, 1, 13)) == [make_url(13), make_url(14)]


def test_a_day_of_publication_is_that_of_the_newest_record(output):
    with open_ledger(output) as ledger:
        for text, day, minute in (("a", 14, 1), ("b", 10, 2), ("c", 15, 0)):
            article = make_article("a", text, fetched_at=make_time(minute))
            ledger.append(article.model_copy(update={"published": f"2024-01-{day}"}))
        assert ledger.known_urls_since(dt.date(2024, 1, 13)) == []
        assert ledger.known_urls_since(dt.date(2024, 1, 10)) == [make_url("a")]


def test_validators_count_once_their_record_is_there(output):
    url = make_url("a")
    with open_ledger(output) as ledger:
        ledger.remember_validators(url, '"1"', "Sat", make_time(0))
        ledger.append(make_article("a", "1", fetched_at=make_time(0)))
        assert ledger.known(url).etag == '"1"'
    with open_ledger(output) as ledger:
        ledger.remember_validators(url, '"2"', None, make_time(1))
        assert ledger.known(url).etag is None, "a crash here must not make the page look unchanged"
        ledger.append(make_article("a", "2", fetched_at=make_time(1)))
        assert (ledger.known(url).etag, ledger.known(url).last_modified) == ('"2"', None)
        ledger.remember_validators(url, '"3"', None, make_time(2))
        ledger.confirm(url, make_time(2))
        assert ledger.known(url).etag == '"3"'
    with open_ledger(output) as ledger:
        assert ledger.known(url).etag == '"3"'


def test_validators_do_not_pass_to_an_older_capture(output):
    url = make_url("a")
    with open_ledger(output) as ledger:
        ledger.remember_validators(url, '"1"', None, make_time(5))
        ledger.append(make_article("a", "1", fetched_at=make_time(5)))
        ledger.append(make_article("a", "0", fetched_at=make_time(1)))
        assert ledger.known(url).etag == '"1"'
        ledger.remember_validators(url, '"2"', None, make_time(6))
        ledger.confirm(url, make_time(2))
        assert ledger.known(url).etag is None, "its own page has not been kept yet"


def test_a_page_that_went_away_is_one_line_and_its_record_stays(output):
    url = make_url("a")
    with open_ledger(output) as ledger:
        assert not ledger.withdraw(url, 404, make_time(1)), "nothing to withdraw"
        ledger.append(make_article("a", fetched_at=make_time(0)))
        assert ledger.withdraw(url, 404, make_time(1))
        assert not ledger.withdraw(url, 410, make_time(2))
        assert ledger.known(url).withdrawn
    assert read(output, f"withdrawn/{PORTAL}.jsonl") == [
        {
            "url": url,
            "portal": PORTAL,
            "status": 404,
            "last_revision": 1,
            "withdrawn_at": make_time(1),
            "returned_at": None,
            "schema": "withdrawn/1",
        }
    ]
    assert len(read(output)) == 1


@pytest.mark.parametrize("text", ["", "changed"], ids=["unchanged", "changed"])
def test_a_page_that_comes_back_is_noted(output, text):
    url = make_url("a")
    with open_ledger(output) as ledger:
        ledger.add(make_article("a", fetched_at=make_time(0)))
        ledger.withdraw(url, 410, make_time(1))
        ledger.add(make_article("a", fetched_at=make_time(0)))
        assert ledger.known(url).withdrawn, "an older capture is no return"
        ledger.add(make_article("a", text, fetched_at=make_time(2)))
        assert not ledger.known(url).withdrawn
        assert ledger.withdraw(url, 404, make_time(3))
    lines = read(output, f"withdrawn/{PORTAL}.jsonl")
    assert [(line["status"], line["returned_at"]) for line in lines] == [
        (410, None),
        (200, make_time(2)),
        (404, None),
    ]


def test_a_withdrawal_names_the_last_line_of_the_address(output):
    url = make_url("a")
    with open_ledger(output) as ledger:
        ledger.append(make_article("a", "1", fetched_at=make_time(5)))
        ledger.append(make_article("a", "0", fetched_at=make_time(1)))
        ledger.withdraw(url, 404, make_time(6))
        ledger.confirm(url, make_time(7))
    lines = read(output, f"withdrawn/{PORTAL}.jsonl")
    assert [line["last_revision"] for line in lines] == [2, 2]


def test_counts_of_a_run(output):
    with open_ledger(output) as ledger:
        for _ in range(2):
            ledger.add(make_article("a", "1", fetched_at=make_time(0)))
        ledger.add(make_article("a", "2", fetched_at=make_time(1)))
        ledger.add(make_article("a", "2", url=make_url("b")))
        ledger.add(make_reject("c"))
        ledger.withdraw(make_url("a"), 404, make_time(2))
        assert ledger.counts == {
            "records_written": 2,
            "revisions": 1,
            "unchanged": 1,
            "rejected/duplicate": 1,
            "rejected/missing": 1,
            "rejects_written": 2,
            "withdrawn": 1,
        }


def test_a_course_run_twice_adds_nothing(output):
    with open_ledger(output) as ledger:
        run_course(ledger, 60)
    before = snapshot(output)
    with open_ledger(output) as ledger:
        assert ledger.notices == []
        run_course(ledger, 60)
        assert "records_written" not in ledger.counts
    assert snapshot(output) == before


def test_no_file_is_made_that_has_no_line(output):
    with open_ledger(output):
        pass
    assert list(output.rglob("*.jsonl")) == []
