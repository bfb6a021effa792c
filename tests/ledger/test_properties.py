"""Laws that hold for any course of runs: nothing lost, nothing twice, wherever a file is torn."""

import os
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.items import Article, content_hash
from crawler.ledger import Ledger
from crawler.ledger.verify import verify_folder
from tests.ledger.records import PORTAL, make_article, make_reject, make_time, make_url

NAMES = [f"{PORTAL}.jsonl", f"rejects/{PORTAL}.jsonl", f"withdrawn/{PORTAL}.jsonl"]

pages = st.integers(0, 4)
texts = st.sampled_from(["one", "two", "three"])
actions = st.one_of(
    st.tuples(st.just("article"), pages, texts),
    st.tuples(st.just("copy"), pages, texts),
    st.tuples(st.just("notice"), pages, texts),
    st.tuples(st.just("reject"), pages, texts),
    st.tuples(st.just("withdraw"), pages, texts),
)
courses = st.lists(actions, min_size=1, max_size=12)
cuts = st.lists(st.tuples(st.sampled_from(NAMES), st.floats(0, 1)), max_size=3)


def act(ledger, minute, action):
    kind, page, text = action
    fetched_at = make_time(minute)
    if kind == "article":
        ledger.add(make_article(page, text, fetched_at=fetched_at))
    elif kind == "copy":
        url = make_url(f"copy-{page}")
        ledger.add(make_article(page, text, fetched_at=fetched_at, url=url))
    elif kind == "notice":
        ledger.add(make_notice(page, text, fetched_at=fetched_at))
    elif kind == "reject":
        ledger.add(make_reject(page, text))
    else:
        ledger.withdraw(make_url(page), 404, fetched_at)


def make_notice(page, text, fetched_at):
    """Return what shares nothing with the articles, but something with other notices."""
    article = make_article(page, fetched_at=fetched_at)
    fields = article.model_dump(mode="json", by_alias=True)
    fields |= {"headline": "We will be back", "body": [text], "images": []}
    return Article.model_validate(fields | {"content_hash": content_hash(fields)})


def run(output, course, start=0):
    with Ledger.open(output, PORTAL) as ledger:
        for minute, action in enumerate(course, start=start):
            act(ledger, minute, action)


def contents(output):
    return {name: (output / name).read_bytes() for name in NAMES if (output / name).exists()}


@settings(max_examples=20, deadline=None)
@given(courses)
def test_running_twice_adds_nothing(course):
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder)
        run(output, course)
        before = contents(output)
        run(output, course)
        assert contents(output) == before
        assert [report for report in verify_folder(output) if report.found] == []


@settings(max_examples=20, deadline=None)
@given(courses, st.lists(st.integers(0, 12), max_size=3), st.booleans())
def test_many_runs_are_one(course, stops, keep_index):
    with tempfile.TemporaryDirectory() as folder:
        if not keep_index:
            # When a story was seen again is known to the index alone.
            course = [action for action in course if action[0] != "notice"]
        whole, parts = Path(folder, "whole"), Path(folder, "parts")
        run(whole, course)
        start = 0
        for stop in [*sorted(stops), len(course)]:
            run(parts, course[start:stop], start)
            start = max(start, stop)
            if not keep_index:
                (parts / f"state/{PORTAL}.index.sqlite").unlink()
        assert contents(parts) == contents(whole)


@settings(max_examples=20, deadline=None)
@given(courses, cuts)
def test_a_file_torn_anywhere_is_made_whole_again_by_the_same_run(course, cuts):
    """Withdrawals are left out: a file torn before one holds the page's return in its place.

    So are notices, which the same run believes where it lost the story that was before.
    """
    course = [action for action in course if action[0] not in ("withdraw", "notice")]
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder)
        run(output, course)
        before = contents(output)
        for name, share in cuts:
            if name in before:
                os.truncate(output / name, round(share * len(before[name])))
        run(output, course)
        assert contents(output) == before
