"""The report of facts that published copy mentions in vain."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import django_filters
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn

from clinics.impact.lacking import Lack, Lacking
from clinics.models import ClinicPage
from clinics.places import tree_of
from desk.drift.places import LocationPeoplesMenuItem
from desk.filters import LocationAndGuideFilterSet
from desk.rows import MadeReportView
from editions.entries import Snapshot
from editions.snapshot import follower
from editorial.facts.checking import known_facts

from .all_clinics import lacking_in

LACKS: dict[str, Any] = {
    Lack.NOTHING: _("Nothing is shown"),
    Lack.FALLBACK: _("A fallback is shown"),
    Lack.REQUIRED: _("Required, in no copy"),
}


@dataclass(frozen=True)
class MissingRow:
    """A fact without a value at a clinic, in words."""

    pk: str
    clinic: str
    fact: str
    shown: str
    guides: str
    url: str


class MissingFactsFilterSet(LocationAndGuideFilterSet):
    """By location and everything below it, by guide, by what visitors read instead."""

    lack = django_filters.ChoiceFilter(
        label=_("What visitors read"), choices=list(LACKS.items()), empty_label=_("Anything")
    )

    class Meta:
        model = ClinicPage
        fields: list[str] = []


class MissingFactsView(MadeReportView):
    """Every fact without a value, at the clinics that the user may edit."""

    page_title = _("Missing facts")
    header_icon = "tag"
    index_url_name = "desk_missing_facts"
    index_results_url_name = "desk_missing_facts_results"
    filterset_class = MissingFactsFilterSet
    results_template_name = "desk/missing_facts/results.html"
    verbose_name_plural = _("facts without a value")
    list_export = ["clinic", "fact", "shown", "guides", "url"]
    export_headings = {
        "clinic": _("Clinic"),
        "fact": _("Fact"),
        "shown": _("What visitors read"),
        "guides": _("Guides"),
        "url": _("Address"),
    }

    @cached_property
    def columns(self) -> list[Column]:
        return [
            TitleColumn("clinic", label=_("Clinic"), get_url=lambda row: row.url, width="30%"),
            Column("fact", label=_("Fact")),
            Column("shown", label=_("What visitors read")),
            Column("guides", label=_("Guides"), width="30%"),
        ]

    def get_filename(self) -> str:
        return "missing-facts"

    def get_rows(self) -> Sequence[MissingRow]:
        """Return what is chosen."""
        chosen = self.chosen()
        tree = tree_of(follower.snapshot())
        found = [each for each in lacking_in(tree) if each.clinic.id in self.locations]
        if guide := chosen.get("guide"):
            found = [
                replace(each, guides=(guide.pk,)) for each in found if guide.pk in each.guides
            ]
        if lack := chosen.get("lack"):
            found = [each for each in found if each.lack == lack]
        return in_words(found, tree.snapshot)


def missing_facts_menu_item() -> MenuItem:
    """Return the entry of the report."""
    return LocationPeoplesMenuItem(
        _("Missing facts"),
        reverse("desk_missing_facts"),
        name="missing-facts",
        icon_name="tag",
        order=110,
    )


def in_words(found: Sequence[Lacking], snapshot: Snapshot) -> list[MissingRow]:
    """Return rows with names. One query."""
    labels = {fact.key: fact.label for fact in known_facts()}
    titles = {
        entry.object_id: str((entry.payload or {})["title"]) for entry in snapshot.public("guide")
    }
    urls: dict[int, str] = {}
    rows = []
    for each in found:
        node = each.clinic
        if node.id not in urls:
            urls[node.id] = f"{reverse('wagtailadmin_pages:edit', args=(node.id,))}#tab-facts"
        rows.append(
            MissingRow(
                pk=f"{node.id}/{each.key}/{each.lack}",
                clinic=node.name,
                fact=labels.get(each.key, each.key),
                shown=str(LACKS[each.lack]),
                guides=", ".join(titles[guide] for guide in each.guides),
                url=urls[node.id],
            )
        )
    return rows
