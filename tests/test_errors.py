"""The tree of errors is drawn as it is, and each has its exit status."""

import re
from collections.abc import Iterator

import pytest

from crawler import errors
from crawler.errors import ExitStatus, PageError, SilkroadError, TooDeepError, UndecodableError
from crawler.items import RejectCode

DRAWN = re.compile(
    r"^    (?P<lead>[ │├└─]*)(?P<name>\w+Error) +(?P<status>[\d-])? *(?P<told>.*)$", re.M
)


def list_tree(error: type[SilkroadError], depth: int = 0) -> Iterator[tuple[int, str]]:
    yield depth, error.__name__
    for below in error.__subclasses__():
        yield from list_tree(below, depth + 1)


def test_tree_is_drawn_in_the_docstring():
    drawn = [(len(row["lead"]) // 4, row["name"]) for row in DRAWN.finditer(errors.__doc__)]
    assert sorted(drawn) == sorted(
        (depth, name) for depth, name in list_tree(SilkroadError) if hasattr(errors, name)
    )
    assert all(hasattr(errors, name) for _, name in list_tree(SilkroadError))


@pytest.mark.parametrize(
    ("name", "status"),
    [
        (row["name"], row["status"])
        for row in DRAWN.finditer(errors.__doc__)
        if row["status"] and row["status"] != "-"
    ],
)
def test_each_error_has_the_exit_status_that_is_drawn(name, status):
    assert getattr(errors, name).exit_status is ExitStatus(int(status))


def test_page_that_cannot_be_read_says_which_reject_it_gives():
    assert PageError(RejectCode.FETCH, "gone").code is RejectCode.FETCH
    assert UndecodableError("no text").code is RejectCode.ENCODING
    assert TooDeepError("2,000 deep").code is RejectCode.TOO_LARGE
    assert str(TooDeepError("2,000 deep")) == "2,000 deep"
