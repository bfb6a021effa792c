"""Lines that portals print between the paragraphs of a story and that are no part of any story.

All texts are single lines with white space folded, one block of a page each.
"""

import re

from crawler.text.memory import remember
from crawler.text.wordlists import read_names, read_openings, read_words

LONGEST_NOISE = 400
"""Letters that a line of the site has at most."""

_LONGEST_BAR = 120
_LONGEST_PHRASE = 60

_SHARE_BARS = read_names(
    """
    a+, a-, add to favorites, bookmark, comments, copy link, e-mail, email, facebook, font size,
    fontsize, l m s, linkedin, listen to this article, print, share, share - wechat, share on,
    share this, share this article, share this page, share this story, share to, share-wechat,
    subscribe, text size, tweet, twitter, wechat, weibo, whatsapp
    """
)
_LINKS = read_names(
    """
    click for more, click on the image to enlarge, click the image to enlarge, click to enlarge,
    click to view, full story, full text, load more, more details, photo gallery, play video,
    read full story, read more, read the full story, see more, show more, view more,
    watch the video, watch video
    """
)
_ADVERTISEMENTS = read_names(
    """
    advertisement, advertisements, article continues below, continue reading below, paid content,
    sponsored content, story continues below
    """
)
_NOTICES = read_names(
    """
    ask a question belt & road login close, ask us a question belt & road login close,
    back to the top, back to top, belt & road login, belt & road weekly subscription form, close,
    customblackclose, download_pop, ecns app download, identifying code, identifying code reload,
    loading, loading..., log in, login, no comments, research reportcustomblackclose, sign in,
    sign up, skip to content, start a free trial, subscribe customblackclose,
    write to us belt & road login close, xinhua silk road database
    """
)
_PHRASES = {
    phrase: reason
    for reason, phrases in (
        ("share bar", _SHARE_BARS),
        ("link", _LINKS),
        ("advertisement", _ADVERTISEMENTS),
        ("notice", _NOTICES),
    )
    for phrase in phrases
}
_NOTICE_OPENERS = (
    "xinhua silk road - belt and road portal",
    "the full edition of the report is available at xinhua silk road",
    "click on the button below to create your account",
    "do you want to be a contributor to xinhua silk road",
    "if you have any questions, please enter them in the box below",
    "please enable javascript",
    "global editionasia",
    "dd_belatedpng",
)
_LINK_OPENER = re.compile(
    r"(?:read (?:more|also|next)|also read|see also|watch(?: more)?"
    r"|related (?:story|news|article|video|reading)|further reading|learn more) ?(?:[:：]|>|»)"
    r"|(?:original link|原文链接) ?[:：]|view original content(?: to download| ?:)"
)
_FEED_FOOTER = re.compile(
    r"The post [^a-z].{0,300} (?:appeared first|first appeared) on (?:[A-Z].{1,80}|\S+\.\S+)"
)
"""What WordPress puts below the articles of a feed, and who reprints them keeps."""
OPENINGS_OF_NOISE = read_openings(
    """
    also click dd_ do further global if learn original please read related see the view watch
    xinhua 原文链接
    """
)
_LONGEST_OPENER = 70
_ARROWED = re.compile(r"(?:details|more|full text|video|photos?|gallery|enter|next|back) ?[>»›]+")
_ADVERT = re.compile(
    r"(?:advert|advertisement|ad) ?\d{1,3}|[-–— ]*(?:advertisement|advert|ad)[-–— ]*"
)
_CLOCK = r"\d{1,2}:\d\d(?::\d\d)?"
_PLAYER = re.compile(
    rf"(?:(?:duration|length|video|audio|listen|runtime)[ :]*)?{_CLOCK}(?: ?/ ?{_CLOCK})?"
    r"(?: ?(?:mute|unmute|min(?:ute)?s?|1(?:\.0)?x))*"
    r"|(?:about )?(?:\d{1,3}|an?) (?:second|minute|hour|day|week|month|year)s? ago"
    rf"(?: ?duration {_CLOCK})?"
    r"|(?:playback|(?:(?:the|this|your) )?(?:video|browser|player)"
    r"|we (?:are sorry|apologi[sz]e), but (?:the|this) video)"
    r"(?: (?:content|does|file|format|has|is|player|was|currently|will)){0,4} "
    r"(?:not supported|not available|unavailable|(?:could|can)(?:not| not) be (?:played|loaded)"
    r"|not support|failed to load|loading|starts in)\b.{0,80}"
)
_ADDRESS = re.compile(r"(?:(?:video|photo|logo|audio|link) ?[-–—:] ?)?(?:https?://|www\.)\S+")

