"""Labelled lines and the portals' boilerplate: what around a story is not the story.

All texts are single lines with white space folded, one block of a page each.
"""

import re
from enum import StrEnum

from crawler.text.outlets import HOST_NAME, is_host_name, is_known_outlet, is_outlet
from crawler.text.people import parse_editors

_LONGEST_LABELLED = 300
_SOURCE = re.compile(r"(?:from )?(?:sources?|source\(s\)) ?[:：] ?(?P<names>\S.*)", re.IGNORECASE)
_RELEASE_SOURCE = re.compile(r"SOURCE:? (?P<names>(?!OF\b)[A-Z\u4e00-\u9fff].*)")
_UPDATED_FROM = re.compile(rf"(?:Updated|Published) ?: ?.*? (?P<host>{HOST_NAME})(?: Print)?")
_AFTER_SOURCE = re.compile(
    r" ?\|.*| ?\b(?:Updated|Published|Publish time|Editors?|Web editor|Author|By|Print|Share|Time)\b ?[:：]?.*"
    r"| ?\b\d{4}[-/]\d{1,2}[-/]\d{1,2}.*| ?\b\d{1,2}:\d\d\b.*"
)
_SEPARATORS = re.compile(r" ?[,，、;；/] ?| and | & ")
_NAME_WORD = re.compile(r"[A-Z\u4e00-\u9fff(&][\w'’.&()-]*|of|the|and|for|on|in|de|&|-|\d{4}")


def parse_source(text: str) -> str | None:
    """Return the origin that a whole line names, or None if it is no source line.

    `Source: Xinhua`, `Source(s): AFP, Reuters`, `SOURCE Xinhua Silk Road`, a host name or a known
    outlet alone, each also with the date that is printed beside it. `Source: close to the talks
    said …` is a sentence.
    """
    if len(text) > _LONGEST_LABELLED:
        return None
    if match := _SOURCE.match(text) or _RELEASE_SOURCE.match(text):
        names = _AFTER_SOURCE.sub("", match["names"], count=1).strip(" .")
        return names if _names_origin(names) else None
    if match := _UPDATED_FROM.fullmatch(text):
        return match["host"]
    name = _AFTER_SOURCE.sub("", text, count=1)
    return name if is_host_name(name) or is_known_outlet(name) else None


def _names_origin(names: str) -> bool:
    if not names or len(names) > 100:
        return False
    parts = _SEPARATORS.split(names)
    if all(is_outlet(part) or part.isalpha() and len(parts) == 1 for part in parts):
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


_SIGN_OFFS = frozenset(
    {"enditem", "enditem/", "■", "□", "(end)", "end", "###", "-end-", "- end -", "(ends)"}
)
_RELATED = frozenset(
    """
    related|related news|related stories|related story|related links|related link|related articles
    related article|related reading|related readings|related reports|related coverage
    related content|related topics|related photos|related videos|related posts|read more news
    read more stories|more stories|more from this section|more on this topic|more on this story
    more news|more like this|you may also like|you might also like|recommended|we recommend
    recommended for you|recommended stories|recommended reading|most read|most popular
    most viewed|most viewed day|week|most viewed day week|most shared|most commented
    most discussed|hot news|hot topics|hot words|top news|top stories|latest news|editor's picks
    editor's pick|editors' picks|editor's choice|editor's recommendation|what's new|search trends
    trending|trending now|popular articles|today's top news|special coverage|special reports
    photo galleries|also on this site|see also|further reading|today's top stories
    """.strip()
    .replace("\n    ", "|")
    .split("|")
)
_COMMENTS = frozenset(
    "add your comment|add comment|leave a comment|leave a reply|post a comment|your comment"
    "|your comments|comments powered by disqus|view comments|share your thoughts".split("|")
)
_FOOTERS = frozenset(
    "back to the top|back to top|contact us|about us|about china daily|follow us|follow us on"
    "|license for publishing multimedia online|all rights reserved|terms of use|privacy policy"
    "|site map|sitemap|friendly links|media partners|mobile version".split("|")
)
_FOOTER = re.compile(
    r"copyright ?(?:©|&copy;|\(c\)|by [a-z].*rights|19\d\d|20\d\d|.*\ball rights reserved)|©"
    r"|all (?:the )?(?:copy)?rights reserved\b|版权所有"
    r"|(?:license for publishing|registration number|licence no|icp备|京icp)"
    r"|[a-z0-9 .,'’&-]{0,80}\ball rights reserved\.?$"
    r"|(?:sponsored|presented|hosted|organized) by [^,.]{0,120}(?:government|committee|commission|office|bureau|administration|department|municipality)\.?$"
    r"|powered by [^,.]{2,40}\.?$",
    re.IGNORECASE,
)
_PROMOTION = re.compile(
    r"\(? ?for (?:the latest china|more) news, ?please (?:follow|visit)|want your company's news featured"
    r"|\(? ?please follow (?:us|people's daily)|follow (?:us|china ?daily|xinhua|people's daily|cgtn|global times|shine) on (?:facebook|twitter|wechat|x\b|weibo)"
    r"|(?:please )?scan the qr code to (?:follow|subscribe|download)|download (?:the|our) (?:china daily |cgtn |global times |xinhua )?app\b",
    re.IGNORECASE,
)
_QR_CODE = re.compile(r"scan the qr code and push it to your mobile phone", re.IGNORECASE)
_ORIGINAL_LINK = re.compile(
    r"(?:original link|view original content|原文链接) ?(?:[:：]|to download)", re.IGNORECASE
)
_LONGEST_BOILERPLATE = 600


