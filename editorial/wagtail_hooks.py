"""Registers the snippets and the menu of this app, and follows bulk changes of images."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.staticfiles import versioned_static
from wagtail.images import get_image_model
from wagtail.snippets.models import register_snippet

from .images import refresh
from .menu import guide_library_menu_item
from .viewsets import ReviewerViewSet, TopicViewSet

NAMING_SCRIPT = "editorial/name_rich_text.js"

register_snippet(TopicViewSet)
register_snippet(ReviewerViewSet)

hooks.register("register_admin_menu_item", guide_library_menu_item)


@hooks.register("insert_editor_js")
def name_rich_text_editors() -> str:
    """Give rich-text editors accessible names, which Wagtail's have not."""
    return format_html('<script src="{}"></script>', versioned_static(NAMING_SCRIPT))


@hooks.register("after_bulk_action")
def refresh_images_after_bulk_action(
    request: HttpRequest, action_type: str, objects: Sequence[Any], view: object
) -> None:
    """Record images that a bulk action has moved: it updates rows without signals."""
    image_ids = [item.pk for item in objects if isinstance(item, get_image_model())]
    if image_ids:
        refresh(image_ids)
