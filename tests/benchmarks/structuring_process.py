"""The core's turns in benchmarks: in this process, or in one that has another state of the code."""

import pickle
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

from crawler import ArticlePage, structure
from crawler.items import Article, Reject
from crawler.pages.anywhere import make_page_class
from crawler.portals import find_page_class
from tests.benchmarks.rates import Pages, time_batch

_classes: dict[str, type[ArticlePage]] = {}
"""Of pages that no portal owns, by host."""


def structure_page(body: bytes, url: str) -> Article | Reject:
    """Take a page from bytes to its validated record or to a reject."""
    if url.startswith("https://pages.example/"):
        page = _classes.setdefault("pages.example", make_page_class(url, "UTC"))
        return structure(body, url, page=page)
    return structure(body, url)


def count_rejects(pages: Pages) -> int:
    """Return how many pages give no record; ends the process where one of a portal's own does."""
    rejects = [page for page in pages if isinstance(structure_page(*page), Reject)]
    for _, url in rejects:
        if find_page_class(url):
            sys.exit(f"{url} gave no record")
    return len(rejects)


ROOT = Path(__file__).parents[2]
_SCRIPT = f"""
import sys
sys.path.insert(0, sys.argv[1])
import crawler
sys.path[0] = {str(ROOT)!r}
from tests.benchmarks.structuring_process import answer
answer(sys.stdin.buffer, sys.stdout.buffer)
"""
"""Takes the core from the checkout, and all else from here."""


class CoreProcess:
    """An interpreter that takes its turns with the code of a checkout."""

    def __init__(self, checkout: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _SCRIPT, str(checkout.resolve())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def time_batch(self, pages: Pages) -> float:
        """Return how many seconds the checkout's core takes for some pages once it is running."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        pickle.dump(pages, self._process.stdin)
        self._process.stdin.flush()
        return float(pickle.load(self._process.stdout))


def answer(asked: BinaryIO, answers: BinaryIO) -> None:
    """Time every batch that is asked for, until nobody asks any more."""
    while True:
        try:
            pages = pickle.load(asked)
        except EOFError:
            return
        pickle.dump(time_batch(structure_page, pages), answers)
        answers.flush()
