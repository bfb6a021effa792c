"""The tests themselves: nothing they do can reach another machine."""

import socket
import subprocess
import sys

import pytest

PROBES = {
    "a name": "socket.create_connection(('en.imsilkroad.com', 443), 1)",
    "an address": "socket.create_connection(('192.0.2.1', 80), 1)",
    "an old look-up": "socket.gethostbyname('en.imsilkroad.com')",
    "a datagram": "socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 53))",
}


def test_this_process_reaches_no_other_machine():
    with pytest.raises(OSError, match="the tests have no network"):
        socket.getaddrinfo("en.imsilkroad.com", 443)


@pytest.mark.parametrize("probe", PROBES.values(), ids=PROBES)
def test_a_process_that_a_test_starts_reaches_no_other_machine(probe):
    run = subprocess.run(
        [sys.executable, "-c", f"import socket\n{probe}"], capture_output=True, text=True
    )

    assert run.returncode == 1
    assert "the tests have no network" in run.stderr


def test_a_process_that_a_test_starts_reaches_this_machine():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        probe = f"import socket; socket.create_connection(('127.0.0.1', {port}), 5).close()"
        run = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True)

    assert (run.returncode, run.stderr) == (0, "")
