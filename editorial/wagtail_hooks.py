"""Registers what this app adds to the admin, and follows bulk changes of images."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.actions import ActionRegistry
from wagtail.admin.staticfiles import versioned_static
from wagtail.images import get_image_model
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from .bulk_publishing import refuse_unready_pages
from .deleting import lock_before_bulk_deleting, lock_before_deleting
from .facts import choosing, rich_text
from .facts.deletion import DeleteFactAction, DeleteFactsBulkAction
from .images import refresh
from .menu import guide_library_menu_item
from .models import FactDefinition
from .publishing import PublishReadyPage
from .schedule import REFUSED
from .viewsets import FactDefinitionViewSet, ReviewerViewSet, TopicViewSet

EDITOR_SCRIPTS = (
    "editorial/name_rich_text.js",
    "editorial/save_what_followed.js",
    "editorial/submit_after_saving.js",
    "editorial/facts/chooser.js",
)

register_snippet(TopicViewSet)
register_snippet(ReviewerViewSet)
register_snippet(FactDefinitionViewSet)

# Later than Wagtail's own deletion of snippets, whose place it takes.
hooks.register("register_bulk_action", DeleteFactsBulkAction, order=1000)
hooks.register("register_admin_menu_item", guide_library_menu_item)
hooks.register("register_rich_text_features", rich_text.register)
# Before everything that asks whether the pages may be deleted: the answer then holds.
hooks.register("before_delete_page", lock_before_deleting, order=-1)
hooks.register("before_bulk_action", lock_before_bulk_deleting, order=-1)
hooks.register("before_bulk_action", refuse_unready_pages)


@hooks.register("register_admin_urls")
def fact_urls() -> list[URLPattern]:
    """Add the list of facts that editors insert from."""
    return choosing.urlpatterns


@hooks.register("insert_global_admin_css")
def fact_styles() -> str:
    """Return the look of facts in the editor."""
    return format_html(
        '<link rel="stylesheet" href="{}">', versioned_static("editorial/facts/facts.css")
    )


@hooks.register("insert_editor_js", order=10)
def facts_in_plain_fields() -> str:
    """Return what puts a button at plain fields that may mention facts."""
    return format_html(
        '<script src="{}" data-facts-url="{}" data-facts-label="{}" data-facts-label-for="{}"'
        ' data-facts-table="{}" data-facts-choose-cell="{}"></script>',
        versioned_static("editorial/facts/fields.js"),
        reverse("choose_fact"),
        _("Insert a fact"),
        _("Insert a fact into “%(field)s”"),
        _("the chosen cell"),
        _("Choose a cell of the table first."),
    )


@hooks.register("insert_editor_js")
def editor_scripts() -> str:
    """Return what Wagtail's editor lacks: names of rich text, a second save when one is due."""
    return format_html_join(
        "", '<script src="{}"></script>', ((versioned_static(path),) for path in EDITOR_SCRIPTS)
    )


@hooks.register("register_actions")
def register_deletion_of_facts(registry: ActionRegistry) -> None:
    """Have every single deletion ask first whether copy mentions the fact."""
    registry.register(FactDefinition, DeleteFactAction)


@hooks.register("register_actions")
def register_publishing(registry: ActionRegistry) -> None:
    """Have scripts publish what is ready only. They ask by the base of all pages."""
    registry.register(Page, PublishReadyPage)


@hooks.register("register_log_actions")
def register_refusals(actions: LogActionRegistry) -> None:
    """Name in the history what the clock could not publish, and why."""

    @actions.register_action(REFUSED)
    class Refused(LogFormatter):
        label = gettext_lazy("Could not publish")

        def format_message(self, log_entry: Any) -> str:
            reasons = " ".join(log_entry.data.get("reasons", []))
            return f"{_('Could not be published as scheduled.')} {reasons}".strip()


@hooks.register("after_bulk_action")
def refresh_images_after_bulk_action(
    request: HttpRequest, action_type: str, objects: Sequence[Any], view: object
) -> None:
    """Record images that a bulk action has moved: it updates rows without signals."""
    image_ids = [item.pk for item in objects if isinstance(item, get_image_model())]
    if image_ids:
        refresh(image_ids)
