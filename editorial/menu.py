"""The part of the admin's menu where everything of the guide library stands together."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, SubmenuMenuItem

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
