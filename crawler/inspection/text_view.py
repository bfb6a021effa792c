"""One page field by field: what it says, what gave it, what was left out, and why."""

import json
import textwrap
from collections.abc import Iterator, Mapping, Sequence

from crawler.inspection.inspected import Inspection
from crawler.items import Reject
from crawler.monitor.summary import WIDTH
from crawler.monitor.text import escape_controls
from crawler.pages.template import Evidence

_INDENT = " " * 15


def render_text(inspection: Inspection) -> str:
    """Return what a page gives, and how, as lines for a terminal."""
    return escape_controls("\n".join(_render(inspection)))


def _render(inspection: Inspection) -> Iterator[str]:
    item = inspection.item
    yield item.url
    yield from _label("verdict", "a valid record" if inspection.is_record else "no record")
    if isinstance(item, Reject):
        for reason in item.reasons:
            field = f"{reason.field}: " if reason.field else ""
            yield from _label(reason.code, f"{field}{reason.message}")
    for name, value in inspection.values.items():
        yield from _render_field(name, value, inspection.find_evidence(name))
    for unmatched in inspection.unmatched:
        yield from _label("unmatched", f"{unmatched.part}: {unmatched.why}")
    for cut in inspection.cuts:
        yield from _label("cut", f"{cut.why}: {cut.text}")


def _render_field(name: str, value: object, evidence: Evidence | None) -> Iterator[str]:
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
