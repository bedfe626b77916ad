"""Asking a person before copy goes public that leaves gaps at some clinics.

What the clock or the API publishes is never held up.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Revision

from editions.numbering import take_numbering_lock
from editorial.readiness import NotReady, refusal_in_words

from .asking import ANSWER
from .edit import EDITS, edit_of
from .pending import Edit
from .wording import ImpactInWords


def ask_before_gaps(request: HttpRequest, instance: Any) -> HttpResponse | None:
    """Lead to the question when publishing would leave a gap that is not there now.

    The draft of the page or snippet has been saved by then. Who has said so in the form is not
    asked again.
    """
    if request.POST.get(ANSWER):
        return None
    edit = edit_of(instance)
    if edit is None or not edit.gaps:
        return None
    return redirect("desk_publish_anyway", edit.name, instance.pk, instance.latest_revision_id)


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
        if not edit.may_publish(self.request.user):
            raise PermissionDenied
        return edit

    def get_page_subtitle(self) -> str:
        return self.edit.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            {"url": reverse_lazy("wagtailadmin_home"), "label": _("Home")},
            {"url": self.edit.edit_url, "label": self.get_page_subtitle()},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs,
            words=ImpactInWords(self.edit),
            edit_url=self.edit.edit_url,
            seen=_seen(self.edit.instance.latest_revision),
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask about the draft that was to be published; not about a newer one."""
        return self._refusal() or super().get(request, *args, **kwargs)

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Publish the draft that was asked about, unless somebody has gone on writing."""
        # Before anything is read: nobody changes or deletes it from here to the commit.
        take_numbering_lock()
        refusal = self._refusal(seen=request.POST.get("seen", ""))
        if refusal is not None:
            return refusal
        page = self.edit.instance
        revision = page.latest_revision
        try:
            revision.publish(user=request.user)
        except NotReady as unready:
            introduction = _("Nothing was published. Mend this first:")
            messages.error(request, refusal_in_words(introduction, unready.messages))
            return redirect(self.edit.edit_url)
        sentence = (
            _("“%(title)s” is scheduled for publishing.")
            if revision.approved_go_live_at
            else _("“%(title)s” is published.")
        )
        messages.success(request, sentence % {"title": self.get_page_subtitle()})
        return redirect(self.edit.list_url)

    def _refusal(self, *, seen: str | None = None) -> HttpResponse | None:
        """Return to the editor with the reason why this draft is not to be published now.

        ``seen`` tells the draft that its person has been asked about. A revision alone does
        not: saving may overwrite it.
        """
        page = self.edit.instance
        lock = page.get_lock()
        if lock is not None and lock.for_user(self.request.user):
            messages.error(self.request, lock.get_message(self.request.user))
            return redirect(self.edit.edit_url)
        revision = page.latest_revision
        is_newest = revision is not None and str(revision.pk) == self.kwargs["revision_id"]
        if not is_newest or (seen is not None and seen != _seen(revision)):
            messages.error(
                self.request,
                _("The draft has changed meanwhile, so nothing was published. Look at it again."),
            )
            return redirect(self.edit.edit_url)
        return None


def _seen(revision: Revision) -> str:
    """Return what tells a revision from itself after somebody has gone on writing in it."""
    return str(revision.created_at.isoformat())
