"""Reading everything that a world says to the public, as any client would.

:func:`addresses_of` lists the addresses, :meth:`Reader.read` returns what stands there. Requests
go through the front with its kept answers, and from there through Django's whole stack.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import RequestFactory

from delivery.caching.front import Front

from .world import OWN_FAQ, World

API = "/api/v2/"
GROUP = "group"
CLINICS = ("la", "sf", "ny", "mia")
PLACES = (GROUP, *CLINICS)
CLOSED = "old"
GUIDES = ("facial", "peel", "needling", "spanish")
IMAGES = ("room", "device", "door")
#: Where one document is also read under its other addresses, or one that does not exist yet.
READ_CLOSELY = (GROUP, "la")
#: One of these stands in every guide or FAQ.
GUIDE_WORDS = "facial+peel+needling+laser"
FAQ_WORDS = "hurt+long+cards+parking"


class Answered(NamedTuple):
    """What a client sees at one address; a header that is not there is an empty text."""

    status: int
    etag: str
    cache_tag: str
    location: str
    body: bytes

    @property
    def said(self) -> tuple[int, str, str, bytes]:
        """Return all but the tags for purging, of which an unchanged answer may have others."""
        return self.status, self.etag, self.location, self.body


@dataclass(frozen=True)
class Address:
    """An address with what it is about.

    ``kind`` is the endpoint's noun, in the plural for a list. ``place`` is a clinic's code or
    ``group``. ``name`` is what the world calls the object, or a list's language.
    """

    path: str
    kind: str
    place: str = GROUP
    name: str = ""


def addresses_of(world: World) -> list[Address]:
    """Return every public address of a world: each document at each place, each list."""
    # First of all: what is made now is a commit, and others may rest on any row.
    found = [rendition_of(world, image) for image in IMAGES]
    found += [address for place in PLACES for address in _at(world, place)]
    found += [
        Address(f"{API}guides/?clinic={CLOSED}", "guides", CLOSED, "en"),
        Address(f"{API}guides/peel/?clinic={CLOSED}", "guide", CLOSED, "peel"),
        Address(f"{API}changes/?clinic={CLOSED}", "changes", CLOSED),
        Address(f"{API}sitemap.xml?clinic={CLOSED}", "sitemap", CLOSED),
        Address(f"{API}clinics/{CLOSED}/", "clinic", CLOSED),
        Address(f"{API}clinics/", "clinics"),
        Address(f"{API}clinics/?region=west", "clinics", name="west"),
        Address(f"{API}clinics/?region=east", "clinics", name="east"),
        Address(f"{API}clinics/?search=west", "clinics", name="west"),
        Address(f"{API}clinics/?offers=facial", "clinics", name="facial"),
        Address(f"{API}openapi.json", "openapi"),
        Address(f"{API}docs/", "openapi"),
    ]
    return found


def rendition_of(world: World, image: str) -> Address:
    """Return the address of an image cropped to a square, to be made when it is asked for."""
    path = f"{API}images/{world.id(image)}/rendition/?width=320&ratio=1:1&format=jpeg"
    return Address(path, "rendition", name=image)


def _at(world: World, place: str) -> Iterator[Address]:
    clinic = "" if place == GROUP else f"&clinic={place}"
    for language in ("en", "es"):
        yield Address(f"{API}guides/?locale={language}{clinic}", "guides", place, language)
    for guide in GUIDES:
        yield Address(f"{API}guides/{world.id(guide)}/?_=1{clinic}", "guide", place, guide)
    for guide in ("peel", "needling"):
        yield Address(f"{API}guides/{world.id(guide)}.md?_=1{clinic}", "guide", place, guide)
    yield Address(f"{API}faqs/?locale=en{clinic}", "faqs", place, "en")
    yield Address(f"{API}faqs/?guide={world.id('peel')}{clinic}", "faqs", place, "of the peel")
    for faq in ("hurt", "cards"):
        yield Address(f"{API}faqs/{world.id(faq)}/?_=1{clinic}", "faq", place, faq)
    yield Address(f"{API}changes/?limit=1000{clinic}", "changes", place)
    yield Address(f"{API}redirects/all/?limit=1000{clinic}", "redirects", place)
    yield Address(f"{API}redirects/?path=/offer{clinic}", "redirects", place, "offer")
    yield Address(f"{API}sitemap.xml?_=1{clinic}", "sitemap", place)
    if clinic:
        yield Address(f"{API}clinics/{place}/", "clinic", place)
    if place in READ_CLOSELY:
        yield from _closely(world, place, clinic)


def _closely(world: World, place: str, clinic: str) -> Iterator[Address]:
    yield Address(f"{API}guides/{world.id('draft')}/?_=1{clinic}", "guide", place, "draft")
    yield Address(f"{API}guides/peel/?_=1{clinic}", "guide", place, "peel")
    whole = f"{API}guides/?fields=_,title,meta,seo&locale=en{clinic}"
    yield Address(whole, "guides", place, "en")
    yield Address(f"{API}llms.txt?_=1{clinic}", "llms", place)
    yield Address(f"{API}llms-full.txt?_=1{clinic}", "llms-full", place)
    yield Address(f"{API}guides/peel.md?_=1{clinic}", "guide", place, "peel")
    yield Address(f"{API}faqs/{world.id('long')}/?_=1{clinic}", "faq", place, "long")
    yield Address(f"{API}faqs/?locale=es{clinic}", "faqs", place, "es")
    found = "search_operator=or&search="
    yield Address(f"{API}guides/?{found}{GUIDE_WORDS}{clinic}", "guides", place, "en")
    yield Address(f"{API}faqs/?{found}{FAQ_WORDS}{clinic}", "faqs", place, "en")
    yield Address(f"{API}suggest/?q=peel{clinic}", "suggestions", place)
    if clinic:
        yield Address(f"{API}faqs/{OWN_FAQ}/?_=1{clinic}", "faq", place, "own")
        yield Address(f"{API}pages/{world.id('peel')}/?_=1{clinic}", "guide", place, "peel")


class Reader:
    """A client of one process. ``made`` names the addresses that Django itself has answered."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self._asked = ""
        self._django = get_wsgi_application()
        self._front = Front(self._counting)
        self._requests = RequestFactory()

    def read(
        self, paths: Iterable[str], known: Mapping[str, str] | None = None
    ) -> dict[str, Answered]:
        """Return what stands at each address, read anew; ``made`` is about this reading.

        ``known`` gives the tags a client holds: an answer with such a tag is a 304.
        """
        self.made = []
        # As Django's own test client does: a request's end need not cost a new connection.
        request_started.disconnect(close_old_connections)
        request_finished.disconnect(close_old_connections)
        try:
            return {path: self._get(path, (known or {}).get(path, "")) for path in paths}
        finally:
            request_started.connect(close_old_connections)
            request_finished.connect(close_old_connections)

    def _get(self, path: str, known: str) -> Answered:
        self._asked = path
        conditions = {"HTTP_IF_NONE_MATCH": known} if known else {}
        environ = self._requests.get(path, **conditions).environ
        said: list[Any] = []
        content = self._front(
            environ, lambda status, headers, *more: said.extend([status, headers])
        )
        body = b"".join(content)
        if hasattr(content, "close"):
            content.close()
        headers = {name.lower(): value for name, value in said[1]}
        status = int(said[0].split()[0])
        told = (headers.get(name, "") for name in ("etag", "cache-tag", "location"))
        return Answered(status, *told, body)

    def _counting(self, environ: Any, start_response: Any) -> Any:
        self.made.append(self._asked)
        return self._django(environ, start_response)
