"""The page where a person takes changes of a local guide to other locations."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from clinics.editor.outline.rows import Outline
from clinics.models import LocalGuidePage, Location
from clinics.people.access import editable_locations

from .apply import NotAllowed, Outcome, Result, apply_changes, names_of_changes
from .blocks import HIDE


@dataclass(frozen=True)
class NamedChange:
    """A change by its name and in words."""

    name: str
    words: str


@dataclass(frozen=True)
class Place:
    """A location to choose; ``depth`` is 0 at the top, ``path`` begins those below it."""

    location: Location
    depth: int
    has_own: bool


class ApplyView(WagtailAdminTemplateMixin, TemplateView):
    """Chooses changes and locations, takes the ones to the others, and reports."""

    template_name = "clinics/local_guides/apply.html"
    page_title = gettext_lazy("Apply to other clinics")
    header_icon = "copy"

    @cached_property
    def local(self) -> LocalGuidePage:
        """Return the local guide's newest draft, for those who may edit it."""
        local = get_object_or_404(LocalGuidePage, pk=self.kwargs["page_id"])
        if not local.permissions_for_user(self.request.user).can_edit():
            raise PermissionDenied
        draft: LocalGuidePage = local.get_latest_revision_as_object()
        return draft

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        edit = reverse("wagtailadmin_pages:edit", args=[self.local.pk])
        return [
            *super().get_breadcrumbs_items(),
            {"url": edit, "label": self.local.title},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **{
                "local": self.local,
                "edit_url": reverse("wagtailadmin_pages:edit", args=[self.local.pk]),
                "changes": self.changes,
                "places": self.places(),
                "script": versioned_static("clinics/editor/places.js"),
                **kwargs,
            }
        )

    @cached_property
    def changes(self) -> list[NamedChange]:
        """Return what can be taken elsewhere, in words."""
        words = changes_in_words(self.local)
        return [NamedChange(name, words[name]) for name in names_of_changes(self.local)]

    def places(self) -> list[Place]:
        """Return the locations to choose from, as a tree."""
        others = editable_locations(self.request.user).exclude(pk=self.local.for_location_id)
        own = set(
            LocalGuidePage.objects.filter(guide=self.local.guide).values_list(
                "for_location_id", flat=True
            )
        )
        found = list(others)
        top = min((location.depth for location in found), default=0)
        return [Place(each, each.depth - top, each.pk in own) for each in found]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        known = {change.name for change in self.changes}
        wants_all = request.POST.get("all") == "on"
        asked = known if wants_all else set(request.POST.getlist("change"))
        # In the editor's order: what stands beside another insertion follows it.
        chosen = [change.name for change in self.changes if change.name in asked]
        ids = {pk for pk in request.POST.getlist("location") if pk.isascii() and pk.isdecimal()}
        places = {str(place.location.pk): place.location for place in self.places()}
        error = ""
        if not chosen:
            error = _("Choose at least one change.")
        elif not ids:
            error = _("Choose at least one location.")
        elif not ids <= places.keys():
            raise PermissionDenied
        replace = request.POST.get("replace_theirs") == "on"
        if error:
            answer = {"error": error, "chosen": set(chosen), "ids": ids, "replace": replace}
            return self.render_to_response(self.get_context_data(**answer), status=400)
        try:
            outcomes = apply_changes(
                self.local,
                chosen,
                [location for pk, location in places.items() if pk in ids],
                user=request.user,
                replace_theirs=replace,
            )
        except NotAllowed as reason:
            raise PermissionDenied from reason
        self.template_name = "clinics/local_guides/applied.html"
        words = {change.name: change.words for change in self.changes}
        return self.render_to_response(
            self.get_context_data(outcomes=[_in_words(outcome, words) for outcome in outcomes])
        )


def changes_in_words(local: LocalGuidePage) -> dict[str, str]:
    """Return what each change of a local guide does, for people."""
    outline = Outline(local)
    names = {block.id: outline.name_of(block.value) for block in outline.copy.body}
    faqs = {faq.key: outline.reader.faq(faq).question for faq in outline.copy.faqs}
    words = {
        "text:title": _("The title"),
        "text:summary": _("The summary"),
        "text:seo_title": _("The title in search results"),
        "text:seo_description": _("The text in search results"),
        "treatment:session_minutes": _("Minutes per session"),
        "treatment:sessions": _("Sessions in one course"),
        "treatment:recovery_days": _("Days of recovery"),
    }
    raw_blocks, raw_faqs = local.changes.get_prep_value(), local.faq_changes.get_prep_value()
    own = outline.block_readings(raw_blocks) | outline.faq_readings(raw_faqs)
    for raw, about in [(each, names) for each in raw_blocks] + [(each, faqs) for each in raw_faqs]:
        target = about.get(raw["value"].get("target", ""), "") or _("something that is gone")
        reading = own.get(str(raw["id"]), {})
        name = reading.get("name") or reading.get("label") or _("without a name yet")
        if raw["type"] == HIDE:
            sentence = _("Hides “%(target)s”")
        elif raw["type"] == "replace" or raw["value"].get("action") == "replace":
            sentence = _("Changes “%(target)s”")
        else:
            sentence = _("Adds “%(name)s”")
        words[str(raw["id"])] = sentence % {"target": target, "name": name}
    return words


def _in_words(outcome: Outcome, changes: dict[str, str]) -> dict[str, Any]:
    sentences = {
        Result.DONE: _("in the draft now"),
        Result.SAME: _("says the same already"),
        Result.THEIRS: _("has its own change, which stays"),
        Result.LOCKED: _("locked, nothing done"),
        Result.GONE: _("does not have this part"),
    }
    lines: Iterable[str] = (
        f"{changes[name]}: {sentences[result]}" for name, result in outcome.results.items()
    )
    return {
        "location": outcome.location,
        "local": outcome.local,
        "refused": outcome.refused,
        "done": Result.DONE in outcome.results.values(),
        "lines": list(lines),
    }
