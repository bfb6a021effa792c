"""Pages at an article's address that say themselves that they are none."""

import re
from collections.abc import Iterable, Sequence

from crawler.items import Reason, RejectCode
from crawler.pages.links import PageLinks
from crawler.reading.blocks import Block, Kind
from crawler.story.core import is_running
from crawler.story.story import Story
from crawler.text.dates import find_printed_date

_NOT_FOUND = re.compile(
    r"(?:error\s*)?(?:404|410)\b.{0,80}|.{0,40}\b(?:page|article|file|content|document)\b.{0,40}"
    r"\b(?:(?:can ?)?not (?:be )?found|no longer (?:available|exists?)|does(?: not|n't) exist"
    r"|has been (?:removed|deleted|moved))\b.{0,80}|not found\W*",
    re.I,
)
_TO_USERS = r"(?:(?:we are |we[’']re )?sorry\W+(?:but )?|dear (?:users?|readers?|visitors?)\W+)?"
_SITE = r"(?:(?:the|this|our|your) )?(?:web ?site|web ?page|site|page|server|service|system|portal)"
_WORK = r"(?:under (?:maintenance|construction|repair)|undergoing .{0,20}(?:maintenance|upgrade))"
_NOTICE = re.compile(
    rf"{_TO_USERS}{_SITE} (?:is|will be|has been)(?: currently| temporarily)? (?:{_WORK}"
    r"|being (?:upgraded|updated|maintained)|down for maintenance|offline|closed for maintenance"
    r"|unavailable|not available|overloaded|busy)\b.{0,120}"
    rf"|{_TO_USERS}(?:{_SITE} )?{_WORK}\W*"
    rf"|(?:{_TO_USERS}(?:scheduled|routine|system|site|planned|server) maintenance)(?:\W.{{0,60}})?"
    rf"|{_TO_USERS}(?:service|site)? ?temporarily (?:unavailable|down|closed)\W*"
    r"|service unavailable\W*"
    rf"|{_TO_USERS}(?:we(?:[’']ll| will| shall) )?be (?:right )?back (?:soon|shortly|later)\W*"
    rf"|{_TO_USERS}we(?:[’']ll| will) be right back\b.{{0,60}}"
    r"|coming soon\W*"
    r"|(?:http )?(?:error )?(?:50[0234]|403|429)(?:\W+(?:error|bad|service|forbidden|internal"
    r"|gateway|too many|access).{0,60}|\W*)"
    r"|(?:internal server error|bad gateway|gateway time-?out|too many requests)\W*"
    r"|(?:just a moment|checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human"
    r"|attention required|are you a robot|please (?:complete|solve) the captcha)\b.{0,120}",
    re.I,
)
_AGREE = r"(?:accept|agree to|consent to)\b.{0,60}\b(?:cookies?|terms|privacy)\b.{0,60}"
_ENTER = r"to (?:continue|proceed|view|read|access|enter|see)\b.{0,80}"
_CONSENT = re.compile(
    rf"(?:please )?{_AGREE}\b{_ENTER}|{_ENTER}\b{_AGREE}|before you continue\b.{{0,80}}"
    r"|we (?:and our partners )?(?:value|respect|care about) your privacy\W*"
    r"|your privacy(?: choices)?\W*"
    r"|we (?:and our partners )?(?:use|store)\b.{0,40}\bcookies\b.{0,120}",
    re.I,
)
_LOGIN = re.compile(
    r"(?:please |you (?:must|need to|have to) (?:be )?|member |user |account )?"
    r"(?:log|sign)(?:ged)?[ -]?in\b(?: (?:to|required|first|with|or|page|here)\b.{0,160})?\W*",
    re.I,
)
_READER = r"(?:members?|subscribers?|users?|readers|customers|vips?|clients)"
_READ = (
    r"(?:continue|keep reading|finish|(?:read|view|see|access|unlock|get (?:full )?access)"
    r"(?! (?:to )?(?:more|other|all|every|our|unlimited) \w))"
)
_JOIN = (
    r"(?:log[ -]?in|sign[ -]?in|sign[ -]?up|subscribe|register|upgrade|become an? \w+|join|buy"
    r"|purchase|create an? (?:free )?account)"
)
_THIS = (
    r"(?:this|the(?: full| rest of (?:this|the))?|full|our) ?(?:premium |exclusive )?"
    r"(?:article|story|content|report|page|text|section|information|material)"
)
_FOR = r"(?:to|for)(?: our| registered| subscribed| paid| paying| premium| vip)*"
_WALL = re.compile(
    r"(?:sorry\W+)?(?:but )?(?:you|your account|the current user|this account)"
    r" (?:(?:do|does)(?: not|n[’']t) have|have no|has no|lacks?)"
    r"(?: the| any| enough| sufficient)?"
    r" (?:rights?|permissions?|privileges?|authority|authori[sz]ation|access)\b.{0,120}"
    r"|(?:sorry\W+)?(?:but )?(?:you are|your account is)(?: not|n[’']t)"
    r" (?:authori[sz]ed|allowed|permitted|entitled|eligible)\b.{0,120}"
    r"|(?:sorry\W+)?(?:no (?:permission|right|access) to \w+"
    r"|access (?:is )?(?:denied|restricted|forbidden)|permission denied"
    r"|insufficient (?:permissions?|privileges))(?:\W*|(?: to |[.!,] ).{0,80})"
    r"|(?:sorry\W+)?you(?:[’']ve| have) (?:now )?(?:reached|hit|exceeded|used(?: up)?|read)"
    r" (?:all )?(?:(?:of )?your|the)\b.{0,60}"
    r"\b(?:limit|quota|articles?|stories|views|allowance)\b.{0,120}"
    r"|you have (?:no|0|zero) (?:more )?free (?:articles?|stories|views)\b.{0,80}"
    rf"|(?:sorry\W+)?{_THIS} (?:is|are)(?: only| exclusively| currently)?"
    r"(?: available| reserved| accessible| visible| open| restricted| limited| exclusive)?"
    rf"(?: only| exclusively)? {_FOR} {_READER}\b.{{0,60}}"
    rf"|(?:available |exclusive )?{_FOR} {_READER}(?: only)?\W*"
    rf"|{_READER}[ -](?:only|exclusive)(?: (?:content|article|story|report))?\W*"
    rf"|(?:sorry\W+)?(?:please )?{_JOIN}\b.{{0,40}}\b(?:to|and) {_READ}\b.{{0,100}}"
    rf"|to {_READ}\b.{{0,80}}\b(?:please )?{_JOIN}\b.{{0,60}}"
    r"|.{0,80}\b(?:for|to) (?:registered|subscribed|paying) (?:members|users|readers)\b.{0,60}"
    r"|.{0,40}\bsubscribers only\b.{0,40}",
    re.I,
)
_MARKS = str.maketrans("！？。，：；’", "!?.,:;'")
_LONGEST = 200
_ENOUGH = 400
_WHOLE = 1500
"""Letters of a story that no wall has cut off: what a wall leaves is the first paragraphs."""
_LEAST_STORY = 250
"""Letters of a story whose wall must stand right behind it: less is an abstract."""
_NEAR_HEADLINE = 12
_REST = 160
_TEASERS, _SHORTEST_TEASER = 5, 20
_LINKED = 0.9
_DATED_TEASERS = 3
_LISTED = 5
"""Other articles that a list links to at least; an article may have as many in its margin."""
_LEAST_OWN, _LEAST_DATED = 250, 120
"""Letters of a story that no link heads, without and with a date: less stands on any list."""
_SHARE_OF_TITLES, _TITLE = 0.5, 80
"""Letters of a story beside those of the titles of other articles: a pop-up is no story."""


