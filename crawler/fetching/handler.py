"""The download handler: one request over the wire, guarded, paced, capped and decoded."""

import asyncio
import datetime as dt
import ssl
import time
from collections import defaultdict
from ipaddress import ip_address
from typing import cast
from urllib.parse import urldefrag, urlsplit

import aiohttp
import yarl
from aiohttp.connector import Connection
from scrapy import Request, signals
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
)
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes
from scrapy.robotstxt import RobotParser

from crawler import counters
from crawler.fetching.decoding import ACCEPT_ENCODING, decode_content
from crawler.fetching.exchange import (
    MAX_HEADER_LINE_BYTES,
    MAX_HEADER_LINES,
    Exchange,
    HeaderLines,
)
from crawler.fetching.guard import (
    REFUSED_STAT,
    AddressGuard,
    PrivateAddressError,
    RefusedAddressError,
    open_public_socket,
)
from crawler.fetching.pacing import HostPacing
from crawler.fetching.stopping import RunEndedError, is_stopping, run_interrupted, stop_run
from crawler.run import find_run

exchange_begun = object()
"""Signal: `request` is about to be sent."""

exchange_completed = object()
"""Signal: a request was answered.

`exchange` is the Exchange, before its body is decoded, `request` what was asked. A receiver that
archives the exchange notes the record's id in the request's meta, as `warc_record_id`.
"""

RESOLVER_TTL_SECONDS = 300
LAST_SECONDS = 1.0
"""How long an interrupted run waits for the answer that is under way."""


class CertificateError(DownloadFailedError):
    """The server's certificate could not be verified."""


class PeerKeepingResponse(aiohttp.ClientResponse):
    """An answer that knows the server's numeric address after its connection was given back.

    See https://github.com/aio-libs/aiohttp/issues/2205.
    """

    peer: str | None = None

    async def start(self, connection: Connection) -> aiohttp.ClientResponse:
        """Note the address and read the headers; aiohttp calls this."""
        if connection.transport is not None:
            self.peer = (connection.transport.get_extra_info("peername") or (None,))[0]
        return await super().start(connection)


