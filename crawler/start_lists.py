"""The lists, feeds and sitemaps that a live run starts at, and what came of each of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a list was of no use: `what` is wrong with it, and `advice`, what to do.

    `unreachable`: nothing is known of it, since the portal gave no answer, or may not be asked;
    else it was answered, and the answer leads to no article.
    """

    what: str
    advice: str
    unreachable: bool = False


class StartLists:
    """What came of each list that one run asked for, by its address as the portal declares it."""

    def __init__(self) -> None:
        self._articles: dict[str, int] = {}
        self._troubles: dict[str, Trouble] = {}

    @property
    def told(self) -> int:
        """How many lists were answered, or asked for in vain."""
        return len(self._articles)

    def add_articles(self, url: str, number: int) -> None:
        """Count articles, known ones too, that a list names, or what it leads to."""
        self._articles[url] = self._articles.get(url, 0) + number

    def add_trouble(self, url: str, trouble: Trouble) -> None:
        """Note why a list is of no use; the first reason counts."""
        self.add_articles(url, 0)
        self._troubles.setdefault(url, trouble)

    def articles(self) -> dict[str, int]:
        """Return how many articles each list named."""
        return dict(self._articles)

    def fruitful(self) -> list[str]:
        """Return the lists that named articles."""
        return [url for url, number in self._articles.items() if number]

    def troubles(self) -> dict[str, Trouble]:
        """Return the lists that were of no use at all, each with the reason."""
        return {url: why for url, why in self._troubles.items() if not self._articles[url]}
