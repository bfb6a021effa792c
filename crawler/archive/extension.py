"""The archive of a run: `-a archive=FILE.warc.gz`."""

import logging

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from crawler.archive.writing import WARC_VERSION, ArchiveWriter
from crawler.errors import ArchiveError
from crawler.fetching.exchange import Exchange
from crawler.fetching.handler import exchange_completed
from crawler.fetching.stopping import stop_run
from crawler.run import find_run
from crawler.warc.warc_records import ORIGIN_FIELD

logger = logging.getLogger(__name__)

SETTINGS_THAT_MATTER = (
    "DOWNLOAD_DELAY",
    "DOWNLOAD_MAXSIZE",
    "DOWNLOAD_TIMEOUT",
    "DOWNLOAD_VERIFY_CERTIFICATES",
    "REDIRECT_MAX_TIMES",
    "RETRY_TIMES",
)
"""Settings without which nobody can tell later why a page is in the archive, or is not."""


class RunArchive:
    """Writes what a live run sends and receives to the archive that it was given.

    Raises ArchiveError where the file cannot be written from the start; a run whose archive
    fails later is stopped, since the pages would be fetched for less than was asked.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        run = find_run(crawler)
        if run is None or run.archive is None:
            raise NotConfigured
        self._run = run
        max_size = crawler.settings.getint("ARCHIVE_MAXSIZE")
        self._writer = ArchiveWriter(run.archive, self._describe_run(), max_size)
        if self._writer.notice:
            logger.warning("%s", self._writer.notice)
        crawler.signals.connect(self._keep_exchange, exchange_completed)
        crawler.signals.connect(self._close, signals.engine_stopped)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "RunArchive":
        """Scrapy's way to build a component."""
        return cls(crawler)

    def _describe_run(self) -> dict[str, str]:
        settings = self._crawler.settings
        info = {
            "software": f"{settings['BOT_NAME']}-crawler, Scrapy, warcio",
            "format": f"WARC File Format {WARC_VERSION}",
            "conformsTo": "http://iipc.github.io/warc-specifications/specifications/"
            "warc-format/warc-1.1/",
            "robots": "obey" if settings.getbool("ROBOTSTXT_OBEY") else "ignore",
            "http-header-user-agent": settings["USER_AGENT"],
            "isPartOf": self._run.portal.name,
        }
        if origin := self._run.origin:
            info[ORIGIN_FIELD] = origin
        return info | {
            name.lower().replace("_", "-"): str(settings[name]) for name in SETTINGS_THAT_MATTER
        }

    def _keep_exchange(self, exchange: Exchange, request: Request) -> None:
        try:
            request.meta["warc_record_id"] = self._writer.write(exchange)
        except ArchiveError as error:
            stop_run(self._crawler, "archive_failed", f"{error}; the run was stopped")
        else:
            if self._crawler.stats is not None:
                self._crawler.stats.inc_value("silkroad/archived")

    def _close(self) -> None:
        try:
            self._writer.close()
        except ArchiveError as error:
            logger.warning("%s", error)