def judge_page(blocks: Sequence[Block], story: Story, window_title: str) -> Reason | None:
    """Return why the page is no article, or None for what may be one.

    Of a page with headline and story only these are asked, and of a story of some length only what
    stands right behind its last paragraph, where a wall cuts it off: an article may be about pages
    that are not found, have a pop-up amid it, and a login box beside it. Where little or nothing
    is told, all that stands below the headline is asked for what took the story's place.
    """
    told = sum(map(len, story.body)) + sum(len(figure.caption or "") for figure in story.figures)
    is_front_page = _is_front_page(blocks, story)
    if told >= _ENOUGH and (story.facts.is_dated or told >= _WHOLE) and not is_front_page:
        return _ask_for_login(_list_behind(blocks, story)) if told < _WHOLE else None
    if story.headline and told:
        lines = _shorten([story.headline.text, *story.body])
    else:
        lines = _shorten([window_title, *(block.text for block in blocks)])
    if any(_NOT_FOUND.fullmatch(line) for line in lines):
        message = "the page says that it was not found"
        return Reason(field=None, code=RejectCode.NOT_FOUND, message=message)
    is_told = told >= _LEAST_STORY
    if wall := _ask_for_login(
        _list_behind(blocks, story) if is_told else [*lines, *_list_below(blocks, story)]
    ):
        return wall
    if _count_running(blocks) < _ENOUGH:
        if any(map(_LOGIN.fullmatch, lines)):
            return _reject_login()
        if _is_notice([window_title, *lines, *_list_below(blocks, story)], story):
            message = "the page shows a notice instead of a story"
            return Reason(field=None, code=RejectCode.NOT_FOUND, message=message)
    if not any(block.text or block.picture for block in blocks):
        return Reason(field=None, code=RejectCode.EMPTY, message="the page has no text")
    if is_front_page:
        message = "the page has teasers of other articles and no story of its own"
        return Reason(field=None, code=RejectCode.NOT_ARTICLE, message=message)
    lists = sum(block.kind is Kind.LINKS for block in blocks)
    if lists and not story.facts.is_dated and told < _ENOUGH and not story.headline:
        return Reason(
            field=None,
            code=RejectCode.NOT_ARTICLE,
            message="the page has lists of links but neither headline, date nor story",
        )
    return None


