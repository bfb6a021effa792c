"""What earlier live runs did, as far as the next one needs to know it."""

from crawler.crawling.progress import MAX_TRIES, Progress

EXTENT = "all"


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


def test_lists_that_named_articles_are_remembered_whatever_comes_after(tmp_path):
    for lists in (["/tags/a"], [], ["/tags/b", "/tags/a"]):
        progress = Progress.load(tmp_path, "silkroad")
        progress.begin(EXTENT)
        progress.note_fruitful(lists)
        progress.finish(EXTENT, complete=False, failed={})
    assert Progress.load(tmp_path, "silkroad").fruitful == ["/tags/a", "/tags/b"]


def test_an_incomplete_run_covers_nothing(tmp_path):
    progress = Progress.load(tmp_path, "silkroad")
    progress.begin(EXTENT)
    progress.finish(EXTENT, complete=False, failed={})
    assert not Progress.load(tmp_path, "silkroad").begin(EXTENT)


def test_an_unreadable_state_is_none(tmp_path):
    path = tmp_path / "state" / "silkroad.progress.json"
    path.parent.mkdir()
    for text in (
        "",
        "{",
        "[]",
        '{"finished": 1, "failed": [2], "fruitful": 3}',
        '{"finished": [1]}',
        "\0",
    ):
        path.write_text(text)
        progress = Progress.load(tmp_path, "silkroad")
        assert progress.finished == []
        assert progress.failed == {}
        assert progress.fruitful == []
