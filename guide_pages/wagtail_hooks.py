"""Registers what this app adds to the admin."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from editorial.menu import MENU_HOOK

from .editor.library_view import library_menu_item, open_library
from .editor.listing import GuideViewSet
from .editor.readiness import refusals

hooks.register("register_admin_viewset", GuideViewSet)
hooks.register(MENU_HOOK, library_menu_item)


@hooks.register("register_admin_urls")
def library_url() -> list[URLPattern]:
    """Add the address behind the menu entry."""
    return [path("guide-library/", open_library, name="guide_library")]


@hooks.register("before_bulk_action")
def refuse_unready_guides(
    request: HttpRequest, action_type: str, objects: Sequence[Any], action: Any
) -> HttpResponse | None:
    """Publish nothing when one of the chosen guides must not be published, and say why."""
    if action_type != "publish" or not all(isinstance(each, Page) for each in objects):
        return None
    pages = list(objects)
    if action.cleaned_form.cleaned_data.get("include_descendants"):
        for page in objects:
            pages += page.get_descendants().not_live()
    found = refusals(pages)
    if not found:
        return None
    messages.error(
        request,
        format_html(
            "{}<ul>{}</ul>",
            _("Nothing was published. Mend this first:"),
            format_html_join("", "<li>{}</li>", ((sentence,) for sentence in found)),
        ),
    )
    return redirect(action.next_url)
