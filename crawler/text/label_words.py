"""The words that label facts: `Source:`, `Web editor:`, `By`; where they stand on a line.

All texts are single lines with white space folded.
"""

import re
from itertools import pairwise

from crawler.text.bylines import parse_names
from crawler.text.memory import remember
from crawler.text.wordlists import read_names

_EDITOR = (
    r"(?:(?:web|copy|chief|managing|executive|responsible|duty|online|senior|photo|video) )?"
    r"editors?"
)
_DATE = (
    r"(?:last )?updated(?: on)?|(?:first )?published(?: on)?|publish(?:ed)? (?:time|date|on)"
    r"|released? (?:time|date|on)|posted(?: on)?|pub(?:lication)? date|time|date"
)
_AUTHOR = r"authors?|author\(s\)|author of the article|writers?|reporters?"
_BY = r"(?:(?:written|words|story|report|article|posted) )?by"
_KEYWORDS = r"key ?-?words?|tags?"
_LABEL = re.compile(
    rf"(?:abstract|(?:from )?sources?|source\(s\)|{_EDITOR}|edited by|{_KEYWORDS}|{_AUTHOR}|{_DATE}"
    r"|来源|关键词|关键字|责任编辑|责编|编辑|作者)\s*(?P<colon>[:：])?",
    re.IGNORECASE,
)
_BY_LABEL = re.compile(rf"{_BY}\s*[:：]?", re.IGNORECASE)
_KEYWORD_LABEL = re.compile(rf"(?:{_KEYWORDS}|关键词|关键字)\s*[:：]?", re.IGNORECASE)
_INSIDE = re.compile(
    r"(?<![\w-])(?:(?:From )?Sources?|Source\(s\)|SOURCES?|(?:(?:Web|WEB|Copy|Chief|Managing"
    r"|Responsible|Duty|Online|Senior|Photo|Video) )?(?:Editors?|EDITORS?|editors?)"
    r"|Key ?-?[Ww]ords?|KEY ?WORDS?|Tags?|TAGS?|Authors?|AUTHORS?|Author\(s\)|Writers?|Reporters?"
    r"|Published|PUBLISHED|Updated|UPDATED|Publish(?:ed)? [Tt]ime|Time|Date"
    r"|来源|关键词|责任编辑|责编|编辑|作者) ?[:：]"
)
_LONGEST_LABEL = 24
_LONGEST_LINE = 300
_HEADLESS = frozenset({"abstract", "keyword", "keywords", "key words"})
_HEADS = read_names(
    """
    abstract, author, authors, by, date, editor, editors, edited by, key words, keyword, keywords,
    publication date, publish time, published, published on, reporter, source, sources, tag, tags,
    time, updated, web editor, writer, written by
    """
)
_EDGES = " |｜,;·•/"


@remember
def is_label(text: str) -> bool:
    """Tell whether a text is a bare label, such as `Source:`, whose value is elsewhere."""
    if len(text) > _LONGEST_LABEL:
        return False
    match = _LABEL.fullmatch(text)
    return bool(match and (match["colon"] or text.lower() in _HEADLESS))


def holds_label(text: str) -> bool:
    """Tell whether a label with a colon stands anywhere on a line."""
    return (":" in text or "：" in text) and _INSIDE.search(text) is not None


def is_head(text: str) -> bool:
    """Tell whether a text is a label where its mark-up sets labels off: no colon is needed."""
    return len(text) <= _LONGEST_LABEL and text.rstrip(" :：").casefold() in _HEADS


def is_by(text: str) -> bool:
    """Tell whether a text is `By` or the like alone, so that names may follow."""
    return len(text) <= _LONGEST_LABEL and _BY_LABEL.fullmatch(text) is not None


def labels_keywords(text: str) -> bool:
    """Tell whether a text is a label of keywords."""
    return len(text) <= _LONGEST_LABEL and _KEYWORD_LABEL.fullmatch(text) is not None


def join_label(label: str, value: str) -> str:
    """Return label and value as one line; `By` takes no colon."""
    label = label.rstrip(" :：")
    return f"{label} {value}" if is_by(label) else f"{label}: {value}"


def names_value(label: str, value: str) -> bool:
    """Tell whether a value fits a label: behind `By` only names do."""
    return not is_by(label) or parse_names(value) is not None


def split_at_labels(text: str) -> list[str]:
    """Return the parts of a line that has several labels: `Source: Xinhua Editor: Su Dan`.

    A line of fewer labels is one part.
    """
    if len(text) > _LONGEST_LINE or text.count(":") + text.count("：") < 2:
        return [text]
    starts = [found.start() for found in _INSIDE.finditer(text)]
    if len(starts) + (not starts or starts[0] > 0) < 2:
        return [text]
    cuts = [0, *(start for start in starts if start > 0), len(text)]
    parts = [text[start:end].strip(_EDGES) for start, end in pairwise(cuts)]
    return [part for part in parts if part]
