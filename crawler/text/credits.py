"""Credits: the names at a caption's end that say whose picture it is.

All texts are single lines with white space folded.
"""

import re

from crawler.text.credit_forms import (
    ends_like_picture_outlet,
    is_bare_credit,
    is_bracketed_credit,
    is_capitalised,
    is_picture_outlet,
)
from crawler.text.memory import remember
from crawler.text.outlets import ends_like_outlet, is_known_outlet
from crawler.text.wordlists import read_words

_LONGEST_CREDIT = 120
LONGEST_CREDIT_LINE = 2 * _LONGEST_CREDIT
"""Letters that a text which is nothing but credits has at most."""

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
    return _split_all(caption, of_picture=False)


@remember
def split_caption(caption: str) -> tuple[str, str | None]:
    """Return what `split_credit` does of a text that is known to be a picture's caption.

    There `(Jane Doe/XYZ)` and `Jane Doe/XYZ` are credits although nobody knows XYZ.
    """
    return _split_all(caption, of_picture=True)


@remember
def is_credit(text: str) -> bool:
    """Tell whether a text is nothing but a credit."""
    return _is_all_credit(text, of_picture=False)


def strip_brackets(credit: str) -> str:
    """Return a text that is known to be a credit without brackets, slashes and dashes around it.

    A label that readers with their eyes do not see (`Image source, PA`) goes as well.
    """
    text = _UNSEEN_LABEL.sub("", credit.strip(_AROUND))
    bracketed = _IN_BRACKETS.fullmatch(text)
    return (bracketed[1] if bracketed else text).strip(_AROUND)


def opens_with_credit_label(text: str) -> bool:
    """Tell whether a short text opens with the label that only readers who listen are told."""
    return len(text) <= _LONGEST_CREDIT and _UNSEEN_LABEL.match(text) is not None


@remember
def is_credit_below(text: str) -> bool:
    """Tell whether a text right below a picture is nothing but a credit."""
    return _is_all_credit(text, of_picture=True)


def is_credit_of_picture(text: str) -> bool:
    """Tell whether a line right below a picture is its credit, not the story's source.

    An agency that writes as well (`Xinhua`) may be either, so it is taken for the source.
    """
    if not is_credit_below(text):
        return False
    name = text.strip(" .()[]")
    return is_picture_outlet(name) or not is_known_outlet(name)


def _is_all_credit(text: str, *, of_picture: bool) -> bool:
    if len(text) > LONGEST_CREDIT_LINE:
        return False
    caption, credit = _split_all(text, of_picture=of_picture)
    return not caption and credit is not None


@remember
def has_credit(text: str) -> bool:
    """Tell whether a text ends with a credit."""
    return _split_last(text, of_picture=False) is not None


def _split_all(caption: str, *, of_picture: bool) -> tuple[str, str | None]:
    found = _split_last(caption, of_picture=of_picture)
    if found is None:
        return caption, None
    rest, credit = found
    credits = [credit]
    while len(credits) < _MOST_CREDITS and (found := _split_last(rest, of_picture=of_picture)):
        rest, credit = found
        credits.append(credit)
    return rest, "; ".join(reversed(credits))


def _split_last(text: str, *, of_picture: bool) -> tuple[str, str] | None:
    if not may_end_with_credit(text):
        return None
    tail = text[-_BARE_TAIL:].rstrip(" .")
    last = tail[tail.rfind(" ") + 1 :]
    if tail.endswith((")", "）", "]", "】")):
        unstopped = text.rstrip(" .")
        stop = "." if len(unstopped) < len(text) else ""
        return _split_bracketed(unstopped, stop=stop, of_picture=of_picture)
    if (
        ends_like_outlet(last)
        or ends_like_picture_outlet(last)
        or _holds_sign(tail)
        or _holds_credit_word(tail)
        or (of_picture and "— " in tail)
    ):
        return _split_bare(text, of_picture=of_picture)
    return None


def may_end_with_credit(text: str) -> bool:
    """Tell cheaply whether a text may end with a credit: not with a word in small letters.

    Unless one of the words of credits stands near its end.
    """
    tail = text[-_BARE_TAIL:].rstrip(" .")
    last = tail[tail.rfind(" ") + 1 :]
    return not (last.isalpha() and last.islower()) or _holds_credit_word(tail)


