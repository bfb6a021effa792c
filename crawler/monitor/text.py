"""Text that is safe to show: nothing of a page can steer a terminal or forge a log line."""

import os
import sys
import unicodedata

# Control, format (bidirectional overrides), surrogates, line and paragraph separators.
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def escape_controls(text: str) -> str:
    r"""Return a text with control and format characters written out: `\x1b`, `\u202e`.

    Line feeds and tabs stay. Lone surrogates, as in names of files that are no UTF-8, are written
    out too.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        character
        if character in "\n\t" or unicodedata.category(character) not in _UNSAFE
        else character.encode("unicode_escape").decode("ascii")
        for character in text
    )


def show(text: str) -> None:
    """Print a text with its controls written out; whoever reads it may stop early (`| head`)."""
    try:
        print(escape_controls(text), flush=True)
    except BrokenPipeError:
        # Python flushes once more at its end, and nobody reads that either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