def story_end(text: str) -> EndMarker | None:
    """Return what closes the story at a block of the page, or None where the story may go on.

    Nothing of the story follows such a block. Ask only after the story has begun: portals print
    editors and sources above it as well. A sentence that merely contains such words is no marker.
    """
    if len(text) > _LONGEST_BOILERPLATE:
        return None
    plain = _strip_frame(text)
    if plain in _RELATED:
        return EndMarker.RELATED
    if plain in _COMMENTS:
        return EndMarker.COMMENTS
    if plain in _FOOTERS or _FOOTER.match(text):
        return EndMarker.FOOTER
    if plain in _SIGN_OFFS or text in _SIGN_OFFS:
        return EndMarker.SIGN_OFF
    if _QR_CODE.match(text):
        return EndMarker.QR_CODE
    if _PROMOTION.match(text):
        return EndMarker.PROMOTION
    if _ORIGINAL_LINK.match(text):
        return EndMarker.ORIGINAL_LINK
    if parse_editors(text) is not None:
        return EndMarker.EDITORS
    if parse_keywords(text) is not None:
        return EndMarker.KEYWORDS
    if text.startswith(("Source(s)", "SOURCE ")) and parse_source(text) is not None:
        return EndMarker.SOURCE
    return None


def _strip_frame(text: str) -> str:
    """Return a block's words for comparison: case folded, without brackets, colons and arrows."""
    if len(text) > 60:
        return ""
    return text.casefold().replace("’", "'").strip(" :：>»›…|[]【】-–—·•*")


_END_MARKS = ("Enditem/", "Enditem", "■", "(END)", "###")


def strip_end_mark(paragraph: str) -> str:
    """Return a paragraph without the sign-offs (`Enditem`, `■`) glued to its end."""
    text = paragraph
    while (rest := text.rstrip(" .")).endswith(_END_MARKS):
        mark = next(mark for mark in _END_MARKS if rest.endswith(mark))
        kept = rest[: -len(mark)]
        if kept[-1:].isalnum():
            break
        text = kept.rstrip()
    return text


