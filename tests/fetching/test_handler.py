import asyncio
import datetime as dt
import ipaddress
import socket
import ssl
import time
from contextlib import asynccontextmanager

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from scrapy import Request, signals
from scrapy.downloadermiddlewares.httpproxy import HttpProxyMiddleware
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
)
from scrapy.robotstxt import ProtegoRobotParser
from scrapy.utils.test import get_crawler

from crawler.fetching.guard import RefusedAddressError
from crawler.fetching.handler import CertificateError, PortalDownloadHandler, exchange_completed
from tests.made_run import make_run
from tests.portal_server import Answer, PortalServer, Site, render_answer

SETTINGS = {
    "BACKOFF_MAX_FAILURES": 9,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
    "DOWNLOAD_MAXSIZE": 10_000,
    "DOWNLOAD_VERIFY_CERTIFICATES": True,
}
PATH = "/p/400000.html"


@asynccontextmanager
async def open_handler(origin=None, **settings):
    """A handler, and the list of the exchanges that it announces."""
    crawler = get_crawler(settings_dict={**SETTINGS, **settings})
    make_run(crawler=crawler, origin=origin)
    exchanges = []

    def keep(exchange):
        exchanges.append(exchange)

    crawler.signals.connect(keep, exchange_completed)
    handler = PortalDownloadHandler(crawler)
    try:
        yield handler, exchanges
    finally:
        await handler.close()


def fetch(url, origin=None, headers=None, meta=None, **settings):
    async def download():
        async with open_handler(origin, **settings) as (handler, exchanges):
            request = Request(url, headers=headers, meta={"download_timeout": 5, **(meta or {})})
            return await handler.download_request(request), exchanges

    return asyncio.run(download())


def test_an_exchange_is_announced_as_it_went_over_the_wire():
    site = Site()
    site.answers[PATH] = Answer(
        b"<html>", headers={"content-TYPE": "text/html", "X-A": "1", "x-a": "2"}
    )
    with PortalServer(site) as server:
        headers = {"User-Agent": "silkroad", "Accept": "text/html"}
        response, (exchange,) = fetch(server.origin + PATH + "#top", server.origin, headers)
        asked = server.asked[0]
    assert response.body == exchange.body == b"<html>"
    assert response.url == exchange.url == server.origin + PATH
    assert response.headers.getlist("X-A") == [b"1", b"2"]
    assert exchange.headers == (
        ("Server", "portal"),
        ("content-TYPE", "text/html"),
        ("X-A", "1"),
        ("x-a", "2"),
        ("Content-Length", "6"),
    )
    assert {name.lower(): value for name, value in exchange.request_headers} == asked.headers
    assert asked.headers == {
        "host": server.origin.removeprefix("http://"),
        "user-agent": "silkroad",
        "accept": "text/html",
        "accept-encoding": "gzip, deflate, br, zstd",
        "connection": "close",
    }
    assert exchange.ip_address == "127.0.0.1"
    assert dt.datetime.fromisoformat(exchange.fetched_at).tzinfo == dt.UTC


def test_a_proxy_is_used_and_its_password_kept_from_portal_and_archive():
    with PortalServer(Site()) as proxy:
        headers = {"Proxy-Authorization": "Basic c2VjcmV0"}
        url = f"http://en.imsilkroad.com{PATH}"
        response, (exchange,) = fetch(url, headers=headers, meta={"proxy": proxy.origin})
        asked = proxy.asked[0]
    assert response.status == 200
    assert asked.target == url
    assert asked.headers["host"] == "en.imsilkroad.com"
    assert "proxy-authorization" not in {name.lower() for name, _ in exchange.request_headers}


@pytest.mark.parametrize(("rules", "wait"), [("Crawl-delay: 0.3", 0.3), ("Disallow: /x", 0)])
def test_the_delay_that_robots_asks_for_is_kept(rules, wait):
    async def download(url):
        async with open_handler(site.origin) as (handler, _):
            parsed = ProtegoRobotParser(f"User-agent: *\n{rules}".encode(), None)
            request = Request(url, meta={"download_timeout": 5})
            [(_, failed)] = handler.crawler.signals.send_catch_log(
                signals.robots_parsed, robotparser=parsed, request=request
            )
            assert failed is None
            started = time.monotonic()
            await handler.download_request(request)
            return time.monotonic() - started

    with PortalServer(Site()) as site:
        assert asyncio.run(download(site.origin + PATH)) >= wait


def test_an_origin_is_asked_without_a_proxy():
    with PortalServer(Site()) as server:
        meta = {"proxy": "http://127.0.0.1:9"}
        response, _ = fetch(server.origin + PATH, server.origin, meta=meta)
    assert response.status == 200


