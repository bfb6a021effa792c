"""`scrapy sample NAME URL|FILE…`: pages of a portal kept as samples, with proposed records."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.exceptions import UsageError

import crawler
from crawler.crawling.named_pages import fetch_pages
from crawler.crawling.portal_spider import PortalSpider
from crawler.crawling.sampling import SAVED, Sample, propose_records, save_page
from crawler.errors import ArgumentError, ExitStatus, PageError, SilkroadError
from crawler.items import Article
from crawler.monitor.logs import install_safe_logging
from crawler.monitor.text import escape_controls, show
from crawler.pages.addresses import Portal
from crawler.pages.anywhere import is_address
from crawler.pages.base import ArticlePage
from crawler.portals import page_classes
from crawler.sources.files import HEAD_SIZE, read_file, stated_addresses
from crawler.sources.mirror import find_place, spell_addresses

PROJECT = Path(crawler.__file__).parents[1]


class Command(ScrapyCommand):
    """Keeps pages of a portal as samples, and writes what they give as proposed records."""

    requires_project = True

    def syntax(self) -> str:
        """Return how the command is written."""
        return "[options] NAME URL|FILE..."

    def short_desc(self) -> str:
        """Return the line in the list of commands."""
        return "Keep pages of a portal as samples, with proposed records"

    def long_desc(self) -> str:
        """Return the text above the options."""
        return (
            f"Fetches pages of a portal with the manners of a crawl, or copies saved ones, to "
            f"samples/{SAVED}/<host>/<path>, which git ignores, and writes beside each what it "
            "gives as a proposed record, which the tests refuse until a person has read it and "
            "deleted its first line. Exit status: 0 done, 2 wrong usage or unreadable file, 5 a "
            "page could not be fetched."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options."""
        super().add_options(parser)
        parser.add_argument("--origin", help="server that stands in for the portal")
        parser.add_argument("--url", help="address of the one FILE, where nothing tells it")

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Make the log safe before its first line, then read the options."""
        install_safe_logging()
        super().process_options(args, opts)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Keep the pages; the exit status is `exitcode`."""
        if len(args) < 2:
            raise UsageError("give the portal's name, and at least one address or file")
        name, *pages = args
        if name not in page_classes():
            known = ", ".join(page_classes())
            raise UsageError(f"there is no portal {name!r}; the portals are: {known}")
        if not (PROJECT / "samples").is_dir():
            raise UsageError(f"{PROJECT} has no folder samples: run this in a clone of the project")
        page_class = page_classes()[name]
        try:
            self._keep_pages(page_class, pages, opts)
        except SilkroadError as error:
            raise UsageError(escape_controls(str(error)), print_help=False) from None

    def _keep_pages(
        self, page_class: type[ArticlePage], pages: Sequence[str], opts: argparse.Namespace
    ) -> None:
        portal = page_class.portal
        urls = [portal.canonical_url(page) for page in pages if is_address(page)]
        files = [Path(page) for page in pages if not is_address(page)]
        if opts.url and (urls or len(files) != 1):
            raise ArgumentError("--url is the address of one file; give that file and no address")
        for url in urls:
            _check_owner(portal, url)
        bodies = {_find_address(file, portal, opts.url): self._read(file) for file in files}
        bodies |= self._fetch(page_class, urls, opts.origin) if urls else {}
        folder = PROJECT / "samples" / SAVED
        for url, body in bodies.items():
            file = save_page(folder, portal, url, body)
            kind = "" if portal.is_article(url) else ", no article by article_path"
            show(f"{file.relative_to(PROJECT)}: saved{kind}")
        for sample, is_proposed in propose_records(page_class, folder):
            told = _describe(sample) if is_proposed else "kept as a reader left it"
            show(f"{sample.expected.relative_to(PROJECT)}: {told}")
        show("\n".join(_say_what_to_do(portal)))

    def _read(self, file: Path) -> bytes:
        assert self.settings is not None
        try:
            return read_file(file, self.settings.getint("SOURCE_MAXSIZE"))
        except PageError as error:
            raise ArgumentError(f"{file}: {error}") from None

    def _fetch(
        self, page_class: type[ArticlePage], urls: Sequence[str], origin: str | None
    ) -> dict[str, bytes]:
        assert isinstance(self.crawler_process, AsyncCrawlerProcess)
        spider = self.crawler_process.spider_loader.load(page_class.portal.name)
        assert issubclass(spider, PortalSpider)
        fetched = fetch_pages(self.crawler_process, spider, page_class, urls, origin)
        for url, problem in fetched.problems.items():
            show(f"{url}: {problem}")
            self.exitcode = ExitStatus.FETCHING
        return {page.url: page.body for page in fetched.pages.values()}


def _check_owner(portal: Portal, url: str) -> None:
    if not portal.owns(url):
        hosts = ", ".join(portal.hosts)
        raise ArgumentError(f"{url} is no address of {portal.name}, which has: {hosts}")


def _find_address(file: Path, portal: Portal, given: str | None) -> str:
    """Return the canonical address of a saved page: as given, as stated, or as it lies."""
    if given:
        addresses = [given]
    else:
        place = find_place(file.absolute().parts[1:-1], [file.name])
        addresses = [*_read_stated(file), *(spell_addresses(place) if place.host else ())]
    articles = filter(portal.is_article, addresses)
    found = next(articles, None) or next(filter(portal.owns, addresses), None)
    if found is None:
        raise ArgumentError(
            f"{file} does not tell its address at {portal.name}; give it with --url URL, or name "
            f"the file <host>/<path>"
        )
    return portal.canonical_url(found)


def _read_stated(file: Path) -> list[str]:
    try:
        with file.open("rb") as stream:
            return stated_addresses(stream.read(HEAD_SIZE))
    except OSError as error:
        raise ArgumentError(f"{file} cannot be read: {error.strerror}") from None


def _describe(sample: Sample) -> str:
    result = sample.result
    if isinstance(result, Article):
        return f"proposed, a valid record: {result.headline}"
    return f"proposed, no record: {'; '.join(reason.message for reason in result.reasons)}"


def _say_what_to_do(portal: Portal) -> Iterator[str]:
    yield f"The pages are their publishers': git ignores samples/{SAVED}/. Do not publish them."
    yield "Read each proposed record beside its page, put right what is wrong, and delete its first"
    yield "line. What a page class can say better, see README, Adding a portal. What is missing:"
    yield f"python -m pytest tests/test_portals.py -k {portal.name}"
