"""The answers of one place, made by the views that make them live.

A view is called with a bare request: no address is resolved, and no middleware runs.
"""

import json
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse

from delivery.api import api
from delivery.caching.responses import finished
from delivery.caching.shape import present_shape
from delivery.changes.endpoints import MAX_LIMIT as MOST_CHANGES
from delivery.changes.endpoints import ChangesParameters, changes_of, page_of_changes
from delivery.clinics.endpoints import get_clinic, list_clinics
from delivery.clinics.parameters import MAX_LIMIT as MOST_CLINICS
from delivery.clinics.parameters import ClinicListParameters, ClinicParameters
from delivery.documents import Library
from delivery.faqs import FAQListParameters, FAQParameters, get_faq, list_faqs
from delivery.guides import GuideListParameters, GuideParameters, get_guide, list_guides
from delivery.markdown.endpoints import (
    TextParameters,
    get_guide_markdown,
    get_llms,
    get_llms_full,
)
from delivery.markdown.llms import tags_of_llms
from delivery.openapi.views import openapi_view
from delivery.parameters import MAX_LIMIT, content_languages, default_language
from delivery.redirects.endpoints import list_paths
from delivery.redirects.parameters import MAX_LIMIT as MOST_REDIRECTS
from delivery.redirects.parameters import AllRedirectsParameters
from delivery.sitemaps.endpoint import SitemapParameters, get_sitemap, in_sitemaps
from delivery.sitemaps.pages import pages_of
from editions.entries import Entry

from .addresses import address
from .made import Made

#: Makes a page of a list: from the limit and the offset, without a limit the short default list.
Page = Callable[[int | None, int], HttpResponse]

#: No file system takes names of more than 255 bytes, and something is added to this.
_LONGEST_NAME = 200


@cache
def _contract(shape: str) -> Any:
    """Return the view of the API's description, which is made once for answers of one shape."""
    return openapi_view(api)


class UnexpectedAnswer(Exception):
    """A view refused what it lists itself."""


