"""Asking a person before copy goes public that leaves gaps at some clinics.

Only in the editor: what the clock, the API or an approval publishes is never held up.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from .edit import EDITS, Edit
from .wording import ImpactInWords


def ask_before_gaps(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Lead to the question when publishing would leave a gap that is not there now.

    The draft has been saved by then. Who has said so in the form is not asked again.
    """
    if request.POST.get("publish_all_the_same"):
        return None
    edit = _edit_of(page)
    if edit is None or not _has_new_gaps(edit):
        return None
    return redirect("desk_publish_anyway", edit.name, page.pk, page.latest_revision_id)


def _edit_of(page: Any) -> Edit | None:
    found = (kind(page) for model, kind in EDITS.values() if isinstance(page, model))
    return next(found, None)


def _has_new_gaps(edit: Edit) -> bool:
    return any(
        set(each.lacks) - set(_lacks_now(edit, each.clinic.id, each.guide))
        for each in edit.impacts
        if each.lacks
    )


def _lacks_now(edit: Edit, clinic_id: int, guide_id: int) -> list[str]:
    node = edit.before.tree.node(clinic_id)
    return edit.before.lacking(node, guide_id)[0] if node is not None else []


class PublishAnywayView(WagtailAdminTemplateMixin, TemplateView):
    """Names the clinics that lack a fact, and publishes when asked to do so all the same."""

    template_name = "desk/impact/publish_anyway.html"
    page_title = gettext_lazy("Publish with gaps?")
    header_icon = "warning"

    @cached_property
    def edit(self) -> Edit:
        """Return the draft that is to be published, for those who may publish it."""
        model, kind = EDITS[self.kwargs["kind"]]
        edit = kind(get_object_or_404(model, pk=self.kwargs["pk"]))
        if not edit.instance.permissions_for_user(self.request.user).can_publish():
            raise PermissionDenied
        return edit

    def get_page_subtitle(self) -> str:
        return str(self.edit.instance.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            {"url": reverse_lazy("wagtailadmin_home"), "label": _("Home")},
            {"url": self.edit.edit_url, "label": self.get_page_subtitle()},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs, words=ImpactInWords(self.edit), edit_url=self.edit.edit_url
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Publish the draft that was asked about, unless somebody has gone on writing."""
        page = self.edit.instance
        revision = page.latest_revision
        lock = page.get_lock()
        if lock is not None and lock.for_user(request.user):
            messages.error(request, lock.get_message(request.user))
            return redirect(self.edit.edit_url)
        if revision is None or str(revision.pk) != self.kwargs["revision_id"]:
            messages.error(
                request,
                _("The draft has changed meanwhile, so nothing was published. Look at it again."),
            )
            return redirect(self.edit.edit_url)
        PublishPageRevisionAction(revision, user=request.user).execute()
        messages.success(
            request, _("“%(title)s” is published.") % {"title": self.get_page_subtitle()}
        )
        return redirect("wagtailadmin_explore", page.get_parent().pk)
