"""All portals in one run: what such a run may be asked for, and the one source that they share."""

from collections.abc import Mapping, Sequence

from scrapy.settings import BaseSettings

from crawler.crawling.arguments import RunArguments, parse_arguments
from crawler.crawling.setting_values import check_settings
from crawler.errors import ArgumentError
from crawler.portals import page_classes
from crawler.sources import Source, open_sources
from crawler.sources.joined import JoinedSource
from crawler.warc.remote import ArchivePath

EVERY = "all"
"""What stands for the names of all portals."""

_OF_ONE = {
    "origin": "a server stands in for one portal",
    "site": "a site is one of a single portal",
    "archive": "an archive is written by the run of one portal",
}


def check_arguments(given: Mapping[str, str], settings: BaseSettings) -> RunArguments:
    """Return the arguments of a run of all portals.

    Raises ArgumentError for what is wrong, or can be said of one portal only.
    """
    check_settings(settings)
    arguments = parse_arguments(**given)
    for name, why in _OF_ONE.items():
        if getattr(arguments, name) is not None:
            raise ArgumentError(f"{name} does not go with {EVERY}: {why}; name the portal")
    for uri in settings.getdict("FEEDS"):
        if "%(name)s" not in str(uri):
            raise ArgumentError(
                f"{uri}: all portals would write to this one feed; put %(name)s into its name"
            )
    return arguments


def open_portals(
    paths: Sequence[ArchivePath], settings: BaseSettings, *, loose: bool = False
) -> dict[str, Source]:
    """Return the pages of every portal in some places, in their order; each is listed once.

    `loose`: as of open_source. Raises SourceError.
    """
    classes = page_classes()
    portals = [page_class.portal for page_class in classes.values()]
    maxsize = settings.getint("SOURCE_MAXSIZE")
    opened = [open_sources(path, portals, maxsize, loose=loose) for path in paths]
    joined = (of[0] if len(of) == 1 else JoinedSource(of) for of in zip(*opened, strict=True))
    return dict(zip(classes, joined, strict=True))