class PlaceAnswers:
    """What a clinic serves; without a code, the group's own copy and what is asked of all."""

    def __init__(self, clinic: str | None) -> None:
        self.clinic = clinic
        self.library = Library(clinic)
        self.languages = [code for code, _ in content_languages()]
        self._own_language = default_language()
        self._request = HttpRequest()
        self._request.method = "GET"

    # Which documents there are

    def guide_file(self, guide: Entry, language: str, form: str = "json") -> str:
        """Return the file of a guide in a form: its slug, or its id where that is too long."""
        name = guide.key if len(guide.key) <= _LONGEST_NAME else str(guide.object_id)
        return f"guides/{name}.{language}.{form}"

    def guide_address(self, guide_id: int) -> str:
        """Return the address of a guide's document by its id."""
        return address(f"guides/{guide_id}/", clinic=self.clinic)

    def faq_address(self, key: str) -> str:
        """Return the address of an FAQ's document."""
        return address(f"faqs/{key}/", clinic=self.clinic)

    def faq_keys(self) -> list[str]:
        """Return the ids of the FAQs that are served, in every language of the site."""
        served = self.library.served_faqs()
        return [each.placed.key for each in served if each.locale in self.languages]

    def tags_of_guides(self) -> tuple[str, ...]:
        """Return the cache tags of everything that :meth:`guides` makes."""
        return (*self.library.tags(), *tags_of_llms(self.library))

    # The answers

    def own(self) -> Iterator[Made]:
        """Make the clinic's own document; without a clinic, lists of all and the contract."""
        if self.clinic is None:
            contract = _contract(present_shape())(self._request)
            yield self._made("openapi.json", ["openapi.json"], contract)
            yield from self._clinics()
            return
        for language in self.languages:
            params = ClinicParameters(locale=language)
            node = self.library.serving.node
            if node is None:
                raise UnexpectedAnswer(f"{self.clinic} has no place in the tree.")
            yield self._made(
                f"clinic.{language}.json",
                [address(f"clinics/{self.clinic}/", locale=self._locale(language))],
                get_clinic(self._request, self.clinic, params),
                self.library.clinic(node, language).meta.content_version,
            )

    def guides(self) -> Iterator[Made]:
        """Make every guide as a document and as Markdown, the lists and texts of all, sitemaps."""
        params = GuideParameters(clinic=self.clinic)
        for language in self.languages:
            served = self.library.served_guides(language)
            for entry in served:
                by_slug = address(
                    f"guides/{entry.key}/", clinic=self.clinic, locale=self._locale(language)
                )
                yield self._made(
                    self.guide_file(entry, language),
                    [by_slug, self.guide_address(entry.object_id)],
                    get_guide(self._request, str(entry.object_id), params),
                    self.library.document(entry).meta.content_version,
                )
                yield self._guide_text(entry, language)
            yield from self._guide_lists(language, len(served))
            yield from self._texts(language)
        yield from self._sitemaps()

    def faqs(self) -> Iterator[Made]:
        """Make every FAQ's document, and the lists of them."""
        params = FAQParameters(clinic=self.clinic)
        for language in self.languages:
            faqs = self.library.faqs(language)
            for faq in faqs:
                yield self._made(
                    f"faqs/{faq.id}.json",
                    [self.faq_address(str(faq.id))],
                    get_faq(self._request, str(faq.id), params),
                    faq.meta.content_version,
                )
            yield from self._faq_lists(language, len(faqs))

    def redirects(self) -> Iterator[Made]:
        """Make the first page of where old paths lead, and all of it in the largest pages."""
        params = AllRedirectsParameters(clinic=self.clinic)
        response = list_paths(self._request, params)
        total = json.loads(response.content)["meta"]["total_count"]
        asked = address("redirects/all/", clinic=self.clinic)
        yield self._made("redirects.json", [asked], response)
        for number, offset in enumerate(range(0, max(1, total), MOST_REDIRECTS), start=1):
            page = params.model_copy(update={"limit": MOST_REDIRECTS, "offset": offset})
            asked = address(
                "redirects/all/",
                clinic=self.clinic,
                limit=MOST_REDIRECTS,
                offset=offset or None,
            )
            response = list_paths(self._request, page)
            yield self._made(f"redirects.whole.{number}.json", [asked], response)

    def changes(self, library: Library) -> Iterator[Made]:
        """Make the first page of changes, and all changes in the largest pages.

        ``library`` is this place's, or one that knows the versions of documents without them.
        """
        changes, snapshot = changes_of(library), library.snapshot
        yield self._made(
            "changes.json",
            [address("changes/", clinic=self.clinic)],
            page_of_changes(changes, ChangesParameters().limit, snapshot),
        )
        since: str | None = None
        for number, offset in enumerate(range(0, max(1, len(changes)), MOST_CHANGES), start=1):
            asked = address("changes/", clinic=self.clinic, limit=MOST_CHANGES, since=since)
            response = page_of_changes(changes[offset:], MOST_CHANGES, snapshot)
            yield self._made(f"changes.whole.{number}.json", [asked], response)
            since = json.loads(response.content)["meta"]["cursor"]

    def _guide_text(self, guide: Entry, language: str) -> Made:
        asked = {"clinic": self.clinic, "locale": self._locale(language)}
        name = str(guide.object_id)
        return self._made(
            self.guide_file(guide, language, "md"),
            [
                address(f"guides/{guide.key}.md", **asked),
                address(f"guides/{name}.md", clinic=self.clinic),
            ],
            get_guide_markdown(self._request, name, TextParameters(clinic=self.clinic)),
            self.library.document(guide).meta.content_version,
        )

    def _texts(self, language: str) -> Iterator[Made]:
        """Make what language models are told. The names are those of lists of guides."""
        asked = {"clinic": self.clinic, "locale": self._locale(language)}
        params = TextParameters(**asked)
        for name, view in (("llms", get_llms), ("llms-full", get_llms_full)):
            yield self._made(
                f"guides.{name}.{language}.txt",
                [address(f"{name}.txt", **asked)],
                view(self._request, params),
            )

    def _guide_lists(self, language: str, total: int) -> Iterator[Made]:
        locale = self._locale(language)

        def page(limit: int | None, offset: int) -> HttpResponse:
            params = GuideListParameters(clinic=self.clinic, locale=locale)
            if limit is not None:
                params = params.model_copy(
                    update={"fields": "*", "limit": limit, "offset": offset}
                )
            return list_guides(self._request, params)

        yield from self._lists("guides", language, total, MAX_LIMIT, page, fields="*")

    def _sitemaps(self) -> Iterator[Made]:
        """Make the sitemap; where it is an index, the sitemaps that it lists as well."""
        parts = len(in_sitemaps(pages_of(self.library)))
        for page in (None, *(range(1, parts + 1) if parts > 1 else ())):
            yield self._made(
                "sitemap.xml" if page is None else f"sitemap.{page}.xml",
                [address("sitemap.xml", clinic=self.clinic, page=page)],
                get_sitemap(self._request, SitemapParameters(clinic=self.clinic, page=page)),
            )

    def _faq_lists(self, language: str, total: int) -> Iterator[Made]:
        locale = self._locale(language)

        def page(limit: int | None, offset: int) -> HttpResponse:
            params = FAQListParameters(clinic=self.clinic, locale=locale)
            if limit is not None:
                params = params.model_copy(update={"limit": limit, "offset": offset})
            return list_faqs(self._request, params)

        yield from self._lists("faqs", language, total, MAX_LIMIT, page)

    def _clinics(self) -> Iterator[Made]:
        for language in self.languages:
            locale = self._locale(language)

            def page(limit: int | None, offset: int, locale: str | None = locale) -> HttpResponse:
                params = ClinicListParameters(locale=locale)
                if limit is not None:
                    params = params.model_copy(update={"limit": limit, "offset": offset})
                return list_clinics(self._request, params)

            total = len(self.library.clinics())
            yield from self._lists("clinics", language, total, MOST_CLINICS, page)

    def _lists(
        self, name: str, language: str, total: int, limit: int, page: Page, **query: str
    ) -> Iterator[Made]:
        """Make a list as it is without parameters, then all of it in the largest pages."""
        asked = {"clinic": self.clinic, "locale": self._locale(language)}
        yield self._made(f"{name}.{language}.json", [address(f"{name}/", **asked)], page(None, 0))
        for number, offset in enumerate(range(0, max(1, total), limit), start=1):
            query_of_page = {"limit": limit, "offset": offset or None, **asked, **query}
            yield self._made(
                f"{name}.whole.{number}.{language}.json",
                [address(f"{name}/", **query_of_page)],
                page(limit, offset),
            )

    def _locale(self, language: str) -> str | None:
        """Return how a language is asked for: not at all, if it is the site's own."""
        return language if language != self._own_language else None

    def _made(
        self, file: str, addresses: list[str], response: HttpResponse, version: int | None = None
    ) -> Made:
        if response.status_code != 200:
            raise UnexpectedAnswer(f"{addresses[0]} was answered with {response.status_code}.")
        return Made(file, tuple(addresses), finished(response), version)
