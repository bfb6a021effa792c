"""Remembered answers: of short texts, and of no more than a few hundred."""

from crawler.text.memory import remember

PARAGRAPH = "A paragraph that no other page has. " * 10


def test_a_short_text_is_read_once_and_a_paragraph_each_time() -> None:
    read: list[str] = []
    measure = remember(lambda text: read.append(text) or len(text))
    assert [measure("Share"), measure("Share")] == [5, 5]
    assert [measure(PARAGRAPH), measure(PARAGRAPH)] == [len(PARAGRAPH)] * 2
    assert read == ["Share", PARAGRAPH, PARAGRAPH]


def test_what_has_no_answer_is_remembered_as_well() -> None:
    read: list[str] = []
    ask = remember(lambda text: read.append(text))
    assert ask("Share") is None
    assert ask("Share") is None
    assert read == ["Share"]


def test_memory_is_bounded() -> None:
    read: list[str] = []
    measure = remember(lambda text: read.append(text) or len(text))
    for number in range(2_000):
        measure(f"line {number}")
    measure("line 0")
    assert read.count("line 0") == 2
