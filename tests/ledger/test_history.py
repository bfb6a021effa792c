"""The history of a page, told in words."""

from crawler.ledger import Ledger
from crawler.ledger.history import describe_change, describe_history, find_lines
from tests.ledger.records import PORTAL, make_article, make_time, make_url


def test_revisions_changes_and_withdrawals_are_told_in_order(tmp_path):
    url = make_url("a")
    first = make_article("a", fetched_at=make_time(0))
    second = make_article("a", "It was empty.", fetched_at=make_time(1))
    with Ledger.open(tmp_path, PORTAL) as ledger:
        ledger.append(first)
        ledger.append(make_article("b"))
        ledger.append(second)
        ledger.withdraw(url, 404, make_time(2))
        ledger.confirm(url, make_time(3))
        lines = list(describe_history(ledger.paths, url))
    assert lines == [
        url,
        "",
        f"revision 1, published 2024-01-13, fetched {make_time(0)}, {first.content_hash}",
        "headline: 'Ferry line a opens — “on time”'",
        "body: 3 paragraphs",
        "",
        f"revision 2, published 2024-01-13, fetched {make_time(1)}, {second.content_hash}",
        "body, from paragraph 1:",
        "  The ferry a left the quay.",
        "- It was full.",
        "+ It was empty.",
        "  西安 is near.",
        "",
        f"withdrawn {make_time(2)}, status 404",
        "",
        f"there again {make_time(3)}, status 200",
    ]


def test_revisions_are_told_in_the_order_in_which_they_were_fetched(tmp_path):
    url = make_url("a")
    with Ledger.open(tmp_path, PORTAL) as ledger:
        for text, minute in (("today", 9), ("before", 4), ("saved", None), ("then", 9)):
            moment = None if minute is None else make_time(minute)
            ledger.append(make_article("a", text, fetched_at=moment))
        lines = list(describe_history(ledger.paths, url))
    told = [line.split(",")[0] for line in lines if line.startswith("revision")]
    assert told == ["revision 3", "revision 2", "revision 1", "revision 4"]
    assert [line for line in lines if line[:2] in ("- ", "+ ")] == [
        "- saved",
        "+ before",
        "- before",
        "+ today",
        "- today",
        "+ then",
    ]


def test_fields_that_changed_are_told_with_both_values():
    before = {"headline": "A", "abstract": None, "keywords": ["x"], "body": ["same"]}
    after = {"headline": "B", "abstract": "New", "keywords": [], "body": ["same"]}
    assert list(describe_change(before, after)) == [
        "headline: 'A' -> 'B'",
        "abstract: nothing -> 'New'",
        "keywords: ['x'] -> nothing",
    ]


def test_paragraphs_that_came_and_went_are_told_with_their_place():
    bodies = [[str(number) for number in range(9)], ["0", "1", "2", "3", "4", "5", "7", "8", "9"]]
    before, after = ({"body": body} for body in bodies)
    assert list(describe_change(before, after)) == [
        "body, from paragraph 6:",
        "  5",
        "- 6",
        "  7",
        "  8",
        "+ 9",
    ]


def test_a_page_without_record(tmp_path):
    with Ledger.open(tmp_path, PORTAL) as ledger:
        ledger.append(make_article("a"))
        assert list(describe_history(ledger.paths, make_url("b"))) == []


def test_only_lines_of_the_very_address_are_found_among_damaged_ones(tmp_path):
    path = tmp_path / "file.jsonl"
    path.write_text('{"url": "x"}\n{"url": "x", torn\n{"url": "xy"}\n["x"]\n\n{"see": "x"}\n')
    assert find_lines(path, "x") == [{"url": "x"}]
    assert find_lines(tmp_path / "none.jsonl", "x") == []
