"""An answer as it goes over the wire, in every form, with everything said of it."""

import gzip
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import blake2b
from typing import Literal

import brotli
from django.utils.http import http_date

from editions.entries import Mark

from .negotiation import Encoding, last_modified

#: The header that names what an answer is made from.
CACHE_TAG = "Cache-Tag"

#: Bodies shorter than this grow, or hardly shrink, when they are compressed.
_WORTH_COMPRESSING = 200
#: Answers with a body that may be asked for again. Refusals are made anew.
_TAGGED = frozenset({200, 410})
_SUFFIX: dict[Encoding, str] = {"identity": "", "gzip": "-gzip", "br": "-br"}
#: What an entry weighs besides its bodies: names, headers, the objects themselves.
_OVERHEAD = 2_500

Headers = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Form:
    """One encoding of a body, with its headers but for the date of change."""

    etag: str
    body: bytes
    headers: tuple[tuple[str, str], ...]
    unchanged: tuple[tuple[str, str], ...]


@dataclass(eq=False, slots=True)
class Finished:
    """A public answer. ``depends_on`` names the part of a moment that it is true for."""

    status: int
    reason: str
    content_type: str
    body: bytes
    more: tuple[tuple[str, str], ...]
    changed_at: datetime | None
    depends_on: Literal["editions", "commits"]
    is_kept: bool = False
    made_at: str = ""
    #: The earliest snapshot that it is made of, if any.
    made_of: Mark | None = None
    #: Headers that the project's own middleware adds, by the kind of connection.
    added: dict[str, Headers] = field(default_factory=dict)
    _forms: dict[Encoding, Form] = field(default_factory=dict)
    _date: tuple[str, str] | None = None

    def form(self, encoding: Encoding) -> Form:
        """Return the body in this encoding, made when it is first asked for."""
        if len(self.body) < _WORTH_COMPRESSING:
            encoding = "identity"
        found = self._forms.get(encoding)
        if found is None:
            found = self._form(encoding, _compressed(self.body, encoding))
            self._forms[encoding] = found
        return found

    def dated(self, now: datetime | None = None) -> tuple[tuple[str, str], ...]:
        """Return the ``Last-Modified`` header, once the second of the change is over."""
        if self._date is None:
            if self.changed_at is None:
                return ()
            if last_modified(self.changed_at) > (now or datetime.now(UTC)):
                return ()
            self._date = ("Last-Modified", _written(last_modified(self.changed_at)))
        return (self._date,)

    @property
    def tags(self) -> tuple[str, ...]:
        """Return the names of everything that the answer is made from."""
        said = dict(self.more).get(CACHE_TAG, "")
        return tuple(said.split(",")) if said else ()

    @property
    def digest(self) -> str:
        """Return what the tags of all forms are made from: 32 hexadecimal digits."""
        return blake2b(self.body, digest_size=16).hexdigest()

    def compressed(self) -> dict[Encoding, bytes]:
        """Return the compressed bodies that have been made so far."""
        made = self._forms.copy()
        return {name: form.body for name, form in made.items() if name != "identity"}

    def take_compressed(self, encoding: Encoding, body: bytes) -> None:
        """Use a compressed body that another process has made."""
        self._forms[encoding] = self._form(encoding, body)

    @property
    def size(self) -> int:
        """Return about how many bytes of memory the answer takes with all its forms."""
        return len(self.body) + len(self.body) // 2 + _OVERHEAD

    def _form(self, encoding: Encoding, body: bytes) -> Form:
        etag = f'"{self.digest}{_SUFFIX[encoding]}"'
        told = (("ETag", etag), *self.more) if self.status in _TAGGED else self.more
        about: Headers = [("Content-Type", self.content_type)] if self.body else []
        if encoding != "identity":
            about.append(("Content-Encoding", encoding))
        about.append(("Content-Length", str(len(body))))
        return Form(etag, body, (*about, *told), told)


@lru_cache(maxsize=1024)
def _written(moment: datetime) -> str:
    return http_date(moment.timestamp())


def _compressed(body: bytes, encoding: Encoding) -> bytes:
    if encoding == "gzip":
        return gzip.compress(body, 6, mtime=0)
    if encoding == "br":
        compressed: bytes = brotli.compress(body, mode=brotli.MODE_TEXT, quality=5)
        return compressed
    return body
