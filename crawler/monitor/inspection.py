"""One page field by field: what it says, what gave it, what was left out, and why."""

import json
import textwrap
from collections.abc import Iterator, Mapping, Sequence

from crawler.errors import PageError
from crawler.items import PUBLISHER_FIELDS, Article, Reject
from crawler.monitor.summary import WIDTH
from crawler.monitor.text import escape_controls
from crawler.pages.base import ArticlePage
from crawler.structuring import normalise_dates, open_page, read_draft, validate

_INDENT = " " * 15


def inspect_page(
    page_class: type[ArticlePage], body: bytes, url: str, content_type: str | None = None
) -> tuple[Article | Reject, str]:
    """Return what a page gives, and a text that shows how; see structure() for the arguments."""
    draft = read_draft(page_class, body, url, content_type=content_type)
    item = validate(normalise_dates(draft, page_class.portal))
    try:
        page = open_page(page_class, body, url, content_type) if body.strip() else None
        if page:
            page.read()
    except PageError:
        page = None
    return item, escape_controls("\n".join(_render(item, page)))


def _render(item: Article | Reject, page: ArticlePage | None) -> Iterator[str]:
    yield item.url
    is_record = isinstance(item, Article)
    yield from _label("verdict", "a valid record" if is_record else "no record")
    if isinstance(item, Reject):
        for reason in item.reasons:
            field = f"{reason.field}: " if reason.field else ""
            yield from _label(reason.code, f"{field}{reason.message}")
    fields = item.model_dump(mode="json") if isinstance(item, Article) else item.record or {}
    for name in (*PUBLISHER_FIELDS, "same_as"):
        yield from _render_field(name, fields.get(name), item, page)
    for unmatched in page.unmatched if page else ():
        yield from _label("unmatched", f"{unmatched.part}: {unmatched.why}")
    for cut in page.cuts if page else ():
        yield from _label("cut", f"{cut.why}: {cut.text}")


def _render_field(
    name: str, value: object, item: Article | Reject, page: ArticlePage | None
) -> Iterator[str]:
    evidence = page.evidence.get(name) if page else None
    tier = getattr(item.extraction, name, None) if isinstance(item, Article) else None
    if tier == "url" and (evidence is None or evidence.tier != "url"):
        origin = "[url] the date in the address"
    else:
        origin = f"[{evidence.tier}] {evidence.how}" if evidence else ""
    if isinstance(value, str) and not origin:
        yield from _label(name, value)
        return
    yield from _label(name, origin if value else "-")
    for text in _show_value(value):
        yield from _wrap(text, _INDENT)


def _show_value(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield "; ".join(
            f"{key} {json.dumps(part, ensure_ascii=False)}" for key, part in value.items()
        )
    elif isinstance(value, Sequence):
        for number, part in enumerate(value, start=1):
            yield f"{number}. {' '.join(_show_value(part))}"


def _label(name: str, text: str) -> Iterator[str]:
    lines = list(_wrap(text, _INDENT)) or [""]
    yield f"{name:<{len(_INDENT)}}{lines[0].lstrip()}".rstrip()
    yield from lines[1:]


def _wrap(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        escape_controls(" ".join(text.split())),
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
