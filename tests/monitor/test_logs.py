"""The log and everything else that is shown: safe, and free of what nobody needs."""

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.errors import LedgerWriteError
from crawler.items import RejectCode
from crawler.monitor.logs import ItemLogFormatter, SafeLogRecord
from crawler.monitor.text import escape_controls
from tests.articles import make_reject


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain text", "plain text"),
        ("Xi’an – 西安 é", "Xi’an – 西安 é"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("over\rwritten", "over\\rwritten"),
        ("\x00\x7f\x9b", "\\x00\\x7f\\x9b"),
        ("\u202egpj.exe", "\\u202egpj.exe"),
        ("zero\u200bwidth", "zero\\u200bwidth"),
        ("line\u2028separator", "line\\u2028separator"),
        ("name \udce9", "name \\udce9"),
    ],
)
def test_control_characters_are_written_out(text, shown):
    assert escape_controls(text) == shown


@given(st.text())
def test_whatever_is_escaped_can_be_shown(text):
    shown = escape_controls(text)

    shown.encode()
    assert "\x1b" not in shown
    assert "\r" not in shown
    assert escape_controls(shown) == shown


def make_record(message: str, *arguments: object, exc_info=None) -> logging.LogRecord:
    return SafeLogRecord("crawler", logging.ERROR, __file__, 1, message, arguments, exc_info)


def test_log_lines_cannot_be_forged():
    record = make_record("cannot read %s", "page\n2024-01-13 [crawler] INFO: all is well\x1b[0m")

    assert logging.Formatter("%(levelname)s: %(message)s").format(record).splitlines() == [
        "ERROR: cannot read page",
        "    2024-01-13 [crawler] INFO: all is well\\x1b[0m",
    ]


def fail_with(message: str) -> None:
    raise ValueError(message)


def test_tracebacks_are_as_safe_as_messages():
    with pytest.raises(ValueError, match="page") as caught:
        fail_with("page\x1b]0;title\x07\nforged")
    record = make_record("failed", exc_info=(caught.type, caught.value, caught.tb))

    shown = logging.Formatter("%(message)s").format(record)

    assert "ValueError: page\\x1b]0;title\\x07\n    forged" in shown
    assert all(line.startswith("    ") for line in shown.splitlines()[2:])


def test_items_are_kept_out_of_the_log():
    formatter, item = ItemLogFormatter(), make_reject(RejectCode.DATE)

    assert formatter.scraped(item, None, None) is None
    assert formatter.dropped(item, ValueError(), None, None) is None
    logged = formatter.item_error(item, ValueError(), None, None)
    assert logged["msg"] % logged["args"] == f"{item.url}: internal error"
    assert logged["level"] == logging.ERROR


def test_what_the_user_is_told_anyway_is_not_logged_as_an_error():
    error = LedgerWriteError("no space is left")

    assert ItemLogFormatter().item_error(None, error, None, None)["level"] == logging.DEBUG
