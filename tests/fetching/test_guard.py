import asyncio

import aiohttp
import pytest

from crawler.fetching.guard import (
    AddressGuard,
    PrivateAddressError,
    RefusedAddressError,
    is_public,
    open_public_socket,
)
from crawler.portals.silkroad import SilkroadPage
from tests.fetching.test_handler import LoopbackResolver
from tests.portal_server import PortalServer, Site

PORTAL = SilkroadPage.portal
ORIGIN = "http://127.0.0.1:8080"


@pytest.mark.parametrize(
    "url",
    [
        "https://en.imsilkroad.com/p/1.html",
        "http://en.imsilkroad.com/",
        "http://en.imsilkroad.com:80/",
        "https://EN.IMSILKROAD.COM/p/1.html",
        "https://en.imsilkroad.com:443/p/1.html",
        "https://en.imsilkroad.com/tags/cultural%20exchange?page=2",
    ],
)
def test_asks_the_portals_own_hosts(url):
    AddressGuard(PORTAL).check(url)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://en.imsilkroad.com/p/1.html",
        "data:text/html,<p>x",
        "gopher://en.imsilkroad.com/",
        "javascript:alert(1)",
        "//en.imsilkroad.com/p/1.html",
        "https:///p/1.html",
        "",
        "https://example.com/p/1.html",
        "https://en.imsilkroad.com.example.com/p/1.html",
        "https://notimsilkroad.com/p/1.html",
        "https://en.imsilkroad.com@example.com/p/1.html",
        "https://example.com@en.imsilkroad.com/p/1.html",
        "https://user:word@en.imsilkroad.com/",
        "https://example.com\\@en.imsilkroad.com/",
        "https://en.imsilkroad.com\\.example.com/",
        "https://en.imsilkroad.com\n.example.com/",
        "https://en.imsilkroad.com:22/",
        "https://en.imsilkroad.com:8443/",
        "http://en.imsilkroad.com:443/",
        "https://en.imsilkroad.com:99999/",
        "http://127.0.0.1/p/1.html",
        "http://2130706433/p/1.html",
        "http://0177.0.0.1/",
        "http://0x7f.1/",
        "http://localhost/p/1.html",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[broken/",
        "http://169.254.169.254/latest/meta-data/",
        "https://en.imsilkroad。com/",
    ],
)
def test_refuses_everything_else(url):
    with pytest.raises(RefusedAddressError):
        AddressGuard(PORTAL).check(url)


def test_with_an_origin_asks_exactly_that():
    guard = AddressGuard(PORTAL, ORIGIN)
    guard.check(f"{ORIGIN}/p/1.html")
    for url in (
        "https://en.imsilkroad.com/p/1.html",
        "http://127.0.0.1:8081/p/1.html",
        "https://127.0.0.1:8080/p/1.html",
        "http://localhost:8080/p/1.html",
        "http://127.0.0.1:8080@example.com/",
        "http://user@127.0.0.1:8080/",
        "http://127.0.0.1:8080/p\\1.html",
        "http://127.0.0.1:8080/ü",
        "http://127.0.0.1:8080/\x7f",
    ):
        with pytest.raises(RefusedAddressError):
            guard.check(url)


def test_refusal_shows_the_address_escaped():
    with pytest.raises(RefusedAddressError) as refused:
        AddressGuard(PORTAL).check("https://x\x1b[2J\n.example.com/")
    assert "\x1b" not in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("host", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "2002:808:808::"])
def test_public(host):
    assert is_public(host)


@pytest.mark.parametrize(
    "host",
    [
        *("0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.1.2.3", "169.254.169.254"),
        *("172.16.0.1", "192.168.1.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "255.255.255.255"),
        *("::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "2001:db8::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "2002:a00:1::"),
        *("64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2001:0:7f00:1::"),
        *("2130706433", "0177.0.0.1", "0x7f000001", "127.1", "localhost", "", "example.com"),
    ],
)
def test_not_public(host):
    assert not is_public(host)


@pytest.mark.parametrize("host", ["rebound.example", "127.0.0.1", "localhost"])
def test_no_connection_where_a_name_leads_to_a_private_address(host):
    async def ask(origin: str) -> None:
        port = origin.rpartition(":")[2]
        connector = aiohttp.TCPConnector(
            resolver=LoopbackResolver(), socket_factory=open_public_socket
        )
        async with aiohttp.ClientSession(connector=connector) as session:
            with pytest.raises(aiohttp.ClientConnectorError) as refused:
                await session.get(f"http://{host}:{port}/")
            assert isinstance(refused.value.os_error, PrivateAddressError)

    with PortalServer(Site()) as server:
        asyncio.run(ask(server.origin))
        assert server.asked == []
