"""The budget of a run: its end, after so many answers or bytes, and what is said of it."""

from types import SimpleNamespace

import pytest
from scrapy import signals
from scrapy.exceptions import NotConfigured
from scrapy.utils.test import get_crawler

from crawler.fetching import budget
from crawler.fetching.budget import Budget


@pytest.fixture
def stopped(monkeypatch) -> list[tuple[str, str]]:
    calls: list[tuple[str, str]] = []
    monkeypatch.setattr(budget, "stop_run", lambda _, reason, said: calls.append((reason, said)))
    return calls


def spend(answers: int, each: int, **settings: int):
    """Receive answers of so many bytes each; return the run's stats."""
    crawler = get_crawler(settings_dict=settings)
    # Signals are kept by what listens, and that by nothing else.
    crawler.budget = Budget.from_crawler(crawler)
    for _ in range(answers):
        crawler.stats.inc_value("silkroad/bytes_received", each)
        crawler.signals.send_catch_log(signals.response_downloaded, response=SimpleNamespace())
    return crawler.stats


def test_without_a_bound_there_is_nothing_to_count():
    with pytest.raises(NotConfigured):
        Budget.from_crawler(get_crawler(settings_dict={"BUDGET_PAGES": 0, "BUDGET_BYTES": 0}))


@pytest.mark.parametrize(
    ("bounds", "answers", "spent"),
    [
        ({"BUDGET_PAGES": 3, "BUDGET_BYTES": 0}, 2, None),
        ({"BUDGET_PAGES": 3, "BUDGET_BYTES": 0}, 3, "3 answers (BUDGET_PAGES=3)"),
        ({"BUDGET_PAGES": 0, "BUDGET_BYTES": 300}, 2, None),
        ({"BUDGET_PAGES": 0, "BUDGET_BYTES": 300}, 3, "300 bytes (BUDGET_BYTES=300)"),
        ({"BUDGET_PAGES": 9, "BUDGET_BYTES": 299}, 3, "300 bytes (BUDGET_BYTES=299)"),
        ({"BUDGET_PAGES": 1, "BUDGET_BYTES": 100}, 1, "1 answers (BUDGET_PAGES=1)"),
    ],
)
def test_the_run_ends_once_it_is_spent(stopped, bounds, answers, spent):
    stats = spend(answers, 100, **bounds)
    assert stats.get_value("silkroad/budget_exhausted") == spent
    assert [reason for reason, _ in stopped] == (["budget_exhausted"] if spent else [])
    assert all(f"ended after {spent}; the same command" in said for _, said in stopped)
