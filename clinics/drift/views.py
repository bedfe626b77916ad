"""The page where a person reads a drifted change three ways and decides."""

from collections.abc import Callable, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from clinics.models import LocalGuidePage
from clinics.people.access import may_edit, may_publish

from .actions import (
    Deleted,
    Kept,
    Outcome,
    Refused,
    Taken,
    keep_ours,
    lock_of,
    take_new_copy,
    undo,
)
from .comparing import compare
from .wording import ChangeInWords


class DriftView(WagtailAdminTemplateMixin, TemplateView):
    """Every drifted change of one local guide: then, now, ours, and three actions."""

    template_name = "clinics/drift/changes.html"
    page_title = gettext_lazy("Drift")
    header_icon = "warning"

    @cached_property
    def local_guide(self) -> LocalGuidePage:
        """Return the local guide, for those who may edit it."""
        return _editable(self.request, self.kwargs["local_guide_id"])

    def get_page_subtitle(self) -> str:
        return str(self.local_guide.title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        local = self.local_guide
        return [
            {"url": reverse_lazy("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("wagtailadmin_pages:edit", args=(local.pk,)), "label": local.title},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        local = self.local_guide
        changes: Sequence[ChangeInWords] = [ChangeInWords(each) for each in compare(local)]
        return super().get_context_data(
            **kwargs,
            local_guide=local,
            changes=changes,
            lock=lock_of(local, self.request.user),
            may_publish=may_publish(self.request.user, local.for_location),
        )


@require_POST
def keep(request: HttpRequest, local_guide_id: int) -> HttpResponse:
    """Keep a change as it is, from now on against what stands above now."""

    def act(local: LocalGuidePage) -> None:
        kept: Kept = keep_ours(local.pk, *_decision(request), user=request.user)
        _say(
            request,
            local,
            _("Your words for “%(label)s” stay. What visitors read has not changed.")
            % {"label": kept.label},
            kept.undo,
        )

    return _answer(request, local_guide_id, act)


@require_POST
def take(request: HttpRequest, local_guide_id: int) -> HttpResponse:
    """Remove a change, so that the copy from above holds again."""
    sentences = {
        Outcome.PUBLISHED: _("“%(label)s” has the new copy. It is published."),
        Outcome.DRAFT: _(
            "“%(label)s” has the new copy in the draft. Visitors read it once the draft is "
            "published."
        ),
    }

    def act(local: LocalGuidePage) -> None:
        taken: Taken = take_new_copy(local.pk, *_decision(request), user=request.user)
        _say(request, local, sentences[taken.outcome] % {"label": taken.label}, taken.undo)

    return _answer(request, local_guide_id, act)


@require_POST
def take_back(request: HttpRequest, local_guide_id: int) -> HttpResponse:
    """Undo one of the two."""
    sentences = {
        None: _("Undone. The change has drifted again."),
        Outcome.DRAFT: _("Undone. The draft has your words again."),
        Outcome.PUBLISHED: _("Undone. Your words are published again."),
    }

    def act(local: LocalGuidePage) -> None:
        outcome = undo(request.POST.get("undo", ""), local_id=local.pk, user=request.user)
        messages.success(request, sentences[outcome])

    return _answer(request, local_guide_id, act)


def drift_urls() -> list[URLPattern]:
    """Return the addresses of this page and its actions."""
    return [
        path(
            "local-guides/<object_id:local_guide_id>/drift/",
            DriftView.as_view(),
            name="clinics_drift",
        ),
        path(
            "local-guides/<object_id:local_guide_id>/drift/keep/", keep, name="clinics_drift_keep"
        ),
        path(
            "local-guides/<object_id:local_guide_id>/drift/take/", take, name="clinics_drift_take"
        ),
        path(
            "local-guides/<object_id:local_guide_id>/drift/undo/",
            take_back,
            name="clinics_drift_undo",
        ),
    ]


def _editable(request: HttpRequest, local_guide_id: int) -> LocalGuidePage:
    local: LocalGuidePage = get_object_or_404(
        LocalGuidePage.objects.select_related("for_location", "guide", "latest_revision"),
        pk=local_guide_id,
    )
    if not may_edit(request.user, local.for_location):
        raise PermissionDenied
    return local


def _decision(request: HttpRequest) -> tuple[str, str]:
    return request.POST.get("change", ""), request.POST.get("seen", "")


def _answer(
    request: HttpRequest, local_guide_id: int, act: Callable[[LocalGuidePage], None]
) -> HttpResponse:
    local = _editable(request, local_guide_id)
    try:
        act(local)
    except Deleted as refusal:
        messages.error(request, refusal.args[0])
        return redirect("wagtailadmin_home")
    except Refused as refusal:
        messages.error(request, refusal.args[0])
    return redirect("clinics_drift", local.pk)


def _say(request: HttpRequest, local: LocalGuidePage, sentence: str, token: str) -> None:
    """Show a message with a button that undoes."""
    form = format_html(
        '<form method="post" action="{}" class="drift-undo">'
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">'
        '<input type="hidden" name="undo" value="{}">'
        '<button type="submit" class="button button-small button-secondary">{}</button></form>',
        reverse("clinics_drift_undo", args=(local.pk,)),
        get_token(request),
        token,
        _("Undo"),
    )
    messages.success(request, format_html("{} {}", sentence, form))
