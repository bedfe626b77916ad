"""The library as people of a location read it: they have no rights on its pages."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Locale

from clinics.models import LocalGuidePage, Location
from clinics.places import place_of
from clinics.serving import Serving
from editions.entries import Entry
from editions.snapshot import follower
from editorial.menu import RememberingMenuItem
from guide_pages.document.ordering import ordered_guides
from guide_pages.models import GuidePage
from guide_pages.rendering import SiteAddresses

from .access import editable_locations, may_edit

PER_PAGE = 20


@dataclass(frozen=True)
class Row:
    """A guide in the list: how it is called here, and what this location has of it."""

    entry: Entry
    title: str
    offered: bool
    local: LocalGuidePage | None


class _ForOwnPeople(WagtailAdminTemplateMixin):
    """What a location's people may see, and nobody else."""

    request: HttpRequest
    header_icon = "doc-full"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.location = get_object_or_404(Location, pk=kwargs["location_id"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_edit(request.user, self.location):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class GuidesOfLocationView(_ForOwnPeople, TemplateView):
    """Lists every public guide of a language, as the location gets it. Read only."""

    page_title = gettext_lazy("Guides")
    template_name = "clinics/people/guides.html"

    @cached_property
    def locale(self) -> Locale:
        """Return the language that is shown."""
        code = self.request.GET.get("locale", "")
        chosen = Locale.objects.filter(language_code=code).first()
        return chosen or Locale.get_default()

    def get_page_subtitle(self) -> str:
        return str(self.location.title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        explorer = reverse("wagtailadmin_explore", args=[self.location.pk])
        return [
            *super().get_breadcrumbs_items(),
            {"url": explorer, "label": self.location.title},
            {"url": "", "label": _("Guides at %(name)s") % {"name": self.location.title}},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        snapshot = follower.snapshot()
        place = place_of(self.location, snapshot)
        words = self.request.GET.get("q", "").strip()
        offered = place.guides(self.locale.language_code)
        known = {entry.object_id for entry in offered}
        entries = offered + [
            entry
            for entry in ordered_guides(snapshot, self.locale.language_code)
            if entry.object_id not in known
        ]
        entries = [entry for entry in entries if words.casefold() in _title(entry).casefold()]
        page = Paginator(entries, PER_PAGE).get_page(self.request.GET.get("p"))
        return {
            **super().get_context_data(**kwargs),
            "location": self.location,
            "rows": self._rows(place, list(page), known),
            "page_obj": page,
            "words": words,
            "locale": self.locale,
            "locales": list(Locale.objects.all()),
            "change_url": _url_of_changing(self.location),
        }

    def _rows(self, place: Serving, entries: list[Entry], offered: set[int]) -> list[Row]:
        own = LocalGuidePage.objects.filter(
            for_location=self.location, guide__in=[entry.object_id for entry in entries]
        )
        local_guides = {local.guide_id: local for local in own}
        return [
            Row(
                entry,
                place.guide(entry).document.title,
                entry.object_id in offered,
                local_guides.get(entry.object_id),
            )
            for entry in entries
        ]


class ReadGuideView(_ForOwnPeople, TemplateView):
    """Shows one guide as the location serves it now."""

    template_name = "clinics/people/reading.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        guide = get_object_or_404(GuidePage, pk=self.kwargs["guide_id"])
        snapshot = follower.snapshot()
        entry = snapshot.find("guide", guide.pk)
        if entry is None or entry.payload is None:
            raise Http404("This guide is not published.")
        guides = GuidePage.objects.filter(locale_id=guide.locale_id).live().public()
        place = place_of(self.location, snapshot, SiteAddresses(guides.only("slug", "url_path")))
        return {
            **super().get_context_data(**kwargs),
            "location": self.location,
            "page": guide,
            "guide": place.guide(entry).document,
        }


def choose_location(request: HttpRequest) -> HttpResponse:
    """Open the guides of the only location somebody works at, or let them choose one."""
    locations = editable_locations(request.user)
    if len(first := list(locations[:2])) == 1:
        return redirect("clinics_guides", first[0].pk)
    if not first:
        raise PermissionDenied
    # PostgreSQL refuses to look for a null character.
    words = request.GET.get("q", "").replace("\0", "").strip()
    if words:
        locations = locations.filter(title__icontains=words)
    context = {
        "page_obj": Paginator(locations, PER_PAGE).get_page(request.GET.get("p")),
        "words": words,
        "header_title": _("Guides at a location"),
        "header_icon": "doc-full",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": "", "label": _("Guides at a location")},
        ],
    }
    return TemplateResponse(request, "clinics/people/locations.html", context)


class GuidesAtLocationItem(RememberingMenuItem):
    """Shown to those who work at a location."""

    def is_for(self, request: HttpRequest) -> bool:
        return editable_locations(request.user).exists()


def guides_menu_item() -> GuidesAtLocationItem:
    """Return the menu's way to the guides of a location."""
    return GuidesAtLocationItem(
        gettext_lazy("Guides at a location"),
        reverse("clinics_own_locations"),
        name="guides-at-a-location",
        icon_name="doc-full",
        order=150,
    )


def library_urls() -> list[URLPattern]:
    """Return the addresses of these views."""
    base = "clinics/<object_id:location_id>/guides/"
    return [
        path("clinics/guides/", choose_location, name="clinics_own_locations"),
        path(base, GuidesOfLocationView.as_view(), name="clinics_guides"),
        path(f"{base}<object_id:guide_id>/", ReadGuideView.as_view(), name="clinics_read_guide"),
    ]


def _title(entry: Entry) -> str:
    return str(entry.payload["title"]) if entry.payload else ""


def _url_of_changing(location: Location) -> str | None:
    """Return where a local guide of this location is begun."""
    try:
        return reverse("clinics_create_local_guide", args=[location.pk])
    except NoReverseMatch:
        return None
