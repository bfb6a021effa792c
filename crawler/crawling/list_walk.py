"""The walk through one list: what its pages brought, and when it is over."""

import datetime as dt
from collections.abc import Iterable, Sequence


class ListWalk:
    """One list, read page by page from the newest articles to older ones.

    `position`: how many of its pages were read. `awaited`: the articles whose dates must be known
    before it goes on. A walk ends at a page that names no article that
    earlier pages have not named; at one whose articles were all written by earlier runs, unless
    `through_known`; and at one whose articles are all older than `since`.
    """

    def __init__(self, url: str, since: dt.date | None, *, through_known: bool) -> None:
        self.url = url
        self.position = 0
        self._since = since
        self._through_known = through_known
        self._named: set[str] = set()
        self._pages = {url}
        self._dates: dict[str, dt.date | None] = {}
        self.awaited: set[str] = set()
        self._following: str | None = None

    def read_page(self, articles: Iterable[str]) -> list[str]:
        """Note the articles that a page names; return those that no earlier page named."""
        self.position += 1
        fresh = [url for url in dict.fromkeys(articles) if url not in self._named]
        self._named.update(fresh)
        self._dates = {}
        return fresh

    def enter(self, following: str | None) -> str | None:
        """Return the page that follows; None where there is none or it was read before."""
        if following is None or following in self._pages:
            return None
        self._pages.add(following)
        return following

    def is_over(self, fresh: Sequence[str], known: Iterable[str]) -> bool:
        """Tell whether a page is the last: it named `fresh`, and earlier runs wrote `known`."""
        return not fresh or (not self._through_known and set(fresh) <= set(known))

    # Articles whose date only they themselves tell

    def await_dates(self, dates: dict[str, dt.date | None], following: str) -> bool:
        """Tell whether the page that follows can only be decided on when articles were read.

        `dates`: when the fresh articles were published, as far as it is known by now.
        """
        self._dates = dates
        self.awaited = {url for url, date in dates.items() if date is None}
        waits = self._since is not None and bool(self.awaited) and not self._has_recent()
        self._following = following if waits else None
        return waits

    def note_date(self, url: str, date: dt.date | None) -> str | None:
        """Note what an article told; return the page that follows, once that is decided."""
        if url not in self.awaited:
            return None
        self.awaited.discard(url)
        self._dates[url] = date
        if self._following is None or (self.awaited and not self._has_recent()):
            return None
        following, self._following = self._following, None
        return None if self.is_past() else following

    def is_past(self) -> bool:
        """Tell whether all articles of the page that could be dated are older than `since`."""
        dates = [date for date in self._dates.values() if date is not None]
        return self._since is not None and bool(dates) and max(dates) < self._since

    def _has_recent(self) -> bool:
        return self._since is None or any(
            date is not None and date >= self._since for date in self._dates.values()
        )
