"""Prose: paragraphs that can be nothing else, told at a glance by how they open and how they end.

Most of a page is such paragraphs. Whoever asks what a line is, a label, a credit, a caption or a
word of the site, need not ask them. All texts are single lines with white space folded.
"""

from crawler.text.captions import OPENINGS_OF_CAPTIONS, may_open_caption, opens_like_caption
from crawler.text.credits import LONGEST_CREDIT_LINE, may_end_with_credit
from crawler.text.labels import (
    OPENINGS_OF_LABELS,
    parse_source,
    reserves_rights,
    story_end,
    strip_abstract_label,
)
from crawler.text.noise import OPENINGS_OF_NOISE, is_noise
from crawler.text.people import split_editors
from crawler.text.solicitations import LONGEST_SOLICITATION, is_solicitation
from crawler.text.wordlists import read_openings

_SHORTEST = 150
"""Letters that labels, buttons, players and outlets alone have at most."""
_OPENINGS = (
    OPENINGS_OF_NOISE
    | OPENINGS_OF_LABELS
    | OPENINGS_OF_CAPTIONS
    | read_openings("abstract from source updated published")
)
_QUOTES = "\"'“‘"


def is_prose(text: str) -> bool:
    """Tell whether a text is a paragraph beyond doubt.

    Then it is no noise, no end of a story, no word to the reader, no caption and no credit, names
    no source, and no editors' line is glued to it. False says nothing.
    """
    first = text[:1]
    if len(text) <= _SHORTEST or not (first in _QUOTES or (first.isascii() and first.isalpha())):
        return False
    if text[:3].casefold() in _OPENINGS and _is_labelled(text):
        return False
    may_be_credited = len(text) <= LONGEST_CREDIT_LINE or "/" in text or "photo" in text.casefold()
    if may_be_credited and may_end_with_credit(text):
        return False
    return (
        "://" not in text
        and not reserves_rights(text)
        and not (may_open_caption(text) and opens_like_caption(text))
        and split_editors(text) is None
        and not (len(text) <= LONGEST_SOLICITATION and is_solicitation(text))
    )


def _is_labelled(text: str) -> bool:
    """Tell whether a text that opens with a word of a label or of the site is what those are."""
    return bool(
        is_noise(text)
        or story_end(text)
        or parse_source(text)
        or strip_abstract_label(text) is not None
    )
