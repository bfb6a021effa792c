"""Whose the pages of a source are in which a portal has none."""

from collections.abc import Iterator

from crawler.pages.addresses import Portal
from crawler.portals import page_classes
from crawler.sources import open_sources
from crawler.warc.remote import ArchivePath


def describe_owners(
    path: ArchivePath, portal: Portal, maxsize: int, origin: str | None = None
) -> Iterator[str]:
    """Yield what a source holds of other portals than one, a sentence for each of them.

    `path`, `maxsize`, `origin`: as for `open_sources`. Only pages whose address says whose they are
    count. Raises SourceError.
    """
    others = [cls.portal for name, cls in page_classes().items() if name != portal.name]
    sources = open_sources(path, others, maxsize, origin)
    for other, source in zip(others, sources, strict=True):
        pages = sum(not entry.url.startswith("file:") for entry in source)
        if pages:
            yield (
                f"the source holds {pages} article pages of {other.name}: "
                f"scrapy crawl {other.name} -a source={path}"
            )
