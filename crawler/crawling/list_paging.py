"""Pagination of lists, known by addresses and by what is printed, never by class names."""

import re
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

from crawler.crawling.list_links import Link

PAGE_PARAMETERS = frozenset(
    {"page", "p", "pn", "pg", "pageno", "pagenum", "pageindex", "paged", "currentpage", "curpage"}
)

_NEXT = re.compile(r"(?:next(?: page)?|older(?: posts)?|下一页|下页)?\s*[>›»→]{0,2}", re.IGNORECASE)
_FILE = re.compile(r"(?P<name>.*?)(?P<mark>[_-]?)(?P<number>\d{1,4})?(?P<suffix>\.[a-z]{3,5})?")
# Names that stand for the folder's own list: `/news/`, `/news/index.html`, `/news/page_2.html`.
_FOLDER_NAMES = frozenset({"", "index", "default", "page", "list"})
_DAY = re.compile(r"/(?P<day>(?:19|20)\d\d-[01]\d-[0-3]\d)/?$")


class ListPage(NamedTuple):
    """Which page of which list an address is; `number` None where the address has none."""

    name: str
    number: int | None


def split_page_number(url: str) -> ListPage:
    """Return an address without its page number, and that number.

    Forms: `?page=2`, `page_2.html`, `index_2.htm`, `index2.html`, `news_2.htm`, `/page/2/`.
    """
    parts = urlsplit(url)
    fields = parse_qsl(parts.query, keep_blank_values=True)
    numbers = [int(value) for key, value in fields if _is_page_field(key, value)]
    query = urlencode([(key, value) for key, value in fields if not _is_page_field(key, value)])
    path = parts.path
    if not numbers:
        path, number = _split_path(path)
        numbers = [] if number is None else [number]
    else:
        path, _ = _split_path(path)
    return ListPage(f"{parts.netloc}{path}?{query}", numbers[-1] if numbers else None)


def find_next_page(links: Sequence[Link], url: str, position: int) -> str | None:
    """Return the address of the page that follows in a list, or None.

    `links`: those of the page at `url` that may be list pages; `position`: the how manieth page
    of the list it is, from 1 on. In this order: `rel=next`; "Next" and its like, on a page of
    the same list; the number that follows, printed; the number that follows, in the address;
    the day before, in a list by days; "Next" on any other page.
    """
    here = split_page_number(url)
    others = [link for link in links if link.url != url and _same_host(link.url, url)]
    pages = [(link, split_page_number(link.url)) for link in others]
    same = [(link, page.number) for link, page in pages if page.name == here.name]
    own = here.number if here.number is not None else 1
    ahead = [(number, link) for link, number in same if number is not None and number > own]
    found = (
        *(link for link in others if "next" in link.rel),
        *(link for link, number in same if says_next(link.text) and number != here.number),
        *(link for link, _ in same if link.text == str(position + 1)),
        *(link for _, link in sorted(ahead, key=lambda item: item[0])),
        *_find_days_before(others, url),
        *(link for link in others if says_next(link.text)),
    )
    return found[0].url if found else None


def _find_days_before(links: Sequence[Link], url: str) -> list[Link]:
    """Return the links to the same list of earlier days, `/business/2026-03-05`, latest first."""
    own_name, own_day = _split_day(url)
    days = [(link, *_split_day(link.url)) for link in links]
    earlier = [
        (day, link)
        for link, name, day in days
        if name == own_name and day and (not own_day or day < own_day)
    ]
    return [link for _, link in sorted(earlier, key=lambda item: item[0], reverse=True)]


def _split_day(url: str) -> tuple[str, str]:
    """Return an address without the day that its path ends in, and that day or `""`."""
    path = urlsplit(url).path
    day = _DAY.search(path)
    return (path[: day.start()], day["day"]) if day else (path.rstrip("/"), "")


def says_next(text: str) -> bool:
    """Tell whether a link's text says that it leads to the next page.

    `>>` and `»` do not: they stand for the last page as often.
    """
    return bool(text) and text not in (">>", "»", "»»", "››") and bool(_NEXT.fullmatch(text))


def _is_page_field(key: str, value: str) -> bool:
    return key.lower() in PAGE_PARAMETERS and value.isascii() and value.isdigit() and len(value) < 5


def _split_path(path: str) -> tuple[str, int | None]:
    folder, _, file = path.rstrip("/").rpartition("/")
    match = _FILE.fullmatch(file.lower())
    if match is None:
        return f"{folder}/{file}", None
    name, number = match["name"], match["number"]
    if name in _FOLDER_NAMES and (name or number) and (match["suffix"] or number):
        folder = folder.removesuffix("/page") if number and not name else folder
        return folder or "/", int(number) if number else None
    if number and match["mark"] and match["suffix"]:
        return f"{folder}/{name}{match['suffix']}", int(number)
    return f"{folder}/{file}", None


def _same_host(url: str, other: str) -> bool:
    return urlsplit(url).hostname == urlsplit(other).hostname
