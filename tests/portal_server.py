"""A loopback server that plays a portal: lists, articles, feeds, and whatever a test lets go wrong.

`PortalServer(Site(...))` serves from a thread of its own; `python -m tests.portal_server` serves
until it is interrupted. Pages follow the conventions of the portals; all events are invented.
"""

import asyncio
import datetime as dt
import hashlib
import threading
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from email.utils import format_datetime
from urllib.parse import parse_qs, unquote, urlsplit

PORTS = (
    "Lingang",
    "Waigaoqiao",
    "Yangshan",
    "Gwadar",
    "Piraeus",
    "Colombo",
    "Mombasa",
    "Hambantota",
)
CARGOES = ("solar panels", "tea", "dried apricots", "buses", "seed potatoes", "looms", "cherries")


@dataclass
class Answer:
    """What the server says to one request.

    `raw` is sent instead of everything else, byte for byte as it comes; `length` replaces the
    body's true Content-Length; `delay` is in seconds; `close` ends the connection afterwards.
    """

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    chunked: bool = False
    length: int | None = None
    delay: float = 0.0
    close: bool = False
    raw: Callable[[], AsyncIterator[bytes]] | None = None


@dataclass(frozen=True)
class Asked:
    """A request that the server received: its target and its headers in lower case."""

    target: str
    headers: dict[str, str]
    at: float


