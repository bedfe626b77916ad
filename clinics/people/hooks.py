"""Puts the pieces of this package into the admin."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter

from clinics.models import Role
from editorial.menu import MENU_HOOK

from .buttons import header_buttons, location_buttons, without_translating
from .choosing import choosable_pages, without_types_of_pages
from .inviting import GIVEN, TAKEN
from .library import guides_menu_item, library_urls
from .translating import translating_urls
from .users import AssignPickableRole
from .views import people_urls
from .viewsets import LocalGuideViewSet, LocationViewSet


def register() -> None:
    """Register the addresses, the buttons and the words of the history."""
    hooks.register("register_admin_urls", people_urls)
    hooks.register("register_admin_urls", library_urls)
    # Before Wagtail's own address, which it looks after.
    hooks.register("register_admin_urls", translating_urls, order=-1000)
    hooks.register("register_page_header_buttons", header_buttons)
    hooks.register("register_page_listing_more_buttons", location_buttons)
    hooks.register("construct_page_listing_buttons", without_translating)
    hooks.register("construct_page_chooser_queryset", choosable_pages)
    hooks.register("construct_reports_menu", without_types_of_pages)
    hooks.register("register_log_actions", _log_actions)
    # Later than Wagtail's own, whose place it takes.
    hooks.register("register_bulk_action", AssignPickableRole, order=1000)
    hooks.register(MENU_HOOK, guides_menu_item)
    for viewset in (LocationViewSet, LocalGuideViewSet):
        hooks.register("register_admin_viewset", viewset)


def _log_actions(actions: LogActionRegistry) -> None:
    """Name giving and taking roles in the history of a location."""

    @actions.register_action(GIVEN)
    class Given(LogFormatter):
        label = _("Give a role")

        def format_message(self, log_entry: Any) -> str:
            return gettext("Role “%(role)s” given to %(user)s") % _words(log_entry)

    @actions.register_action(TAKEN)
    class Taken(LogFormatter):
        label = _("Take a role")

        def format_message(self, log_entry: Any) -> str:
            return gettext("Role “%(role)s” taken from %(user)s") % _words(log_entry)


def _words(log_entry: Any) -> dict[str, str]:
    role = log_entry.data.get("role", "")
    return {
        "user": log_entry.data.get("user", ""),
        "role": str(Role(role).label) if role in Role.values else role,
    }
