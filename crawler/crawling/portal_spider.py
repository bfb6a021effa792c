"""The spider of any portal: it sets a run up, and yields what the run reads or asks for."""

from collections.abc import AsyncIterator, Iterator, Mapping
from pathlib import Path
from typing import Any, ClassVar, Self
from urllib.parse import urlsplit

import scrapy
from scrapy.crawler import Crawler
from scrapy.http import Request, Response
from scrapy.settings import BaseSettings
from w3lib.url import file_uri_to_path

from crawler import counters
from crawler.crawling.arguments import RunArguments, parse_arguments
from crawler.crawling.article_reader import ArticleReader
from crawler.crawling.discovery import Discovery
from crawler.crawling.list_links import find_links, read_list
from crawler.crawling.offline import SourceReader
from crawler.crawling.owners import describe_owners
from crawler.crawling.progress import Progress
from crawler.crawling.setting_values import check_refused, check_settings
from crawler.crawling.workers import open_workers
from crawler.errors import ArgumentError
from crawler.fetching.exchange import read_header
from crawler.items import Reject
from crawler.ledger import Ledger
from crawler.pages.addresses import Portal
from crawler.pages.base import ArticlePage
from crawler.pages.draft import Draft
from crawler.run import Run
from crawler.sources import Source, open_source
from crawler.structuring import normalise_dates, read_draft, validate
from crawler.warc.remote import conceal_keys