_MAIL = r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
_MAIL_ADDRESSES = re.compile(
    rf"(?:e-?mail ?: ?)?{_MAIL}(?:(?:[,;/] ?| and | ){_MAIL})*", re.IGNORECASE
)

_PLAYER_OPENERS = tuple(
    "a about audio browser duration length listen playback player runtime the this video we"
    " your".split()
)
_SHARE_WORDS = read_words(
    """
    + - a a+ a++ a- big bluesky bookmark comment comments copy e-mail email facebook favorite font
    google+ instagram large like line link linkedin medium messenger normal pinterest print qq
    qzone reddit save share sharing sina size small telegram text this to tumblr tweet twitter url
    via wechat weibo weixin whatsapp x youtube
    """
)
_PAGE_OF = re.compile(r"\(?\d{1,3} ?/ ?\d{1,3}\)?|page \d{1,3}(?: of \d{1,3})?")
_PAGER_TOKENS = re.compile(r"【\d+】|\[\d+\]|[^\s【\[]+")
_PAGER_TOKEN = re.compile(
    r"\|?<<|>>\|?|[<>«»‹›|…]|\.{2,3}|【\d{1,3}】|\[\d{1,3}\]|\d{1,3}|previous|prev|next|pages?"
    r"|first|last|of|上一页|下一页"
)
_PAGER_OPENERS = (
    "|", "<", "«", "‹", "(", "【", "[", "prev", "next", "page", "first", "last", "上一页", "下一页",
)  # fmt: skip
_PAGER_WORD = re.compile(r"\b(?:previous|prev|next|pages?)\b|>>|<<|【|上一页|下一页")


_SECTION_MARK = re.compile(r"[\s*∗＊⁂✱·•●◦○◆◇❖✦★☆~～=_.…‥。—–―─━‐‑-]+")


@remember
def is_noise(text: str) -> str | None:
    """Return why a block is no part of any story although the story may go on after it, or None.

    Reasons: `section mark` (`* * *`, `———`), `share bar`, `pager`, `player` (a clock, an age),
    `link` (`Read more: …`, `Details>>`, `Original link: …`), `address`, `advertisement`, `notice`
    (pop-ups and the site's own lines). A sentence that merely begins with such words (`Share
    prices rose.`) is none, nor is a single word that may as well be a section or a subhead
    (`Video`).
    """
    if len(text) > LONGEST_NOISE:
        return None
    if not text[:1].isalnum() and _SECTION_MARK.fullmatch(text):
        return "section mark"
    opener = text[:_LONGEST_OPENER].casefold()
    if opener[:3] in OPENINGS_OF_NOISE:
        if _LINK_OPENER.match(opener):
            return "link"
        if opener.startswith(_NOTICE_OPENERS) or _FEED_FOOTER.fullmatch(text):
            return "notice"
    if "@" in text and _MAIL_ADDRESSES.fullmatch(text):
        return "address"
    if ("://" in text or opener.startswith("www.")) and _ADDRESS.fullmatch(text.casefold()):
        return "address"
    return _find_short_noise(text.casefold()) if len(text) <= _LONGEST_BAR else None


def _find_short_noise(folded: str) -> str | None:
    """Return what a short line is that is known by the whole of it."""
    if len(folded) <= _LONGEST_PHRASE and (
        reason := _PHRASES.get(folded) or _PHRASES.get(folded.strip(" :：>»›…|[]【】-–—·•*"))
    ):
        return reason
    if folded.endswith((">", "»", "›")) and _ARROWED.fullmatch(folded):
        return "link"
    if _ADVERT.fullmatch(folded):
        return "advertisement"
    if (folded[:1].isdigit() or folded.startswith(_PLAYER_OPENERS)) and _PLAYER.fullmatch(folded):
        return "player"
    if _is_share_bar(folded):
        return "share bar"
    return "pager" if _is_pager(folded) else None


def _is_share_bar(folded: str) -> bool:
    if not _SHARE_WORDS.issuperset(folded.split(" ", 1)[:1]):
        return False
    words = [word for part in folded.split() if (word := part.strip(":|/·"))]
    return (
        len(words) > 1
        and _SHARE_WORDS.issuperset(words)
        and any(len(word) > 2 or word in ("a+", "a-") for word in words)
    )


def _is_pager(folded: str) -> bool:
    if not folded[:1].isdigit() and not folded.startswith(_PAGER_OPENERS):
        return False
    if _PAGE_OF.fullmatch(folded):
        return True
    tokens = _PAGER_TOKENS.findall(folded)
    if not all(map(_PAGER_TOKEN.fullmatch, tokens)):
        return False
    if _PAGER_WORD.search(folded):
        return any(map(str.isdigit, folded)) or len(tokens) > 1
    return len(tokens) > 2 and tokens == [str(number) for number in range(1, len(tokens) + 1)]