class PortalDownloadHandler(BaseDownloadHandler):
    """Fetches over http and https for one portal's run.

    aiohttp instead of Twisted's client: it gives header lines as they were received, bounds
    their number and length, and lets the address be checked where the socket is opened.
    Every request has a connection of its own, whose first answer is taken for its own: on one
    that is used again, what a server sends unasked would become the answer to the next request.
    That costs 1.6 ms a page over TLS on one machine, and two round trips of the pause that is
    kept between pages anyway.
    `request.meta["fetched_at"]` tells the callback when the request was sent,
    `request.meta["warc_record_id"]` which archive's record holds the answer, if one does.
    """

    lazy = True

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        settings = crawler.settings
        self._stats = crawler.stats
        run = find_run(crawler)
        self._guard = AddressGuard(run.portal, run.origin) if run else AddressGuard(None)
        self._pacing = HostPacing(
            rest=settings.getfloat("BACKOFF_START"),
            longest_rest=settings.getfloat("BACKOFF_MAX"),
            stopping=lambda: is_stopping(crawler),
        )
        self._max_failures = settings.getint("BACKOFF_MAX_FAILURES")
        self._max_size = settings.getint("DOWNLOAD_MAXSIZE")
        self._robots_name = settings.get("ROBOTSTXT_USER_AGENT") or settings.get("USER_AGENT")
        self._verify = settings.getbool("DOWNLOAD_VERIFY_CERTIFICATES")
        self._sessions: dict[bool, aiohttp.ClientSession] = {}
        # Scrapy lets a burst of requests pass at once where there is no delay between them.
        lanes = settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN")
        self._lanes = defaultdict[str, asyncio.Semaphore](lambda: asyncio.Semaphore(lanes))
        self._under_way: set[asyncio.Task[Exchange]] = set()
        crawler.signals.connect(self._keep_crawl_delay, signals.robots_parsed)
        crawler.signals.connect(self._await_the_last, run_interrupted)

    async def download_request(self, request: Request) -> Response:
        """Return the answer to `request`, its body decoded.

        Raises RefusedAddressError for an address that may not be asked, DownloadCancelledError
        for an answer that is too large, and Scrapy's download errors, which are worth another try.
        """
        try:
            self._guard.check(request.url)
            exchange = await self._exchange(request)
        except RefusedAddressError:
            self._count(REFUSED_STAT)
            raise
        return self._build_response(exchange)

    async def close(self) -> None:
        """Close all connections."""
        for session in self._sessions.values():
            await session.close()

    async def _exchange(self, request: Request) -> Exchange:
        host = urlsplit(request.url).netloc
        async with self._lanes[host]:
            if not await self._pacing.wait_for_turn(host):
                raise RunEndedError("the run is coming to its end")
            return await self._fetch_and_note(request, host)

    async def _fetch_and_note(self, request: Request, host: str) -> Exchange:
        started = time.monotonic()
        self.crawler.signals.send_catch_log(exchange_begun, request=request)
        try:
            exchange = await self._fetch_until_the_end(request)
        except (DownloadCancelledError, RunEndedError, RefusedAddressError):
            raise
        except Exception:
            self._note_answer(host, None)
            raise
        request.meta["download_latency"] = time.monotonic() - started
        request.meta["fetched_at"] = exchange.fetched_at
        self._count(counters.BYTES_RECEIVED, len(exchange.body))
        # An archive that keeps the exchange says where; of a redirect's target the last one counts.
        request.meta["warc_record_id"] = None
        self.crawler.signals.send_catch_log(exchange_completed, exchange=exchange, request=request)
        retry_after = exchange.header_values("Retry-After")
        self._note_answer(host, exchange.status, retry_after[0] if retry_after else None)
        return exchange

    async def _fetch_until_the_end(self, request: Request) -> Exchange:
        """Fetch, unless the run is interrupted and the answer does not come soon."""
        task = asyncio.ensure_future(self._fetch(request))
        self._under_way.add(task)
        try:
            return await task
        except asyncio.CancelledError:
            raise RunEndedError("the run was interrupted") from None
        finally:
            self._under_way.discard(task)

    def _await_the_last(self) -> None:
        loop = asyncio.get_running_loop()
        for task in self._under_way:
            loop.call_later(LAST_SECONDS, task.cancel)

    async def _fetch(self, request: Request) -> Exchange:
        timeout = request.meta.get("download_timeout", 60)
        headers = request.headers.copy()
        headers.setdefault("Accept-Encoding", ACCEPT_ENCODING)
        authorization = headers.pop("Proxy-Authorization", [])
        proxy = None if self._guard.trusted else request.meta.get("proxy")
        fetched_at = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        url = urldefrag(request.url)[0]
        try:
            async with self._session(trusted=self._guard.trusted or bool(proxy)).request(
                request.method,
                yarl.URL(url, encoded=True),
                headers=headers.to_tuple_list(),
                data=request.body or None,
                timeout=aiohttp.ClientTimeout(total=timeout),
                allow_redirects=False,
                proxy=proxy,
                proxy_headers=[("Proxy-Authorization", value.decode()) for value in authorization],
            ) as response:
                body = await self._read_body(response)
        except TimeoutError:
            raise DownloadTimeoutError(f"{url} took longer than {timeout:g} seconds") from None
        except aiohttp.ClientConnectorDNSError as error:
            raise CannotResolveHostError(str(error)) from error
        except aiohttp.ClientConnectorCertificateError as error:
            raise CertificateError(str(error)) from error
        except aiohttp.ClientConnectorError as error:
            if isinstance(error.os_error, PrivateAddressError):
                raise RefusedAddressError(f"{url!r} is not asked: {error.os_error}") from None
            raise DownloadConnectionRefusedError(str(error)) from error
        except aiohttp.ClientPayloadError as error:
            raise ResponseDataLossError(f"the body of {url} breaks off") from error
        except aiohttp.ClientError as error:
            raise DownloadFailedError(str(error)) from error
        return Exchange(
            url=url,
            fetched_at=fetched_at,
            method=request.method,
            request_headers=tuple(response.request_info.headers.items()),
            version=_version(response),
            status=response.status,
            reason=response.reason or "",
            headers=_header_lines(response),
            body=body,
            ip_address=cast("PeerKeepingResponse", response).peer,
        )

    async def _read_body(self, response: aiohttp.ClientResponse) -> bytes:
        expected = response.content_length or 0
        body = bytearray()
        if expected <= self._max_size:
            async for chunk in response.content.iter_any():
                body += chunk
                if len(body) > self._max_size:
                    break
            else:
                return bytes(body)
        response.close()
        raise DownloadCancelledError(
            f"the answer has {max(expected, len(body))} bytes or more, {self._max_size} are allowed"
        )

    def _session(self, *, trusted: bool) -> aiohttp.ClientSession:
        if trusted not in self._sessions:
            connector = aiohttp.TCPConnector(
                limit_per_host=self.crawler.settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN"),
                ttl_dns_cache=RESOLVER_TTL_SECONDS,
                force_close=True,
                ssl=ssl.create_default_context() if self._verify else False,
                socket_factory=None if trusted else open_public_socket,
            )
            self._sessions[trusted] = aiohttp.ClientSession(
                connector=connector,
                cookie_jar=aiohttp.DummyCookieJar(),
                auto_decompress=False,
                response_class=PeerKeepingResponse,
                skip_auto_headers=("Accept", "Accept-Encoding", "Content-Type", "User-Agent"),
                max_line_size=MAX_HEADER_LINE_BYTES,
                max_field_size=MAX_HEADER_LINE_BYTES,
                max_headers=MAX_HEADER_LINES,
            )
        return self._sessions[trusted]

    def _build_response(self, exchange: Exchange) -> Response:
        body = decode_content(
            exchange.body, exchange.header_values("Content-Encoding"), self._max_size
        )
        headers = Headers()
        for name, value in exchange.headers:
            headers.appendlist(name, value.encode("latin-1"))
        headers.pop("Content-Encoding", None)
        kind = responsetypes.from_args(headers=headers, url=exchange.url, body=body)
        return kind(
            url=exchange.url,
            status=exchange.status,
            headers=headers,
            body=body,
            ip_address=ip_address(exchange.ip_address) if exchange.ip_address else None,
            protocol=exchange.version,
        )

    def _note_answer(self, host: str, status: int | None, retry_after: str | None = None) -> None:
        failures = self._pacing.note_answer(host, status, retry_after)
        if failures:
            self._count("silkroad/rests")
        if failures >= self._max_failures:
            what = f"status {status}" if status else "no answer"
            stop_run(
                self.crawler,
                "fetching_failed",
                f"{host} failed {failures} times in a row, last with {what}; the run was stopped",
            )

    def _keep_crawl_delay(self, robotparser: RobotParser, request: Request) -> None:
        delay = robotparser.crawl_delay(self._robots_name)
        if delay:
            self._pacing.keep_interval(urlsplit(request.url).netloc, delay)

    def _count(self, stat: str, count: int = 1) -> None:
        if self._stats is not None:
            self._stats.inc_value(stat, count)


def _header_lines(response: aiohttp.ClientResponse) -> HeaderLines:
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1")) for name, value in response.raw_headers
    )


def _version(response: aiohttp.ClientResponse) -> str:
    version = response.version or aiohttp.HttpVersion11
    return f"HTTP/{version.major}.{version.minor}"
