"""The ways to local guides from guides, locations and local guides themselves."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from clinics.models import LocalGuidePage, Location
from clinics.people.access import editable_locations, may_edit
from guide_pages.models import GuidePage

_MAY_CHANGE = "_may_change_guides_somewhere"


def header_buttons(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Yield the buttons of a page's header."""
    return listing_buttons(page, user, next_url)


def listing_buttons(page: Page, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """Yield the buttons of a page in a list, for those who may use them."""
    model = page.specific_class
    if model is None:
        return
    if issubclass(model, GuidePage) and page.live and _works_somewhere(user):
        url = reverse("clinics_choose_location", args=[page.pk])
        yield Button(_("Change for a location…"), url, icon_name="edit", priority=25)
    elif issubclass(model, Location) and may_edit(user, page):
        url = reverse("clinics_create_local_guide", args=[page.pk])
        yield Button(_("Change a guide…"), url, icon_name="edit", priority=25)
    elif issubclass(model, LocalGuidePage) and page.permissions_for_user(user).can_edit():
        url = reverse("clinics_apply_changes", args=[page.pk])
        yield Button(_("Apply to other clinics…"), url, icon_name="copy", priority=25)


def _works_somewhere(user: Any) -> bool:
    # A list asks for each of its rows; the answer is the same for all.
    if not hasattr(user, _MAY_CHANGE):
        setattr(user, _MAY_CHANGE, editable_locations(user).exists())
    return bool(getattr(user, _MAY_CHANGE))
