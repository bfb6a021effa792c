"""Authors as metadata name them: the same names as in a byline, whatever else the tag holds."""

import html
import re
from collections.abc import Iterable

from crawler.text.agencies import is_agency
from crawler.text.cleaning import fold_space
from crawler.text.names import is_name, ordinary_name
from crawler.text.outlets import is_known_outlet, is_outlet
from crawler.text.people import parse_byline

_BY = re.compile(
    r"(?:(?:written|posted|published|reported|story|text|words) )?by:? ", re.IGNORECASE
)
_NO_NAME = re.compile(r"https?:|www\.|[@/\\<>{}()\[\]=_]|\.(?:com|org|net|cn)\b", re.IGNORECASE)
_LISTED = re.compile(r"\s*[;|]\s*")
_STAFF = re.compile(
    r"(?:[A-Z][\w'’.&-]* ){1,3}"
    r"(?i:staff(?: (?:reporters?|writers?|correspondents?))?|team|desk|newsroom|bureau"
    r"|correspondents?|reporters?|writers?)"
)
_ROLE = re.compile(
    r" (?:author|contributor|correspondent|editor|reporter|writer)s?$", re.IGNORECASE
)
# Accounts of a publishing system, and bodies that publish.
_NO_PERSON = re.compile(
    r"\b(?:admin(?:istrator)?|anonymous|author|contributor|editor(?:ial)?|guest|manager|moderator"
    r"|newswire|online|root|super ?user|unknown|user|web ?master|website"
    r"|agency|association|bank|centre|center|co|college|committee|company|corp(?:oration)?"
    r"|department|foundation|gmbh|government|group|holdings?|inc|institute|limited|llc|ltd|media"
    r"|ministry|office|plc|university)\b\.?",
    re.IGNORECASE,
)
_NOT_LETTERS = re.compile(r"[\W_]+")
_DROPPED = ("the", "com", "online")


def read_authors(texts: Iterable[str]) -> list[str]:
    """Return the authors that the texts of a tag name, in order, each once.

    A text may hold one name or a byline of several. Addresses, handles, papers, agencies, firms and
    the accounts of a publishing system are no authors; staff is (`Gear Team`).
    """
    authors: list[str] = []
    for text in texts:
        for part in _LISTED.split(fold_space(html.unescape(text))):
            authors += [name for name in _read_names(part) if name not in authors]
    return authors


def _read_names(text: str) -> list[str]:
    text = _BY.sub("", text, count=1) if text[:1] in "bBwWpPrRsStT" else text
    if not text or _NO_NAME.search(text):
        return []
    if _STAFF.fullmatch(text) and not is_outlet(text):
        return [text]
    byline = parse_byline(f"By {text}")
    names = list(byline.authors) if byline else [ordinary_name(text)] if is_name(text) else []
    return [name for name in names if _is_person(name)]


def _is_person(name: str) -> bool:
    if " " not in name and name.isascii():
        return False
    return not (
        is_known_outlet(name)
        or is_outlet(name)
        or is_agency(name)
        or is_agency(name.removeprefix("The "))
        or _NO_PERSON.search(name)
        or _ROLE.search(name)
    )


def strip_publishers(authors: Iterable[str], publishers: Iterable[str]) -> list[str]:
    """Return the authors that are not the publisher itself under one of its names."""
    own = set(map(_key, publishers)) - {""}
    return [author for author in authors if _key(author) not in own]


def _key(name: str) -> str:
    words = _NOT_LETTERS.sub(" ", name).casefold().split()
    return "".join(word for word in words if word not in _DROPPED)
