"""The part of the admin's menu where everything of the guide library stands together."""

from abc import abstractmethod

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

#: The hook by which an app adds an item to the submenu.
MENU_HOOK = "register_guide_library_menu_item"


def guide_library_menu_item() -> SubmenuMenuItem:
    """Return the submenu. It is shown to those who may use at least one of its items."""
    return SubmenuMenuItem(
        _("Guides"),
        Menu(register_hook_name=MENU_HOOK),
        name="guide-library",
        icon_name="doc-full",
        order=90,
    )


class RememberingMenuItem(MenuItem):
    """An item that finds out once per request whether it is shown; Wagtail asks several times.

    Items of one class are shown to the same people.
    """

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether the user may use what the item leads to."""
        answers = request.__dict__.setdefault("_shown_menu_items", {})
        if type(self) not in answers:
            answers[type(self)] = self.is_for(request)
        return bool(answers[type(self)])

    @abstractmethod
    def is_for(self, request: HttpRequest) -> bool:
        """Return whether the user may use it. May ask the database."""
