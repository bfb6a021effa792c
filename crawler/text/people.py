"""Who wrote and who edited a story: bylines and editors' lines.

All texts are single lines with white space folded.
"""

import re

from crawler.text.bylines import Byline, parse_byline, parse_names
from crawler.text.names import is_name, ordinary_name
from crawler.text.outlets import is_outlet

__all__ = ["Byline", "parse_byline", "parse_editors", "parse_reporters", "split_editors"]

_LONGEST_LINE = 300
_NAME_BREAK = re.compile(r" ?[,，、;；/] ?(?:and |& ?)?| and | & ", re.IGNORECASE)
_EDITOR_LABEL = (
    r"(?:(?:web|copy|chief|managing|executive|responsible|duty|online|senior|photo|video) )?"
    r"editors?\s{0,4}[:：] ?"
    r"|edited by ?:? |(?:责任编辑|责编|编辑|编辑者) ?[:：] ?"
)
_EDITORS_LINE = re.compile(
    rf"[(（\[【]? ?(?P<label>{_EDITOR_LABEL})(?P<names>.*)", re.IGNORECASE | re.DOTALL
)
# The placeholder stands where Cloudflare hides an address.
_MAIL = re.compile(
    r"[(<]?(?:\[?email[ \xa0]protected\]?"
    r"|[^\s,;，；()<>\[\]:]{1,80}@[^\s,;，；()<>\[\]]{1,80})[)>]?"
)
_OTHER_HANDS = re.compile(
    r",? ?\b(?:with|translated by|proofread by|reviewed by|written by|compiled by|designed by"
    r"|reporters? ?:|writers? ?:|translators? ?:)(?: .*|$)",
    re.IGNORECASE,
)
_HAN = re.compile(r"[\u4e00-\u9fff]{2,4}(?: [\u4e00-\u9fff]{2,4})*")


def parse_editors(text: str) -> list[str] | None:
    """Return the names of a line that is wholly an editors' line, or None if it is none.

    `(Edited by A with Xinhua Silk Road, mail)`, `Editor: huaxia`, `(Web editor: A, B)`,
    `【责任编辑：王晓 李明】`, `(Reporting by C; Editing by A)`. Mail addresses and papers are no
    names. A name in small letters (`huaxia`) is kept so after a colon; after `Edited by` it makes
    the text a sentence.
    """
    if len(text) > _LONGEST_LINE:
        return None
    if _opens_with_work(text):
        hands = _read_hands(text)
        return (hands["editing"] or None) if hands else None
    if "dit" not in text[:60].casefold() and "编" not in text[:10]:
        return None
    match = _EDITORS_LINE.match(text)
    if not match:
        return None
    after_colon = match["label"].rstrip()[-1:] in ":："
    line = _MAIL.sub(" ", match["names"])
    line = _OTHER_HANDS.sub("", line)
    names = [name for piece in _NAME_BREAK.split(line) if (name := piece.strip(" .()（）[]【】"))]
    names = [name for name in names if not is_outlet(name)]
    names = [part for name in names for part in (name.split() if _HAN.fullmatch(name) else [name])]
    if not names or not all(
        is_name(name) or (after_colon and name.isalpha() and len(names) == 1) for name in names
    ):
        return None
    return [ordinary_name(name) for name in names]


def parse_reporters(text: str) -> list[str] | None:
    """Return who reported and wrote, from a line of all hands below a story, None if it is none.

    `(Reporting by A in Lagos; Writing by B; Editing by C)` gives A and B; additional reporters,
    translators and photographers are left out.
    """
    if len(text) > _LONGEST_LINE or not _opens_with_work(text):
        return None
    hands = _read_hands(text)
    return list(dict.fromkeys(hands["reporting"] + hands["writing"])) if hands else None


_WORKS = r"(?:reporting|writing|editing)"
_HANDS = re.compile(
    rf"(?P<more>additional )?(?P<works>{_WORKS}(?:(?:,| and|, and) {_WORKS})*|[a-z]+) by "
    r"(?P<names>.+)",
    re.IGNORECASE,
)
_HANDS_BREAK = re.compile(rf" ?[;；] ?|(?:\.|,) ?(?=(?:additional )?{_WORKS} by )", re.IGNORECASE)
_WORK_OPENINGS = ("report", "writin", "editin", "additi")


def _opens_with_work(text: str) -> bool:
    return text[:10].lstrip("(（[【 ")[:6].casefold() in _WORK_OPENINGS


def _read_hands(text: str) -> dict[str, list[str]] | None:
    """Return the names of a line of all hands by what they did, None if it is no such line."""
    found: dict[str, list[str]] = {"reporting": [], "writing": [], "editing": []}
    is_any = False
    for part in _HANDS_BREAK.split(text.strip(" .()（）[]【】")):
        hands = _HANDS.fullmatch(part.strip())
        byline = parse_names(hands["names"]) if hands else None
        if hands is None or byline is None:
            return None
        for work, names in found.items():
            if work in hands["works"].casefold():
                is_any = True
                names += [] if hands["more"] else byline.authors
    return found if is_any else None


_GLUED_EDITORS = re.compile(
    rf"[(（\[【] ?(?:{_EDITOR_LABEL}|{_WORKS} by )"
    rf"|(?<=[.!?\"”’)■] )(?:{_EDITOR_LABEL}|{_WORKS} by )",
    re.IGNORECASE,
)
_LONGEST_TAIL = 250
_SHORTEST_STORY = 40
"""Letters before a line in brackets that a full stop need not close: one without its dot."""
_STORY_ENDS = (".", "!", "?", '"', "”", "’", "'", ")", "…", "■", "Enditem", "Enditem/")


def split_editors(paragraph: str) -> tuple[str, str] | None:
    """Split an editors' line off the end of a paragraph: (story, editors' line), or None.

    The line may be glued to the story without a blank, in brackets also without a full stop, and
    without brackets after one.
    None where the paragraph is nothing but the line, where text follows it, and where it stands
    within a sentence or a quotation.
    """
    tail = paragraph[-_LONGEST_TAIL:]
    if ":" not in tail and "：" not in tail:
        last = tail[tail.rfind(" ") + 1 :].rstrip(".")
        if last.isalpha() and last.islower():
            return None
    if not ("dit" in tail or "DIT" in tail or "编" in tail or "eporting by" in tail):
        return None
    tail_start = len(paragraph) - len(tail)
    for match in _GLUED_EDITORS.finditer(tail):
        story, line = paragraph[: tail_start + match.start()].rstrip(), tail[match.start() :]
        if (
            (story.endswith(_STORY_ENDS) or _is_signed(story, line))
            and not story.endswith((" '", ' "', "“", "‘"))
            and story.count('"') % 2 == 0
            and story.count("“") <= story.count("”")
            and _closes_itself(line)
            and parse_editors(line) is not None
        ):
            return story, line
    return None


def _is_signed(story: str, line: str) -> bool:
    """Tell whether a line in brackets signs a story that lacks its full stop.

    With a full stop behind the bracket it is a part of the sentence: `It read (Edited by A).`
    """
    return len(story) >= _SHORTEST_STORY and line[0] in "(（[【" and line[-1:] in ")）]】"


def _closes_itself(line: str) -> bool:
    """Tell whether nothing follows the bracket that closes the line, if one opens it."""
    if line[0] not in "(（[【":
        return True
    return line.rstrip(" .")[-1:] in ")）]】"
