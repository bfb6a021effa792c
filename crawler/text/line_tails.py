"""What pages print behind a name on its line: dates, clocks, reading times, addresses, buttons.

All texts are parts of single lines with white space folded.
"""

import re

from crawler.text.months import MONTH_PATTERN, WEEKDAYS

_WEEKDAY = rf"(?:{'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})\b\.?,? ?"
_DATE = (
    rf"(?:{_WEEKDAY})?(?:"
    rf"(?:{MONTH_PATTERN})\b\.? ?\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\.? (?:{MONTH_PATTERN})\b"
    r"|\d{4}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}"
    r"|\d{1,2}:\d\d|\d{1,2}\.\d\d ?[ap]\.?m\b)"
)
_LABEL = r"(?:last |first )?(?:updated?|published|publish time|posted|modified|created)\b ?[:：]? ?"
_AGE = r"(?:\d{1,3}|an?) (?:second|minute|min|hour|hr|day|week|month|year)s? ago\b"
_TAIL = re.compile(
    r"(?:^|(?<=[\s|,;•·—–)\]-])|(?-i:(?<=[a-z])(?=[A-Z\d])))"
    rf"(?:(?:{_LABEL})?(?:(?:on|at) )?(?:{_DATE}|{_AGE})"
    r"|(?-i:Last updated|Updated|Published|Publish time)\b"
    r"|\d{1,3}[ -]?(?:mins?|minutes?)(?:[ -]read)?\b)",
    re.IGNORECASE,
)
_AGE_ANYWHERE = re.compile(rf"\b{_AGE}", re.IGNORECASE)
_RUNNING_TEXT = re.compile(r"(?:\b[a-z]+,? ){4}")
_LONGEST_TAIL = 120
_ADDRESS = re.compile(
    r"\S{1,80}@[\w-]+(?:\.[\w-]+)+|(?:(?<=\w)|(?<=\s)|^)@\w{2,30}|\[email\sprotected\]"
)
_FURNITURE = re.compile(
    r"(?:view )?(?:\d{1,5} )?(?:comments?|shares?|views?|reads?)|follow(?: us)?|save|listen|edit"
    r"|post a comment|\d{1,4}",
    re.IGNORECASE,
)
_LAST_BUTTONS = re.compile(r"(?: (?:Follow|Share|Print|Save|Listen|\d{1,5} Comments?))+$")


def cut_tail(text: str) -> str | None:
    """Return a line up to the date, the clock time or the reading time that ends it.

    None where running text follows, so that the line is a sentence and no label.
    """
    tail = _TAIL.search(text)
    if tail is None:
        return text
    behind = text[tail.start() :]
    if len(behind) > _LONGEST_TAIL or _RUNNING_TEXT.search(behind):
        return None
    return text[: tail.start()].rstrip(" ,;|•·-–—")


def tells_age(text: str) -> bool:
    """Tell whether a line says how old a story is: `2 hours ago`."""
    return "ago" in text and _AGE_ANYWHERE.search(text) is not None


def strip_addresses(text: str) -> str:
    """Return a text without mail addresses and handles: `Amy Holm@amyholm`."""
    return _ADDRESS.sub(" ", text).strip() if "@" in text or "[email" in text else text


def is_button(text: str) -> bool:
    """Tell whether a part of a line is a button or a counter: `Follow`, `12 Comments`."""
    return _FURNITURE.fullmatch(text) is not None


def strip_buttons(text: str) -> str:
    """Return a text without the buttons and counters behind it: `Amy Holm Follow`."""
    return _LAST_BUTTONS.sub("", text)
