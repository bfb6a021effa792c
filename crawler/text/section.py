"""The section: the breadcrumb that stands before the headline."""

import re
from collections.abc import Sequence

from crawler.text.blocks import Block, Kind
from crawler.text.dates import find_date_line
from crawler.text.headline import same_words
from crawler.text.people import parse_byline

_LOOK_BACK = 14
_LONGEST_NAME = 60
_MOST_PARTS = 6
_MOST_UNSEPARATED = 4
_LOCATION = re.compile(
    r"(?:you(?:r|'re| are)?\s+)?(?:current\s+|here\s*)?(?:location|position|here)\s*[:：]?\s*", re.I
)
_ARROWS = re.compile(r"\s*(?:>+|»|›|→|::|＞)\s*")
_SLASHES = re.compile(r"\s+[/|]\s+|\s*/\s*")
_EDGES = re.compile(r"^[\s>»›→/|＞:]+|[\s>»›→/|＞:]+$")
_ROOT = re.compile(r"home ?page|home|english|index|main page|front page", re.I)
_TRAILING = re.compile(r"(?:text|content|article|details?|main body)", re.I)


def find_section(
    blocks: Sequence[Block], end: int, headline: str | None, site_title: re.Pattern[str]
) -> list[str]:
    """Return the breadcrumb before block `end`, from the root, without the headline.

    Forms: `Home>Latest` in one block; links side by side; one name a block under the root's.
    Names that stand on every page of the portal (`site_title`) are no section.
    """
    for index in range(end - 1, max(-1, end - 1 - _LOOK_BACK), -1):
        if find_date_line(blocks[index].text):
            continue
        parts = _split_breadcrumb(blocks[index], site_title) or _collect_names(
            blocks, index, end, headline, site_title
        )
        if parts and (names := _clean(parts, headline, site_title)):
            return names
    return []


def _split_breadcrumb(block: Block, site_title: re.Pattern[str]) -> list[str] | None:
    text = _LOCATION.sub("", block.text, count=1) if _LOCATION.match(block.text) else block.text
    if not text or len(text) > _LONGEST_NAME * _MOST_PARTS:
        return None
    for separator, needs_root in ((_ARROWS, False), (_SLASHES, True)):
        if not separator.search(text):
            continue
        parts = [part for part in separator.split(_EDGES.sub("", text)) if part]
        rooted = bool(parts) and _is_root(parts[0], site_title)
        if rooted and len(parts) <= _MOST_PARTS:
            return parts
        if not needs_root and 2 <= len(parts) <= _MOST_PARTS and _are_names(parts):
            return parts
    names = [link.text for link in block.links]
    if len(names) > 1 and _is_root(names[0], site_title) and len(names) <= _MOST_UNSEPARATED:
        rest = text
        for name in names:
            rest = rest.replace(name, "", 1)
        return [*names, _EDGES.sub("", rest)]
    return None


def _collect_names(
    blocks: Sequence[Block],
    index: int,
    end: int,
    headline: str | None,
    site_title: re.Pattern[str],
) -> list[str] | None:
    """Return the names of a breadcrumb that has one block for each, from the root at `index`."""
    root = blocks[index]
    if root.level or not _is_root(_EDGES.sub("", root.text), site_title):
        return None
    trail: list[Block] = []
    for block in blocks[index:end]:
        if block.kind is Kind.LINKS:
            return None
        is_headline = same_words(block.text, headline or "")
        if is_headline or find_date_line(block.text) or parse_byline(block.text):
            break
        if _EDGES.sub("", block.text):
            trail.append(block)
    names = [_EDGES.sub("", block.text) for block in trail]
    if not _are_names(names) or len(names) > _MOST_UNSEPARATED:
        return None
    is_menu = len(names) > 3 and all(block.link_density > 0.9 for block in trail)
    return None if is_menu else names


def _is_root(name: str, site_title: re.Pattern[str]) -> bool:
    return bool(_ROOT.fullmatch(name) or site_title.fullmatch(name))


def _are_names(parts: Sequence[str]) -> bool:
    return all(len(part) <= _LONGEST_NAME and not part.endswith((".", "?", "!")) for part in parts)


def _clean(parts: Sequence[str], headline: str | None, site_title: re.Pattern[str]) -> list[str]:
    names = [name for part in parts if (name := _EDGES.sub("", part))]
    names = [name for name in names if not site_title.fullmatch(name)]
    while names and (same_words(names[-1], headline or "") or _TRAILING.fullmatch(names[-1])):
        names.pop()
    return names
