"""Answers with a local guide's own changes as the public will read them, while they are typed."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clinics.local_guides.blocks import BlockChanges, FAQChanges
from clinics.models import LocalGuidePage

from .rows import Outline


@require_POST
def read_changes(request: HttpRequest, page_id: int) -> JsonResponse:
    """Return the readings of the changes in the posted form, by the changes' ids.

    Nothing is saved. ``{"changes": {id: {"html", "name"}}, "faq_changes": {…}}``, each only
    when the form has that stream.
    """
    local = get_object_or_404(LocalGuidePage, pk=page_id).get_latest_revision_as_object()
    if not local.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    try:
        return JsonResponse(_readings(request, local))
    except (KeyError, ValueError):
        return JsonResponse({"message": _("This is no form of a local guide.")}, status=400)


def _readings(request: HttpRequest, local: LocalGuidePage) -> dict[str, Any]:
    answer = {}
    if "changes-count" in request.POST:
        blocks = BlockChanges()
        local.changes = blocks.value_from_datadict(request.POST, request.FILES, "changes")
        answer["changes"] = Outline(local).block_readings(local.changes.get_prep_value())
    if "faq_changes-count" in request.POST:
        faqs = FAQChanges()
        value = faqs.value_from_datadict(request.POST, request.FILES, "faq_changes")
        answer["faq_changes"] = Outline(local).faq_readings(faqs.get_prep_value(value))
    return answer
