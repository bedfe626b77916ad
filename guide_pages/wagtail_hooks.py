"""Registers what this app adds to the admin."""

from django.urls import URLPattern, path
from wagtail import hooks

from editorial.menu import MENU_HOOK

from .editor.library_view import library_menu_item, open_library
from .editor.listing import GuideViewSet

hooks.register("register_admin_viewset", GuideViewSet)
hooks.register(MENU_HOOK, library_menu_item)


@hooks.register("register_admin_urls")
def library_url() -> list[URLPattern]:
    """Add the address behind the menu entry."""
    return [path("guide-library/", open_library, name="guide_library")]
