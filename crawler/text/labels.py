"""Labelled lines and the portals' boilerplate: what around a story is not the story.

All texts are single lines with white space folded, one block of a page each.
"""

import re
from enum import StrEnum

from crawler.text.agencies import is_agency
from crawler.text.memory import remember
from crawler.text.noise import is_noise
from crawler.text.outlets import (
    HOST_NAME,
    is_host_name,
    is_known_outlet,
    is_outlet,
    opens_like_outlet,
)
from crawler.text.people import parse_editors, parse_reporters
from crawler.text.wordlists import read_names, read_openings, read_words

__all__ = [
    "EndMarker",
    "is_noise",
    "parse_keywords",
    "parse_source",
    "reserves_rights",
    "story_end",
    "strip_abstract_label",
    "strip_end_mark",
]

_LONGEST_LABELLED = 300
_LONGEST_UNLABELLED = 150
_SOURCE = re.compile(r"(?:from )?(?:sources?|source\(s\)) ?[:：] ?(?P<names>\S.*)", re.IGNORECASE)
_RELEASE_SOURCE = re.compile(r"SOURCE:? (?P<names>(?!OF\b)[A-Z\u4e00-\u9fff].*)")
_UPDATED_FROM = re.compile(rf"(?:Updated|Published) ?: ?.*? (?P<host>{HOST_NAME})(?: Print)?")
_AFTER_SOURCE = re.compile(
    r" ?\|.*| ?\b(?:Updated|Published|Publish time|Print|Share|By)\b.*"
    r"| ?\b(?:Web editor|Editors?|Authors?|Time|Date) ?[:：].*"
    r"| ?\b\d{4}[-/]\d{1,2}[-/]\d{1,2}.*| ?\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b.*"
    r"| ?\b\d{1,2}:\d\d\b.*"
)
_SEPARATORS = re.compile(r" ?[,，、;；/] ?| and | & ")
_NAME_WORD = re.compile(r"[A-Z\u4e00-\u9fff(&][\w'’.&()-]*|of|the|and|for|on|in|de|&|-|\d{4}")


@remember
def parse_source(text: str) -> str | None:
    """Return the origin that a whole line names, or None if it is no source line.

    `Source: Xinhua`, `Source(s): AFP, Reuters`, `SOURCE Xinhua Silk Road`, a host name or a known
    outlet alone, each also with the date that is printed beside it. `Source: close to the talks
    said …` is a sentence.
    """
    if len(text) > _LONGEST_LABELLED:
        return None
    opener = text[:4].casefold()
    if opener in ("sour", "from") and (match := _SOURCE.match(text) or _RELEASE_SOURCE.match(text)):
        names = _AFTER_SOURCE.sub("", match["names"]).strip(" .")
        return names if _names_origin(names) else None
    if opener in ("upda", "publ") and (match := _UPDATED_FROM.fullmatch(text)):
        return match["host"]
    if len(text) > _LONGEST_UNLABELLED or not opens_like_outlet(text):
        return None
    name = _AFTER_SOURCE.sub("", text)
    return name if is_host_name(name) or is_known_outlet(name) else None


def _names_origin(names: str) -> bool:
    if not names or len(names) > 100:
        return False
    parts = _SEPARATORS.split(names)
    if all(is_outlet(part) or (part.isalpha() and len(parts) == 1) for part in parts):
        return True
    return all(
        is_outlet(part)
        or (0 < len(words := part.split()) <= 9 and all(map(_NAME_WORD.fullmatch, words)))
        for part in parts
    )


_KEYWORDS = re.compile(
    r"(?:key ?-?words?|tags?|关键词|关键字) ?(?:[:：] ?(?P<words>.*))?", re.IGNORECASE
)
_KEYWORD_BREAK = re.compile(r" ?[,，、;；|] ?| ?#")


