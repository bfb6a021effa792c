"""What is left of the site in a story once captions are taken: lines that only look like text.

These rules are unsure of themselves, so they are asked last, of blocks that nothing else explains.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from crawler.reading.blocks import LINKED, Block, Kind
from crawler.story.core import RUNNING, Core, is_punctuated, is_running
from crawler.text.agencies import is_agency
from crawler.text.dateline import parse_dateline
from crawler.text.outlets import is_known_outlet
from crawler.text.wordlists import read_openings

_LAST = 4
"""Postscripts that may stand together: contributors, a note, a disclaimer, a biography. Flat."""
_SHORTEST_QUOTE = 25
"""Letters of a pull quote; what is shorter may stand in a paragraph by chance. Flat."""
_MOST_QUOTES = 40
"""Blocks that are looked at as pull quotes; a page of more lines of another make has none. Flat."""
_QUOTES = "\"'“”‘’«» "
_CONTRIBUTION = re.compile(
    r"[(\[]?(?:(?:additional|with additional|further) )?(?:reporting|writing|editing)"
    r"(?: and (?:writing|editing))? (?:by|from)\b"
    r"|[(\[]?with (?:files|reports?|reporting|additional reporting|inputs?|information)"
    r" (?:from|by)\b"
    r"|.{3,200}\bcontributed (?:reporting|to (?:this|the) (?:report|story|article))\b"
    r"|[(\[]?video (?:reporters?|journalists?|editors?|producers?) ?[:：]"
    r"|(?:video|produced) by [A-Z][^.,!?]{2,60}$"
    r"|(?:first|originally) (?:published|appeared) (?:in|on|at|by)\b"
    r"|this (?:article|story|post|piece)\b.{0,40}\b(?:first |originally )?(?:published|appeared)"
    r" (?:in|on|at|by)\b",
    re.IGNORECASE,
)
_CONTRIBUTION_OPENINGS = read_openings(
    "additional with further reporting writing editing first originally this video produced"
)
_LONGEST_OPENER = 8
_DISCLAIMER = re.compile(
    r".{0,80}\b(?:is|are) not (?:responsible|liable) for the"
    r" (?:opinions|content|views|accuracy)\b"
    r"|(?:the |all |these )?(?:views|opinions)\b.{0,60}"
    r"\b(?:do not|don['’]t|does not|need not) (?:necessarily )?(?:reflect|represent)"
    r" (?:those|ours?|that|the (?:views?|opinions?|positions?|policy|policies))\b"
    r"|(?:the |all )?(?:views|opinions)\b.{0,60}\bexpressed\b.{0,80}"
    r"\b(?:are|do not|does not|belong)\b"
    r"|.{0,30}\bdisclaimer\b.{0,30}\b(?:applies|apply)\b",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"(?:this (?:is a )?|a )?(?:breaking|developing) (?:news )?story\b.{0,120}"
    r"|breaking news ?:.{0,120}"
    r"|.{0,60}\bmore (?:to follow|follows|soon)\b[\w ]{0,20}\W{0,3}"
    r"|(?:this|the) (?:story|article|post|report|page) (?:was|has been|is being)"
    r" (?:last )?updated\b.{0,120}",
    re.IGNORECASE,
)
_BIOGRAPHY = re.compile(
    r"(?: \([^)]{3,60}\))?,?"
    r" (?:who|is|was|are|has|have|covers|writes|reports|works|serves|joined|lives)\b"
)
_PRINTED_IN = re.compile(r"[(\[][^()\d]{2,40} \d{1,2}/\d{1,2}/\d{4},? page ?[A-Z]?\d{1,3}[)\]]")
_SIGNATURE_BREAK = re.compile(r"\s*[-–—/|·]+\s*")
_LONGEST_SIGNATURE = 60


def find_leftovers(
    texts: Sequence[Block],
    blocks: Sequence[Block],
    core: Core | None,
    authors: Sequence[str],
    paragraphs: AbstractSet[Block] = frozenset(),
) -> Iterator[tuple[Block, str]]:
    """Yield the blocks among the texts of a story that are the site's, and why.

    `blocks`: all of the page, to tell lines that it prints twice. `authors`: names that may open a
    biography below the story. `paragraphs`: texts that can be nothing else, but for postscripts.
    """
    times: Counter[str] = Counter()
    dangling = _find_dangling(texts)
    heading = quotes = 0
    last = next((at for at in reversed(range(len(texts))) if is_running(texts[at])), len(texts))
    postscripts = max(0, min(last, len(texts)) - _LAST) + 1
    for at, block in enumerate(texts):
        asked = None if block in paragraphs else core
        if asked is not None and asked.is_solid and _is_open(block):
            times = times or Counter(block.text for block in blocks)
            if times[block.text] > 1:
                yield block, "a line that the page prints twice"
                continue
            if _is_plain(block) and not _has_tag(block, asked.tag):
                yield block, "a line of another make than the story"
                continue
        heading = heading if block.kind is Kind.ITEM else at
        if asked is not None and _may_quote(block, asked):
            quotes += 1
            if quotes <= _MOST_QUOTES and _repeats(block, texts, asked):
                yield block, "a quote from the story"
                continue
        if at >= postscripts and (why := _find_postscript(block, authors)):
            yield block, why
        elif (
            (at > last or (not dangling and _is_open(block)))
            and texts[heading].level
            and heading + 1 >= dangling
        ):
            yield block, "a heading above links"


def _is_open(block: Block) -> bool:
    """Tell whether a block is a short line without an end."""
    return (
        len(block.text) < RUNNING
        and not is_punctuated(block.text)
        and parse_dateline(block.text)[0] is None
    )


def _find_postscript(block: Block, authors: Sequence[str]) -> str | None:
    """Return what stands below a story and is no part of it, None for the story's own words."""
    if _tells_contribution(block.text):
        return "who contributed"
    if _is_disclaimer(block.text):
        return "a disclaimer"
    if _NOTE.fullmatch(block.text):
        return "a note on the story"
    if _PRINTED_IN.fullmatch(block.text):
        return "where it was printed"
    if is_signature(block.text):
        return "a sign-off"
    return "about the author" if opens_biography(block.text, authors) else None


