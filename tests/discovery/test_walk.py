import datetime as dt

from crawler.discovery.progress import MAX_TRIES, Progress
from crawler.discovery.walk import ListWalk

SINCE = dt.date(2026, 1, 31)
OLD, NEW = dt.date(2026, 1, 30), dt.date(2026, 2, 1)
EXTENT = "all"


def make_walk(since=None, through_known=True):
    return ListWalk("/list", since, through_known=through_known)


def test_a_page_that_brings_nothing_new_is_the_last():
    walk = make_walk()
    assert walk.read_page(["a", "b", "a"]) == ["a", "b"]
    assert not walk.is_over(["a", "b"], known=["a", "b"])
    assert walk.read_page(["b", "c"]) == ["c"]
    fresh = walk.read_page(["a", "c"])
    assert fresh == []
    assert walk.is_over(fresh, known=[])
    assert walk.position == 3


def test_known_articles_end_a_walk_only_where_an_earlier_run_came_to_its_end():
    walk = make_walk(through_known=False)
    assert walk.is_over(["a", "b"], known=["a", "b"])
    assert not walk.is_over(["a", "b"], known=["a"])


def test_a_page_is_entered_once():
    walk = make_walk()
    assert walk.enter("/list?page=2") == "/list?page=2"
    assert walk.enter("/list?page=2") is None
    assert walk.enter("/list") is None
    assert walk.enter(None) is None


def test_dated_articles_decide_at_once():
    walk = make_walk(SINCE)
    assert not walk.await_dates({"a": NEW, "b": OLD}, "/2")
    assert not walk.is_past()
    assert not walk.await_dates({"c": OLD, "d": OLD}, "/3")
    assert walk.is_past()


def test_without_since_nothing_is_waited_for():
    walk = make_walk()
    assert not walk.await_dates({}, "/2")
    assert not walk.is_past()


def test_undated_articles_are_waited_for():
    walk = make_walk(SINCE)
    assert walk.await_dates({"a": None, "b": None, "c": OLD}, "/2")
    assert walk.awaited == {"a", "b"}
    assert walk.note_date("a", OLD) is None
    assert walk.note_date("x", NEW) is None
    assert walk.note_date("b", OLD) is None
    assert walk.is_past()


def test_one_recent_article_is_enough_to_go_on():
    walk = make_walk(SINCE)
    assert walk.await_dates({"a": None, "b": None}, "/2")
    assert walk.note_date("b", NEW) == "/2"
    assert walk.note_date("a", OLD) is None


def test_articles_that_tell_nothing_do_not_end_a_walk():
    walk = make_walk(SINCE)
    assert walk.await_dates({"a": None}, "/2")
    assert walk.note_date("a", None) == "/2"


def test_progress_of_a_run_that_was_killed(tmp_path):
    assert not Progress.load(tmp_path, "silkroad").begin(EXTENT)
    assert not Progress.load(tmp_path, "silkroad").begin(EXTENT)


def test_progress_of_a_run_that_came_to_its_end(tmp_path):
    first = Progress.load(tmp_path, "silkroad")
    first.begin(EXTENT)
    first.finish(EXTENT, complete=True, failed={"/p/1.html": 1, "/p/2.html": MAX_TRIES})
    second = Progress.load(tmp_path, "silkroad")
    assert second.failed == {"/p/1.html": 1}
    assert not second.begin("since 2026")
    assert second.begin(EXTENT)
    # Killed now: the one after it must read the lists to their end.
    assert not Progress.load(tmp_path, "silkroad").begin(EXTENT)
    assert not Progress.load(tmp_path, "pudong").begin(EXTENT)


def test_an_incomplete_run_covers_nothing(tmp_path):
    progress = Progress.load(tmp_path, "silkroad")
    progress.begin(EXTENT)
    progress.finish(EXTENT, complete=False, failed={})
    assert not Progress.load(tmp_path, "silkroad").begin(EXTENT)


def test_an_unreadable_state_is_none(tmp_path):
    path = tmp_path / "state" / "silkroad.progress.json"
    path.parent.mkdir()
    for text in ("", "{", "[]", '{"finished": 1, "failed": [2]}', '{"finished": [1]}', "\0"):
        path.write_text(text)
        progress = Progress.load(tmp_path, "silkroad")
        assert progress.finished == []
        assert progress.failed == {}
