"""Captions: which text describes a picture, and which tells the story.

All texts are single lines with white space folded.
"""

import re
from enum import IntEnum

from crawler.text.credits import has_credit, is_credit, split_credit
from crawler.text.memory import remember
from crawler.text.noise import is_noise
from crawler.text.pictures import is_file_name, is_site_furniture
from crawler.text.scenes import shows_scene, tells_story
from crawler.text.wordlists import read_names, read_openings, read_words

__all__ = [
    "CaptionEvidence",
    "caption_strength",
    "has_credit",
    "is_control",
    "is_file_name",
    "is_site_furniture",
    "opens_like_caption",
    "reads_like_caption",
    "split_credit",
    "strip_caption_label",
    "tells_of_picture",
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
    r"(?:(?:aerial|archive|black-and-white|combination|combined|combo|composite"
    r"|computer-generated|drone|file|handout|historical|infrared|long-exposure|multiple-exposure"
    r"|old|panorama|panoramic|recent|satellite|still|stitched|stock|thermal|time-lapse|uav"
    r"|undated|video) ){0,3}"
)
_PICTURES = rf"{_KIND}{_PICTURE}s?"
_TAKEN = (
    r"(?:taken|shot|captured|provided|released|posted|shared|published|dated|created|made"
    r"|distributed|supplied|obtained)"
)
_WHERE = r"(?:above|below|here|\d+)"
_WHEN = r"(?:on|in|at|by|from|with|during)"
_SHOWS = (
    rf"(?:{_PICTURE} (?:{_WHERE} )?(?:shows|depicts)|{_PICTURE}s (?:{_WHERE} )?(?:show|depict))\b"
)
_MARKS = "▲△▼↑↓←→●■* "
_LONGEST_OPENER = 40
_OPENER = re.compile(
    rf"(?:[▲△▼↑↓←→●■*] ?)?(?:"
    rf"(?:(?:this|these|the|an?) )?(?:(?:above|following) )?{_KIND}{_SHOWS}"
    rf"|(?:an? |the )?{_PICTURES} {_TAKEN} {_WHEN}\b[^!?]{{0,200}}?\bshows?\b"
    rf"|(?:this )?{_PICTURES} (?:taken|shot|captured|dated) {_WHEN}\b"
    rf"|in (?:this|these|an?) {_PICTURES}\b"
    rf"|(?:this|these) {_PICTURES} (?:{_TAKEN}|is an? (?:combination|composite|screen)|of)\b"
    rf"|{_KIND}(?:photos?|pictures?|pic|image|caption|photo caption|screenshot) ?(?:\d+ ?)?[:：]"
    rf"|(?:pictured|seen|shown) (?:here|above|below|in (?:this|the) photo|are|is)\b"
    rf"|pictured ?:"
    rf")",
    re.IGNORECASE,
)
_VIEW_OPENER = re.compile(
    rf"(?:an? )?(?:file|undated|archive|handout) {_PICTURE}s? (?:of|from|shows?)\b"
    r"|(?:an? )?(?:screen ?grab|screenshot|screen capture|video grab|video screenshot|still image"
    r"|still)s? (?:of|from|taken)\b"
    r"|(?:an? |the )?(?:aerial|drone|bird['’]s[- ]eye|satellite) (?:\w+ )?"
    r"(?:view|photo|picture|image|shot|drone|panorama)s?\b"
    r"|aerial (?:view|photo|drone)s?\b",
    re.IGNORECASE,
)
_BEFORE_OPENER = read_words("a above an following in the these this")
OPENINGS_OF_CAPTIONS = read_openings(
    """
    aerial archive bird's black-and-white caption combination combined combo composite
    computer-generated drone file graphic handout historical image infographic infrared
    illustration long-exposure map multiple-exposure old panorama panoramic photo picture pictured
    poster recent rendering satellite screen screenshot seen shown still stitched stock thermal
    time-lapse uav undated video
    """
)
_FINITE_PAST = re.compile(
    r"\b(?:was|were|went|drew|sparked|has|have|had|won|helped|prompted|circulated|showed|revealed|spread"
    r"|suggested|indicated|opened|made|became|began|gave|led|came|saw|proved|told|said|made|will"
    r"|can|could|would|may|might|must|should|remains?|suggests?|reveals?|indicates?|tells?)\b"
)
_CLAUSE_END = re.compile(r"[,;]| (?:which|who|that|where|when|whose|as|while)\b")


@remember
def opens_like_caption(text: str) -> bool:
    """Tell whether a text opens as only captions do: `Photo shows`, `An aerial view of`, `Photo:`.

    `Photo exports rose` does not, nor does `A screenshot of the chat was shared`, where a verb of
    the story follows in the first clause.
    """
    if not may_open_caption(text):
        return False
    if _OPENER.match(text):
        return True
    match = _VIEW_OPENER.match(text)
    if not match:
        return False
    clause = text[match.end() : match.end() + 200]
    if end := _CLAUSE_END.search(clause):
        clause = clause[: end.start()]
    return not _FINITE_PAST.search(clause)


