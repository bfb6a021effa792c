"""Pages of an article in a layout."""

from collections.abc import Iterator

from tests.layouts.closing import make_closing
from tests.layouts.facts import ArticleFacts
from tests.layouts.layout import Layout
from tests.layouts.markup import Node, flatten, tag
from tests.layouts.messy_around import make_above, make_below
from tests.layouts.messy_head import arrange_head, make_lead_in
from tests.layouts.noise import make_after, make_before, make_side_column
from tests.layouts.opening import (
    make_breadcrumb,
    make_date_lines,
    make_headline,
    make_headline_copy,
)
from tests.layouts.page import make_head, wrap_article, write_page
from tests.layouts.pictures import make_furniture
from tests.layouts.story import make_story


def render_html(article: ArticleFacts, layout: Layout) -> str:
    """Return the page of the article in the layout, to be encoded as `layout.encoding` says."""
    content = wrap_article(
        [*_make_top(article, layout)],
        [*make_story(article, layout), *make_closing(article, layout)],
        layout,
        lambda: make_side_column(article),
    )
    body = [
        make_above(article, layout),
        make_headline_copy(article, layout),
        make_before(article, layout),
        content,
        make_below(article, layout),
        make_after(article, layout),
    ]
    return write_page(make_head(article, layout), body, layout)


def _make_top(article: ArticleFacts, layout: Layout) -> Iterator[Node]:
    furniture = make_furniture(layout)
    headline = make_headline(article, layout)
    dates = make_date_lines(article, layout)
    yield from flatten(furniture["top"])
    yield from flatten(make_breadcrumb(article, layout))
    yield from flatten(arrange_head(article, layout, headline, dates))
    if layout.headline_copy == "mobile_seen":
        info = tag("div", dates, class_="info")
        yield tag("div", tag("h1", article.headline), info, class_="mheader domMobile")
    if layout.editors == "label_above" and article.editors_raw:
        yield tag("p", article.editors_raw)
    yield from flatten(furniture["tools"])
    yield from flatten(make_lead_in(article, layout))
