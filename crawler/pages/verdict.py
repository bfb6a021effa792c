"""Pages at an article's address that say themselves that they are none."""

import re
from collections.abc import Sequence

from crawler.items import Reason, RejectCode
from crawler.text.blocks import Block, Kind
from crawler.text.story import Story

_NOT_FOUND = re.compile(
    r"(?:error\s*)?(?:404|410)\b.{0,80}|.{0,40}\b(?:page|article|file|content|document)\b.{0,40}"
    r"\b(?:(?:can ?)?not (?:be )?found|no longer (?:available|exists?)|does(?: not|n't) exist"
    r"|has been (?:removed|deleted|moved))\b.{0,80}|not found\W*",
    re.I,
)
_LOGIN = re.compile(
    r"(?:please |you (?:must|need to|have to) (?:be )?|member |user |account )?"
    r"(?:log|sign)(?:ged)?[ -]?in\b(?: (?:to|required|first|with|or|page|here)\b.{0,160})?\W*"
    r"|to (?:continue|read|view|access)\b.{0,80}\b(?:log|sign) in\W*"
    r"|.{0,80}\b(?:for|to) (?:registered|subscribed) (?:members|users)\b.{0,60}"
    r"|.{0,40}\bsubscribers only\b.{0,40}",
    re.I,
)
_LONGEST = 200
_ENOUGH = 400


def judge_page(blocks: Sequence[Block], story: Story, window_title: str) -> Reason | None:
    """Return why the page is no article, or None for what may be one.

    Of a page with headline and story only these are asked, of one with a date and a story of some
    length only the last paragraph, where a login wall cuts it off: an article may be about pages
    that are not found, and have a login box beside it.
    """
    told = sum(map(len, story.body)) + sum(len(figure.caption or "") for figure in story.figures)
    if story.facts.is_dated and told >= _ENOUGH:
        return _ask_for_login(story.body[-1:])
    if story.headline and told:
        lines = [story.headline.text, *story.body]
    else:
        lines = [window_title, *(block.text for block in blocks)]
    lines = [line for line in lines if 0 < len(line) <= _LONGEST]
    if any(_NOT_FOUND.fullmatch(line) for line in lines):
        return Reason(
            field=None, code=RejectCode.NOT_FOUND, message="the page says that it was not found"
        )
    if wall := _ask_for_login(lines):
        return wall
    if not any(block.text or block.picture for block in blocks):
        return Reason(field=None, code=RejectCode.EMPTY, message="the page has no text")
    lists = sum(block.kind is Kind.LINKS for block in blocks)
    if lists and not story.facts.is_dated and told < _ENOUGH and not story.headline:
        return Reason(
            field=None,
            code=RejectCode.NOT_ARTICLE,
            message="the page has lists of links but neither headline, date nor story",
        )
    return None


def _ask_for_login(lines: Sequence[str]) -> Reason | None:
    if not any(len(line) <= _LONGEST and _LOGIN.fullmatch(line) for line in lines):
        return None
    message = "the page asks for a login instead of a story"
    return Reason(field=None, code=RejectCode.LOGIN, message=message)
