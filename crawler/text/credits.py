"""Credits: the names at a caption's end that say whose picture it is.

All texts are single lines with white space folded.
"""

import re

from crawler.text.outlets import is_host_name, is_known_outlet, is_outlet

_LONGEST_CREDIT = 120


def split_credit(caption: str) -> tuple[str, str | None]:
    """Return a caption without its credit, and the credit, None where there is none.

    A credit stands at the caption's end, in brackets or bare, and comes without its brackets and
    without a leading slash: `Photo/VCG`, `Xinhua/Li Wei`, `VCG Photo`. Several credits at the end
    are joined by `; `. A bracket that is no credit (`(L)`, `[sic]`) stays. Bare credits are taken
    only after a full stop or a slash, and only where a known outlet or the word `Photo` makes them
    certain. A caption that is nothing but a credit gives `""`.
    """
    credits: list[str] = []
    rest = caption
    while found := _split_last(rest):
        rest, credit = found
        credits.insert(0, credit)
    return rest, "; ".join(credits) or None


def has_credit(text: str) -> bool:
    """Tell whether a text ends with a credit."""
    return _split_last(text) is not None


def _split_last(text: str) -> tuple[str, str] | None:
    unstopped = text.rstrip(" .")
    if unstopped[-1:] in (")", "）", "]", "】"):
        return _split_bracketed(unstopped, stop="." if len(unstopped) < len(text) else "")
    if len(text) <= _SHORT or _BARE_HINT.search(text, len(text) - _SHORT):
        return _split_bare(text)
    return None


def _split_bracketed(text: str, stop: str) -> tuple[str, str] | None:
    lowest = max(0, len(text) - _LONGEST_CREDIT)
    start = max(text.rfind(bracket, lowest) for bracket in "(（[【")
    if start < 0:
        return None
    before, credit = text[:start].rstrip(), text[start + 1 : -1].strip()
    if not _is_bracketed_credit(credit, square=text[start] in "[【") or _spells_out(before, credit):
        return None
    return before + (stop if before[-1:].isalnum() else ""), credit


_PICTURE = (
    r"(?:(?:file|screenshot|combo|handout|drone|aerial) )?"
    r"(?:photo|photograph|picture|pic|image|illustration|graphic|cartoon|video|screenshot"
    r"|screengrab|still|poster|infographic)s?"
)
_GIVEN = r"(?:by|courtesy|provided|credit|source|from|via|taken by|shot by|contributed|supplied)\b"
_PHOTO_CREDIT = re.compile(
    rf"{_PICTURE}(?: ?[/／:：|] ?\S| {_GIVEN})"
    r"|(?:provided|supplied|contributed|photographed|captured|drawn) (?:by|to|from) \S"
    r"|courtesy (?:of|to) \S|courtesy ?: ?\S|handout via \S"
    r"|(?:photo credits?|credits?|image source|photographer|图|摄影|图片) ?[/:：] ?\S",
    re.IGNORECASE,
)
_PICTURE_ALONE = re.compile(r"(?:File|Screenshot|Handout|Courtesy) [Pp]hotos?|Screenshot|Handout")
_TAKEN_BY = re.compile(r"[^()]{1,40}(?:摄|供图)")
_AROUND_OUTLET = re.compile(
    r"^(?:photos? (?:by|via|from) |for |by |handout via |[^/]* via )| photos?$", re.IGNORECASE
)


def _is_bracketed_credit(text: str, *, square: bool) -> bool:
    """Tell whether the text within brackets is a credit; square brackets need less."""
    if _PHOTO_CREDIT.match(text) or _PICTURE_ALONE.fullmatch(text) or _TAKEN_BY.fullmatch(text):
        return square or not text[:1].islower() or text.startswith(("photo", "provided", "court"))
    if square and is_outlet(_strip_around(text)):
        return True
    parts = text.replace("／", "/").split("/")
    if len(parts) > 1:
        return any(is_outlet(_strip_around(part)) for part in parts)
    first = re.split(r"[,:：]| for ", text, maxsplit=1)[0]
    return is_known_outlet(_strip_around(text)) or is_known_outlet(first.strip())


