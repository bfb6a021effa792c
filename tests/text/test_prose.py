"""Prose: what is a paragraph at a glance, and what needs a second look."""

import pytest

from crawler.text.captions import opens_like_caption
from crawler.text.credits import is_credit, is_credit_below
from crawler.text.labels import is_noise, parse_source, story_end
from crawler.text.people import split_editors
from crawler.text.prose import is_prose
from crawler.text.solicitations import is_solicitation

REST = (
    " that the two sides have built over the last nine years, and whose trains carry timber, grain"
    " and machines to towns that had no station before the first of them was opened."
)


@pytest.mark.parametrize(
    "text",
    [
        f"Railway workers keep the line open in winter{REST}",
        f"The port is the last stop of the line{REST}",
        f"“We had waited for this,” she said of the line{REST}",
        f"Source material for the line came from the quarries{REST}",
        f"In the hills a second tunnel belongs to the line{REST}",
    ],
)
def test_a_paragraph_is_prose(text: str) -> None:
    assert is_prose(text)


@pytest.mark.parametrize(
    "text",
    [
        "Railway workers keep the line open.",
        f"Photo taken on May 3, 2024 shows the line{REST}",
        f"Read more: the line{REST}",
        f"Copyright © 2024 of the line{REST}",
        f"Abstract: The line{REST}",
        f"The line{REST} (Edited by Su Dan)",
        f"Sign up for our newsletter. It tells of the line{REST}",
        "Visitors look at a model of the train at the fair of machines and tools that opened in the"
        " new halls on the southern bank of the river in the morning (Xinhua/Su Dan)",
        f"Words of others on the line{REST} All rights reserved.",
        f"● The line{REST}",
        f"2024 was the first full year of the line{REST}",
    ],
)
def test_all_else_is_not(text: str) -> None:
    assert not is_prose(text)


def test_a_short_line_may_be_anything() -> None:
    text = f"{'The line of the towns was built in so many years ' * 3}{'o' * 20}"
    assert not is_prose(f"{text[:149]}.")
    assert is_prose(f"{text[:150]}.")


@pytest.mark.parametrize("opener", ["The", "In this", "Sources close to", "Follow the", "By"])
@pytest.mark.parametrize("end", ["", ' "It is ours," said Zou Jingyi.', " (Xinhua)"])
def test_prose_is_nothing_else(opener: str, end: str) -> None:
    text = f"{opener} towns along the line{REST}{end}"
    if is_prose(text):
        assert not is_noise(text)
        assert story_end(text) is None
        assert parse_source(text) is None
        assert split_editors(text) is None
        assert not is_solicitation(text)
        assert not opens_like_caption(text)
        assert not is_credit(text)
        assert not is_credit_below(text)
