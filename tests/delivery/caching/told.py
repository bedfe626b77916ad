"""What readers have been told, and every answer held against it."""

import gzip
import json
import re
import threading
from collections import Counter
from collections.abc import Mapping
from typing import Any

import brotli

from .workers import Reply

ENCODINGS = ("identity", "gzip", "br")
_DECODED = {"gzip": gzip.decompress, "br": brotli.decompress}
_TITLE = re.compile(r"Version (\d+)")


class Told:
    """The newest version that anybody has been told of, and what each tag has stood for.

    Versions are numbers that titles name. Whoever begins to read takes :attr:`version` before,
    and gives it with the answer: the answer must not be older. Safe between threads.
    """

    def __init__(self, steady: str) -> None:
        """``steady`` is an address whose answer no publication changes."""
        self._steady = steady
        self._lock = threading.Lock()
        self._bodies: dict[str, bytes] = {}
        self._versions: dict[str, int] = {}
        self._tags: dict[tuple[str, str], set[str]] = {}
        self._numbers: dict[tuple[str, int], int] = {}
        self.version = 0
        self.faults: list[str] = []
        self.counts: Counter[str] = Counter()

    def tell(self, version: int) -> None:
        """Raise what readers have been told."""
        with self._lock:
            self.version = max(self.version, version)

    def note(self, path: str, at_least: int, sent: str, encoding: str, reply: Reply) -> None:
        """Hold an answer against what was told; ``sent`` is the tag that went with the request."""
        with self._lock:
            self.counts["reads"] += 1
            fault = self._fault(path, at_least, sent, encoding, reply)
            if fault:
                self.faults.append(f"{path} {encoding} [{sent}] {reply.status}: {fault}")

    @property
    def tags(self) -> int:
        """Return how many tags have been seen."""
        return len(self._bodies)

    def _fault(self, path: str, at_least: int, sent: str, encoding: str, reply: Reply) -> str:
        if reply.status == 304:
            self.counts["unchanged"] += 1
            if reply.etag != sent or reply.body:
                return f"304 with {reply.etag}"
        elif reply.status != 200:
            return f"{reply.body[:200]!r}"
        elif self._bodies.setdefault(reply.etag, reply.body) != reply.body:
            return f"{reply.etag} has two bodies"
        if path == self._steady:
            tags = self._tags.setdefault((path, encoding), set())
            tags.add(reply.etag)
            return "has changed" if len(tags) > 1 else ""
        return self._age(path, at_least, reply)

    def _age(self, path: str, at_least: int, reply: Reply) -> str:
        if reply.status == 200:
            content = _content(reply.body, reply.headers)
            self._versions[reply.etag] = version = _version(content)
            number = content.get("meta", {}).get("content_version", 0)
            if self._numbers.setdefault((path, version), number) != number:
                return f"version {version} has two numbers"
            if number < self._numbers.get((path, version - 1), 0):
                return f"version {version} has a lower number than the one before"
        version = self._versions[reply.etag]
        # Whoever begins to read from now on has been told of what this answer says.
        self.version = max(self.version, version)
        return f"version {version} after {at_least} was told" if version < at_least else ""


def _content(body: bytes, headers: Mapping[str, str]) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(
        _DECODED.get(headers.get("content-encoding", ""), bytes)(body)
    )
    return content


def _version(content: dict[str, Any]) -> int:
    """Return the version that the title of a document, or of a list's only item, names."""
    document = content["items"][0] if "items" in content else content
    found = _TITLE.fullmatch(document["title"])
    assert found is not None
    return int(found[1])
