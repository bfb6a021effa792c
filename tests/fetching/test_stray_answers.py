"""Bytes that nobody asked for must never become the answer to a later request."""

import asyncio
import itertools

import pytest
from scrapy import Request
from scrapy.exceptions import DownloadFailedError

from tests.fetching.test_handler import open_handler


def answer(text: str, status: str = "200 OK", length: int | None = None) -> bytes:
    body = text.encode()
    size = len(body) if length is None else length
    return b"HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n%s" % (status.encode(), size, body)


NO_CONTENT = b"HTTP/1.1 204 No Content\r\n\r\n"
NOT_MODIFIED = b"HTTP/1.1 304 Not Modified\r\n\r\n"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nright\r\n0\r\n\r\n"
STRAY = answer("stray")
HINTS = b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n"

# What the server sends for the first request: pieces, and seconds to wait before each.
HABITS = {
    "a second answer a moment later": [(0, answer("right")), (0.05, STRAY)],
    "a second answer at once": [(0, answer("right")), (0, STRAY)],
    "both in one piece": [(0, answer("right") + STRAY)],
    "two strays": [(0, answer("right")), (0.02, STRAY), (0.02, STRAY)],
    "half of a stray": [(0, answer("right")), (0.02, STRAY[:30])],
    "the first half at once, the second later": [
        (0, answer("right") + STRAY[:30]),
        (0.05, STRAY[30:]),
    ],
    "a late answer after No Content": [(0, NO_CONTENT), (0.05, STRAY)],
    "a body after No Content": [(0, NO_CONTENT + b"stray, with a few bytes")],
    "a late answer after Not Modified": [(0, NOT_MODIFIED), (0.05, STRAY)],
    "a body longer than it is said to be": [(0, answer("right" + STRAY.decode(), length=5))],
    "a stray after the last chunk": [(0, CHUNKED), (0.05, STRAY)],
    "a stray after hints": [(0, HINTS + answer("right")), (0.05, STRAY)],
    "hints that nobody asked for": [(0, answer("right")), (0.05, HINTS)],
    "a stray that announces an end": [
        (0, answer("right")),
        (0.05, b"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n"),
    ],
    "rubbish": [(0, answer("right")), (0.05, b"\x15\x03\x03\0\x02\x02\x0a")],
}


class StraySender:
    """A server that answers `/p/N.html` with its number, but the first request by a habit.

    It sends a stray once more when the next request arrives (`late`), before its answer.
    """

    def __init__(self, habit, late: bytes = b"") -> None:
        self._habit = habit
        self._late = late
        self._asked = itertools.count(1)
        self.connections = 0
        self.heads: list[bytes] = []

    async def serve(self, reader, writer) -> None:
        self.connections += 1
        served = 0
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                self.heads.append(head.lower())
                number = next(self._asked)
                if number == 1:
                    for pause, piece in self._habit:
                        await asyncio.sleep(pause)
                        writer.write(piece)
                        await writer.drain()
                else:
                    stray = self._late if served else b""
                    writer.write(stray + answer(head.split(b" ")[1].decode()))
                    await writer.drain()
                served += 1
        except (asyncio.IncompleteReadError, OSError):
            pass
        finally:
            writer.close()


async def ask_in_turn(sender: StraySender, pause: float, count: int = 4) -> list[str]:
    """The bodies of so many pages, asked one after the other over whatever connections."""
    server = await asyncio.start_server(sender.serve, "127.0.0.1", 0)
    origin = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    bodies = []
    try:
        async with open_handler(origin) as (handler, _):
            for number in range(1, count + 1):
                request = Request(f"{origin}/p/{number}.html", meta={"download_timeout": 5})
                try:
                    bodies.append((await handler.download_request(request)).text)
                except (AttributeError, DownloadFailedError):
                    bodies.append("")
                await asyncio.sleep(pause)
    finally:
        server.close()
    return bodies


@pytest.mark.parametrize("pause", [0, 0.15], ids=["at once", "later"])
@pytest.mark.parametrize("habit", HABITS.values(), ids=HABITS)
def test_a_stray_answers_nothing(habit, pause):
    bodies = asyncio.run(ask_in_turn(StraySender(habit), pause))

    assert bodies[0] in ("right", "")
    assert bodies[1:] == ["/p/2.html", "/p/3.html", "/p/4.html"]


def test_a_stray_that_waits_for_the_next_request_answers_nothing():
    sender = StraySender([(0, answer("right"))], late=STRAY)

    assert asyncio.run(ask_in_turn(sender, 0)) == ["right", "/p/2.html", "/p/3.html", "/p/4.html"]


def test_the_server_is_told_that_each_connection_carries_one_request():
    sender = StraySender([(0, answer("right"))])
    asyncio.run(ask_in_turn(sender, 0))

    assert sender.connections == 4
    assert all(b"\r\nconnection: close\r\n" in head for head in sender.heads)
