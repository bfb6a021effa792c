"""Words that label facts, alone and within a line."""

import pytest

from crawler.text.label_words import (
    holds_label,
    is_by,
    is_head,
    is_label,
    join_label,
    labels_keywords,
    names_value,
    split_at_labels,
)


@pytest.mark.parametrize(
    ("text", "label", "head", "keywords"),
    [
        ("Source:", True, True, False),
        ("Source", False, True, False),
        ("Abstract", True, True, False),
        ("Keywords", True, True, True),
        ("Key words：", True, True, True),
        ("Web editor:", True, True, False),
        ("Published on", False, True, False),
        ("Sources say:", False, False, False),
        ("关键词：", True, False, True),
        ("Author of the article:", True, False, False),
        ("Author of the  article   :", False, False, False),
        ("Source:".ljust(24, "x"), False, False, False),
        ("", False, False, False),
    ],
)
def test_bare_labels(text: str, label: bool, head: bool, keywords: bool) -> None:
    assert (is_label(text), is_head(text), labels_keywords(text)) == (label, head, keywords)


@pytest.mark.parametrize(
    ("text", "by"),
    [("By", True), ("Written by:", True), ("by：", True), ("Bye", False), ("By Lin", False)],
)
def test_by(text: str, by: bool) -> None:
    assert is_by(text) is by


@pytest.mark.parametrize(
    ("text", "holds"),
    [("Xinhua Source: CGTN", True), ("来源：新华", True), ("Source CGTN", False),
     ("Open-source: a history", False), ("It said: no", False)],
)  # fmt: skip
def test_a_label_within_a_line(text: str, holds: bool) -> None:
    assert holds_label(text) is holds


@pytest.mark.parametrize(
    ("label", "value", "line"),
    [("Source :", "CGTN", "Source: CGTN"), ("By:", "Lin Qiao", "By Lin Qiao"),
     ("来源：", "CGTN", "来源: CGTN")],
)  # fmt: skip
def test_label_and_value_become_one_line(label: str, value: str, line: str) -> None:
    assert join_label(label, value) == line


@pytest.mark.parametrize(
    ("label", "value", "fits"),
    [("By", "Lin Qiao", True), ("By", "the quay", False), ("Source:", "the quay", True)],
)
def test_only_names_fit_behind_by(label: str, value: str, fits: bool) -> None:
    assert names_value(label, value) is fits


LINE = "Source: Xinhua Editor: Su Dan"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (LINE, ["Source: Xinhua", "Editor: Su Dan"]),
        ("2024-01-13 | Source: Xinhua", ["2024-01-13 | Source: Xinhua"]),
        ("09:30 | Source: Xinhua", ["09:30", "Source: Xinhua"]),
        ("Source: Xinhua", ["Source: Xinhua"]),
        ("It said: the port: open", ["It said: the port: open"]),
        ("来源：新华 编辑：王晓", ["来源：新华", "编辑：王晓"]),
        (f"{LINE} {'x' * (299 - len(LINE))}", [LINE[:14], f"{LINE[15:]} {'x' * 270}"]),
        (f"{LINE} {'x' * (300 - len(LINE))}", None),
    ],
)
def test_parts_of_a_line_of_labels(text: str, parts: list[str] | None) -> None:
    assert split_at_labels(text) == ([text] if parts is None else parts)
