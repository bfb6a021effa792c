"""Pages of an invented portal: stories of tests.layouts in a template whose selectors are known."""

import random
import re
from collections.abc import Callable, Iterator
from html import escape

from crawler import ArticlePage, Portal, Template
from crawler.drift.observing import Observations
from crawler.items import Article
from crawler.structuring import normalise_dates, read_draft, validate
from tests.layouts.articles import ALL_ARTICLES
from tests.layouts.facts import ArticleFacts, Paragraph

PAGES = 60
AUTHORS = ("Mara Lindqvist", "Tomas Okafor", "Ines Duarte", "Pavel Horak", "Leyla Aydin")
TOPICS = ("railways", "ports", "customs", "solar power", "tea", "education", "museums")
PLACES = ("BEIJING", "NAIROBI", "ATHENS", "ALMATY", "JAKARTA")


class HarbourPage(ArticlePage):
    """An article of Harbour News."""

    portal = Portal("harbour", ("harbour.example",), re.compile(r"/news/\d+"), zone="Asia/Shanghai")
    site_title = re.compile(r"Harbour News")
    template = Template(
        headline=("h1.headline",),
        date=("p.pubdate",),
        modified=("p.changed",),
        byline=("p.byline",),
        section=("div.crumbs",),
        body=("div.story",),
        captions=("p.caption",),
        editors=("p.editors",),
        source=("p.origin",),
        keywords=("p.keywords",),
    )


def make_pages() -> list[str]:
    """Return pages as they usually are; some parts stand on all of them, others on few."""
    chance = random.Random(12)
    return [_write_page(number, chance) for number in range(PAGES)]


def _write_page(number: int, chance: random.Random) -> str:
    article = ALL_ARTICLES[number % len(ALL_ARTICLES)]
    paragraphs = list(_list_paragraphs(article, chance))
    day = 1 + number % 28
    if chance.random() < 0.62:
        place = PLACES[number % len(PLACES)]
        paragraphs[0] = f"{place}, May {day} (Xinhua) -- {paragraphs[0]}"
    lines = [f"<p>{escape(text, quote=False)}</p>" for text in paragraphs]
    if chance.random() < 0.85:
        lines.insert(1, _write_picture(number, chance))
    headline = escape(f"{article.headline} ({number})", quote=False)
    parts = [
        "<!DOCTYPE html><html><head><meta charset=utf-8>",
        f"<title>{headline} - Harbour News</title></head><body>",
        '<div class="crumbs"><a href="/">Home</a> &gt; <a href="/trade">Trade</a></div>',
        f'<h1 class="headline">{headline}</h1>',
        f'<p class="byline">By {AUTHORS[number % 5]}</p>' if chance.random() < 0.45 else "",
        f'<p class="pubdate">May {day}, 2024 1{number % 10}:30</p>',
        f'<p class="changed">Updated: May {day}, 2024 20:15</p>' if chance.random() < 0.3 else "",
        f'<p class="summary">Abstract : {_abridge(article, number)}</p>'
        if chance.random() < 0.9
        else "",
        f'<div class="story">{"".join(lines)}</div>',
        '<p class="origin">Source: Xinhua</p>' if chance.random() < 0.5 else "",
        '<p class="editors">(Edited by Li Na)</p>' if chance.random() < 0.95 else "",
        _write_keywords(number) if chance.random() < 0.9 else "",
        '<div class="footer">Copyright Harbour News</div></body></html>',
    ]
    return "\n".join(filter(None, parts))


def _list_paragraphs(article: ArticleFacts, chance: random.Random) -> Iterator[str]:
    yield "The harbour authority said on Monday that the work will be finished this year."
    texts = [block.text for block in article.flow if isinstance(block, Paragraph)]
    yield from texts or [article.headline + " was shown to visitors of the town on Friday."]
    yield from (
        f"Some {number * 7} people from {chance.choice(PLACES).title()} took part, officials said."
        for number in range(2, 2 + chance.randrange(2, 7))
    )


def _write_picture(number: int, chance: random.Random) -> str:
    credit = " [Photo by Gu Xiaotang/China Daily]" if chance.random() < 0.8 else ""
    caption = f"Visitors look at the new quay number {number} in the harbour."
    return (
        f'<p><img src="/photo/{number}.jpg" width="600" height="400" alt="quay"></p>'
        f'<p class="caption">{caption}{credit}</p>'
    )


def _abridge(article: ArticleFacts, number: int) -> str:
    text = f"{article.headline}, officials of quay {number} said in a statement on Monday."
    return escape(text, quote=False)


def _write_keywords(number: int) -> str:
    links = [f'<a href="/tag/{topic}">{topic}</a>' for topic in (TOPICS[number % 7], "harbours")]
    return f'<p class="keywords">Keywords: {" ".join(links)}</p>'


Observe = Callable[[Observations], None]
"""Adds what a page gave to what is counted of a run."""


def read_page(number: int, page: str) -> Observe:
    """Return what a page gives, to be added to any number of runs."""
    url = f"https://harbour.example/news/{number}"
    draft = normalise_dates(read_draft(HarbourPage, page.encode(), url), HarbourPage.portal)
    item, rules = validate(draft), draft.rules
    if isinstance(item, Article):
        return lambda run: run.add_record(item, rules)
    return lambda run: run.add_reject(item)
