"""Who wrote and who edited a story: bylines and editors' lines.

All texts are single lines with white space folded.
"""

import re
from dataclasses import dataclass

from crawler.text.memory import remember
from crawler.text.names import is_name, ordinary_name
from crawler.text.outlets import is_known_outlet, is_outlet
from crawler.text.places import is_region


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline says.

    `authors`: names in printed order and ordinary capitals, without places and papers.
    `source`: the paper, agency or site that the line names as the story's origin, or None.
    """

    authors: tuple[str, ...]
    source: str | None


_LONGEST_LINE = 300
_BY = re.compile(r"by(?: ?: ?| )(?=\S)", re.IGNORECASE)
_DATE_TAIL = re.compile(
    r" ?\b(?:Updated|Published|Publish time|\d{1,2}:\d\d|\d{4}[-/]\d{1,2}[-/]\d{1,2}"
    r"|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? ?\d{1,2}, ?\d{4})\b"
)
_BRACKETED = re.compile(r" ?[(（\[] ?([^()（）\[\]]*?) ?[)）\]]")
# `( China Daily )`; some renditions lose the opening bracket.
_CLOSED_EARLY = re.compile(r"[(（]?[^()（）|]{2,60}[)）]")
# Papers and sites have names of several words, or with a dot.
_BARE_AGENCY = re.compile(r"[(（]?\s?(?:[^\s.]+|[^.]+ Agency)\s?[)）]")
_ROLE = (
    r"(?:(?:GT|Global Times|Xinhua|China Daily|CGTN|People's Daily|our|the|special|chief|senior)"
    r"(?:'s)? )*"
    r"(?:staff )?(?:writer|reporter|correspondent|commentator|contributor|editor)s?"
)
_ROLE_ALONE = re.compile(_ROLE, re.IGNORECASE)
_ROLE_BEFORE_NAMES = re.compile(rf"{_ROLE}(?: ?[:,])? (?!in |and |at )", re.IGNORECASE)
_NAME_BREAK = re.compile(r" ?[,，、;；/] ?(?:and |& ?)?| and | & ", re.IGNORECASE)
_PLACE = re.compile(r" (?:in|at|from) ")
_FOR_OUTLET = re.compile(r" ?\bfor (?=\S)", re.IGNORECASE)


@remember
def parse_byline(text: str) -> Byline | None:
    """Return what a line that is wholly a byline says, or None if it is none.

    `By A in X and B in Y`, `By A, B (China Daily)`, `By A | China Daily | Updated: …`,
    `( China Daily )`, `Xinhua | Updated: …`. A source is given where the paper stands in
    brackets, behind a bar or after the names; `By Xinhua writers A, B` names none. An agency alone
    in brackets, without a date, is a credit or a sign-off and no byline: `(Xinhua)`.
    """
    if len(text) > _LONGEST_LINE:
        return None
    by = _BY.match(text) if text[:1] in ("B", "b") else None
    if not by and "|" not in text and not _is_bracketed_paper(text):
        return None
    line = text[by.end() :] if by else text
    if date := _DATE_TAIL.search(line):
        line = line[: date.start()]
    line, *parts = (part.strip() for part in line.split("|"))
    sources = [part for part in parts if part]
    sources += [inner for inner in _BRACKETED.findall(line) if is_outlet(inner)]
    line = _BRACKETED.sub(" ", line).strip(" .")
    if not by:
        return _parse_source_alone(line, sources)
    if not all(map(is_outlet, sources)):
        return None
    authors = _parse_authors(line, sources)
    if authors is None:
        return None
    return Byline(tuple(authors), ", ".join(dict.fromkeys(sources)) or None)


def _is_bracketed_paper(text: str) -> bool:
    """Tell whether a line is brackets that may name its paper: `(Xinhua)` does only with a date."""
    return (
        (")" in text or "）" in text)
        and _CLOSED_EARLY.match(text) is not None
        and not _BARE_AGENCY.fullmatch(text)
    )


def _parse_source_alone(line: str, sources: list[str]) -> Byline | None:
    line = line.rstrip(" )）")
    if is_known_outlet(line) or (line and not sources and is_outlet(line)):
        sources = [line, *sources]
    elif line:
        return None
    return Byline((), sources[0]) if len(sources) == 1 and is_outlet(sources[0]) else None


def _parse_authors(line: str, sources: list[str]) -> list[str] | None:
    """Return the names of a byline without its `By`; papers among them go to `sources`."""
    if is_known_outlet(line):
        sources.append(line)
        return []
    line = _ROLE_BEFORE_NAMES.sub("", line, count=1)
    authors: list[str] = []
    at_place = False
    for piece in _NAME_BREAK.split(line):
        if at_place and _qualifies_place(piece):
            continue
        name, *place = _PLACE.split(piece, maxsplit=1)
        at_place = bool(place)
        name, *paper = _FOR_OUTLET.split(name, maxsplit=1)
        if is_outlet(name):
            sources.append(name)
            continue
        sources += paper
        if name:
            authors.append(name)
    roles = list(filter(_ROLE_ALONE.fullmatch, authors))
    names = [name for name in authors if name not in roles]
    if not authors or not all(map(is_name, names)):
        return None
    if not sources and not roles and all(" " not in name and name.isascii() for name in names):
        return None
    return [name if name in roles else ordinary_name(name) for name in authors]


def _qualifies_place(piece: str) -> bool:
    """Tell whether a word after `in CITY,` is still the place: `Hubei`, `New Zealand`, `D.C.`."""
    return (" " not in piece and piece.isascii()) or is_region(piece)


_EDITOR_LABEL = (
    r"(?:(?:web|copy|chief|managing|executive|responsible|duty|online|senior|photo|video) )?"
    r"editors?\s{0,4}[:：] ?"
    r"|edited by ?:? |(?:责任编辑|责编|编辑|编辑者) ?[:：] ?"
)
_EDITORS_LINE = re.compile(
    rf"[(（\[【]? ?(?P<label>{_EDITOR_LABEL})(?P<names>.*)", re.IGNORECASE | re.DOTALL
)
# The placeholder stands where Cloudflare hides an address.
_MAIL = re.compile(
    r"[(<]?(?:\[?email[ \xa0]protected\]?"
    r"|[^\s,;，；()<>\[\]:]{1,80}@[^\s,;，；()<>\[\]]{1,80})[)>]?"
)
_OTHER_HANDS = re.compile(
    r",? ?\b(?:with|translated by|proofread by|reviewed by|written by|compiled by|designed by"
    r"|reporters? ?:|writers? ?:|translators? ?:)(?: .*|$)",
    re.IGNORECASE,
)
_HAN = re.compile(r"[\u4e00-\u9fff]{2,4}(?: [\u4e00-\u9fff]{2,4})*")


def parse_editors(text: str) -> list[str] | None:
    """Return the names of a line that is wholly an editors' line, or None if it is none.

    `(Edited by A with Xinhua Silk Road, mail)`, `Editor: huaxia`, `(Web editor: A, B)`,
    `【责任编辑：王晓 李明】`. Mail addresses and papers are no names. A name in small letters
    (`huaxia`) is kept so after a colon; after `Edited by` it makes the text a sentence.
    """
    if len(text) > _LONGEST_LINE or ("dit" not in text[:60].casefold() and "编" not in text[:10]):
        return None
    match = _EDITORS_LINE.match(text)
    if not match:
        return None
    after_colon = match["label"].rstrip()[-1:] in ":："
    line = _MAIL.sub(" ", match["names"])
    line = _OTHER_HANDS.sub("", line)
    names = [name for piece in _NAME_BREAK.split(line) if (name := piece.strip(" .()（）[]【】"))]
    names = [name for name in names if not is_outlet(name)]
    names = [part for name in names for part in (name.split() if _HAN.fullmatch(name) else [name])]
    if not names or not all(
        is_name(name) or (after_colon and name.isalpha() and len(names) == 1) for name in names
    ):
        return None
    return [ordinary_name(name) for name in names]


_GLUED_EDITORS = re.compile(
    rf"[(（\[【] ?(?:{_EDITOR_LABEL})|(?<=[.!?\"”’)■] )(?:{_EDITOR_LABEL})", re.I
)
_LONGEST_TAIL = 250
_STORY_ENDS = (".", "!", "?", '"', "”", "’", "'", ")", "…", "■", "Enditem", "Enditem/")


def split_editors(paragraph: str) -> tuple[str, str] | None:
    """Split an editors' line off the end of a paragraph: (story, editors' line), or None.

    The line may be glued to the story without a blank, and without brackets after a full stop.
    None where the paragraph is nothing but the line, where text follows it, and where it stands
    within a sentence or a quotation.
    """
    tail = paragraph[-_LONGEST_TAIL:]
    if ":" not in tail and "：" not in tail:
        last = tail[tail.rfind(" ") + 1 :].rstrip(".")
        if last.isalpha() and last.islower():
            return None
    if "dit" not in tail and "DIT" not in tail and "编" not in tail:
        return None
    tail_start = len(paragraph) - len(tail)
    for match in _GLUED_EDITORS.finditer(tail):
        story, line = paragraph[: tail_start + match.start()].rstrip(), tail[match.start() :]
        if (
            story.endswith(_STORY_ENDS)
            and not story.endswith((" '", ' "', "“", "‘"))
            and story.count('"') % 2 == 0
            and story.count("“") <= story.count("”")
            and _closes_itself(line)
            and parse_editors(line) is not None
        ):
            return story, line
    return None


def _closes_itself(line: str) -> bool:
    """Tell whether nothing follows the bracket that closes the line, if one opens it."""
    if line[0] not in "(（[【":
        return True
    return line.rstrip(" .")[-1:] in ")）]】"