def _holds_sign(tail: str) -> bool:
    return "/" in tail or "|" in tail or "©" in tail or "｜" in tail or "(c) " in tail


_CREDIT_WORD = re.compile(
    "photo|credit|courtesy|image|pictur|illustration|screen|copyright|suppl|handout| pic|files"
    "|graphic|video|artwork|provided|via |stock"
)
"""What credits say that name no known outlet: looked for before any form is tried."""


def _holds_credit_word(tail: str) -> bool:
    return _CREDIT_WORD.search(tail.casefold()) is not None


def _split_bracketed(text: str, stop: str, *, of_picture: bool) -> tuple[str, str] | None:
    lowest = max(0, len(text) - _LONGEST_CREDIT)
    start = max(text.rfind(bracket, lowest) for bracket in "(（[【")
    if start < 0:
        return None
    before, credit = text[:start].rstrip(), text[start + 1 : -1].strip()
    is_square = text[start] in "[【"
    is_whole = of_picture and not before and " by " not in credit and is_capitalised(credit)
    if not is_whole and not is_bracketed_credit(credit, square=is_square, of_picture=of_picture):
        return None
    if _spells_out(before, credit):
        return None
    return before + (stop if before[-1:].isalnum() else ""), credit


def _spells_out(before: str, credit: str) -> bool:
    """Tell whether a bracket only shortens the name before it: `Associated Press (AP)`."""
    if not _ACRONYM.fullmatch(credit):
        return False
    run = _CAPITALISED_RUN.search(before, max(0, len(before) - 80))
    name = run[0].upper() if run and (" " in run[0] or "-" in run[0]) else ""
    return any(
        name[at] == credit[0] and _holds_in_order(name[at:], credit)
        for at in range(len(name))
        if at == 0 or name[at - 1] in " -"
    )


def _holds_in_order(text: str, letters: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)


_ACRONYM = re.compile(r"[A-Z]{2,6}")
_CAPITALISED_RUN = re.compile(r"[A-Z][\w-]*+(?: (?:of |the )?[A-Z][\w-]*+)*$")
# A full stop after a single letter is an initial's.
_BARE_START = re.compile(
    r"(?<![ .][A-Z])[.!?][\"”’')）\]】]* ?(?=\S)"
    r"|[ \"”’)\]】](?=/\S)"
    r"| (?=Photos?(?: ?[:/]| by [A-Z]))"
    r"| (?=(?:Photograph|Pictures?|Images?|(?:Photo |Image |Picture )?Credits?)(?: ?[:/]|\.{3}))"
    r"| (?=[A-Z]{2,5} Photo/)"
    r"| (?=(?:PHOTO|PHOTOS|PICTURE|IMAGE|CREDIT) ?:)"
    r"| (?=(?:©|— (?:[A-Z][\w ]{1,30} )?(?:[Pp]ic|[Pp]hoto)))"
)
_NAME_BEFORE_SLASH = re.compile(
    r" (?P<word>[a-z][\w'’-]*|\d+)(?P<name> [A-Z][\w'’-]+ [A-Z][\w'’-]+ ?/)"
)
_AROUND, _BEFORE_CREDIT = " ./—–-", " —–-"
_UNSEEN_LABEL = re.compile(r"^(?:Image|Media|Photo) (?:[Ss]ource,|[Cc]opyright,?) (?=\S)")
_IN_BRACKETS = re.compile(r"[\[(（【] ?([^\[\]()]*?) ?[\])）】]")
_BEFORE_PLACES = read_words("a an and at by for from in near of off on or the to with")


def _split_bare(text: str, *, of_picture: bool) -> tuple[str, str] | None:
    if len(text) <= _LONGEST_CREDIT and is_bare_credit(text, of_picture=of_picture):
        return "", text.strip(_AROUND)
    lowest = max(0, len(text) - _LONGEST_CREDIT)
    for match in _BARE_START.finditer(text, lowest):
        credit = text[match.end() :]
        if is_bare_credit(credit, of_picture=of_picture):
            return text[: match.end()].rstrip(_BEFORE_CREDIT), credit.strip(_AROUND)
    for match in _NAME_BEFORE_SLASH.finditer(text, lowest):
        before, credit = text[: match.start("name")], text[match.start("name") + 1 :]
        if match["word"] not in _BEFORE_PLACES and is_bare_credit(credit):
            return before, credit.strip(" .")
    return None
