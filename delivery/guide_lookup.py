"""Which guide a request is about: by its id, its slug, or a slug that it had before."""

import re

from django.http import HttpRequest, HttpResponse

from editions.entries import Entry
from editions.models import Edition
from guide_pages.document.models import GuideDocument

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
    entry = library.served_guide(name, locale=locale, default_locale=default_language())
    if entry is None and id_in(name) is None:
        renamed = _renamed(name, locale or default_language(), library)
        if renamed is not None:
            raise Renamed(renamed.meta.slug)
    if entry is None:
        here = f" at the clinic “{clinic}”" if clinic is not None else ""
        raise NotFound(f"There is no guide “{name}” in this language{here}.")
    return entry


def moved_with_query(url: str, request: HttpRequest) -> HttpResponse:
    """Send a request on to a guide's present address, asking there what was asked here."""
    query = request.META.get("QUERY_STRING", "")
    return moved(f"{url}?{query}" if query else url)


def _renamed(slug: str, locale: str, library: Library) -> GuideDocument | None:
    """Return the public guide of this language that last had this slug. One query."""
    earlier = Edition.objects.filter(kind="guide", key=slug).order_by("-number")
    for object_id in earlier.values_list("object_id", flat=True)[:50]:
        document = library.guide_by_id(object_id)
        if document is not None and document.meta.locale == locale:
            return document
    return None
