"""Which guide a request is about: by its id, its slug, or a slug that it had before."""

import re
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse

from editions.entries import Entry
from editions.models import Edition

from .answers import moved
from .documents import Library, id_in
from .errors import NotFound
from .parameters import NAME, default_language


class Renamed(Exception):
    """The guide has another slug by now: :attr:`slug`."""

    def __init__(self, slug: str) -> None:
        super().__init__(slug)
        self.slug = slug


def guide_asked_for(
    name: str, library: Library, *, locale: str | None, clinic: str | None
) -> Entry:
    """Return the edition of the guide that is served under this id or slug.

    Raises:
        NotFound: when there is none, or the place does not offer it.
        Renamed: when that was its slug before.
    """
    if not re.fullmatch(NAME, name):
        raise NotFound("There is no such guide: a slug has letters, digits and hyphens.")
    entry = guide_named(name, library, locale)
    if entry is not None and id_in(name) is None and entry.key != name:
        raise Renamed(str(entry.key))
    if entry is None:
        here = f" at the clinic “{clinic}”" if clinic is not None else ""
        raise NotFound(f"There is no guide “{name}” in this language{here}.")
    return entry


def moved_with_query(url: str, request: HttpRequest) -> HttpResponse:
    """Send a request on to a guide's present address, asking there what was asked here."""
    query = request.META.get("QUERY_STRING", "")
    return moved(f"{url}?{query}" if query else url)


def guide_named(name: str, library: Library, locale: str | None) -> Entry | None:
    """Return the edition of the guide that a filter asks for, also by a slug that it had before.

    Only a guide that is served there. At most one query.
    """
    default = default_language()
    entry = library.served_guide(name, locale=locale, default_locale=default)
    if entry is not None or id_in(name) is not None:
        return entry
    former = _formerly(name, locale or default, library)
    return next((each for each in former if library.serving.offers(each.object_id)), None)


def published_guide_named(slug: str, library: Library, locale: str) -> Entry | None:
    """Return the same of any published guide, wherever it is offered. At most one query."""
    return library.published_guide(slug, locale) or next(_formerly(slug, locale, library), None)


def _formerly(slug: str, locale: str, library: Library) -> Iterator[Entry]:
    """Yield the published guides of this language that had this slug, the last one first."""
    if not re.fullmatch(NAME, slug):
        return
    earlier = Edition.objects.filter(kind="guide", key=slug).order_by("-number")
    for object_id in earlier.values_list("object_id", flat=True)[:50]:
        entry = library.snapshot.find("guide", object_id)
        if entry is not None and entry.payload and entry.payload["locale"] == locale:
            yield entry
