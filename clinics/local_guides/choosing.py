"""The ways to a new local guide: from a guide to a location, and from a location to a guide."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from clinics.models import LocalGuidePage, Location
from clinics.people.access import editable_locations, may_edit
from guide_pages.models import GuidePage

from .creating import new_local_guide

PER_PAGE = 50


@dataclass(frozen=True)
class Choice:
    """One row: where or what to change, and the local guide that is there already."""

    name: str
    detail: str
    guide: int
    location: int
    local: LocalGuidePage | None


class _ChooseView(WagtailAdminTemplateMixin, TemplateView):
    """A searchable list whose every row makes, or opens, one local guide."""

    template_name = "clinics/local_guides/choose.html"
    header_icon = "edit"
    search_label: Any
    nothing: Any

    def choices(self, words: str) -> Iterable[Choice]:
        raise NotImplementedError

    def parent(self) -> Page:
        """Return the page that the list is about."""
        raise NotImplementedError

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        page = self.parent()
        edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
        return [
            *super().get_breadcrumbs_items(),
            {"url": edit, "label": page.title},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = self.request.GET.get("q", "").strip()
        page = Paginator(list(self.choices(words)), PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(
            **kwargs,
            page_obj=page,
            words=words,
            search_label=self.search_label,
            nothing=self.nothing,
        )


class ChooseLocationView(_ChooseView):
    """ "Change for a location…": every location at which the user may change this guide."""

    page_title = gettext_lazy("Change for a location")
    search_label = gettext_lazy("Location contains")
    nothing = gettext_lazy("No location that you may change matches.")

    @cached_property
    def guide(self) -> GuidePage:
        """Return the public guide, for those who work at any location."""
        if not editable_locations(self.request.user).exists():
            raise PermissionDenied
        guide: GuidePage = get_object_or_404(GuidePage.objects.live(), pk=self.kwargs["guide_id"])
        return guide

    def parent(self) -> Page:
        return self.guide

    def choices(self, words: str) -> Iterable[Choice]:
        locations = list(editable_locations(self.request.user))
        above = dict(Location.objects.values_list("path", "title"))
        own = _by_location(self.guide)
        for location in locations:
            if words.casefold() in location.title.casefold():
                yield Choice(
                    location.title,
                    _names_above(location, above),
                    self.guide.pk,
                    location.pk,
                    own.get(location.pk),
                )


class ChooseGuideView(_ChooseView):
    """ "Change a guide…": every public guide, for one location."""

    page_title = gettext_lazy("Change a guide")
    search_label = gettext_lazy("Title contains")
    nothing = gettext_lazy("No published guide matches.")

    @cached_property
    def location(self) -> Location:
        """Return the location, for those who may edit it."""
        location = get_object_or_404(Location, pk=self.kwargs["location_id"])
        if not may_edit(self.request.user, location):
            raise PermissionDenied
        return location

    def parent(self) -> Page:
        return self.location

    def choices(self, words: str) -> Iterable[Choice]:
        own = {
            local.guide_id: local
            for local in LocalGuidePage.objects.filter(for_location=self.location)
        }
        guides = GuidePage.objects.live().select_related("locale").order_by("title", "pk")
        for guide in guides:
            if words.casefold() in guide.title.casefold():
                language = guide.locale.get_display_name()
                yield Choice(guide.title, language, guide.pk, self.location.pk, own.get(guide.pk))


@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """Open the editor of the local guide of a location, making a draft where there is none."""
    location = get_object_or_404(Location, pk=_number(request, "location"))
    if not may_edit(request.user, location):
        raise PermissionDenied
    guide = get_object_or_404(GuidePage.objects.live(), pk=_number(request, "guide"))
    local = new_local_guide(location, guide)
    return redirect(reverse("wagtailadmin_pages:edit", args=[local.pk]))


def _number(request: HttpRequest, name: str) -> int:
    value = request.POST.get(name, "")
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 19 else 0


def _by_location(guide: GuidePage) -> dict[int, LocalGuidePage]:
    return {local.for_location_id: local for local in LocalGuidePage.objects.filter(guide=guide)}


def _names_above(location: Location, titles: dict[str, str]) -> str:
    steps = range(Location.steplen, len(location.path), Location.steplen)
    names = [titles[location.path[:step]] for step in steps if location.path[:step] in titles]
    return " › ".join(names) or _("The whole group")