class Site:
    """A portal's content: `count` articles, newest first, on lists of `per_list`.

    Tests change it while it is served: `change`, `remove`, and `answers`, which maps a target to
    an Answer or to a function of the number of times that it was asked (1, 2, …).
    """

    def __init__(
        self,
        count: int = 40,
        per_list: int = 10,
        per_day: int = 5,
        portal: str = "silkroad",
        newest: dt.date | None = None,
    ) -> None:
        self.count = count
        self.per_list = per_list
        self.per_day = per_day
        self.portal = portal
        self.newest = newest or dt.datetime.now(dt.UTC).date()
        self.versions: dict[int, int] = {}
        self.removed: set[int] = set()
        self.answers: dict[str, Answer | Callable[[int], Answer]] = {}
        self.extra_links: list[str] = []
        self.robots = ""
        self.validators = True
        self._asked: dict[str, int] = {}

    # What tests ask and change

    @property
    def lists(self) -> int:
        return -(-self.count // self.per_list)

    def path(self, number: int) -> str:
        """The path of article `number`; 0 is the newest."""
        serial = 400_000 - number
        if self.portal == "pudong":
            return f"/{self.date(number):%Y-%m/%d}/c_{serial}.htm"
        return f"/p/{serial}.html"

    def url(self, number: int) -> str:
        """The canonical address of article `number`."""
        host = "english.pudong.gov.cn" if self.portal == "pudong" else "en.imsilkroad.com"
        return f"https://{host}{self.path(number)}"

    def date(self, number: int) -> dt.date:
        return self.newest - dt.timedelta(days=number // self.per_day)

    def change(self, number: int) -> None:
        self.versions[number] = self.versions.get(number, 1) + 1

    def remove(self, number: int) -> None:
        self.removed.add(number)

    # What the server asks

    def answer(self, target: str, headers: dict[str, str]) -> Answer:
        """Return the answer to a GET of `target`."""
        self._asked[target] = self._asked.get(target, 0) + 1
        if (set_by_test := self.answers.get(target)) is not None:
            return set_by_test(self._asked[target]) if callable(set_by_test) else set_by_test
        parts = urlsplit(target)
        if parts.path == "/robots.txt":
            return Answer(self.robots.encode(), 200 if self.robots else 404)
        if parts.path == "/rss.xml":
            return xml_answer(self._render_feed())
        if parts.path == "/sitemap.xml":
            return xml_answer(self._render_sitemap())
        if (number := self._article_number(parts.path)) is not None:
            return self._answer_article(number, headers)
        if (page := self._list_page(target)) is not None:
            return html_answer(self._render_list(page))
        return Answer(b"<html><title>404</title>Not found</html>", 404)

    def _article_number(self, path: str) -> int | None:
        digits = path.rpartition("/")[2].removeprefix("c_").partition(".")[0]
        number = 400_000 - int(digits) if digits.isdigit() else -1
        return number if 0 <= number < self.count and path == self.path(number) else None

    def _answer_article(self, number: int, headers: dict[str, str]) -> Answer:
        if number in self.removed:
            return Answer(b"<html><title>Gone</title></html>", 404)
        body = self._render_article(number).encode()
        if not self.validators:
            return html_answer(body)
        etag = f'"{hashlib.sha1(body).hexdigest()[:12]}"'
        changed = dt.datetime.combine(self.date(number), dt.time(8), dt.UTC)
        validators = {"ETag": etag, "Last-Modified": format_datetime(changed, usegmt=True)}
        if headers.get("if-none-match") == etag:
            return Answer(b"", 304, validators)
        return Answer(body, 200, {"Content-Type": "text/html; charset=utf-8", **validators})

    def _list_page(self, target: str) -> int | None:
        """Which page of the main list the target is; the front page is its first, too."""
        parts = urlsplit(target)
        if self.portal == "pudong":
            name = parts.path.strip("/").removesuffix(".html")
            if name in ("", "news", "chinashftz"):
                return 1
            stem, _, page = name.partition("_")
            known = stem == "news" and page.isdigit() and 1 < int(page) <= self.lists
            return int(page) if known else None
        if unquote(parts.path) in ("/", "/tags/infrastructure", "/tags/cultural exchange"):
            return 1
        if parts.path != "/tags/project":
            return None
        page = int(parse_qs(parts.query).get("page", ["1"])[0])
        return page if 1 <= page <= max(self.lists, 1) else None

    def _render_list(self, page: int) -> str:
        start = (page - 1) * self.per_list
        numbers = range(start, min(start + self.per_list, self.count))
        items = "".join(
            f'<li><h3><a href="{self.path(number)}">{self._headline(number)}</a></h3>'
            f"<p>Cargo moved on through {self._port(number)}.</p></li>"
            for number in numbers
        )
        links = "".join(f'<li><a href="{link}">Another page</a></li>' for link in self.extra_links)
        return (
            "<html><head><title>Latest</title></head><body>"
            '<ul class="menu"><li><a href="/">Home</a></li><li><a href="/about.html">About</a></li>'
            f"</ul><ul>{items}{links}</ul><div>{self._render_pager(page)}</div></body></html>"
        )

    def _render_pager(self, page: int) -> str:
        near = [n for n in range(page - 2, page + 3) if 1 <= n <= self.lists]
        numbers = "".join(
            f"<span>{n}</span>" if n == page else f'<a href="{self._list_path(n)}">{n}</a>'
            for n in near
        )
        following = f'<a href="{self._list_path(page + 1)}">Next</a>' if page < self.lists else ""
        return numbers + following

    def _list_path(self, page: int) -> str:
        if self.portal == "pudong":
            return "/news.html" if page == 1 else f"/news_{page}.html"
        return f"/tags/project?page={page}"

    def _port(self, number: int) -> str:
        return PORTS[number % len(PORTS)]

    def _headline(self, number: int) -> str:
        cargo = CARGOES[number % len(CARGOES)]
        return f"Freight line number {number + 1} carries {cargo} through {self._port(number)}"

    def _render_article(self, number: int) -> str:
        port, cargo = self._port(number), CARGOES[number % len(CARGOES)]
        version = self.versions.get(number, 1)
        story = [
            f"The harbour office at {port} said on Monday that freight line {number + 1} has "
            f"brought {cargo} to {number % 60 + 12} inland towns since the spring.",
            f"Drivers on the line waited {number % 9 + 2} hours less at the gate than a year ago, "
            "a survey among forty hauliers found.",
            "A second quay is being built beside the old one and will take its first barge in the "
            "coming season.",
        ]
        if version > 1:
            story.append(f"The office has corrected its figures {version - 1} times since.")
        paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in story)
        headline, date = self._headline(number), self.date(number)
        if self.portal == "pudong":
            return (
                f"<html><head><title>{headline}</title></head><body>"
                '<div><a href="/">Home</a> &gt; <a href="/news.html">Latest</a></div>'
                f"<h1>{headline}</h1><div>chinadaily.com.cn Updated:{date}</div>"
                f'<div class="art_cont">{paragraphs}</div></body></html>'
            )
        return (
            f"<html><head><title>{headline}-Xinhua Silk Road</title></head><body>"
            "<div>download_pop</div>"
            '<div><a href="/">Xinhua Silk Road Database</a></div>'
            f'<div><a href="/tags/project">News for Outlets</a></div><h1>{headline}</h1>'
            f"<div>{date:%B} {date.day}, {date.year}</div>"
            f"<div>Abstract : Freight through {port} grows.</div><div>{paragraphs}"
            "<p>(Edited by Lin Daoxi with Xinhua Silk Road)</p></div>"
            "<div>Scan the QR code and push it to your mobile phone</div>"
            "<div>Keyword: freight</div></body></html>"
        )

    def _render_feed(self) -> str:
        items = "".join(
            f"<item><title>{self._headline(n)}</title><link>{self.url(n)}</link>"
            f"<pubDate>{self.date(n):%a, %d %b %Y} 08:00:00 +0800</pubDate></item>"
            for n in range(min(20, self.count))
        )
        return f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'

    def _render_sitemap(self) -> str:
        entries = "".join(
            f"<url><loc>{self.url(n)}</loc><news:news><news:publication_date>{self.date(n)}"
            f"</news:publication_date><news:title>{self._headline(n)}</news:title></news:news></url>"
            for n in range(self.count)
        )
        return (
            '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
            f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{entries}</urlset>'
        )


class PortalServer:
    """Serves a Site on 127.0.0.1 from a thread; a context manager.

    `asked` lists every request in order of arrival.
    """

    def __init__(self, site: Site, port: int = 0) -> None:
        self.site = site
        self.asked: list[Asked] = []
        self._port = port
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._ready = threading.Event()
        self._arrived = threading.Event()
        self._stop = asyncio.Event()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def targets(self) -> list[str]:
        """The targets asked so far, in order."""
        return [asked.target for asked in self.asked]

    def wait_for(self, count: int, given_up: Callable[[], bool]) -> None:
        """Wait until so many requests were received, or `given_up` says that none will come."""
        while len(self.asked) < count and not given_up():
            self._arrived.clear()
            self._arrived.wait(0.1)

    def __enter__(self) -> "PortalServer":
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(self, *exception: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()

    def _run(self) -> None:
        self._loop.run_until_complete(self._serve())
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(asyncio.sleep(0))
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        self._loop.close()

    async def _serve(self) -> None:
        server = await asyncio.start_server(self._serve_connection, "127.0.0.1", self._port)
        self._port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._stop.wait()
        server.close()

    async def _serve_connection(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        try:
            while await self._serve_request(reader, writer):
                pass
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    async def _serve_request(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = head.strip().split("\r\n")
        headers = {
            name.strip().lower(): value.strip()
            for name, _, value in (line.partition(":") for line in lines)
        }
        target = first.split(" ")[1]
        self.asked.append(Asked(target, headers, self._loop.time()))
        self._arrived.set()
        answer = self.site.answer(target, headers)
        await asyncio.sleep(answer.delay)
        if answer.raw:
            async for piece in answer.raw():
                writer.write(piece)
                await writer.drain()
            return False
        writer.write(render_answer(answer))
        await writer.drain()
        return not answer.close


def render_answer(answer: Answer) -> bytes:
    """Return the bytes of an answer that is not `raw`."""
    headers = {"Server": "portal", **answer.headers}
    body = answer.body
    if answer.chunked:
        headers["Transfer-Encoding"] = "chunked"
        pieces = [body[start : start + 1000] for start in range(0, len(body), 1000)]
        body = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in [*pieces, b""])
    elif answer.status != 304:
        headers["Content-Length"] = str(len(body) if answer.length is None else answer.length)
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {answer.status} Status\r\n{lines}\r\n".encode("latin-1") + body


def html_answer(body: str | bytes) -> Answer:
    encoded = body.encode() if isinstance(body, str) else body
    return Answer(encoded, headers={"Content-Type": "text/html; charset=utf-8"})


def xml_answer(body: str) -> Answer:
    return Answer(body.encode(), headers={"Content-Type": "application/xml"})


def serve_until_interrupted() -> None:
    """Serve 1,000 articles over 40 list pages on port 8080."""
    server = PortalServer(Site(count=1000, per_list=25, per_day=25), port=8080)
    with server:
        print(f"scrapy crawl silkroad -a origin={server.origin}")
        threading.Event().wait()


if __name__ == "__main__":
    serve_until_interrupted()