def judge_loose_page(blocks: Sequence[Block], story: Story, links: PageLinks) -> Reason | None:
    """Return why a page whose address is not known is no article but a list or a front page.

    Such a page links to articles of the portal, and has little to tell beside those links.
    """
    listed = links.list_articles()
    if len(listed) < _LISTED:
        return None
    least = _LEAST_DATED if story.facts.is_dated else _LEAST_OWN
    titles = sum(min(letters, _TITLE) for letters in listed.values())
    if _count_own(blocks, story, links) >= max(least, titles * _SHARE_OF_TITLES):
        return None
    message = f"the page links to {len(listed)} articles of the portal and has no story of its own"
    return Reason(field=None, code=RejectCode.NOT_ARTICLE, message=message)


def _count_own(blocks: Sequence[Block], story: Story, links: PageLinks) -> int:
    """Return the letters of body and captions that stand beside no link to another article."""
    lines = [block for block in blocks if block.text and not find_printed_date(block.text)]
    is_link = [
        block.link_density > _LINKED and any(links.find_article(link.href) for link in block.links)
        for block in lines
    ]
    listed = {block.text for at, block in enumerate(lines) if any(is_link[max(0, at - 1) : at + 2])}
    own = [text for text in story.body if text not in listed]
    # A dateline is no part of the first paragraph.
    if own and any(line.endswith(own[0]) for line in listed):
        own = own[1:]
    captions = [figure.caption for figure in story.figures if figure.caption]
    return sum(map(len, [*own, *captions]))


def _shorten(lines: Iterable[str]) -> list[str]:
    """Return the lines that are short enough for a notice, with ASCII marks."""
    return [line.translate(_MARKS) for line in lines if 0 < len(line) <= _LONGEST]


def _ask_for_login(lines: Iterable[str]) -> Reason | None:
    return _reject_login() if any(map(_WALL.fullmatch, lines)) else None


def _reject_login() -> Reason:
    message = "the page asks for a login or a subscription instead of a story"
    return Reason(field=None, code=RejectCode.LOGIN, message=message)


def _is_notice(lines: Sequence[str], story: Story) -> bool:
    """Tell whether a notice is all that a page says; words on privacy stand on many pages."""
    told = [line for line in story.body if not _tells_notice(line.translate(_MARKS))]
    if sum(map(len, told)) >= _REST:
        return False
    return any(map(_NOTICE.fullmatch, lines)) or (not told and any(map(_CONSENT.fullmatch, lines)))


def _tells_notice(line: str) -> bool:
    return bool(_NOTICE.fullmatch(line) or _CONSENT.fullmatch(line))


def _list_below(blocks: Sequence[Block], story: Story) -> list[str]:
    """Return what stands below the headline, where a wall takes the story's place."""
    if story.headline is None:
        return []
    title = story.headline.text
    start = next((at for at, block in enumerate(blocks) if block.text == title), None)
    if start is None:
        return []
    return _shorten(block.text for block in blocks[start + 1 : start + 1 + _NEAR_HEADLINE])


def _list_behind(blocks: Sequence[Block], story: Story) -> list[str]:
    """Return the last paragraph, and the line behind it in the same element."""
    if not story.body:
        return []
    last = story.body[-1]
    at = next((at for at in reversed(range(len(blocks))) if blocks[at].text.endswith(last)), None)
    if at is None:
        return _shorten([last])
    place = blocks[at].place
    behind = next((block for block in blocks[at + 1 :] if block.text), None)
    is_beside = behind is not None and (
        place is None or (behind.place is not None and behind.place.parent is place.parent)
    )
    return _shorten([last, behind.text] if behind is not None and is_beside else [last])


def _count_running(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks if is_running(block))


def _is_front_page(blocks: Sequence[Block], story: Story) -> bool:
    """Tell whether all that runs on a page are teasers, each below the link to its article."""
    if any(figure.caption for figure in story.figures):
        return False
    teasers = 0
    follows_teaser = False
    for block in blocks:
        if not block.text or block.region in ("nav", "footer"):
            continue
        is_teaser = block.link_density > _LINKED and len(block.text) >= _SHORTEST_TEASER
        if is_running(block) and not is_teaser and not follows_teaser:
            return False
        teasers += is_teaser
        follows_teaser = is_teaser
    if teasers < _TEASERS:
        return False
    dates = sum(find_printed_date(block.text) is not None for block in blocks)
    return not 0 < dates < _DATED_TEASERS
