"""Captions: which text describes a picture, and which tells the story.

All texts are single lines with white space folded.
"""

import re
from enum import IntEnum

from crawler.text.credits import has_credit, split_credit
from crawler.text.pictures import is_file_name, is_site_furniture
from crawler.text.scenes import shows_scene, tells_story

__all__ = [
    "CaptionEvidence",
    "caption_strength",
    "has_credit",
    "is_file_name",
    "is_site_furniture",
    "opens_like_caption",
    "split_credit",
]


class CaptionEvidence(IntEnum):
    """How much speaks for a text beside a picture being its caption."""

    NONE = 0
    WEAK = 1
    STRONG = 2


_LONGEST_CAPTION = 1500
_PICTURE = (
    r"(?:photo(?:graph)?|picture|pic|image|screenshot|screen ?grab|screen capture|video grab"
    r"|graphic|infographic|illustration|still|poster|map|rendering)"
)
_KIND = (
    r"(?:(?:aerial|archive|combination|combined|combo|composite|computer-generated|drone"
    r"|file|handout|historical|infrared|old|panoramic|recent|satellite|stitched|still|undated"
    r"|uav|video|stock|panorama|thermal|time-lapse|long-exposure|multiple-exposure|black-and-white) ){0,3}"
)
_TAKEN = (
    r"(?:taken|shot|captured|provided|released|posted|shared|published|dated|created|made"
    r"|distributed|supplied|obtained)"
)
_OPENER = re.compile(
    rf"(?:[▲△▼↑↓←→●■*] ?)?(?:"
    rf"(?:(?:this|these|the|an?) )?{_KIND}{_PICTURE}s? "
    rf"(?:(?:above|below|here|\d+) )?(?:shows?\b|depicts?\b|features? a|{_TAKEN} (?:on|in|at|by|from|with|during|with)\b.*?\bshows?\b)"
    rf"|(?:this )?{_KIND}{_PICTURE}s? {_TAKEN} (?:on|in|at|by|from|with|during)\b"
    rf"|(?:an? |the )?(?:{_KIND}{_PICTURE}s? )?{_TAKEN} on [A-Z][a-z]+\.? \d.*?\bshows?\b"
    rf"|in (?:this|these|an?) {_KIND}{_PICTURE}s?\b"
    rf"|(?:this|these) {_KIND}{_PICTURE}s? (?:{_TAKEN}|is an?|of)\b"
    rf"|{_KIND}(?:photos?|pictures?|pic|image|caption|photo caption|screenshot) ?(?:\d+ ?)?[:：]"
    rf"|(?:pictured|seen|shown) (?:here|above|below|left|right|in (?:this|the) photo|are|is)\b"
    rf"|pictured ?:"
    rf")",
    re.IGNORECASE,
)
_VIEW_OPENER = re.compile(
    rf"(?:an? )?(?:file|undated|archive|handout) {_PICTURE}s? (?:of|from|shows?)\b"
    rf"|(?:an? )?(?:screen ?grab|screenshot|screen capture|video grab|video screenshot|still image"
    rf"|still)s? (?:of|from|taken)\b"
    rf"|(?:an? |the )?(?:aerial|drone|bird's[- ]eye|bird’s[- ]eye|satellite) (?:\w+ )?"
    rf"(?:views?|photos?|pictures?|images?|shots?|drone|panorama)\b"
    rf"|aerial (?:views?|photos?|drone)\b",
    re.IGNORECASE,
)
_FINITE_PAST = re.compile(
    r"\b(?:was|were|went|drew|sparked|has|have|had|won|helped|prompted|circulated|showed|revealed"
    r"|suggested|indicated|opened|made|became|began|gave|led|came|saw|proved|told|said|made|will"
    r"|can|could|would|may|might|must|should|remains?|suggests?|reveals?|indicates?|tells?)\b"
)
_CLAUSE_END = re.compile(r"[,;]| (?:which|who|that|where|when|whose|as|while)\b")


def opens_like_caption(text: str) -> bool:
    """Tell whether a text opens as only captions do: `Photo shows`, `An aerial view of`, `Photo:`.

    `Photo exports rose` does not, nor does `A screenshot of the chat was shared`, where a verb of
    the story follows in the first clause.
    """
    if _OPENER.match(text):
        return True
    match = _VIEW_OPENER.match(text)
    if not match:
        return False
    clause = text[match.end() : match.end() + 200]
    if end := _CLAUSE_END.search(clause):
        clause = clause[: end.start()]
    return not _FINITE_PAST.search(clause)


def caption_strength(text: str) -> CaptionEvidence:
    """Tell how much speaks for a text being a caption, from its words alone.

    STRONG: a credit at its end, or an opener of captions. WEAK: it describes a scene: in the
    present tense with place or date, with marks of position (`(L)`, `, left,`), or a view of
    something without a full stop. NONE: all else, above all whatever tells, quotes or reports.
    """
    if not text or len(text) > _LONGEST_CAPTION:
        return CaptionEvidence.NONE
    if opens_like_caption(text):
        return CaptionEvidence.STRONG
    if has_credit(text):
        return CaptionEvidence.NONE if _is_signed_story(text) else CaptionEvidence.STRONG
    if not tells_story(text) and shows_scene(text):
        return CaptionEvidence.WEAK
    return CaptionEvidence.NONE


def _is_signed_story(text: str) -> bool:
    """Tell whether a text that ends like a credit is a story signed by its agency: `(Xinhua)`."""
    rest, credit = split_credit(text)
    return credit is not None and "/" not in credit and " " not in credit and tells_story(rest)