def is_signature(text: str) -> bool:
    """Tell whether a line is only the agencies of a story: `AFP - Xinhua`, `China Daily/Xinhua`."""
    if len(text) > _LONGEST_SIGNATURE:
        return False
    names = _SIGNATURE_BREAK.split(text.strip("()[] "))
    return len(names) > 1 and all(is_agency(name) or is_known_outlet(name) for name in names)


def _tells_contribution(text: str) -> bool:
    """Tell whether a paragraph says who else wrote, or where the story appeared first."""
    opener = text[:_LONGEST_OPENER].lstrip("([").casefold()[:3]
    may_tell = opener in _CONTRIBUTION_OPENINGS or "contributed" in text.casefold()
    return may_tell and _CONTRIBUTION.match(text) is not None


def _is_disclaimer(text: str) -> bool:
    """Tell whether a paragraph says that the paper does not answer for what is written."""
    folded = text.casefold()
    may_be = (
        "responsible" in folded
        or "liable" in folded
        or "expressed" in folded
        or "disclaimer" in folded
        or "reflect" in folded
        or "represent" in folded
    )
    return may_be and _DISCLAIMER.match(text) is not None


def opens_biography(text: str, authors: Sequence[str]) -> bool:
    """Tell whether a paragraph opens with an author's own name, as only biographies do."""
    return any(
        text.startswith(author) and _BIOGRAPHY.match(text, len(author)) is not None
        for author in authors
        if " " in author
    )


def _may_quote(block: Block, core: Core) -> bool:
    """Tell whether a block of another make than the core's paragraphs may be a pull quote."""
    is_long = len(block.text.strip(_QUOTES)) >= _SHORTEST_QUOTE
    return is_long and not block.level and not _stands_in(block, core)


def _repeats(block: Block, texts: Sequence[Block], core: Core) -> bool:
    """Tell whether a block only repeats words of a paragraph."""
    words = block.text.strip(_QUOTES)
    return any(words in other.text and _stands_in(other, core) for other in texts)


def _stands_in(block: Block, core: Core) -> bool:
    """Tell whether a block is set as the paragraphs of the core are."""
    place = block.place
    return place is None or (place.tag == core.tag and core.is_part(place.parent))


def _is_plain(block: Block) -> bool:
    return block.kind is Kind.PARAGRAPH and not block.strong and not block.level


def _has_tag(block: Block, tag: str) -> bool:
    return block.place is not None and block.place.tag == tag


def _find_dangling(texts: Sequence[Block]) -> int:
    """Return from where on there are only headings and lists of links, with nothing below them."""
    for at in reversed(range(len(texts))):
        block = texts[at]
        is_link = block.kind is Kind.ITEM and block.link_density > LINKED
        if not is_link and not block.level:
            return at + 1
    return 0