def may_open_caption(text: str) -> bool:
    """Tell cheaply whether a text may open as captions do."""
    for word in text[:_LONGEST_OPENER].lstrip(_MARKS).casefold().split(" ", 4):
        if word not in _BEFORE_OPENER:
            return word[:3] in OPENINGS_OF_CAPTIONS
    return False


@remember
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


_CONTROLS = read_names(
    """
    ad, advert, advertisement, camera icon, caption, captions, click to enlarge, close,
    close gallery, copied, copy, copy link, download, enlarge, enlarge image, enlarge this image,
    expand, expand image, full screen, fullscreen, gallery, hide caption, image, image caption,
    launch gallery, listen, live, loading, more, mute, next, now playing, open gallery,
    open image in gallery, pause, photo, photo gallery, photos, pin it, play, play video,
    powered by, previous, replay, save, see gallery, see more, settings, share, share this,
    show caption, slideshow, subtitles, tap to enlarge, toggle caption, tweet, unmute, video,
    view gallery, view image, view images, view larger, view larger image, view more images,
    view photos, watch, watch live, watch now, watch video, zoom, zoom in
    """
)
LONGEST_CONTROL, _LONGEST_LABEL = 90, 20
_COUNTER = re.compile(
    r"(?:(?:photo|image|picture|slide|gallery|video|page|no\.?) ?)?[\d(\[]"
    r"(?:[\d\s:./|()\[\]–-]|(?<![a-z])(?:of|minutes?|mins?|seconds?|secs?|photos|images|pictures"
    r"|[hms])(?![a-z]))*"
)
_PLAYER = re.compile(
    r"(?:media playback|playback) (?:is )?(?:unsupported|not supported|isn['’]t supported)\b"
    r"|(?:this|the) (?:video|media|audio) (?:can ?not|could not|can['’]t) be (?:played|loaded)"
    r"|your browser does ?n[o'’]t\b|.{0,20}\b(?:enable|allow) javascript\b"
    r"|(?:click|tap) (?:here |on the image |the image |image )?to (?:enlarge|expand|play|view|zoom)"
)
_CAPTION_LABEL = re.compile(
    r"(?:(?:Image|Media|Photo|Picture|Video) [Cc]aption(?: ?[,:：] ?| ?(?=[A-Z]))|Caption ?[:：] ?)"
    r"(?=\S)"
)
_CLOSED = re.compile(r"[.!?…。！？][\"'”’)\]]*$")
_FEWEST_WORDS, _FEWEST_WORDS_UNCLOSED, _FEWEST_SIGNS = 4, 8, 12


@remember
def is_control(text: str) -> bool:
    """Tell whether a text near a picture is a button's, a counter's or a player's.

    `Share`, `View gallery`, `1 of 5`, `00:33`, `2`: nobody's caption.
    """
    if len(text) > LONGEST_CONTROL:
        return False
    folded = text.casefold().strip(" ,:：>»›…|.[]–-•·*")
    return (
        not folded
        or folded in _CONTROLS
        or _COUNTER.fullmatch(folded) is not None
        or _PLAYER.match(folded) is not None
        or is_noise(text) is not None
    )


def strip_caption_label(text: str) -> str:
    """Return a caption without the label that readers with their eyes do not see."""
    label = _CAPTION_LABEL.match(text) if "aption" in text[:_LONGEST_LABEL] else None
    return text[label.end() :] if label else text


def reads_like_caption(text: str) -> bool:
    """Tell whether a text may be a caption though its picture is not known: a sentence, a scene."""
    is_sentence = _CLOSED.search(text) is not None and text.count(" ") + 1 >= _FEWEST_WORDS
    return is_sentence or caption_strength(text) is not CaptionEvidence.NONE


def tells_of_picture(caption: str) -> bool:
    """Tell whether a caption is a sentence, so that a photo essay may consist of such.

    A place name, a name, a clock or what a button says is none: `8150km to Beijing`.
    """
    words = caption.count(" ") + 1
    if is_control(caption) or is_credit(caption):
        return False
    if not caption.isascii() and words < _FEWEST_WORDS:
        return len(caption) >= _FEWEST_SIGNS and _CLOSED.search(caption) is not None
    if _CLOSED.search(caption):
        return words >= _FEWEST_WORDS
    is_scene = opens_like_caption(caption) or (not tells_story(caption) and shows_scene(caption))
    return words >= _FEWEST_WORDS_UNCLOSED or (is_scene and words >= _FEWEST_WORDS)
