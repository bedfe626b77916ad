"""A web server that writes down what it is told, for caches that are not on this machine."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Told:
    """A request."""

    method: str
    path: str
    headers: dict[str, str]
    body: str

    @property
    def json(self) -> Any:
        """Return the body as JSON."""
        return json.loads(self.body)


@dataclass
class Listener:
    """The server's address, what it has been told, and what it answers from now on."""

    address: str
    told: list[Told] = field(default_factory=list)
    status: int = 200
    answer: str = '{"success": true}'
    #: Seconds between one sign of the answer and the next.
    hesitation: float = 0


@contextmanager
def listening() -> Iterator[Listener]:
    """Run a server for as long as the block lasts."""
    listener = Listener("")

    class Handler(BaseHTTPRequestHandler):
        def handle_any(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            headers = {name.lower(): value for name, value in self.headers.items()}
            listener.told.append(Told(self.command, self.path, headers, body))
            self.send_response(listener.status)
            self.send_header("Content-Length", str(len(listener.answer)))
            self.end_headers()
            for sign in listener.answer:
                time.sleep(listener.hesitation)
                self.wfile.write(sign.encode())

        do_BAN = do_POST = handle_any

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    listener.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield listener
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
