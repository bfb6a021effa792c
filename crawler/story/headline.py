"""The headline: the block on which headings, page titles and the date line agree."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import compress, islice

from crawler.reading.blocks import Block, Kind
from crawler.reading.place import Place
from crawler.text.labels import parse_source, story_end, strip_abstract_label
from crawler.text.noise import LONGEST_NOISE, is_noise
from crawler.text.people import parse_byline, parse_editors
from crawler.text.titles import MOST_PUNCTUATION, fold_words

_BREADCRUMB = re.compile(r"[^>»›]{2,60}(?:\s*(?:>+|»|›)\s*[^>»›]{2,60}){1,5}")
_LONGEST = 300
_LONG_PARAGRAPH = 80
_NEAR, _FARTHEST = 4, 40
_MOST_TEXT_SEEN = 4
_MARKS = frozenset("\"'“”‘’«»【[(（{<*#-–—.…·•&$€£¥@")


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline as a block of the page: its position, and what spoke for it.

    `place`: the element that holds it, None in plain text.
    """

    index: int
    text: str
    evidence: str
    place: Place | None = field(default=None, repr=False)


def find_headline(
    blocks: Sequence[Block],
    titles: Sequence[str],
    is_printed_date: Sequence[bool],
    site_title: re.Pattern[str],
) -> Headline | None:
    """Return the headline among the blocks of a page, or None where nothing speaks for one.

    `titles`: what the page's metadata say the title may be. `is_printed_date`: for each block,
    whether it is a date line. Lines that name the portal (`site_title`) are no headlines. A block
    is judged by its tag, by its agreement with the titles, by the date line that follows it, and
    against by being a link or coming after long paragraphs.
    """
    keys = set(map(fold_words, titles)) - {""}
    openers = _find_openers(titles)
    longest_title = max(map(len, titles), default=0) + MOST_PUNCTUATION
    best, best_score = None, 1.9
    text_seen = passed = 0
    distances: dict[int, int] = {}
    for index in compress(range(len(blocks)), is_printed_date):
        if _story_follows(blocks, index):
            _measure_distances(blocks, index, distances)
    for index, block in enumerate(blocks):
        text = block.text
        is_titled = len(text) <= longest_title and text[:1] in openers and fold_words(text) in keys
        if not (block.level or is_titled or index in distances):
            continue
        if not _may_be_headline(block, is_printed_date[index]):
            continue
        score, evidence = 0.0, []
        if block.level:
            score += max(0.5, 4 - block.level) + _borders_story(blocks, index, is_printed_date)
            score -= 2 * _heads_list(blocks, index)
            evidence.append(f"h{block.level}")
        if is_titled:
            score += 4
            evidence.append("page title")
        if index in distances:
            score += 3 - distances[index] / 2
            evidence.append("before the date line")
        else:
            if text_seen < _MOST_TEXT_SEEN:
                long = filter(_is_long, blocks[passed:index])
                text_seen += sum(1 for _ in islice(long, _MOST_TEXT_SEEN))
                passed = index
            score -= min(text_seen, _MOST_TEXT_SEEN) / (4 if is_titled else 2)
        if block.link_density > 0.9:
            score -= 3
        marked = bool(block.level) or is_titled
        if score > best_score and not _is_other_line(text, site_title, marked=marked):
            best, best_score = Headline(index, text, ", ".join(evidence), block.place), score
    return best


def _find_openers(titles: Sequence[str]) -> frozenset[str]:
    """Return the characters with which a block must begin to have the words of a title."""
    letters = {next(filter(str.isalnum, title), "") for title in titles}
    return frozenset(
        {char for letter in letters for char in (letter.lower(), letter.upper())} | _MARKS
    )


def _may_be_headline(block: Block, is_printed_date: bool) -> bool:
    return (
        0 < len(block.text) <= _LONGEST
        and not is_printed_date
        and block.region is None
        and block.kind is not Kind.CAPTION
    )


def _borders_story(blocks: Sequence[Block], index: int, is_printed_date: Sequence[bool]) -> float:
    """Return 1 for a heading right below a date line or right above a long paragraph, else 0."""
    above = next((at for at in range(index - 1, -1, -1) if blocks[at].text), None)
    below = next((block for block in blocks[index + 1 : index + 3] if block.text), None)
    is_below_date = above is not None and is_printed_date[above]
    return float(is_below_date or (below is not None and _is_long(below)))


def _heads_list(blocks: Sequence[Block], index: int) -> bool:
    """Tell whether a list of links follows right below, as below the heading of a box."""
    return any(
        block.kind is Kind.LINKS or (block.kind is Kind.ITEM and bool(block.links))
        for block in blocks[index + 1 : index + 2]
    )


def _is_long(block: Block) -> bool:
    return (
        len(block.text) > _LONG_PARAGRAPH
        and not block.level
        and block.link_density < 0.3
        and (len(block.text) > LONGEST_NOISE or not is_noise(block.text))
    )


def _is_other_line(text: str, site_title: re.Pattern[str], *, marked: bool) -> bool:
    """Tell whether a line is no headline by its words; of a marked one less is asked."""
    if site_title.fullmatch(text):
        return True
    if len(fold_words(text)) < 4 or story_end(text):
        return True
    return not marked and bool(
        _BREADCRUMB.fullmatch(text)
        or is_noise(text)
        or strip_abstract_label(text) is not None
        or parse_byline(text)
        or parse_source(text)
        or parse_editors(text)
    )


def _measure_distances(blocks: Sequence[Block], date: int, distances: dict[int, int]) -> None:
    """Note how far above a date line the blocks before it stand, 1 for right above, up to four.

    Bylines and source lines between the two do not count.
    """
    distance = 1
    for above in range(date - 1, max(-1, date - 1 - _FARTHEST), -1):
        text = blocks[above].text
        if distance > _NEAR:
            return
        distances[above] = min(distance, distances.get(above, distance))
        if len(text) > _LONGEST:
            return
        is_other = blocks[above].kind is Kind.LINKS or (
            text and not parse_byline(text) and not parse_source(text)
        )
        distance += bool(is_other)


def _story_follows(blocks: Sequence[Block], index: int) -> bool:
    """Tell whether a long paragraph, an abstract or a picture comes soon after a block."""
    seen = 0
    for at in range(index + 1, len(blocks)):
        block = blocks[at]
        if block.kind is Kind.IMAGE or strip_abstract_label(block.text) is not None:
            return True
        if len(block.text) > _LONG_PARAGRAPH and block.link_density < 0.3:
            return True
        seen += bool(block.text)
        if seen > _NEAR:
            return False
    return False
