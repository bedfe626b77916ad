"""Registers the snippets and the menu of this app, and follows bulk changes of images."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.html import format_html_join
from wagtail import hooks
from wagtail.admin.staticfiles import versioned_static
from wagtail.images import get_image_model
from wagtail.snippets.models import register_snippet

from .images import refresh
from .menu import guide_library_menu_item
from .viewsets import ReviewerViewSet, TopicViewSet

EDITOR_SCRIPTS = ("editorial/name_rich_text.js", "editorial/save_what_followed.js")

register_snippet(TopicViewSet)
register_snippet(ReviewerViewSet)

hooks.register("register_admin_menu_item", guide_library_menu_item)


@hooks.register("insert_editor_js")
def editor_scripts() -> str:
    """Return what Wagtail's editor lacks: names of rich text, a second save when one is due."""
    return format_html_join(
        "", '<script src="{}"></script>', ((versioned_static(path),) for path in EDITOR_SCRIPTS)
    )


@hooks.register("after_bulk_action")
def refresh_images_after_bulk_action(
    request: HttpRequest, action_type: str, objects: Sequence[Any], view: object
) -> None:
    """Record images that a bulk action has moved: it updates rows without signals."""
    image_ids = [item.pk for item in objects if isinstance(item, get_image_model())]
    if image_ids:
        refresh(image_ids)
