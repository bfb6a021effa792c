"""robots.txt (RFC 9309) with Crawl-delay, and no crawling where it cannot be had."""

import asyncio
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import RobotParser
from scrapy.spidermiddlewares.httperror import HttpError
from scrapy.utils.misc import build_from_crawler, load_object

from crawler.fetching.failures import describe_failure
from crawler.fetching.guard import DEFAULT_PORTS, RefusedAddressError
from crawler.fetching.redirects import EndlessRedirectError
from crawler.fetching.statuses import Rules, find_row
from crawler.fetching.stopping import RunEndedError, stop_run

# RFC 9309, 2.5: at least 500 KiB must be read.
MAX_ROBOTS_BYTES = 512 * 1024


class ForbiddenByRobotsError(IgnoreRequest):
    """A request that robots.txt does not allow."""


class RobotsMiddleware:
    """Keeps the run to what each host's robots.txt allows.

    Scrapy's own middleware takes whatever a failing server sends for the rules and knows no
    Crawl-delay. Here the status decides (crawler.fetching.statuses); a redirect that leaves the
    portal or has no end says that there are no rules. Where there is no answer, nothing is
    allowed and the run ends. The rules are announced with Scrapy's signal `robots_parsed`, on
    which the download handler keeps the Crawl-delay.
    """

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        self._crawler = crawler
        self._name = crawler.settings.get("ROBOTSTXT_USER_AGENT") or crawler.settings["USER_AGENT"]
        self._parser_class = load_object(crawler.settings["ROBOTSTXT_PARSER"])
        self._max_delay = crawler.settings.getfloat("ROBOTSTXT_MAX_CRAWL_DELAY")
        self._rules: dict[str, asyncio.Task[RobotParser | None]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "RobotsMiddleware":
        """Scrapy's way to build a component."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raise ForbiddenByRobotsError where robots.txt does not allow the request."""
        is_web = urlsplit(request.url).scheme in DEFAULT_PORTS
        if request.meta.get("dont_obey_robotstxt") or not is_web:
            return
        rules = await self._fetch_rules_once(request)
        if rules is None:
            raise RunEndedError("nothing is asked without the rules of robots.txt")
        if not rules.allowed(request.url, self._name):
            self._count("silkroad/robots_forbidden")
            raise ForbiddenByRobotsError(f"{request.url} is forbidden by robots.txt")

    async def _fetch_rules_once(self, request: Request) -> RobotParser | None:
        site = "{0.scheme}://{0.netloc}".format(urlsplit(request.url))
        if site not in self._rules:
            self._rules[site] = asyncio.ensure_future(self._fetch_rules(site, request))
        return await asyncio.shield(self._rules[site])

    async def _fetch_rules(self, site: str, request: Request) -> RobotParser | None:
        address = f"{site}/robots.txt"
        try:
            body = await self._fetch_robots(address)
        except (RefusedAddressError, EndlessRedirectError):
            body = b""
        except Exception as error:
            stop_run(
                self._crawler,
                "robots_unreachable",
                f"{address} cannot be had ({describe_failure(error)}), and without it nothing may "
                "be asked; the run was stopped",
            )
            return None
        rules: RobotParser = build_from_crawler(self._parser_class, self._crawler, body)
        delay = rules.crawl_delay(self._name) or 0
        if delay > self._max_delay:
            stop_run(
                self._crawler,
                "crawl_delay",
                f"{address} asks for {delay:g} seconds between two requests, more than "
                f"ROBOTSTXT_MAX_CRAWL_DELAY={self._max_delay:g}; the run was stopped",
            )
            return None
        self._crawler.signals.send_catch_log(
            signals.robots_parsed, robotparser=rules, request=request
        )
        return rules

    async def _fetch_robots(self, address: str) -> bytes:
        if self._crawler.engine is None:
            raise RunEndedError("the run has not begun")
        request = Request(
            address, priority=1000, meta={"dont_obey_robotstxt": True}, callback=NO_CALLBACK
        )
        response = await self._crawler.engine.download_async(request)
        self._count(f"silkroad/robots_status/{response.status}")
        rules = find_row(response.status).robots
        if rules is Rules.NOTHING:
            raise HttpError(response)
        return response.body[:MAX_ROBOTS_BYTES] if rules is Rules.AS_WRITTEN else b""

    def _count(self, stat: str) -> None:
        if self._crawler.stats is not None:
            self._crawler.stats.inc_value(stat)
