"""Sample pages of a portal: where they lie, what they give, and the records proposed for them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from crawler.crawling.offline import SourceReader
from crawler.errors import ArgumentError
from crawler.items import Article, Reject
from crawler.pages.addresses import Portal
from crawler.pages.base import ArticlePage
from crawler.sources.expected import (
    find_expected_file,
    format_expected,
    is_proposed,
    propose,
    read_expected,
)
from crawler.sources.folder import FolderSource
from crawler.sources.mirror import name_file
from crawler.structuring import normalise_dates, validate

SAVED = "saved"
"""The folder among the samples that git ignores: copies of pages are their publishers'."""

_MAXSIZE = 2**24
_MOST_PAGES = 50


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample page that may be an article: its file, and what it gives."""

    page: Path
    result: Article | Reject

    @property
    def expected(self) -> Path:
        """Where the record that is expected of it lies."""
        return find_expected_file(self.page)


def read_samples(page_class: type[ArticlePage], folder: Path) -> Iterator[Sample]:
    """Yield what the portal's article pages among the samples in a folder give.

    They are read as a run with `-a source=` reads them: pages of one article are joined, a page is
    read before its rendition.
    """
    source = FolderSource(folder, page_class.portal, _MAXSIZE)
    reader = SourceReader(
        source,
        page_class,
        skip=lambda url: False,
        stop=lambda: False,
        max_pages=_MOST_PAGES,
    )
    for item in reader.read_articles():
        result = (
            item if isinstance(item, Reject) else validate(normalise_dates(item, page_class.portal))
        )
        if entry := source.find(result.url):
            yield Sample(entry.path, result)


def save_page(folder: Path, portal: Portal, url: str, body: bytes) -> Path:
    """Write a page to where a mirror in the folder keeps it, and return the file.

    Raises ArgumentError where its address gives no file, or another one than it holds is there.
    """
    name = name_file(url, portal)
    if name is None:
        raise ArgumentError(f"{url} gives no name of a file; save it as a file and name that")
    file = folder / name
    if file.is_file() and file.read_bytes() != body:
        raise ArgumentError(f"{file} is there and differs; delete it to take the page anew")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(body)
    except OSError as error:
        raise ArgumentError(f"{file} cannot be written: {error.strerror}") from None
    return file


def propose_records(page_class: type[ArticlePage], folder: Path) -> Iterator[tuple[Sample, bool]]:
    """Write what each page gives as its proposed record; yield the pages, and whether it was.

    A record whose mark a reader has deleted is left as it is.
    """
    for sample in read_samples(page_class, folder):
        is_open = not sample.expected.exists() or is_proposed(read_expected(sample.expected))
        if is_open:
            text = format_expected(propose(sample.result))
            sample.expected.write_text(text, encoding="utf-8")
        yield sample, is_open
