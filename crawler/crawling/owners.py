"""Whose the pages of a source are in which a portal has none."""

from collections.abc import Iterator
from pathlib import Path

from crawler.pages.addresses import Portal
from crawler.portals import page_classes
from crawler.sources import open_source


def describe_owners(
    path: Path, portal: Portal, maxsize: int, origin: str | None = None
) -> Iterator[str]:
    """Yield what a source holds of other portals than one, a sentence for each of them.

    `path`, `maxsize`, `origin`: as for `open_source`. Only pages whose address says whose they are
    count. Raises SourceError.
    """
    for name, page_class in page_classes().items():
        if name == portal.name:
            continue
        source = open_source(path, page_class.portal, maxsize, origin)
        pages = sum(not entry.url.startswith("file:") for entry in source)
        if pages:
            yield (
                f"the source holds {pages} article pages of {name}: "
                f"scrapy crawl {name} -a source={path}"
            )
