"""The source at a path, whatever it is: a folder, a file, an archive."""

from collections.abc import Iterable

from crawler.errors import SourceError
from crawler.pages.addresses import Portal
from crawler.sources.folder import FolderSource, hand_out_files
from crawler.sources.source import Source
from crawler.sources.warc import WarcSource, hand_out_records
from crawler.warc.remote import ArchivePath, RemoteArchive
from crawler.warc.series import ARCHIVE_SUFFIXES

PACKAGES = (".wacz", ".arc", ".arc.gz", ".zip", ".tar", ".tar.gz", ".tgz", ".mht", ".mhtml")
"""Names of files that hold pages in a form that is not read."""


def open_source(
    path: ArchivePath,
    portal: Portal,
    maxsize: int,
    origin: str | None = None,
    *,
    loose: bool = False,
) -> Source:
    """Return the source at a path: a folder, one file or a WARC archive.

    `maxsize`: bytes that a page may have. `origin`: address of a server that stands in for the
    portal; a folder named after its host counts as the portal's. `loose`: loose pages of which
    nothing says whose they are count as the portal's as well. Raises SourceError.
    """
    [source] = open_sources(path, [portal], maxsize, origin, loose=loose)
    return source


def open_sources(
    path: ArchivePath,
    portals: Iterable[Portal],
    maxsize: int,
    origin: str | None = None,
    *,
    loose: bool = False,
) -> list[Source]:
    """Return the sources at a path of several portals; what is there is listed once for all.

    See open_source for the other arguments.
    """
    if path.name.lower().endswith(ARCHIVE_SUFFIXES):
        archives = [WarcSource(path, portal, maxsize, reads=False) for portal in portals]
        hand_out_records(path, archives)
        return [*archives]
    if isinstance(path, RemoteArchive):
        raise SourceError(f"{str(path)!r} is no .warc or .warc.gz; only these are read from afar")
    if path.name.lower().endswith(PACKAGES) and not path.is_dir():
        raise SourceError(
            f"{str(path)!r} is a package or another form of archive; unzip it, or convert it, and "
            "name the .warc or .warc.gz"
        )
    folders = [
        FolderSource(path, portal, maxsize, origin, loose=loose, reads=False) for portal in portals
    ]
    hand_out_files(folders)
    return [*folders]
