"""What came of each list that a run starts at."""

from crawler.start_lists import StartLists, Trouble

GONE, EMPTY = Trouble("gone", "look"), Trouble("empty", "look")


def test_trouble_below_a_list_that_named_articles_is_none_of_the_list():
    lists = StartLists()
    lists.add_trouble("/a", GONE)
    lists.add_articles("/a", 2)

    assert lists.troubles() == {}
    assert lists.fruitful() == ["/a"]
    assert lists.told == 1


def test_first_reason_counts():
    lists = StartLists()
    lists.add_trouble("/a", GONE)
    lists.add_trouble("/a", EMPTY)

    assert lists.troubles() == {"/a": GONE}
    assert lists.fruitful() == []
