"""A server of one file on the loopback interface, as object stores are and as they fail."""

import hashlib
import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class RangeServer:
    """Serves `content` at `/archive.warc.gz`, and nothing else.

    `gives_parts`: it answers Range. `breaks`: so many answers break off in the middle. `asked`: the
    ranges that it was asked for.
    """

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.gives_parts = True
        self.breaks = 0
        self.status = 200
        self.asked: list[str] = []

    def __enter__(self) -> "RangeServer":
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                outer._answer(self)

            do_HEAD = do_GET  # noqa: N815  # http.server's name

            def log_message(self, *arguments: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}/archive.warc.gz"
        Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _answer(self, handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True
        is_there = handler.path.partition("?")[0] == "/archive.warc.gz"
        if self.status != 200 or not is_there:
            handler.send_response(self.status if is_there else 404)
            handler.send_header("Content-Length", "0")
            handler.end_headers()
            return
        body, part = self.content, handler.headers.get("Range")
        if part and self.gives_parts:
            self.asked.append(part)
            start, end = map(int, re.fullmatch(r"bytes=(\d+)-(\d+)", part).groups())
            body = self.content[start : end + 1]
            handler.send_response(206)
            whole = len(self.content)
            handler.send_header("Content-Range", f"bytes {start}-{start + len(body) - 1}/{whole}")
        else:
            handler.send_response(200)
        if self.gives_parts:
            handler.send_header("Accept-Ranges", "bytes")
        handler.send_header("ETag", f'"{hashlib.md5(self.content).hexdigest()}"')
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        if handler.command == "GET":
            if self.breaks:
                self.breaks -= 1
                body = body[: len(body) // 2]
            handler.wfile.write(body)
