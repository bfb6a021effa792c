"""Several places that pages are read from, as one."""

from collections.abc import Iterator, Sequence

from crawler.sources.source import Entry, Source


class JoinedSource:
    """Sources one after the other, in the order in which they are given."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = sources
        self._current = sources[0]

    @property
    def notices(self) -> Sequence[str]:
        """What the user should know about any of them, each sentence once."""
        return list(dict.fromkeys(said for source in self._sources for said in source.notices))

    @property
    def passed_over(self) -> int:
        """How many of their files or records are no article pages of the portal."""
        return sum(source.passed_over for source in self._sources)

    def __len__(self) -> int:
        return sum(map(len, self._sources))

    def __iter__(self) -> Iterator[Entry]:
        for source in self._sources:
            self._current = source
            yield from source

    def list_entries(self) -> Iterator[Entry]:
        """Yield the pages to somebody who only looks ahead: `find` does not go by it."""
        for source in self._sources:
            yield from source.list_entries()

    def find(self, url: str) -> Entry | None:
        """Return the page with this canonical address: of the source that is read now, or any."""
        found = (source.find(url) for source in (self._current, *self._sources))
        return next(filter(None, found), None)
