"""The same article in any layout gives the same record."""

from dataclasses import fields, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler import structure
from tests.layouts.articles import ARTICLES
from tests.layouts.expected import expected_record, find_differences
from tests.layouts.facts import ArticleFacts
from tests.layouts.layout import AXES, BASE, Layout, settle
from tests.layouts.page import encode_page
from tests.layouts.render import render_html
from tests.layouts.variants import vary_article

SINGLE_AXES = [(axis, value) for axis, values in AXES.items() for value in values[1:]]
LAYOUTS = st.builds(Layout, **{axis: st.sampled_from(values) for axis, values in AXES.items()})


def differences(article: ArticleFacts, layout: Layout) -> dict[str, tuple[object, object]]:
    layout = settle(layout, article)
    article = vary_article(article, layout)
    page = encode_page(render_html(article, layout), layout)
    return find_differences(expected_record(article, layout), structure(page, article.url))


def test_the_base_layout_takes_the_first_value_of_every_axis():
    assert {field.name for field in fields(Layout)} == set(AXES)
    assert {axis: values[0] for axis, values in AXES.items()} == vars(BASE)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)
def test_base_layout(article: ArticleFacts):
    assert differences(article, BASE) == {}


@pytest.mark.parametrize(("axis", "value"), SINGLE_AXES)
def test_one_axis_alone(axis: str, value: str):
    layout = replace(BASE, **{axis: value})
    wrong = {article.name: differences(article, layout) for article in ARTICLES}
    assert {name: found for name, found in wrong.items() if found} == {}


@settings(
    max_examples=150,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(article=st.sampled_from(ARTICLES), layout=LAYOUTS)
def test_any_layout(article: ArticleFacts, layout: Layout):
    assert differences(article, layout) == {}