def parse_keywords(text: str) -> list[str] | None:
    """Return the entries of a whole line of keywords, or None if it is none.

    `Keywords: a, b; c` gives three; a plain run of words that nothing separates is one entry. A
    label alone gives `[]`. Text that goes on as a sentence is no list of keywords.
    """
    if len(text) > _LONGEST_LABELLED:
        return None
    match = _KEYWORDS.fullmatch(text)
    if not match:
        return None
    words = match["words"]
    if words is None:
        return [] if text[:1].isupper() or not text.isascii() else None
    if (
        words.endswith((".", "!", "?"))
        and " " in words
        and not re.search(r"\b[A-Z]\.[A-Z]?\.$", words)
    ):
        return None
    entries = [entry.strip() for entry in _KEYWORD_BREAK.split(words)]
    return list(dict.fromkeys(filter(None, entries)))


_ABSTRACT = re.compile(
    r"(?:Abstract|ABSTRACT)(?: ?[:：]|$| ?(?:—|–|--) ?| - )|[\[【(]Abstract[\]】)][:：]?"
)


@remember
def strip_abstract_label(text: str) -> str | None:
    """Return the text behind an `Abstract :` label, `""` if it stands alone, None without label."""
    match = _ABSTRACT.match(text)
    return text[match.end() :].strip() if match else None


class EndMarker(StrEnum):
    """What closes a story."""

    EDITORS = "editors"
    QR_CODE = "qr code"
    KEYWORDS = "keywords"
    SOURCE = "source"
    SIGN_OFF = "sign-off"
    ORIGINAL_LINK = "original link"
    RELATED = "related"
    COMMENTS = "comments"
    PROMOTION = "promotion"
    FOOTER = "footer"


_SIGN_OFFS = read_words("### (end) (ends) end enditem enditem/ ■ □")
_RELATED = read_names(
    """
    also on this site, editor's choice, editor's pick, editor's picks, editor's recommendation,
    editors' picks, further reading, hot news, hot topics, hot words, latest news,
    more from this section, more like this, more news, more on this story, more on this topic,
    more stories, most commented, most discussed, most popular, most read, most shared,
    most viewed, most viewed day week, most viewed day|week, photo galleries, popular articles,
    read more news, read more stories, recommended, recommended for you, recommended reading,
    recommended stories, related, related article, related articles, related content,
    related coverage, related link, related links, related news, related photos, related posts,
    related reading, related readings, related reports, related stories, related story,
    related topics, related videos, search trends, see also, special coverage, special reports,
    today's top news, today's top stories, top news, top stories, trending, trending now,
    we recommend, what's new, you may also like, you might also like
    """
)
_COMMENTS = read_names(
    """
    add comment, add your comment, comments powered by disqus, leave a comment, leave a reply,
    post a comment, share your thoughts, view comments, your comment, your comments
    """
)
_FOOTERS = read_names(
    """
    about china daily, about us, all rights reserved, back to the top, back to top, contact us,
    follow us, follow us on, friendly links, license for publishing multimedia online,
    media partners, mobile version, privacy policy, site map, sitemap, terms of use
    """
)
_FOOTER = re.compile(
    r"copyright ?(?:©|&copy;|\(c\)|by \w.*\brights|19\d\d|20\d\d|.*\ball rights reserved)|©"
    r"|all (?:the )?(?:copy)?rights reserved\b|版权所有"
    r"|license for publishing multimedia|registration number ?[:：]|京icp"
    r"|(?:sponsored|presented|hosted|organized) by [^,.]{0,120}"
    r"(?:government|committee|commission|office|bureau|administration|department|municipality)\.?$"
    r"|powered by (?:china ?daily|xinhua|disqus)\b[^,.]{0,20}\.?$"
)
_RESERVED = ("all rights reserved", "all rights reserved.")
_PROMOTION = re.compile(
    r"\(? ?for (?:the latest china|more) news, ?please (?:follow|visit)"
    r"|\(? ?please follow (?:us|people's daily)|want your company's news featured"
    r"|follow (?:us|china ?daily|xinhua|people's daily|cgtn|global times|shine)"
    r" on (?:facebook|twitter|wechat|x\b|weibo)"
    r"|(?:please )?scan the qr code to (?:follow|subscribe|download)"
    r"|download (?:the|our) (?:china daily |cgtn |global times |xinhua )?app\b"
)
_QR_CODE = re.compile("scan the qr code and push it to your mobile phone")
_ORIGINAL_LINK = re.compile(
    r"(?:original link|原文链接) ?[:：]|view original content(?: to download| ?:)"
)
_COUNTED_COMMENTS = re.compile(r"\d{1,5} (?:comments?|replies|responses)")
_OPENERS = (
    (_FOOTER, EndMarker.FOOTER),
    (_QR_CODE, EndMarker.QR_CODE),
    (_PROMOTION, EndMarker.PROMOTION),
    (_ORIGINAL_LINK, EndMarker.ORIGINAL_LINK),
)
OPENINGS_OF_LABELS = read_openings(
    """
    additional all chief copy copyright download duty edited editor follow for hosted key license
    managing executive online organized original photo please powered presented registration
    reporting responsible scan senior source sponsored tag video view want web writing
    """
)
_LONGEST_OPENER = 12
_RESERVED_TAIL = 24
_LONGEST_BOILERPLATE = 600
_LONGEST_PHRASE = 60
_PHRASES = {
    phrase: marker
    for marker, phrases in (
        (EndMarker.RELATED, _RELATED),
        (EndMarker.COMMENTS, _COMMENTS),
        (EndMarker.FOOTER, _FOOTERS),
        (EndMarker.SIGN_OFF, _SIGN_OFFS),
    )
    for phrase in phrases
}


