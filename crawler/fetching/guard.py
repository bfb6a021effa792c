"""Which addresses a live run may ask: the portal's own hosts at public addresses, nothing else."""

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any
from urllib.parse import SplitResult, urlsplit

from scrapy.exceptions import IgnoreRequest

from crawler.pages.addresses import Portal

DEFAULT_PORTS = {"http": 80, "https": 443}
REFUSED_STAT = "silkroad/refused_addresses"
"""Requests that were not sent, or not connected, for what their address is."""
# RFC 6052: IPv4 addresses as an IPv6-only network writes them.
_NAT64 = IPv6Network("64:ff9b::/96")


class RefusedAddressError(IgnoreRequest):
    """The address is none that a live run may ask; the message says why."""


class PrivateAddressError(OSError):
    """A host name leads to an address that is not public."""


class AddressGuard:
    """The addresses of one run: those of `portal`, or of `origin` where the run has one.

    `portal`: None for a spider that is no portal's: what it may ask is its own affair.

    `origin` is scheme, host and port of the server that stands in for the portal. It was named
    by the person who runs the crawl and may therefore be private; then nothing else is asked.
    """

    def __init__(self, portal: Portal | None, origin: str | None = None) -> None:
        self._portal = portal
        self._origin = _endpoint(urlsplit(origin)) if origin else None

    @property
    def trusted(self) -> bool:
        """Whether the run asks only a server that was named for it, or is no portal's."""
        return self._origin is not None or self._portal is None

    def check(self, url: str) -> None:
        """Raise RefusedAddressError unless `url` may be asked."""
        if reason := self._find_reason(url):
            raise RefusedAddressError(f"{url!r} is not asked: {reason}")

    def _find_reason(self, url: str) -> str | None:
        try:
            parts = urlsplit(url)
            endpoint = _endpoint(parts)
        except ValueError:
            return "it is no address"
        if parts.scheme not in DEFAULT_PORTS:
            return "only http and https are fetched"
        if "@" in parts.netloc or "\\" in url or not url.isascii() or not url.isprintable():
            return "its host part could be read in more than one way"
        if self._origin:
            return None if endpoint == self._origin else "it lies outside the given origin"
        if self._portal is None:
            return None
        if not self._portal.serves(url):
            return "its host is none of the portal's"
        if endpoint[2] != DEFAULT_PORTS[parts.scheme]:
            return "its port is none of a public web server"
        return None


def open_public_socket(
    address_info: tuple[Any, Any, int, str, tuple[Any, ...]],
) -> socket.socket:
    """Open a socket for an address as `getaddrinfo` gives it, unless it is not public.

    This is asked with the very address that is connected to next, so that a name which resolves
    to something else a moment later gains nothing. Raises PrivateAddressError.
    """
    family, kind, protocol, _, address = address_info
    if not is_public(address[0]):
        raise PrivateAddressError("the host's name leads to an address that is not public")
    return socket.socket(family, kind, protocol)


def is_public(host: str) -> bool:
    """Tell whether a numeric host is an address of the public internet.

    IPv6 forms that carry an IPv4 address (mapped, 6to4, Teredo, NAT64) count as what they carry.
    Whatever is not in the usual notation, such as `2130706433` or `0177.0.0.1`, is not public.
    """
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return all(
        candidate.is_global and not candidate.is_multicast
        for candidate in (_carried_address(address) or (address,))
    )


def _carried_address(address: IPv4Address | IPv6Address) -> tuple[IPv4Address, ...]:
    if isinstance(address, IPv4Address):
        return ()
    if address in _NAT64:
        return (IPv4Address(int(address) & 0xFFFFFFFF),)
    if address.teredo:
        return address.teredo
    carried = address.ipv4_mapped or address.sixtofour
    return (carried,) if carried else ()


def _endpoint(parts: SplitResult) -> tuple[str, str, int | None]:
    return parts.scheme, parts.hostname or "", parts.port or DEFAULT_PORTS.get(parts.scheme)
