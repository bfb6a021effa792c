"""What two outputs have of each address."""

from contextlib import closing

import pytest

from crawler.comparison.sides import ABSENT, RECORD, Sides
from crawler.ledger import to_line
from tests.ledger.records import make_article, make_reject, make_url

pytestmark = pytest.mark.quick


def write(path, *items):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{to_line(item)}\n" for item in items), encoding="utf-8")


def test_rows_come_by_address_with_both_sides(tmp_path):
    old, new = tmp_path / "old.jsonl", tmp_path / "new"
    write(old, make_article("b"), make_article("a"))
    write(new / "silkroad.jsonl", make_article("b"))
    write(new / "rejects/silkroad.jsonl", make_reject("b"), make_reject("c"))
    with closing(Sides()) as sides:
        assert sides.add("old", old) == {"silkroad": 2}
        assert sides.add("new", new) == {"silkroad": 1}
        kinds = {url: (before.kind, after.kind) for url, before, after in sides.pair_rows()}
    assert list(kinds) == [make_url(name) for name in "abc"]
    assert kinds[make_url("a")] == (RECORD, ABSENT)
    assert kinds[make_url("b")] == (RECORD, RECORD)
    assert kinds[make_url("c")][0] == ABSENT
