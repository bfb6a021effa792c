"""Keeps the network out of a process of the tests: only this machine can be reached.

Python imports a module of this name at its start, so that a folder in PYTHONPATH is enough to put
every process that a test starts under the guard. With SILKROAD_NO_SOCKETS=1 no socket can be made
at all but those that an event loop wakes itself with.
"""

import os
import socket
import sys
from ipaddress import ip_address


def refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    """Raise OSError where something reaches for the network; see sys.addaudithook."""
    if event in ("socket.connect", "socket.sendto"):
        address = arguments[1]
        if isinstance(address, tuple) and not _is_local(address[0]):
            raise OSError(f"the tests have no network: {address[0]}")
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = arguments[0]
        if not (host is None or _is_local(host) or _is_number(host)):
            raise socket.gaierror(socket.EAI_NONAME, "the tests have no network")
    elif event == "socket.__new__" and os.environ.get("SILKROAD_NO_SOCKETS"):
        family = arguments[1]
        if family in (socket.AF_INET, socket.AF_INET6):
            raise OSError("this process may have no sockets")


def _is_local(host: object) -> bool:
    name = host.decode() if isinstance(host, bytes) else str(host)
    return name in ("", "localhost") or (_is_number(name) and ip_address(name).is_loopback)


def _is_number(host: object) -> bool:
    try:
        ip_address(host.decode() if isinstance(host, bytes) else str(host))
    except ValueError:
        return False
    return True


sys.addaudithook(refuse_network)
