"""Who wrote and who edited a story: bylines and editors' lines.

All texts are single lines with white space folded.
"""

import re

from crawler.text.bylines import Byline, parse_byline
from crawler.text.names import is_name, ordinary_name
from crawler.text.outlets import is_outlet

__all__ = ["Byline", "parse_byline", "parse_editors", "split_editors"]

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
    `【责任编辑：王晓 李明】`. Mail addresses and papers are no names. A name in small letters
    (`huaxia`) is kept so after a colon; after `Edited by` it makes the text a sentence.
    """
    if len(text) > _LONGEST_LINE or ("dit" not in text[:60].casefold() and "编" not in text[:10]):
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


_GLUED_EDITORS = re.compile(
    rf"[(（\[【] ?(?:{_EDITOR_LABEL})|(?<=[.!?\"”’)■] )(?:{_EDITOR_LABEL})", re.I
)
_LONGEST_TAIL = 250
_STORY_ENDS = (".", "!", "?", '"', "”", "’", "'", ")", "…", "■", "Enditem", "Enditem/")


def split_editors(paragraph: str) -> tuple[str, str] | None:
    """Split an editors' line off the end of a paragraph: (story, editors' line), or None.

    The line may be glued to the story without a blank, and without brackets after a full stop.
    None where the paragraph is nothing but the line, where text follows it, and where it stands
    within a sentence or a quotation.
    """
    tail = paragraph[-_LONGEST_TAIL:]
    if ":" not in tail and "：" not in tail:
        last = tail[tail.rfind(" ") + 1 :].rstrip(".")
        if last.isalpha() and last.islower():
            return None
    if "dit" not in tail and "DIT" not in tail and "编" not in tail:
        return None
    tail_start = len(paragraph) - len(tail)
    for match in _GLUED_EDITORS.finditer(tail):
        story, line = paragraph[: tail_start + match.start()].rstrip(), tail[match.start() :]
        if (
            story.endswith(_STORY_ENDS)
            and not story.endswith((" '", ' "', "“", "‘"))
            and story.count('"') % 2 == 0
            and story.count("“") <= story.count("”")
            and _closes_itself(line)
            and parse_editors(line) is not None
        ):
            return story, line
    return None


def _closes_itself(line: str) -> bool:
    """Tell whether nothing follows the bracket that closes the line, if one opens it."""
    if line[0] not in "(（[【":
        return True
    return line.rstrip(" .")[-1:] in ")）]】"
