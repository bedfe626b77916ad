"""Guides that locations have changed are not deleted: that would take their work along."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from .models import LocalGuidePage

#: How many local guides a message names; it counts the rest.
NAMED = 10


def refuse_deleting_changed_guides(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Answer a request to delete a guide, or a library, that local guides depend on."""
    return _refusal(request, [page], redirect("wagtailadmin_explore", page.get_parent().pk))


def refuse_bulk_deleting_changed_guides(
    request: HttpRequest, action_type: str, objects: Sequence[Any], action: Any
) -> HttpResponse | None:
    """Answer a request to delete several pages when local guides depend on one."""
    pages = [each for each in objects if isinstance(each, Page)]
    if action_type != "delete" or not pages:
        return None
    return _refusal(request, pages, redirect(action.next_url))


def dependent_local_guides(pages: Iterable[Page]) -> list[LocalGuidePage]:
    """Return the local guides of guides at or below these pages, those below them apart."""
    found: dict[int, LocalGuidePage] = {}
    for page in pages:
        dependent = LocalGuidePage.objects.filter(guide__path__startswith=page.path)
        dependent = dependent.exclude(path__startswith=page.path).select_related("for_location")
        found |= {local.pk: local for local in dependent}
    return list(found.values())


def _refusal(
    request: HttpRequest, pages: Sequence[Page], back: HttpResponse
) -> HttpResponse | None:
    dependent = dependent_local_guides(pages)
    if not dependent:
        return None
    named = dependent[:NAMED]
    messages.error(
        request,
        format_html(
            "{} {}{}",
            _(
                "Nothing was deleted: locations have changes of their own in it. Delete those "
                "first, or unpublish the guide instead, which keeps them."
            ),
            format_html_join(
                ", ",
                '<a href="{}">{}</a>',
                ((reverse("wagtailadmin_pages:edit", args=[x.pk]), x.title) for x in named),
            ),
            _(" and %(more)s more") % {"more": len(dependent) - NAMED}
            if len(dependent) > NAMED
            else "",
        ),
    )
    return back
