import datetime as dt

from crawler.crawling.list_walk import ListWalk

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
