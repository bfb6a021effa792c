"""Dates as news pages of any site print them, and what stands beside them."""

import datetime as dt

from tests.layouts.facts import ArticleFacts
from tests.layouts.layout import Layout
from tests.layouts.markup import Node, Nodes, tag

STAMPS = {"ordinal", "bullet", "comma_clock", "posted"}
"""Stamps that print the article's date in a form of their own."""


def print_stamp(published: str, form: str) -> str:
    """Return an ISO date, or date and time, in the form; without a clock where none is known."""
    day = dt.date.fromisoformat(published[:10])
    clock = _print_clock(published)
    match form:
        case "ordinal":
            at = f" at {clock.lower().replace('am', 'a.m.').replace('pm', 'p.m.')}" if clock else ""
            return f"{day:%A}, {day:%B} {_count(day.day)}, {day.year}{at}"
        case "bullet":
            small = f" • {clock.lower().replace(' ', '')}" if clock else ""
            return f"{day.day} {day:%B} {day.year}{small}"
        case "comma_clock":
            return f"{day:%b} {day.day}, {day.year}" + (f", {clock}" if clock else "")
        case "posted":
            return (
                f"Posted: {day:%a} "
                + (f"{clock}, " if clock else "")
                + f"{day:%b} {day.day}, {day.year}"
            )
    raise ValueError(form)


def follow_day(published: str) -> str:
    """Return the day after an ISO date."""
    return (dt.date.fromisoformat(published[:10]) + dt.timedelta(days=1)).isoformat()


def _print_day(iso: str) -> str:
    day = dt.date.fromisoformat(iso)
    return f"{day:%B} {day.day}, {day.year}"


def _print_clock(published: str) -> str:
    """Return the time of day as `7:45 AM`, empty where only the day is known."""
    if len(published) == 10:
        return ""
    hour, minute = int(published[11:13]), published[14:16]
    return f"{(hour - 1) % 12 + 1}:{minute} {'AM' if hour < 12 else 'PM'}"


def _count(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number in (11, 12, 13) else ending}"


def make_stamp_below(article: ArticleFacts, layout: Layout) -> Node | None:
    """Return the date as the page prints it once more below the story."""
    if layout.stamp != "again_below":
        return None
    return tag("div", f"Published {article.published_raw}", class_="footer-date")


def make_stamp(article: ArticleFacts, layout: Layout, dates: Nodes) -> Nodes:
    """Return the date lines with what the page prints beside them, or in their place."""
    match layout.stamp:
        case "updated_ago":
            return [dates, tag("div", tag("span", "Last updated 21 hours ago"))]
        case "updated_apart":
            return [dates, tag("div", f"Updated {_print_day(article.modified or '')}")]
        case "comment_count":
            return [dates, tag("a", "14", href="#comments"), tag("span", "4 min")]
        case "only_ago":
            source = article.source and tag("div", article.source_label + article.source)
            return [source, tag("div", tag("time", "3 hours ago", datetime=article.published))]
    return dates
