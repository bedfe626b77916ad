"""The page where a person takes changes of a local guide to other locations."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from clinics.models import LocalGuidePage, Location
from clinics.people.access import editable_locations

from .applied_words import changes_in_words, outcome_in_words
from .apply import NotAllowed, apply_changes
from .taking import names_of_changes

#: How many locations the page's script asks for at once: a few seconds' work.
AT_ONCE = 20


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
    """Chooses changes and locations, takes the ones to the others, and reports.

    The page's script sends the locations in portions and asks for JSON: the rows of the report.
    Without it one request does everything.
    """

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
                "at_once": AT_ONCE,
                "summary": applied_summary(),
                "scripts": [
                    versioned_static(f"clinics/editor/{name}.js") for name in ("places", "apply")
                ],
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
        wants_json = request.headers.get("Accept") == "application/json"
        if error and wants_json:
            return JsonResponse({"message": error}, status=400)
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
        words = {change.name: change.words for change in self.changes}
        told = [outcome_in_words(outcome, words, request.user) for outcome in outcomes]
        done = sum(each["done"] for each in told)
        if wants_json:
            rows = render_to_string("clinics/local_guides/applied_rows.html", {"outcomes": told})
            return JsonResponse({"rows": rows, "done": done, "kept": len(told) - done})
        self.template_name = "clinics/local_guides/applied.html"
        summary = applied_summary() % {"done": done, "kept": len(told) - done}
        return self.render_to_response(self.get_context_data(outcomes=told, summary=summary))


def applied_summary() -> str:
    """Return what is said at the end, without the numbers."""
    return _("Drafts made or changed at %(done)s locations; nothing done at %(kept)s.")
