"""Registers FAQs in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.actions import ActionRegistry
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet

from editorial.publishing import PublishReadySnippet

from .bulk_deletion import DeleteFAQsBulkAction
from .deletion import DeleteFAQAction
from .models import FAQ
from .viewsets import FAQViewSet

register_snippet(FAQViewSet)

# Later than Wagtail's own deletion of snippets, whose place it takes.
hooks.register("register_bulk_action", DeleteFAQsBulkAction, order=1000)


@hooks.register("register_actions")
def register_deletion(registry: ActionRegistry) -> None:
    """Have every single deletion ask first whether anything uses the FAQ."""
    registry.register(FAQ, DeleteFAQAction)


@hooks.register("register_actions")
def register_publishing(registry: ActionRegistry) -> None:
    """Have scripts publish what is ready only."""
    registry.register(FAQ, PublishReadySnippet)


@hooks.register("register_log_actions")
def register_archiving(actions: LogActionRegistry) -> None:
    """Name archiving and restoring in the history."""
    actions.register_action("faq.archive", _("Archive"), _("Archived"))
    actions.register_action("faq.restore", _("Restore"), _("Restored from the archive"))
