"""Ways in which a portal's template changes, and what is to be named when it does."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from crawler.drift.statistics import RUN

Edit = Callable[[str, int], str]


@dataclass(frozen=True)
class Change:
    """A change: what it does to a page, given the page's number; what an alarm has to name."""

    name: str
    named: frozenset[str]
    edit: Edit


def _swap(old: str, new: str) -> Edit:
    return lambda page, number: page.replace(old, new)


def _sub(pattern: str, new: str) -> Edit:
    return lambda page, number: re.sub(pattern, new, page, flags=re.S)


def _drop(name: str) -> Edit:
    return _sub(rf'<(\w+) class="{name}">.*?</\1>', "")


def _on_some(edit: Edit, every: int) -> Edit:
    return lambda page, number: edit(page, number) if number % every == 0 else page


def _chain(*edits: Edit) -> Edit:
    def edit(page: str, number: int) -> str:
        for one in edits:
            page = one(page, number)
        return page

    return edit


def _rename(name: str) -> Edit:
    return _swap(f'class="{name}"', 'class="css-x1"')


_NOTICE = '<div class="story"><p>We value your privacy. Please accept all cookies.</p></div>'
_TEASER = r"\1</p><p>Subscribe to continue reading.</p></div>\n"
_STORY = r'<div class="story">.*?</div>\n'

CHANGES = tuple(
    Change(name, frozenset(named.split()), edit)
    for name, named, edit in (
        ("class of the headline renamed", "headline", _rename("headline")),
        (
            "headline replaced by a slogan of the site",
            "headline",
            _sub(r'(<h1 class="headline">).*?<', r"\1News that moves the harbour<"),
        ),
        ("headline left to a script", "headline", _sub(r'(<h1 class="headline">).*?<', r"\1<")),
        ("class of the date renamed", "published", _rename("pubdate")),
        ("clock time no longer printed", "published_at", _sub(r"(2024) \d\d:\d\d", r"\1")),
        (
            "date moved into the head",
            "published published_at",
            _chain(
                _drop("pubdate"),
                _swap("</head>", '<meta name="publishdate" content="2024-05-04"></head>'),
            ),
        ),
        ("date in a form that nobody can read", "published", _swap(", 2024", ", ’24")),
        ("date left to a script", "published", _chain(_drop("pubdate"), _drop("changed"))),
        ("abstract gone", "abstract", _drop("summary")),
        ("abstract under another label", "abstract", _swap("Abstract :", "In a nutshell,")),
        (
            "one abstract on all pages",
            "abstract",
            _sub(r"(Abstract : ).*?<", r"\1All the news of the harbour, day by day.<"),
        ),
        ("keywords gone", "keywords", _drop("keywords")),
        ("class of the keywords renamed", "keywords", _rename("keywords")),
        ("keywords behind another label", "keywords", _chain(
            _rename("keywords"), _swap("Keywords:", "See"))),
        ("captions gone", "captions credits", _drop("caption")),
        ("captions restyled", "captions images credits", _rename("caption")),
        ("credits gone", "credits", _sub(r" \[Photo by .*?\]", "")),
        (
            "pictures left to a script",
            "images captions credits",
            _sub(r"<p><img .*?</p>\s*<p .*?</p>", ""),
        ),
        ("class of the editors renamed", "editors", _rename("editors")),
        ("editors gone", "editors", _drop("editors")),
        ("class of the source renamed", "source", _rename("origin")),
        ("source gone", "source", _drop("origin")),
        ("class of the byline renamed", "byline", _rename("byline")),
        ("byline gone", "byline", _drop("byline")),
        ("class of the breadcrumb renamed", "section", _rename("crumbs")),
        ("breadcrumb gone", "section", _drop("crumbs")),
        ("class of the story renamed", "body", _rename("story")),
        ("story left to a script", f"{RUN} body", _sub(_STORY, '<div class="story"></div>\n')),
        (
            "paywall on half of the pages",
            f"{RUN} body",
            _on_some(_sub(r'(<div class="story"><p>.*?)</p>.*?</div>\n', _TEASER), 2),
        ),
        ("consent notice on every third page", "body", _on_some(_sub(_STORY, _NOTICE + "\n"), 3)),
        ("other stories within the story", "body", lambda page, number: _grow(page)),
        ("dateline gone", "dateline", _sub(r"<p>[A-Z]+, May \d+ \(Xinhua\) -- ", "<p>")),
        ("date of the last change gone", "modified modified_at", _drop("changed")),
    )
)  # fmt: skip


def _grow(page: str) -> str:
    return re.sub(
        r'<div class="story">(.*?)</div>\n',
        lambda found: f'<div class="story">{found[1]}{_MORE * 8}</div>\n',
        page,
        flags=re.S,
    )


_MORE = (
    "<p>In other news, the town has decided to rebuild the old market hall, which the storm of "
    "last winter damaged, and to open it to traders from both sides of the river in autumn.</p>"
)
