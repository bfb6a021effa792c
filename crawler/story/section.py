"""The section: the breadcrumb that stands before the headline."""

import re
from collections.abc import Iterator, Sequence

from lxml.etree import _Element

from crawler.reading.blocks import Block, Kind
from crawler.reading.markup import read_element_text
from crawler.story.authors import is_author_link, marks_author
from crawler.text.cleaning import fold_space
from crawler.text.dates import find_printed_date
from crawler.text.outlets import is_host_name, is_outlet
from crawler.text.people import parse_byline
from crawler.text.places import is_place, is_region
from crawler.text.titles import same_words
from crawler.text.wordlists import read_words

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
_HAN = re.compile(r"[\u4e00-\u9fff]")
"""In a breadcrumb that opens with `English` it shows that this is a choice of languages."""
_TRAILING = re.compile(r"(?:text|content|article|details?|main body)", re.I)
_MARKS = " |｜·•,-–—"
_INLINE = read_words("a b em font i label small span strong")
_LONGEST_DATE = 60
_MOST_WORDS = 4
_LINKED = 0.9
_WHOLE, _MOST_LEVELS = frozenset({"a", "meta"}), 8
_CLASS_WORD = re.compile(r"[a-z]+")
_SECTION_MARKS = read_words("category channel column kicker rubric section topic")
_TOPICS = read_words(
    """
    africa america americas arts asia asia-pacific biz business china companies culture economy
    education energy entertainment environment europe finance green health industry
    lifestyle local markets metro middle-east nation national nature opinion pacific people
    politics property region regional science society sports tech technology trade travel viewpoint
    world
    """
)
"""Words of which one stands in the name of most sections."""
_BESIDE_TOPICS = read_words("& and features local news special")


def find_section(
    blocks: Sequence[Block], end: int, headline: str | None, site_title: re.Pattern[str]
) -> list[str]:
    """Return the breadcrumb before block `end`, from the root, without the headline.

    Forms: `Home>Latest` in one block; links side by side; one name a block under the root's; a
    name in an element of its own before the date; a topic alone right above. Names that stand
    on every page of the portal (`site_title`) are no section.
    """
    for index in range(end - 1, max(-1, end - 1 - _LOOK_BACK), -1):
        if name := _find_dated_name(blocks[index]):
            return [name]
        if find_printed_date(blocks[index].text):
            continue
        parts = _split_breadcrumb(blocks[index], site_title) or _collect_names(
            blocks, index, end, headline, site_title
        )
        if parts and (names := clean_names(parts, headline, site_title)):
            return names
    return _find_kicker(blocks, end)


def split_names(nodes: Sequence[_Element]) -> list[str]:
    """Return the names in elements that are known to hold a breadcrumb, from the root.

    Links, list items and what arrows part are names; without any of these, what slashes part.
    """
    pieces = [piece for node in nodes for piece in _list_pieces(node) if piece]
    parts = [part for piece in pieces for part in _ARROWS.split(piece)]
    if len(parts) == 1:
        parts = _SLASHES.split(parts[0])
    names = (_EDGES.sub("", _strip_location(part)) for part in parts)
    return list(dict.fromkeys(name for name in names if name and len(name) <= _LONGEST_NAME))


def _list_pieces(node: _Element, levels: int = _MOST_LEVELS) -> Iterator[str]:
    """Yield the texts of an element cut where its links and other elements begin and end."""
    if node.tag in _WHOLE or not len(node) or not levels:
        yield read_element_text(node)
        return
    yield fold_space(node.text or "")
    for child in node.iterchildren("*"):
        yield from _list_pieces(child, levels - 1)
        yield fold_space(child.tail or "")


def _strip_location(text: str) -> str:
    label = _LOCATION.match(text)
    return text[label.end() :] if label else text


def _split_breadcrumb(block: Block, site_title: re.Pattern[str]) -> list[str] | None:
    text = _strip_location(block.text)
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
        if is_headline or find_printed_date(block.text) or parse_byline(block.text):
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


def clean_names(
    parts: Sequence[str], headline: str | None, site_title: re.Pattern[str]
) -> list[str]:
    """Return the names of a breadcrumb without marks, the headline and names of the portal."""
    names = [name for part in parts if (name := _EDGES.sub("", part))]
    names = [name for name in names if not site_title.fullmatch(name)]
    if any(map(_HAN.search, names)) and _ROOT.fullmatch(names[0]):
        return []
    while names and (same_words(names[-1], headline or "") or _TRAILING.fullmatch(names[-1])):
        names.pop()
    return names


def _find_kicker(blocks: Sequence[Block], end: int) -> list[str]:
    """Return the topic right above the headline, where it stands alone and not in a menu."""
    kicker, above = (blocks[end - step] if end >= step else None for step in (1, 2))
    if kicker is None or kicker.kind not in (Kind.PARAGRAPH, Kind.HEADING) or kicker.region:
        return []
    words = kicker.text.casefold().replace(",", " ").split()
    if _TOPICS.isdisjoint(words) or not (_TOPICS | _BESIDE_TOPICS).issuperset(words):
        return []
    is_menu = above is not None and above.link_density > _LINKED and _share_parent(above, kicker)
    return [] if is_menu else [kicker.text]


def _share_parent(one: Block, other: Block) -> bool:
    return (
        one.place is not None
        and other.place is not None
        and one.place is not other.place
        and one.place.parent is other.place.parent
    )


def _find_dated_name(block: Block) -> str | None:
    """Return the section that a line above the headline names before its date.

    It is a link, or an element whose class or words say that it is one: a paper or an author may
    stand in the same place.
    """
    if block.place is None or len(block.text) > _LONGEST_NAME + _LONGEST_DATE:
        return None
    if "20" not in block.text and "19" not in block.text:
        return None
    first = next((child for child in block.place.node if isinstance(child.tag, str)), None)
    if first is None or first.tag not in _INLINE or (block.place.node.text or "").strip():
        return None
    name = fold_space("".join(map(str, first.itertext())))
    rest = block.text.removeprefix(name).strip(_MARKS)
    if not name or rest == block.text or find_printed_date(rest) is None:
        return None
    if is_outlet(name) or is_host_name(name) or parse_byline(name) or marks_author(first):
        return None
    return name if _is_section(first, name, block) else None


def _is_section(node: _Element, name: str, block: Block) -> bool:
    words = name.split()
    if not 0 < len(words) <= _MOST_WORDS or any(map(str.isdigit, name)):
        return False
    if any(link.text == name for link in block.links):
        return not any(is_author_link(link.href, node.get("rel") or "") for link in block.links)
    if not _SECTION_MARKS.isdisjoint(_CLASS_WORD.findall((node.get("class") or "").lower())):
        return True
    return is_place(name) or is_region(name) or not _TOPICS.isdisjoint(name.casefold().split())
