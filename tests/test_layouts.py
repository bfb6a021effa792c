"""The same article in any layout gives the same record."""

from dataclasses import fields, replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.layouts.articles import ARTICLES
from tests.layouts.facts import ArticleFacts
from tests.layouts.layout import AXES, BASE, Layout
from tests.layouts.report import check_page, draw_body, reduce_layout

SINGLE_AXES = [(axis, value) for axis, values in AXES.items() for value in values[1:]]
LAYOUTS = st.builds(Layout, **{axis: st.sampled_from(values) for axis, values in AXES.items()})


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
@given(article=st.sampled_from(ARTICLES), layout=LAYOUTS)
def test_any_layout(article: ArticleFacts, layout: Layout):
    outcome = check_page(article, layout)
    assert outcome.differences == {}, reduce_layout(outcome)
