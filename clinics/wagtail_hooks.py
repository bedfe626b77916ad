"""Registers what this app adds to the admin."""

from django.urls import URLPattern, path
from wagtail import hooks

from .deletion import refuse_bulk_deleting_changed_guides, refuse_deleting_changed_guides
from .drift.history import register_decisions
from .drift.views import drift_urls
from .local_guides.buttons import header_buttons as local_guide_header_buttons
from .local_guides.buttons import listing_buttons as local_guide_buttons
from .local_guides.urls import local_guide_urls
from .menu import (
    MENU_HOOK,
    clinics_menu_item,
    export_menu_item,
    import_menu_item,
    locations_menu_item,
    open_locations,
)
from .people import hooks as people_hooks
from .spreadsheet.urls import spreadsheet_urls
from .storing import register_left_out

hooks.register("before_delete_page", refuse_deleting_changed_guides)
hooks.register("before_bulk_action", refuse_bulk_deleting_changed_guides)


hooks.register("register_admin_urls", local_guide_urls)
hooks.register("register_page_header_buttons", local_guide_header_buttons)
hooks.register("register_page_listing_more_buttons", local_guide_buttons)
hooks.register("register_admin_urls", drift_urls)
hooks.register("register_log_actions", register_decisions)
hooks.register("register_log_actions", register_left_out)
hooks.register("register_admin_urls", spreadsheet_urls)
hooks.register("register_admin_menu_item", clinics_menu_item)
hooks.register(MENU_HOOK, locations_menu_item)
hooks.register(MENU_HOOK, import_menu_item)
hooks.register(MENU_HOOK, export_menu_item)


@hooks.register("register_admin_urls")
def locations_url() -> list[URLPattern]:
    """Add the address behind the menu entry."""
    return [path("clinics/", open_locations, name="clinics_locations")]


people_hooks.register()
