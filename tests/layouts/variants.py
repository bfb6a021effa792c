"""The same facts printed another way: dates, labels and apostrophes of another kind."""

import datetime as dt
from dataclasses import fields, is_dataclass, replace
from functools import partial
from typing import Any

from tests.layouts.facts import ArticleFacts, Block, Picture, Quote
from tests.layouts.layout import Layout
from tests.layouts.messy_stamps import STAMPS, follow_day, print_stamp
from tests.layouts.wording import PULL_SOURCES, pick

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
SHORT_MONTHS = (
    "Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.",
    "Dec.",
)  # fmt: skip
CREDITS = {
    "via": ("Ivo Marek/Pixsell via Xinhua", "({})"),
    "agency": ("Xinhua", "({})"),
    "photo_colon": ("Photo: China News Service/Qin Luo", "({})"),
    "courtesy": ("Photo courtesy of Boshan Glass Museum", "({})"),
    "bare": ("Qin Luo / China Daily", "{}"),
    "slash": ("Reuters Photo", "/{}"),
    "copyright_sign": ("© Ivo Marek", "{}"),
    "credit_label": ("Credit: AFP/Getty Images", "{}"),
    "pipes": ("Qin Luo | Moment | Getty Images", "{}"),
    "photograph": ("Photograph: Qin Luo/Reuters", "{}"),
    "picture": ("Picture: PA", "({})"),
    "image": ("Image: Anadolu via Getty Images", "({})"),
    "copyright": ("Copyright AP Photo", "{}"),
}
"""Credits and how each is printed behind its caption."""

DATE_LABELS = {
    "publish_time": "Publish time: ",
    "date": "Date: ",
    "last_updated": "Last updated: ",
}


def vary_article(article: ArticleFacts, layout: Layout) -> ArticleFacts:
    """Return the article as the layout prints its dates, labels, editors and apostrophes."""
    if layout.date_format != "printed":
        article = replace(article, published_raw=print_date(article.published, layout.date_format))
    if layout.stamp in STAMPS:
        label = "" if layout.stamp == "posted" else article.date_label
        printed = print_stamp(article.published, layout.stamp)
        article = replace(article, published_raw=printed, date_label=label)
    if layout.stamp == "read_time":
        article = replace(article, published_raw=f"{article.published_raw} • 4 min read")
    if layout.stamp == "updated_apart":
        article = replace(article, modified=follow_day(article.published))
    if layout.quote_footer != "none":
        article = replace(article, flow=tuple(map(partial(_name_source, article), article.flow)))
    if layout.date_label != "printed":
        article = replace(article, date_label=DATE_LABELS[layout.date_label])
    if layout.editors.startswith("label") and article.editors:
        article = replace(article, editors_raw=f"Editor: {', '.join(article.editors)}")
    if layout.credit_form != "printed":
        article = _credit_otherwise(article, layout.credit_form)
    if layout.credit_print != "printed":
        article = _credit_otherwise(article, layout.credit_print)
    if layout.source == "end" and article.source:
        article = replace(article, source_label="Source: ")
    return _curl(article) if layout.apostrophe == "curly" else article


def _name_source(article: ArticleFacts, block: Block) -> Block:
    """Return a block as it is, or a quote with who is named below it."""
    if not isinstance(block, Quote):
        return block
    return replace(block, source=pick(article, PULL_SOURCES))


def _credit_otherwise(article: ArticleFacts, form: str) -> ArticleFacts:
    """Return the article with every credit that it has in another of the printed forms."""
    credit, printed = CREDITS[form]
    flow = []
    for block in article.flow:
        if isinstance(block, Picture) and block.credit and block.caption:
            caption = block.caption
            if printed in {"{}", "/{}"} and not caption.endswith("."):
                caption += "."
            block = replace(block, caption=caption, credit=credit, credit_form=printed)
        flow.append(block)
    return replace(article, flow=tuple(flow))


def print_date(published: str, date_format: str) -> str:
    """Return an ISO date, or date and time, as the portals print it."""
    day = dt.date.fromisoformat(published[:10])
    clock = f" {published[11:16]}" if len(published) > 10 else ""
    month, short = MONTHS[day.month - 1], SHORT_MONTHS[day.month - 1]
    match date_format:
        case "iso":
            return f"{day.isoformat()}{clock}"
        case "short_month":
            return f"{short} {day.day}, {day.year}{clock}"
        case "day_first":
            return f"{day.day} {month} {day.year}{clock}"
        case "slashes":
            return f"{day.year}/{day.month}/{day.day}{clock}"
        case "weekday":
            return f"{day:%A}, {month} {day.day}, {day.year}{clock}"
    raise ValueError(date_format)


def _curl(value: Any) -> Any:
    """Return the value with curly apostrophes, but for a place, which a record writes straight."""
    if isinstance(value, str):
        return value.replace("'", "’")
    if isinstance(value, tuple):
        return tuple(_curl(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            field.name: _curl(getattr(value, field.name))
            for field in fields(value)
            if field.name != "place"
        }
        return replace(value, **changed)
    return value
