"""Credits: the names at a caption's end that say whose picture it is.

All texts are single lines with white space folded.
"""

import re

from crawler.text.memory import remember
from crawler.text.outlets import ends_like_outlet, is_host_name, is_known_outlet, is_outlet
from crawler.text.wordlists import read_words

_LONGEST_CREDIT = 120
_BARE_TAIL = 80
_MOST_CREDITS = 8


@remember
def split_credit(caption: str) -> tuple[str, str | None]:
    """Return a caption without its credit, and the credit, None where there is none.

    A credit stands at the caption's end, in brackets or bare, and comes without its brackets and
    without a leading slash: `Photo/VCG`, `Xinhua/Li Wei`, `VCG Photo`. Several credits at the end
    are joined by `; `. A bracket that is no credit (`(L)`, `[sic]`) stays. Bare credits are taken
    only after a full stop or a slash, and only where a known outlet or the word `Photo` makes them
    certain. A caption that is nothing but a credit gives `""`.
    """
    found = _split_last(caption)
    if found is None:
        return caption, None
    rest, credit = found
    credits = [credit]
    while len(credits) < _MOST_CREDITS and (found := _split_last(rest)):
        rest, credit = found
        credits.append(credit)
    return rest, "; ".join(reversed(credits))


def is_credit(text: str) -> bool:
    """Tell whether a text is nothing but a credit."""
    if len(text) > 2 * _LONGEST_CREDIT:
        return False
    caption, credit = split_credit(text)
    return not caption and credit is not None


@remember
def has_credit(text: str) -> bool:
    """Tell whether a text ends with a credit."""
    return _split_last(text) is not None


def _split_last(text: str) -> tuple[str, str] | None:
    tail = text[-_BARE_TAIL:].rstrip(" .")
    last = tail[tail.rfind(" ") + 1 :]
    if last.isalpha() and last.islower() and "hoto" not in tail:
        return None
    if tail.endswith((")", "）", "]", "】")):
        unstopped = text.rstrip(" .")
        return _split_bracketed(unstopped, stop="." if len(unstopped) < len(text) else "")
    return _split_bare(text) if ends_like_outlet(last) or _holds_sign(tail) else None


def _holds_sign(tail: str) -> bool:
    """Tell whether a text's end holds what bare credits hold where they name no known outlet."""
    return (
        "/" in tail
        or "hoto" in tail
        or "HOTO" in tail
        or "llustration" in tail
        or "creenshot" in tail
    )


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
_AFTER_OUTLET = re.compile(r"[,:：]| for ")


def _is_bracketed_credit(text: str, *, square: bool) -> bool:
    """Tell whether the text within brackets is a credit; square brackets need less."""
    if _PHOTO_CREDIT.match(text) or _PICTURE_ALONE.fullmatch(text) or _TAKEN_BY.fullmatch(text):
        return square or not text[:1].islower() or text.startswith(("photo", "provided", "court"))
    if square and is_outlet(_strip_around(text)):
        return True
    parts = text.replace("／", "/").split("/")
    if len(parts) > 1:
        return any(is_outlet(_strip_around(part)) for part in parts)
    outlet, by, _ = text.partition(" by ")
    if by and is_outlet(outlet):
        return True
    first = _AFTER_OUTLET.split(text, maxsplit=1)[0]
    return is_known_outlet(_strip_around(text)) or is_known_outlet(first.strip())


def _strip_around(part: str) -> str:
    """Return the outlet in a part of a credit: `Pixsell via Xinhua` and `AP Photo` name one."""
    return _AROUND_OUTLET.sub("", _AROUND_OUTLET.sub("", part.strip())).strip()


def _spells_out(before: str, credit: str) -> bool:
    """Tell whether a bracket only shortens the name before it: `Associated Press (AP)`."""
    if not _ACRONYM.fullmatch(credit):
        return False
    run = _CAPITALISED_RUN.search(before, max(0, len(before) - 80))
    name = run[0].upper() if run else ""
    return any(
        name[at] == credit[0] and _holds_in_order(name[at:], credit)
        for at in range(len(name))
        if at == 0 or name[at - 1] in " -"
    )


def _holds_in_order(text: str, letters: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)


_ACRONYM = re.compile(r"[A-Z]{2,6}")
_CAPITALISED_RUN = re.compile(r"[A-Z][\w-]*(?:[ -](?:of |the )?[A-Z][\w-]*)+$")
# A full stop after a single letter is an initial's.
_BARE_START = re.compile(
    r"(?<![ .][A-Z])[.!?][\"”’')）\]】]* ?(?=\S)"
    r"|[ \"”’)\]】](?=/\S)"
    r"| (?=Photos?(?: ?[:/]| by [A-Z]))"
)
_NAME_BEFORE_SLASH = re.compile(
    r" (?P<word>[a-z][\w'’-]*|\d+)(?P<name> [A-Z][\w'’-]+ [A-Z][\w'’-]+ ?/)"
)
_BEFORE_PLACES = read_words("a an and at by for from in near of off on or the to with")
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
        before, credit = text[: match.start("name")], text[match.start("name") + 1 :]
        if match["word"] not in _BEFORE_PLACES and _is_bare_credit(credit):
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
