"""Whose a loose page is that states no address: it is read off what the page prints of itself."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from crawler.errors import PageError
from crawler.pages.addresses import Portal
from crawler.pages.anywhere import make_page_class
from crawler.pages.base import ArticlePage
from crawler.portals import page_classes
from crawler.sources.files import is_rendition, read_file
from crawler.sources.source import SourcePage
from crawler.structuring import open_page
from crawler.text.titles import split_title

_MARKS = " -–—|｜_:·»"


class LoosePages:
    """Which of the loose pages that state no address are those of one portal.

    A page is the portal's that bears its mark and no other's. One that bears none is taken where
    `takes_unmarked`, of those with the marks of several only what `is_named`: the source is that
    file itself.
    """

    def __init__(
        self, portal: Portal, maxsize: int, *, takes_unmarked: bool, is_named: bool
    ) -> None:
        self._portal = portal
        self._maxsize = maxsize
        self._takes_unmarked = takes_unmarked or is_named
        self._is_named = is_named
        self._unmarked: list[str] = []
        self._others: dict[str, list[str]] = {}

    def takes(self, path: Path, url: str) -> bool:
        """Tell whether the page in a file is the portal's; note it where it is not."""
        names = find_marked(path, self._maxsize, self._portal)
        is_own = self._portal.name in names
        if is_own and (len(names) == 1 or self._is_named):
            return True
        if names:
            self._others.setdefault(" and ".join(names), []).append(url)
        elif not self._takes_unmarked:
            self._unmarked.append(url)
        return not names and self._takes_unmarked

    @property
    def notices(self) -> Iterator[str]:
        """What the user should know of the pages that were not taken."""
        for names, urls in self._others.items():
            yield (
                f"{len(urls)} loose pages bear the mark of {names} and were passed over ({urls[0]})"
            )
        if self._unmarked:
            yield (
                f"{len(self._unmarked)} loose pages that state no address and bear no portal's "
                f"mark were passed over ({self._unmarked[0]}); name one itself as source, or give "
                f"-a loose=yes, if they are pages of {self._portal.name}"
            )


def find_marked(path: Path, maxsize: int, *others: Portal) -> list[str]:
    """Return the names of the portals whose marks the page in a file bears, in order.

    `others`: portals that are asked beside those of this project. A page that cannot be read bears
    no mark.
    """
    try:
        status = path.stat()
        lines = _read_lines(path, maxsize, status.st_mtime_ns, status.st_size)
    except (OSError, PageError):
        return []
    portals = {cls.portal.name: cls.portal for cls in page_classes().values()}
    portals |= {portal.name: portal for portal in others}
    return sorted(name for name, portal in portals.items() if _bears_mark(lines, portal))


@lru_cache(maxsize=1)
def _read_lines(path: Path, maxsize: int, _changed_at: int, _size: int) -> set[str]:
    """Return the lines of a page that several portals look at, one after the other."""
    kind = "text/plain" if is_rendition(path) else None
    return list_lines(SourcePage(read_file(path, maxsize), content_type=kind))


def list_lines(page: SourcePage) -> set[str]:
    """Return the lines of a page: its text, its title, and what stands at the title's end."""
    opened = open_page(make_page_class("", "UTC"), page.body, "file:///", page.content_type)
    return {*_list_texts(opened), *_list_title_ends(opened.metadata.window_title or "")}


def _list_texts(page: ArticlePage) -> Iterator[str]:
    for block in page.blocks:
        yield block.text
        yield from block.lines


def _list_title_ends(title: str) -> Iterator[str]:
    yield title
    for head in split_title(title):
        yield title.removeprefix(head).strip(_MARKS)


def _bears_mark(lines: Iterable[str], portal: Portal) -> bool:
    return portal.marks is not None and any(map(portal.marks.fullmatch, lines))
