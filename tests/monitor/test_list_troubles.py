"""The status of a run by its lists, and what is said of those that were of no use."""

import pytest

from crawler.coverage import Coverage
from crawler.errors import ExitStatus
from crawler.monitor.list_troubles import judge_lists
from crawler.monitor.run_report import RunReport
from crawler.start_lists import StartLists, Trouble

GONE = Trouble("HTTP status 404", "look for it")
DOWN = Trouble("no answer in time", "run again", unreachable=True)


def judge(*lists: int | Trouble) -> tuple[ExitStatus, str] | None:
    """Return the verdict over lists that named so many articles, or had a trouble."""
    found = StartLists()
    for number, outcome in enumerate(lists):
        url = f"https://a.example/{number}"
        if isinstance(outcome, Trouble):
            found.add_trouble(url, outcome)
        else:
            found.add_articles(url, outcome)
    return judge_lists(RunReport("harbour", {}, Coverage(), lists=found))


@pytest.mark.parametrize(
    ("lists", "status", "sentence"),
    [
        ((1, GONE), 4, "1 of 2 lists of harbour gave no article. https://a.example/1: HTTP"),
        ((0, GONE), 4, "1 of 2 lists"),
        ((GONE, GONE), 3, "https://a.example/0, https://a.example/1: HTTP status 404; look for"),
        ((GONE,), 3, "1 of 1 list of harbour gave no article"),
        ((DOWN, 9, 9), 5, "1 of 3 lists could not be reached. https://a.example/0: no answer"),
        ((GONE, DOWN), 5, "https://a.example/1: no answer in time; run again"),
    ],
)
def test_status_and_sentence(lists, status, sentence):
    verdict = judge(*lists)

    assert verdict is not None
    assert verdict[0] == status
    assert sentence in verdict[1]


@pytest.mark.parametrize("lists", [(), (1,), (0, 0), (2, 0)])
def test_lists_without_trouble(lists):
    assert judge(*lists) is None