def ask_through_a_proxy(url: str, answer: bytes, monkeypatch) -> tuple[list[str], object]:
    """Ask as the environment says; return what the proxy was asked for, and what came of it."""
    asked: list[str] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        asked.append(head.splitlines()[0])
        writer.write(answer)
        await writer.drain()
        writer.close()

    async def download() -> object:
        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        monkeypatch.setenv(f"{url.partition(':')[0]}_proxy", f"http://127.0.0.1:{port}")
        request = Request(url, meta={"download_timeout": 5})
        HttpProxyMiddleware.from_crawler(get_crawler()).process_request(request)
        async with server, open_handler() as (handler, _):
            try:
                return await handler.download_request(request)
            except DownloadFailedError as error:
                return error

    return asked, asyncio.run(download())


def test_proxy_of_the_environment_is_asked_for_a_portal(monkeypatch):
    answer = b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<html>"
    url = "http://en.imsilkroad.com/p/1.html"
    asked, response = ask_through_a_proxy(url, answer, monkeypatch)
    assert asked == [f"GET {url} HTTP/1.1"]
    assert response.body == b"<html>"


def test_proxy_that_refuses_is_a_failed_connection(monkeypatch):
    answer = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"
    url = "https://en.imsilkroad.com/p/1.html"
    asked, error = ask_through_a_proxy(url, answer, monkeypatch)
    assert asked == ["CONNECT en.imsilkroad.com:443 HTTP/1.1"]
    assert isinstance(error, DownloadFailedError)


def test_limits_of_a_size():
    site = Site()
    site.answers["/p/1.html"] = Answer(bytes(10_000))
    site.answers["/p/2.html"] = Answer(bytes(10_001))
    site.answers["/p/3.html"] = Answer(bytes(10_001), chunked=True)
    with PortalServer(site) as server:
        assert len(fetch(f"{server.origin}/p/1.html", server.origin)[0].body) == 10_000
        for number in (2, 3):
            with pytest.raises(DownloadCancelledError):
                fetch(f"{server.origin}/p/{number}.html", server.origin)


def test_an_answer_that_is_too_large_is_no_failure_of_the_host():
    site = Site()
    site.answers[PATH] = Answer(bytes(10_001))

    async def ask_in_turn():
        async with open_handler(server.origin, BACKOFF_START=30) as (handler, _):
            for _ in range(3):
                with pytest.raises(DownloadCancelledError):
                    await handler.download_request(Request(server.origin + PATH))
            return handler.crawler.stats.get_stats()

    with PortalServer(site) as server:
        stats = asyncio.run(ask_in_turn())
    assert "silkroad/rests" not in stats
    assert len(server.asked) == 3


class LoopbackResolver(AbstractResolver):
    """A name server that answers with a loopback address for every name."""

    def __init__(self, *arguments, **options) -> None:
        pass

    async def resolve(self, host, port=0, family=socket.AF_INET) -> list[ResolveResult]:
        return [
            ResolveResult(
                hostname=host, host="127.0.0.1", port=port, family=family, proto=0, flags=0
            )
        ]

    async def close(self) -> None:
        pass


def test_an_address_that_is_not_public_is_no_failure_of_the_host(monkeypatch):
    monkeypatch.setattr("aiohttp.connector.DefaultResolver", LoopbackResolver)

    async def ask_in_turn():
        async with open_handler(BACKOFF_START=30) as (handler, _):
            for _ in range(3):
                with pytest.raises(RefusedAddressError, match="not public"):
                    await handler.download_request(Request(f"https://en.imsilkroad.com{PATH}"))
            return handler.crawler.stats.get_stats()

    stats = asyncio.run(ask_in_turn())
    assert stats == {"silkroad/refused_addresses": 3}


def test_a_host_without_an_address_is_told():
    with pytest.raises(CannotResolveHostError):
        fetch(f"https://en.imsilkroad.com{PATH}")


def test_what_may_not_be_asked_is_not():
    with pytest.raises(RefusedAddressError):
        fetch("http://127.0.0.1:9/")
    with pytest.raises(DownloadConnectionRefusedError):
        fetch("http://127.0.0.1:9/", "http://127.0.0.1:9")


def make_certificate(folder):
    """A certificate for 127.0.0.1 that nobody vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.UTC)
    alternative = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(alternative, critical=False)
        .sign(key, hashes.SHA256())
    )
    path = folder / "server.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    return path


@pytest.mark.parametrize("verify", [True, False])
def test_certificates_are_verified(tmp_path, verify):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(make_certificate(tmp_path))

    async def serve(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        writer.write(render_answer(Answer(b"<html>", close=True)))
        await writer.drain()
        writer.close()

    async def ask():
        server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context)
        origin = f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        try:
            async with open_handler(origin, DOWNLOAD_VERIFY_CERTIFICATES=verify) as (handler, _):
                return await handler.download_request(Request(origin + PATH))
        finally:
            server.close()

    if verify:
        with pytest.raises(CertificateError):
            asyncio.run(ask())
    else:
        assert asyncio.run(ask()).body == b"<html>"
