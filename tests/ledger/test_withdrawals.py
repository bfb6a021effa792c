"""The line that says that a page went away, or came back."""

import pytest
from pydantic import ValidationError

from crawler.ledger.inside.withdrawals import WITHDRAWAL_SCHEMA, Withdrawal

FIELDS = {
    "url": "https://en.imsilkroad.com/p/1.html", "portal": "silkroad", "status": 404,
    "last_revision": 1, "withdrawn_at": "2026-05-04T10:20:00Z", "returned_at": None,
    "schema": WITHDRAWAL_SCHEMA,
}  # fmt: skip


def test_a_line_is_read_and_written_with_its_schema():
    line = Withdrawal.model_validate(FIELDS)
    assert line.model_dump(by_alias=True) == FIELDS


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("last_revision", 0), ("status", "gone"), ("schema", "withdrawn/2"), ("reason", "x"),
        ("withdrawn_at", "yesterday"), ("returned_at", "2026-05-04"), ("url", None),
    ],
)  # fmt: skip
def test_what_is_no_such_line(name, value):
    with pytest.raises(ValidationError, match=name):
        Withdrawal.model_validate({**FIELDS, name: value})


@pytest.mark.parametrize("name", ["url", "portal", "status", "last_revision", "returned_at"])
def test_no_field_may_lack(name):
    with pytest.raises(ValidationError, match=name):
        Withdrawal.model_validate({key: value for key, value in FIELDS.items() if key != name})
