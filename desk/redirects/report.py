"""The report of every redirect that locations have published."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import django_filters
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn

from clinics.models import LocationRedirect
from desk.drift.places import LocationPeoplesMenuItem
from desk.filters import LocationAndGuideFilterSet
from desk.rows import MadeReportView


@dataclass(frozen=True)
class RedirectRow:
    """A redirect in words; ``url`` is where it is edited."""

    pk: int
    old_path: str
    destination: str
    answer: str
    location: str
    url: str


class RedirectFilterSet(LocationAndGuideFilterSet):
    """By words of the path or the address, by location and below, by guide, by the answer."""

    words = django_filters.CharFilter(label=_("Path or address contains"), max_length=255)
    status = django_filters.ChoiceFilter(
        label=_("Answer"), choices=LocationRedirect.Status.choices, empty_label=_("Any")
    )

    class Meta:
        model = LocationRedirect
        fields: list[str] = []


class RedirectReportView(MadeReportView):
    """Every published redirect of the locations that the user may edit."""

    page_title = _("Redirects of locations")
    header_icon = "redirect"
    index_url_name = "desk_redirects"
    index_results_url_name = "desk_redirects_results"
    filterset_class = RedirectFilterSet
    results_template_name = "desk/redirects/results.html"
    verbose_name_plural = _("redirects")
    list_export = ["old_path", "destination", "answer", "location", "url"]
    export_headings = {
        "old_path": _("Old path"),
        "destination": _("Leads to"),
        "answer": _("Answer"),
        "location": _("Location"),
        "url": _("Address"),
    }

    @cached_property
    def columns(self) -> list[Column]:
        return [
            TitleColumn("old_path", label=_("Old path"), get_url=lambda row: row.url, width="30%"),
            Column("destination", label=_("Leads to"), width="30%"),
            Column("answer", label=_("Answer")),
            Column("location", label=_("Location")),
        ]

    def get_filename(self) -> str:
        return "redirects-of-locations"

    def get_rows(self) -> Sequence[RedirectRow]:
        """Return what is chosen. Two queries."""
        found = LocationRedirect.objects.filter(
            _chosen(self.chosen()),
            location__live=True,
            location__in=self.locations,
        )
        ordered = found.select_related("location", "guide").order_by("old_path", "location__path")
        return [_row(each) for each in ordered]


def redirects_menu_item() -> MenuItem:
    """Return the entry of the report."""
    return LocationPeoplesMenuItem(
        _("Redirects of locations"),
        reverse("desk_redirects"),
        name="redirects-of-locations",
        icon_name="redirect",
        order=120,
    )


def _chosen(chosen: dict[str, Any]) -> Q:
    condition = Q()
    if words := chosen.get("words"):
        condition &= Q(old_path__icontains=words) | Q(to__icontains=words)
    if guide := chosen.get("guide"):
        condition &= Q(guide=guide)
    if status := chosen.get("status"):
        condition &= Q(status=status)
    return condition


def _row(redirect: LocationRedirect) -> RedirectRow:
    location, guide = redirect.location, redirect.guide
    return RedirectRow(
        pk=redirect.pk,
        old_path=redirect.old_path,
        destination=guide.title if guide is not None else redirect.to,
        answer=str(LocationRedirect.Status(redirect.status).label),
        location=location.title,
        url=f"{reverse('wagtailadmin_pages:edit', args=(location.pk,))}#tab-redirects",
    )