_SHARE_WORDS = frozenset(
    "a a+ a- a++ big bookmark bluesky comment comments copy e-mail email facebook favorite favourite font"
    " fontsize google+ instagram large like line link linkedin medium messenger mail more normal pinterest"
    " print qq qzone reddit save share sharing sina size small telegram text this tumblr tweet"
    " twitter url wechat weibo weixin whatsapp x youtube to on via by + - | · / :".split()
)
_SHARE_ALONE = frozenset(
    "share|print|e-mail|email|tweet|facebook|twitter|wechat|weibo|linkedin|whatsapp|share to"
    "|share this|share this article|share this page|share this story|share on|font size|text size"
    "|fontsize|comments|comment|bookmark|copy link|save|like|a+|a-|favorite|subscribe"
    "|share - wechat|share-wechat|listen to this article|listen".split("|")
)
_PAGER_TOKEN = re.compile(
    r"\|?<<|>>\|?|<|>|«|»|‹|›|\.{2,3}|…|\||\d{1,3}|【\d{1,3}】|\[\d{1,3}\]|Previous|Prev|Next|Page|Pages|First|Last|of|上一页|下一页",
    re.IGNORECASE,
)
_PAGER_WORD = re.compile(r"previous|prev|next|>>|<<|【|上一页|下一页|page", re.IGNORECASE)
_PAGE_OF = re.compile(r"\(?\d{1,3} ?/ ?\d{1,3}\)?|(?:page )?\d{1,3} of \d{1,3}", re.IGNORECASE)
_POP_UPS = (
    "subscribe customblackclose",
    "belt & road weekly subscription form",
    "download_pop",
    "research reportcustomblackclose",
    "the full edition of the report is available at xinhua silk road",
    "click on the button below to create your account",
    "start a free trial",
    "write to us belt & road login close",
    "ask us a question belt & road login close",
    "do you want to be a contributor to xinhua silk road",
    "if you have any questions, please enter them in the box below",
    "identifying code reload",
    "xinhua silk road - belt and road portal",
    "please enable javascript",
    "global editionasia",
    "global edition asia",
    "dd_belatedpng",
)
_POP_UPS_WHOLE = frozenset(
    "xinhua silk road database|xinhua silk road|customblackclose|belt & road login|identifying code|reload"
    "|login|log in|sign in|sign up|register|close".split("|")
)
_READ_MORE = re.compile(
    r"(?:read (?:more|also|next)|also read|see also|watch(?: more)?|related(?: (?:story|news|article|video))?"
    r"|further reading|click here(?: for| to)?.*|learn more) ?(?:[:：]|>{1,2}|»|\|)",
    re.IGNORECASE,
)
_LINK_LABELS = frozenset(
    "read more|details|more|full text|full story|more details|more>>|click to enlarge|click to view"
    "|click the image to enlarge|click on the image to enlarge|click for more|read full story"
    "|read the full story|see more|view more|load more|show more|expand|collapse|watch video"
    "|watch the video|play video|video|photo|photos|play|full screen|gallery".split("|")
)
_ADVERTISEMENTS = frozenset(
    "advertisement|advertisements|ad|ads|sponsored|sponsored content|promoted|paid content"
    "|story continues below|article continues below|continue reading below".split("|")
)
_NOTICES = frozenset(
    "ecns app download|loading|loading...|no comments|posted in|top|english|中文|back|home"
    "|skip to content|menu|search|go|submit|cancel|mobile|app|pc".split("|")
)
_MEDIA_LINK = re.compile(r"(?:video|photo|logo|audio) ?[-–—:] ?https?://\S+", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_LONGEST_NOISE = 400


def is_noise(text: str) -> str | None:
    """Return why a block is no part of any story although the story may go on after it, or None.

    Share bars, pagers, pop-ups, link labels, advertisements, bare addresses. A sentence that
    merely begins with such words (`Share prices rose.`) is none.
    """
    if len(text) > _LONGEST_NOISE:
        return None
    if _READ_MORE.match(text) or _ORIGINAL_LINK.match(text):
        return "link"
    if text[:1] in "HhWwVvPpLlAa" and (_MEDIA_LINK.fullmatch(text) or _ADDRESS.fullmatch(text)):
        return "address"
    if text.casefold().startswith(_POP_UPS):
        return "pop-up"
    if len(text) > 120:
        return None
    plain = _strip_frame(text)
    for reason, phrases in _PHRASES:
        if plain in phrases:
            return reason
    if _is_share_bar(text):
        return "share bar"
    if _is_pager(text):
        return "pager"
    return None


_PHRASES = (
    ("share bar", _SHARE_ALONE),
    ("link", _LINK_LABELS),
    ("advertisement", _ADVERTISEMENTS),
    ("pop-up", _POP_UPS_WHOLE),
    ("notice", _NOTICES),
)


def _is_share_bar(text: str) -> bool:
    words = text.casefold().split()
    return (
        len(words) > 1
        and all(word.strip(":|") in _SHARE_WORDS or not word.strip(":|") for word in words)
        and any(len(word) > 2 or word in ("a+", "a-") for word in words)
    )


def _is_pager(text: str) -> bool:
    if _PAGE_OF.fullmatch(text):
        return True
    if not all(map(_PAGER_TOKEN.fullmatch, re.findall(r"【\d+】|\[\d+\]|[^\s【\[]+", text))):
        return False
    if _PAGER_WORD.search(text):
        return any(char.isdigit() for char in text) or len(text.split()) <= 4
    numbers = text.split()
    return len(numbers) >= 3 and numbers == [str(number) for number in range(1, len(numbers) + 1)]
