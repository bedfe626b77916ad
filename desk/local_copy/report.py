"""The report of local copy: which pages say little of their own, and which page is listed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import django_filters
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, NumberColumn, TitleColumn

from clinics.canonicals import Canonical
from clinics.models import LocalGuidePage
from clinics.places import tree_of
from clinics.settings import own_page_share
from clinics.share_in_words import share_in_words
from clinics.tree import Tree
from desk.drift.places import LocationPeoplesMenuItem
from desk.filters import LocationAndGuideFilterSet
from desk.rows import MadeReportView
from editions.snapshot import follower

from .survey import LocalCopy, Survey, survey_of

LISTED: dict[str, Any] = {
    Canonical.OWN.value: _("Its own page"),
    Canonical.GROUP.value: _("The group’s page"),
}
#: How the editor of a local guide names the tab with the choice.
_TAB = "#tab-offer_and_search"


@dataclass(frozen=True)
class LocalCopyRow:
    """How local a guide is at a location, in words."""

    pk: int
    guide: str
    location: str
    share: str
    pages: int
    listed: str
    address: str
    chosen_by: str
    url: str


class LocalCopyFilterSet(LocationAndGuideFilterSet):
    """By location and everything below it, by guide, by the page that is listed."""

    listed = django_filters.ChoiceFilter(
        label=_("Listed in search results"), choices=list(LISTED.items()), empty_label=_("Any")
    )
    chosen = django_filters.ChoiceFilter(
        label=_("Chosen"),
        choices=[("editor", _("By an editor")), ("share", _("Automatically"))],
        empty_label=_("Any"),
    )

    class Meta:
        model = LocalGuidePage
        fields: list[str] = []


class LocalCopyView(MadeReportView):
    """Every local guide at the locations that the user may edit, the least local first."""

    page_title = _("Local copy")
    header_icon = "site"
    index_url_name = "desk_local_copy"
    index_results_url_name = "desk_local_copy_results"
    filterset_class = LocalCopyFilterSet
    results_template_name = "desk/local_copy/results.html"
    verbose_name_plural = _("pages with words of their own")
    list_export = ["guide", "location", "share", "pages", "listed", "address", "chosen_by", "url"]
    export_headings = {
        "guide": _("Guide"),
        "location": _("Location"),
        "share": _("Own words"),
        "pages": _("Clinics"),
        "listed": _("Listed in search results"),
        "address": _("Address of that page"),
        "chosen_by": _("Chosen by"),
        "url": _("Editor"),
    }

    @cached_property
    def columns(self) -> list[Column]:
        return [
            TitleColumn("guide", label=_("Guide"), get_url=lambda row: row.url, width="24%"),
            Column("location", label=_("Location")),
            Column("share", label=_("Own words")),
            NumberColumn("pages", label=_("Clinics")),
            _ListedColumn("listed", label=_("Listed in search results"), width="28%"),
            Column("chosen_by", label=_("Chosen by")),
        ]

    def get_filename(self) -> str:
        return "local-copy"

    @cached_property
    def tree(self) -> Tree:
        """The clinics tree as it is now."""
        return tree_of(follower.snapshot())

    @cached_property
    def survey(self) -> Survey:
        """How local the pages of all clinics are."""
        return survey_of(self.tree)

    def get_rows(self) -> Sequence[LocalCopyRow]:
        """Return what is chosen."""
        chosen = self.chosen()
        found = [each for each in self.survey.copies if each.location.id in self.locations]
        if guide := chosen.get("guide"):
            found = [each for each in found if each.guide.object_id == guide.pk]
        if listed := chosen.get("listed"):
            found = [each for each in found if _listed(each) == listed]
        if chooser := chosen.get("chosen"):
            found = [each for each in found if _is_chosen(each) == (chooser == "editor")]
        found.sort(key=lambda each: (each.verdict.share, each.location.name.casefold()))
        return [in_words(each, self.tree) for each in found]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add how many pages there are in all, and how many of them say nothing of their own."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        guides, local = (
            sum(number for pk, number in numbers.items() if pk in self.locations)
            for numbers in (self.survey.guides, self.survey.local)
        )
        return {
            **context,
            "pages": guides,
            "pages_without_own_words": guides - local,
            "least": share_in_words(own_page_share()),
            "group_has_pages": self.survey.group_has_pages,
        }


class _ListedColumn(Column):
    """Which page is listed, with its address where there is one."""

    cell_template_name = "desk/local_copy/listed_cell.html"


def local_copy_menu_item() -> MenuItem:
    """Return the entry of the report."""
    return LocationPeoplesMenuItem(
        _("Local copy"),
        reverse("desk_local_copy"),
        name="local-copy",
        icon_name="site",
        order=120,
    )


def in_words(copy: LocalCopy, tree: Tree) -> LocalCopyRow:
    """Return a row."""
    verdict = copy.verdict
    return LocalCopyRow(
        pk=copy.local_guide,
        guide=str((copy.guide.payload or {})["title"]),
        location=copy.location.name,
        share=share_in_words(verdict.share),
        pages=copy.pages,
        listed=_listed_in_words(copy),
        address=_address(copy),
        chosen_by=_chooser(copy, tree),
        url=f"{reverse('wagtailadmin_pages:edit', args=(copy.local_guide,))}{_TAB}",
    )


def _listed(copy: LocalCopy) -> str:
    return (Canonical.OWN if copy.verdict.is_own else Canonical.GROUP).value


def _listed_in_words(copy: LocalCopy) -> str:
    if copy.verdict.is_own and copy.location.clinic is None:
        return ngettext("The clinic’s own page", "The clinics’ own pages", copy.pages)
    return str(LISTED[_listed(copy)])


def _address(copy: LocalCopy) -> str:
    """Return the address of the listed page, "" where each clinic has another one."""
    is_everyones = copy.location.clinic is not None or not copy.verdict.is_own
    return (copy.verdict.canonical_url or "") if is_everyones else ""


def _is_chosen(copy: LocalCopy) -> bool:
    """Say whether a choice decides: beside no other page there is none."""
    return copy.verdict.choice is not None and copy.verdict.group_page is not None


def _chooser(copy: LocalCopy, tree: Tree) -> str:
    choice = copy.verdict.choice
    if copy.verdict.group_page is None:
        return _now("Automatic: the group has no page of it")
    if choice is None:
        return _now("Automatic")
    node = tree.find(choice.location)
    return node.name if node is not None else choice.location