def _strip_around(part: str) -> str:
    """Return the outlet in a part of a credit: `Pixsell via Xinhua` and `AP Photo` name one."""
    return _AROUND_OUTLET.sub("", _AROUND_OUTLET.sub("", part.strip())).strip()


def _spells_out(before: str, credit: str) -> bool:
    """Tell whether a bracket only shortens the name before it: `China Central Television (CCTV)`."""
    if not _ACRONYM.fullmatch(credit):
        return False
    name = _CAPITALISED_RUN.search(before, max(0, len(before) - 80))
    if not name or name[0][0] != credit[0]:
        return False
    letters = iter(name[0].upper())
    return all(letter in letters for letter in credit)


_ACRONYM = re.compile(r"[A-Z]{2,6}")
_CAPITALISED_RUN = re.compile(r"[A-Z][\w-]*(?:[ -](?:of |the )?[A-Z][\w-]*)+$")
_BARE_HINT = re.compile(
    r"/|photos?\b|illustration|screenshot|provided to|china daily|[.!?] ?[A-Z][^.]{1,40}$",
    re.IGNORECASE,
)
_SHORT = 80
# A full stop after a single letter is an initial's.
_BARE_START = re.compile(
    r"(?<![ .][A-Z])[.!?][\"”’')）\]】]* ?(?=\S)|[ \"”’)\]】](?=/\S)| (?=Photos?(?: ?[:/]| by [A-Z]))"
)
_NAME_BEFORE_SLASH = re.compile(
    r"(?:(?<=[a-z])|(?<=\d)|(?<=[\"”’)])) (?=[A-Z][\w'’-]+ [A-Z][\w'’-]+ ?/)"
)
_PREPOSITION = re.compile(r"\b(?:a|an|and|at|by|for|from|in|near|of|on|or|the|to|with)$")
_PHOTO_LABEL = re.compile(
    r"(?:Photos?|Pictures?|Images?|Illustrations?|Screenshots?|PHOTOS?)"
    r"(?: ?[/:] ?| by | BY | from | via | courtesy of | courtesy: ?| provided (?:to|by) )(?:the )?"
    r"|(?:Photo )?[Pp]rovided to (?=China Daily)|PROVIDED TO (?=CHINA DAILY)"
)
_CAPITALISED_WORD = re.compile(
    r"(?:[A-ZÀ-Þ][\w'’+-]*|(?:[A-Z]\.)+|[\u4e00-\u9fff]+),?"
    r"|&|and|of|for|via|by|to|the|de|van|von|bin|al|Photo|photos?"
)


def _split_bare(text: str) -> tuple[str, str] | None:
    if len(text) <= _LONGEST_CREDIT and _is_bare_credit(text):
        return "", text.strip(" ./")
    lowest = max(0, len(text) - _LONGEST_CREDIT)
    for match in _BARE_START.finditer(text, lowest):
        credit = text[match.end() :]
        if _is_bare_credit(credit):
            return text[: match.end()].rstrip(), credit.strip(" ./")
    for match in _NAME_BEFORE_SLASH.finditer(text, lowest):
        before, credit = text[: match.start()], text[match.end() :]
        if _is_bare_credit(credit) and not _PREPOSITION.search(before[-8:]):
            return before, credit.strip(" .")
    return None


def _is_bare_credit(text: str) -> bool:
    """Tell whether a text without brackets is certainly a credit."""
    text = text.strip(" .")
    if label := _PHOTO_LABEL.match(text):
        return all(map(_is_capitalised, text[label.end() :].split("/")))
    parts = text.removeprefix("/").split("/")
    if not all(map(_is_capitalised, parts)):
        return False
    if text.startswith("/") or len(parts) > 1:
        return any(is_known_outlet(_strip_around(part)) for part in parts)
    name, for_, paper = text.partition(" for ")
    return is_known_outlet(paper if for_ else _strip_around(name))


def _is_capitalised(part: str) -> bool:
    """Tell whether a part of a credit is words with capitals only, as names and papers are."""
    part = part.strip()
    words = part.split()
    return is_known_outlet(part) or (
        0 < len(words) <= 8
        and all(_CAPITALISED_WORD.fullmatch(word) or is_host_name(word) for word in words)
    )
