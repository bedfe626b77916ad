"""The ways from a location to its people and its guides, and none to copies of it."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button, ButtonWithDropdownFromHook
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from clinics.models import ClinicGroupPage, LocalGuidePage, Location

from .access import may_edit


def header_buttons(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Yield the buttons of a location's header."""
    return location_buttons(page, user, next_url)


def location_buttons(page: Page, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """Yield the buttons for those who work at the location."""
    model = page.specific_class
    if model is None or not issubclass(model, Location) or not may_edit(user, page):
        return
    ways = (
        ("clinics_guides", _("Guides here"), "doc-full"),
        ("clinics_people", _("People…"), "group"),
    )
    for priority, (name, label, icon) in enumerate(ways, start=62):
        url = reverse(name, args=[page.pk])
        yield Button(label, url, icon_name=icon, priority=priority)


def without_translating(buttons: list[Any], page: Page, user: Any, context: Any = None) -> None:
    """Take "Translate" from the listing's menu where there is nothing to translate."""
    model = page.specific_class
    if model is None or not issubclass(model, Location | LocalGuidePage):
        return
    if not apps.is_installed("wagtail.contrib.simple_translation"):
        return
    url = reverse("simple_translation:submit_page_translation", args=[page.pk])
    for menu in buttons:
        if isinstance(menu, ButtonWithDropdownFromHook):
            menu.dropdown_buttons[:] = [each for each in menu.dropdown_buttons if each.url != url]


def choosable_pages(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    """Leave out of the page chooser what is other locations' work.

    People of a location choose among what is not of the clinics tree, their own locations, and
    what stands above these.
    """
    user: Any = request.user
    group = ClinicGroupPage.objects.first()
    if group is None or may_edit(user, group):
        return pages
    explorable = page_permission_policy.explorable_instances(user)
    hidden = Page.objects.descendant_of(group).exclude(pk__in=explorable.values("pk"))
    return pages.exclude(pk__in=hidden.values("pk"))
