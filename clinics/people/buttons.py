"""The ways from a location to its people and its guides, and none to copies of it."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button, ButtonWithDropdownFromHook
from wagtail.models import Page

from clinics.models import LocalGuidePage, Location

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
        ("clinics_people", _("Who may edit…"), "group"),
    )
    for priority, (name, label, icon) in enumerate(ways, start=62):
        url = reverse(name, args=[page.pk])
        yield Button(label, url, icon_name=icon, priority=priority)


def without_translating(buttons: list[Any], page: Page, user: Any, context: Any = None) -> None:
    """Take "Translate" from the listing's menu where there is nothing to translate."""
    for menu in buttons:
        if isinstance(menu, ButtonWithDropdownFromHook):
            menu.dropdown_buttons[:] = without_translate(menu.dropdown_buttons, page)


def without_translate(buttons: Iterable[Any], page: Page) -> list[Any]:
    """Return the buttons of a page without "Translate" where there is nothing to translate."""
    model = page.specific_class
    if model is None or not issubclass(model, Location | LocalGuidePage):
        return list(buttons)
    if not apps.is_installed("wagtail.contrib.simple_translation"):
        return list(buttons)
    url = reverse("simple_translation:submit_page_translation", args=[page.pk])
    return [each for each in buttons if each.url != url]
