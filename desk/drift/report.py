"""The report of every change whose target has changed above."""

from collections.abc import Sequence
from dataclasses import dataclass

import django_filters
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn

from clinics.drift.finding import DriftedChange
from clinics.drift.wording import KINDS, kind_of, label_of, part_in_words, state_of
from clinics.models import LocalGuidePage, Location
from desk.filters import LocationAndGuideFilterSet
from desk.rows import MadeReportView
from guide_pages.models import GuidePage

from .open_changes import open_changes


@dataclass(frozen=True)
class DriftRow:
    """One drifted change in words; ``pk`` tells rows apart."""

    pk: str
    label: str
    part: str
    kind: str
    guide: str
    location: str
    state: str
    url: str


class DriftFilterSet(LocationAndGuideFilterSet):
    """By location and everything below it, by guide, by what has happened."""

    kind = django_filters.ChoiceFilter(
        label=_("What has happened"), choices=list(KINDS.items()), empty_label=_("Anything")
    )

    class Meta:
        model = LocalGuidePage
        fields: list[str] = []


class DriftReportView(MadeReportView):
    """Every drifted change at the locations that the user may edit."""

    page_title = _("Drift")
    header_icon = "warning"
    index_url_name = "desk_drift_report"
    index_results_url_name = "desk_drift_report_results"
    filterset_class = DriftFilterSet
    results_template_name = "desk/drift/results.html"
    verbose_name_plural = _("drifted changes")
    list_export = ["location", "guide", "part", "label", "kind", "state", "url"]
    export_headings = {
        "location": _("Location"),
        "guide": _("Guide"),
        "part": _("Part"),
        "label": _("About"),
        "kind": _("What has happened"),
        "state": _("State"),
        "url": _("Address"),
    }

    @cached_property
    def columns(self) -> list[Column]:
        return [
            TitleColumn("label", label=_("About"), get_url=lambda row: row.url, width="34%"),
            Column("kind", label=_("What has happened")),
            Column("location", label=_("Location")),
            Column("guide", label=_("Guide")),
            Column("part", label=_("Part")),
            Column("state", label=_("State")),
        ]

    def get_filename(self) -> str:
        return "drift"

    def get_rows(self) -> Sequence[DriftRow]:
        """Return what is chosen."""
        chosen = self.chosen()
        found = open_changes(self.request.user)
        if chosen.get("location"):
            found = [each for each in found if each.location in self.locations]
        if guide := chosen.get("guide"):
            found = [each for each in found if each.guide == guide.pk]
        if kind := chosen.get("kind"):
            found = [each for each in found if each.kind == kind]
        return in_words(found)


def in_words(changes: Sequence[DriftedChange]) -> list[DriftRow]:
    """Return rows by location, guide and the order of the changes. Two queries."""
    guides = dict(
        GuidePage.objects.filter(pk__in={each.guide for each in changes}).values_list(
            "pk", "title"
        )
    )
    places = {
        pk: (path, title)
        for pk, path, title in Location.objects.filter(
            pk__in={each.location for each in changes}
        ).values_list("pk", "path", "title")
    }
    known = [each for each in changes if each.location in places and each.guide in guides]
    known.sort(key=lambda each: (places[each.location][0], guides[each.guide], each.guide))
    return [
        DriftRow(
            pk=f"{each.local_guide}/{each.change}",
            label=label_of(each),
            part=part_in_words(each),
            kind=kind_of(each),
            guide=guides[each.guide],
            location=places[each.location][1],
            state=state_of(each),
            url=f"{reverse('clinics_drift', args=(each.local_guide,))}#change-{each.change}",
        )
        for each in known
    ]