class PortalSpider(scrapy.Spider):
    """A portal's spider: a subclass declares its `page`, and has the portal's name.

    Offline it yields the drafts of the source's pages one after the other, and no request is made;
    live, Discovery says what is asked for. `portal`: the whole of it, or the site of it that the
    user named. `run` is what all parts of the run know of it.
    """

    page: ClassVar[type[ArticlePage]]
    arguments: RunArguments
    run: Run
    source: Source | None = None
    discovery: Discovery | None = None

    def __init_subclass__(cls) -> None:
        """Name the spider after its portal."""
        super().__init_subclass__()
        cls.name = cls.page.portal.name

    def __init__(
        self,
        *,
        opened: Source | None = None,
        typed: Mapping[str, str] | None = None,
        **arguments: str,
    ) -> None:
        """Check the arguments; raises ArgumentError.

        `opened`: the portal's pages in `source`, where somebody listed them already. `typed`: what
        the user typed, where that is not the arguments.
        """
        super().__init__()
        given = arguments if typed is None else typed
        self.given = {name: conceal_keys(value) for name, value in given.items()}
        self.source = opened
        self.arguments = parse_arguments(**arguments)
        self.portal = _find_site(self.page.portal, self.arguments.site)
        self.allowed_domains = [host.removeprefix(".") for host in self.portal.hosts]
        if self.arguments.origin:
            self.allowed_domains.append(urlsplit(self.arguments.origin).hostname or "")

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: str, **kwargs: str) -> Self:
        """Return the spider of a run; raises ArgumentError, SourceError and LedgerError.

        A source is opened here, before anything is written, and then the output, if there are
        pipelines to write to it.
        """
        check_settings(crawler.settings)
        writes = bool(crawler.settings.getdict("ITEM_PIPELINES"))
        if writes:
            check_refused(crawler.settings)
        spider = super().from_crawler(crawler, *args, **kwargs)
        given, portal = spider.arguments, spider.portal
        if given.source and spider.source is None:
            maxsize = crawler.settings.getint("SOURCE_MAXSIZE")
            spider.source = open_source(
                given.source, portal, maxsize, given.origin, loose=given.loose
            )
        spider.run = Run(
            crawler,
            portal,
            is_live=spider.source is None,
            origin=given.origin,
            since=given.since,
            until=given.until,
            limit=given.limit,
            archive=given.archive,
            site=given.site,
            arguments=spider.given,
        )
        if writes:
            folder = Path(crawler.settings["OUTPUT_DIR"])
            spider.run.ledger = Ledger.open(folder, spider.name, live=spider.run.is_live)
        return spider

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Build the User-Agent of the run from CONTACT, unless one was given."""
        super().update_settings(settings)
        settings.set("USER_AGENT", build_user_agent(settings), priority="project")

    async def start(self) -> AsyncIterator[Draft | Reject | Request]:
        """Yield the source's pages, or the first requests of a live run."""
        if self.source is not None:
            for item in self.read_source(self.source):
                yield item
            return
        self.discovery = self.make_discovery()
        for request in self.discovery.start():
            yield request

    def read_source(self, source: Source) -> Iterator[Draft | Reject]:
        """Yield the articles of a local source in stable order, until the run is to end."""
        self.run.count(counters.PAGES_FOUND, len(source))
        self.run.notices += source.notices
        if not len(source):
            self.run.notices += self._describe_owners()
        if source.passed_over:
            self.run.notices.append(
                f"{source.passed_over} files of the source were passed over: no article pages of "
                f"{self.name}, or renditions of pages that were read"
            )
        reader = SourceReader(
            source,
            self.page,
            count=self.run.count,
            skip=self.run.is_outside_window,
            stop=lambda: self.run.is_ending,
            max_pages=self.settings.getint("MAX_ARTICLE_PAGES"),
            timeout=self.settings.getfloat("PAGE_TIMEOUT"),
            workers=open_workers(count) if (count := self.settings.getint("WORKERS")) else None,
        )
        return reader.read_articles()

    def _describe_owners(self) -> Iterator[str]:
        given, maxsize = self.arguments, self.settings.getint("SOURCE_MAXSIZE")
        assert given.source is not None
        return describe_owners(given.source, self.page.portal, maxsize, given.origin)

    def make_discovery(self) -> Discovery:
        """Return what finds the articles of a live run."""
        settings = self.settings
        reader = ArticleReader(
            self.run,
            self.page,
            max_pages=settings.getint("MAX_ARTICLE_PAGES"),
            timeout=settings.getfloat("PAGE_TIMEOUT"),
        )
        return Discovery(
            self.run,
            reader,
            Progress.load(Path(settings["OUTPUT_DIR"]), self.name),
            lists=self.arguments.max_pages or settings.getint("MAX_LIST_PAGES"),
            max_size=settings.getint("DOWNLOAD_MAXSIZE"),
            revisit_days=settings.getint("REVISIT_DAYS"),
        )

    def parse(self, response: Response) -> list[dict[str, Any] | Request]:
        """Return what a page gives: an article its record or reject, a list what it names.

        For `scrapy parse` and `scrapy shell`; a run goes other ways, and writes what it reads.
        """
        is_file = response.url.startswith("file:")
        url = self._find_address(response.url) if is_file else self.run.canonical_url(response.url)
        if not is_file and not self.page.portal.is_article(url):
            links = find_links(read_list(response.body, None), response.url)
            found = dict.fromkeys(self.run.canonical_url(link.url) for link in links)
            articles = filter(self.page.portal.is_article, found)
            return [Request(self.run.fetch_url(link), callback=self.parse) for link in articles]
        content_type = read_header(response, "Content-Type")
        draft = read_draft(self.page, response.body, url, content_type=content_type)
        result = validate(normalise_dates(draft, self.page.portal))
        return [result.model_dump(mode="json", by_alias=True)]

    def _find_address(self, url: str) -> str:
        """Return the address of the article that a saved page holds, or else that of its file."""
        path = Path(file_uri_to_path(url))
        maxsize = self.settings.getint("SOURCE_MAXSIZE")
        source = open_source(path, self.page.portal, maxsize, loose=True)
        return next((entry.url for entry in source), url)

    def closed(self, reason: str) -> None:
        """Note how far a live run came; Scrapy calls this at the end."""
        if self.discovery is not None:
            self.discovery.close(reason)


def _find_site(portal: Portal, site: str | None) -> Portal:
    """Return the portal, or what there is of it on the site that the user named."""
    if site is None:
        return portal
    try:
        return portal.narrow(site)
    except ValueError as error:
        raise ArgumentError(f"site={site!r}: {error}") from None


def build_user_agent(settings: BaseSettings) -> str:
    """Return an honest User-Agent: the crawler's name, and whom to write to."""
    contact = " ".join(settings.get("CONTACT", "").split())
    return f"{settings['BOT_NAME']}-crawler (+{contact})" if contact else "silkroad-crawler"
