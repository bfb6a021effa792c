"""Authors as metadata name them: the same names as in a byline, whatever else the tag holds."""

import re
from collections.abc import Iterable

from crawler.text.agencies import is_agency
from crawler.text.bylines import parse_names
from crawler.text.cleaning import fold_space, resolve_references
from crawler.text.outlets import is_organisation, is_outlet

_NO_NAME = re.compile(r"https?:|www\.|[@/\\<>{}=_]|\.(?:com|org|net|cn)\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"[(\[（]")
_PLACE_OR_PAPER = re.compile(r"(?i: (?:for|at) ).*$")
_LISTED = re.compile(r"\s*[;|]\s*")
# Accounts of a publishing system, and firms, which issue releases.
_NO_PERSON = re.compile(
    r"\b(?:admin(?:istrator)?|anonymous|author|contributors?|guest|manager|moderator|newswire"
    r"|online|root|super ?user|unknown|user|web ?master|website"
    r"|co|corp(?:oration)?|company|gmbh|group|holdings?|inc|limited|llc|ltd|media|plc)\b\.?",
    re.IGNORECASE,
)
_NOT_LETTERS = re.compile(r"[\W_]+")
_DROPPED = ("the", "com", "online")


def read_authors(texts: Iterable[str]) -> list[str]:
    """Return the authors that the texts of a tag name, in order, each once.

    A text may hold one name or a byline of several. Addresses, handles, papers, agencies, firms,
    single words and the accounts of a publishing system are no authors; staff is (`Gear Team`).
    """
    parts = (part for text in texts for part in _LISTED.split(fold_space(resolve_references(text))))
    return list(dict.fromkeys(name for part in parts for name in _read_names(part)))


def _read_names(text: str) -> list[str]:
    names = _PLACE_OR_PAPER.sub("", text)
    if _NO_NAME.search(names) or _IN_BRACKETS.match(names):
        return []
    byline = parse_names(names)
    return [name for name in byline.authors if _is_person(name)] if byline else []


def _is_person(name: str) -> bool:
    if " " not in name and name.isascii():
        return False
    return not (
        is_outlet(name) or is_agency(name) or is_organisation(name) or _NO_PERSON.search(name)
    )


def strip_publishers(authors: Iterable[str], publishers: Iterable[str]) -> list[str]:
    """Return the authors that are not the publisher itself under one of its names."""
    own = set(map(_key, publishers)) - {""}
    return [author for author in authors if _key(author) not in own]


def _key(name: str) -> str:
    words = _NOT_LETTERS.sub(" ", name).casefold().split()
    return "".join(word for word in words if word not in _DROPPED)