@remember
def story_end(text: str) -> EndMarker | None:
    """Return what closes the story at a block of the page, or None where the story may go on.

    Nothing of the story follows such a block. Ask only after the story has begun: portals print
    editors and sources above it as well. A sentence that merely contains such words is no marker.
    """
    if len(text) > _LONGEST_BOILERPLATE:
        return None
    if len(text) <= _LONGEST_PHRASE:
        folded = text.casefold()
        if marker := _PHRASES.get(folded) or _PHRASES.get(_strip_frame(folded)):
            return marker
        if folded[:1].isdigit() and _COUNTED_COMMENTS.fullmatch(folded):
            return EndMarker.COMMENTS
    if reserves_rights(text):
        return EndMarker.FOOTER
    opener = text[:_LONGEST_OPENER].lstrip("(（[【 ").casefold()
    if opener[:1].isascii() and opener[:3] not in OPENINGS_OF_LABELS:
        return None
    return _read_label(text)


def reserves_rights(text: str) -> bool:
    """Tell whether a text ends as notices of copyright do."""
    return text[-_RESERVED_TAIL:].casefold().endswith(_RESERVED)


def _read_label(text: str) -> EndMarker | None:
    """Return what a block is that is known by how it opens."""
    folded = text.casefold()
    for opener, marker in _OPENERS:
        if opener.match(folded):
            return marker
    if parse_editors(text) is not None or parse_reporters(text) is not None:
        return EndMarker.EDITORS
    if parse_keywords(text) is not None:
        return EndMarker.KEYWORDS
    if text.startswith(("Source(s)", "SOURCE ")) and parse_source(text) is not None:
        return EndMarker.SOURCE
    return None


def _strip_frame(folded: str) -> str:
    """Return a block's words for comparison: without brackets, colons and arrows around them."""
    return folded.replace("’", "'").strip(" :：>»›…|[]【】-–—·•*")


_END_MARKS = ("Enditem/", "Enditem", "■", "(END)", "###")
_CLOSINGS = (*_END_MARKS, ")", "）")
_SIGNATURE = re.compile(r"(?:(?<=[.!?\"”’…])|^) ?[(（]([^()（）]{2,40})[)）]$")
_LONGEST_SIGNATURE = 50
_MOST_END_MARKS = 5


def strip_end_mark(paragraph: str) -> str:
    """Return a paragraph without the sign-offs glued to its end: `Enditem`, `■`, `(Xinhua)`."""
    text = paragraph
    for _ in range(_MOST_END_MARKS):
        unstopped = text.rstrip(" .")
        if not unstopped.endswith(_CLOSINGS) or (rest := _strip_last_mark(unstopped)) is None:
            break
        text = rest
    return text


def _strip_last_mark(text: str) -> str | None:
    for mark in _END_MARKS:
        if text.endswith(mark):
            rest = text.removesuffix(mark)
            return None if rest[-1:].isalnum() else rest.rstrip()
    signature = _SIGNATURE.search(text, max(0, len(text) - _LONGEST_SIGNATURE))
    if signature and is_agency(signature[1]):
        return text[: signature.start()].rstrip()
    return None
