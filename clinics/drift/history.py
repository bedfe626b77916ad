"""Decisions about drift in the history of a local guide."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry

from .actions import KEPT, TAKEN, UNDONE


def register_decisions(actions: LogActionRegistry) -> None:
    """Name the decisions."""
    actions.register_action(KEPT, _("Keep ours"), _("Kept its own words after drift"))
    actions.register_action(TAKEN, _("Take the new copy"), _("Took the new copy from above"))
    actions.register_action(UNDONE, _("Undo a decision"), _("Undid a decision about drift"))
