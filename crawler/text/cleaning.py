"""Cleaning of running text: what a reader sees of it, on one line."""

import html
import re

# libxml2 gives `&#150;` as U+0096; HTML 5 (13.2.5.80) reads such references as windows-1252.
_C1_AS_WINDOWS_1252 = {
    code: char for code in range(0x80, 0xA0) if (char := bytes([code]).decode("cp1252", "ignore"))
}
_INVISIBLE = dict.fromkeys(
    [0xAD, 0x180E, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)]
)
_CONTROLS = {
    code: None
    for code in [*range(0x20), *range(0x7F, 0xA0)]
    if chr(code) not in "\t\n\v\f\r" and code not in _C1_AS_WINDOWS_1252
}
_LONE_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_TABLE = _CONTROLS | _INVISIBLE | _C1_AS_WINDOWS_1252 | _LONE_SURROGATES
_NEEDS_TABLE = re.compile(f"[{re.escape(''.join(map(chr, sorted(_TABLE))))}]")


def resolve_references(text: str) -> str:
    """Return text with its character references (`&amp;`, `&#8212;`) as characters.

    Unchanged where one is of more digits than Python reads as a number.
    """
    try:
        return html.unescape(text)
    except ValueError:
        return text


def fold_space(text: str) -> str:
    """Return `text` as one line: runs of white space become one space, none at either end.

    No-break, ideographic and other Unicode spaces count as white space. Zero-width characters,
    soft hyphens, direction marks and control characters are removed; the C1 range is read as
    windows-1252, as browsers do. Half a surrogate pair, as JSON may hold, is U+FFFD.
    """
    if text.isprintable() and "  " not in text:
        return text.strip()
    if _NEEDS_TABLE.search(text):
        text = text.translate(_TABLE)
    return " ".join(text.split())
