"""Asking a person by a page whose answer repeats the request, where no saved draft waits.

A change of a fact is public as soon as it is saved, a bulk action and an approval publish what
they are about: each is sent again, with the answer, once its person has said so.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from editorial.bulk_publishing import pages_to_publish
from editorial.readiness import NotReady, refuse_unready

from .edit import edit_of
from .pending import Edit
from .several import SeveralEdits
from .wording import ImpactInWords

#: Said in a form by whoever has been asked.
ANSWER = "publish_all_the_same"


class QuestionView(WagtailAdminTemplateMixin, TemplateView):
    """Names the clinics that would lack a fact; its form sends the same once more."""

    template_name = "desk/impact/question.html"
    page_title = gettext_lazy("Publish with gaps?")
    header_icon = "warning"
    edit: Any = None

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask in answer to what is to be confirmed."""
        return self.render_to_response(self.get_context_data())

    def get_page_subtitle(self) -> str:
        return str(self.edit.title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            {"url": reverse_lazy("wagtailadmin_home"), "label": _("Home")},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, **_context(self.request, self.edit))


def question(request: HttpRequest, edit: Edit) -> HttpResponse | None:
    """Return the question about gaps that are not there now; ``None`` when there are none."""
    if request.POST.get(ANSWER) or not edit.gaps:
        return None
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        return render_modal_workflow(
            request,
            "desk/impact/question_in_a_dialog.html",
            None,
            _context(request, edit),
            json_data={"step": "action"},
        )
    return QuestionView.as_view(edit=edit)(request)


def ask_before_changing_a_fact(request: HttpRequest, fact: Any) -> HttpResponse | None:
    """Ask before clinics without a value lose a default, or need a value from then on."""
    edit = edit_of(fact)
    return question(request, edit) if edit is not None and fact.pk else None


def ask_before_approving(
    request: HttpRequest, instance: Any, action_name: str
) -> HttpResponse | None:
    """Ask whoever approves a draft, which publishes it; not about one that is refused anyway."""
    edit = edit_of(instance) if action_name == "approve" else None
    asked = question(request, edit) if edit is not None else None
    return asked if asked is not None and _is_ready(instance) else None


def ask_before_approving_in_the_editor(request: HttpRequest, instance: Any) -> HttpResponse | None:
    """Ask about the draft as it is saved by then, before the form is looked at."""
    if request.method != "POST" or not request.POST.get("action-workflow-action"):
        return None
    return ask_before_approving(request, instance, request.POST.get("workflow-action-name", ""))


def ask_before_publishing_many(
    request: HttpRequest, action_type: str, objects: Sequence[Any], action: Any
) -> HttpResponse | None:
    """Ask once about all pages that are to be published together."""
    pages = pages_to_publish(action_type, objects, action)
    edits = [edit for each in pages if (edit := edit_of(each.specific)) is not None]
    return question(request, SeveralEdits(edits)) if edits else None


def _is_ready(instance: Any) -> bool:
    try:
        refuse_unready(instance.get_latest_revision_as_object())
    except NotReady:
        return False
    return True


def _context(request: HttpRequest, edit: Edit) -> dict[str, Any]:
    return {
        "words": ImpactInWords(edit),
        "edit_url": edit.edit_url,
        "fields": list(_fields(request)),
        "answer": ANSWER,
        "action": request.get_full_path(),
    }


def _fields(request: HttpRequest) -> Iterable[tuple[str, str]]:
    """Yield what the request says, apart from its token."""
    for name, values in request.POST.lists():
        if name != "csrfmiddlewaretoken":
            yield from ((name, str(value)) for value in values)
