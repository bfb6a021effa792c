"""Tells whether a list that a live run starts at is of use, and what to do if it is not.

Nothing else would: where all lists fail, and the known articles are unchanged, a run without this
looks like one on a day without news.
"""

from collections.abc import Collection
from typing import NamedTuple

from crawler.crawling.article_reader import note_failed_fetch
from crawler.fetching.failures import describe_failure, is_passing
from crawler.fetching.robots import ForbiddenByRobotsError
from crawler.fetching.stopping import RunEndedError
from crawler.run import Run
from crawler.start_lists import Trouble

LISTS_SCRIPTED = "silkroad/scripted_lists"
"""Lists that name no article in their HTML and run scripts."""

_MOVED = "look where it is now, and put its address into the portal's file"
_LATER = "run again later; if it stays so, open it in a browser"
_RULES = "ask the portal, or take the list out of the portal's file"
_SCRIPTED = (
    "give the portal's file another list, a feed or a sitemap, or `read_links` for what the script "
    "loads"
)
_RENAMED = (
    "look whether articles have new addresses (`article_path` in the portal's file), or the list "
    "has one"
)


class Contents(NamedTuple):
    """What a list holds: links to articles, links of any kind, and whether a script may add more.

    `entries`: entries of a feed or sitemap, links of a page to the portal's own hosts.
    """

    articles: int
    entries: int
    is_scripted: bool = False


class ListWatch:
    """Notes in a run what became of its lists.

    `fruitful`: the lists in which earlier runs found articles. `start` is everywhere the list that
    the run starts at; a further page of a list or a sitemap below another counts for it.
    """

    def __init__(self, run: Run, fruitful: Collection[str]) -> None:
        self._run = run
        self._fruitful = frozenset(fruitful)

    def note_contents(self, start: str, contents: Contents) -> None:
        """Note what a list holds.

        One that never named an article and is no script's only gets a notice: the first run of a
        portal that has two lists, one of them without news, is no failure.
        """
        self._run.lists.add_articles(start, contents.articles)
        if contents.articles:
            return
        if contents.is_scripted:
            self._run.count(LISTS_SCRIPTED)
            what = "no link to an article in its HTML; it seems to be filled in by a script"
            self._run.lists.add_trouble(start, Trouble(what, _SCRIPTED))
        elif not contents.entries:
            self._run.lists.add_trouble(
                start, Trouble("empty: it leads to no page of the portal", _MOVED)
            )
        elif start in self._fruitful:
            what = "no link to an article any more, though earlier runs found some"
            self._run.lists.add_trouble(start, Trouble(what, _RENAMED))
        else:
            self._run.notices.append(f"{start}: no link to an article in this list; it holds none")

    def note_unreadable(self, start: str, url: str, error: Exception) -> None:
        """Note that what was sent for a list is none."""
        self._run.lists.add_trouble(start, Trouble(f"it cannot be read: {error}", _MOVED))
        if url != start:
            self._run.notices.append(f"{url} cannot be read: {error}")

    def note_failure(self, start: str, url: str, error: BaseException | None) -> None:
        """Note that a list, or what it leads to, could not be fetched.

        An answer that says where the list is not is no failed fetch: it says something of the
        list, and nothing of the network.
        """
        if isinstance(error, RunEndedError):
            return
        trouble = _explain_failure(error)
        self._run.lists.add_trouble(start, trouble)
        if trouble.unreachable or url != start:
            note_failed_fetch(self._run, error)


def _explain_failure(error: BaseException | None) -> Trouble:
    if isinstance(error, ForbiddenByRobotsError):
        return Trouble("robots.txt forbids it", _RULES, unreachable=True)
    if is_passing(error):
        return Trouble(describe_failure(error), _LATER, unreachable=True)
    return Trouble(describe_failure(error), _MOVED)
