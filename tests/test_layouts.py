"""The same article in any layout gives the same record."""

import random
from dataclasses import fields, replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.layouts.articles import ARTICLES
from tests.layouts.facts import ArticleFacts
from tests.layouts.layout import AXES, BASE, Layout
from tests.layouts.report import check_page, draw_body, draw_layout, reduce_layout

SINGLE_AXES = [(axis, value) for axis, values in AXES.items() for value in values[1:]]
CHANGES = st.lists(st.sampled_from(SINGLE_AXES), min_size=2, max_size=8).map(dict)


def test_the_base_layout_takes_the_first_value_of_every_axis():
    assert {field.name for field in fields(Layout)} == set(AXES)
    assert {axis: values[0] for axis, values in AXES.items()} == vars(BASE)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)
def test_base_layout(article: ArticleFacts):
    assert check_page(article, BASE).differences == {}


@pytest.mark.parametrize(("axis", "value"), SINGLE_AXES)
def test_one_axis_alone(axis: str, value: str):
    layout = replace(BASE, **{axis: value})
    changed = [one for one in ARTICLES if draw_body(one, layout) != draw_body(one, BASE)]
    assert changed, "the value changes no page"
    wrong = {article.name: check_page(article, layout).differences for article in changed}
    assert {name: found for name, found in wrong.items() if found} == {}


@settings(
    max_examples=150,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(article=st.sampled_from(ARTICLES), changes=CHANGES)
def test_several_axes_together(article: ArticleFacts, changes: dict[str, str]):
    outcome = check_page(article, replace(BASE, **changes))
    assert outcome.differences == {}, reduce_layout(outcome)


@pytest.mark.parametrize("number", range(8))
def test_pages_with_many_axes_changed(number: int):
    """The same pages everywhere; `tests.layouts.report` draws as many more as one likes."""
    chance = random.Random(number)
    for _ in range(20):
        outcome = check_page(chance.choice(ARTICLES), draw_layout(chance, 0.3))
        assert outcome.differences == {}, reduce_layout(outcome)
