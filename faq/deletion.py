"""Deleting FAQs: only while nothing uses them."""

from django.db.models import ProtectedError
from django.utils.translation import gettext as _
from wagtail.actions.delete import DeleteAction, DeletePermissionError


class FAQInUse(DeletePermissionError):
    """The FAQ is used and may be archived, not deleted."""


class DeleteFAQAction(DeleteAction):
    """Deletes an FAQ, and refuses when anything uses it, however recently."""

    def check(self, skip_permission_checks: bool = False) -> None:
        """Check permission, then that nothing uses the FAQ.

        Raises:
            FAQInUse: while anything uses the FAQ, live, in a draft or scheduled.
        """
        super().check(skip_permission_checks=skip_permission_checks)
        if self.instance.uses.exists():
            raise FAQInUse(_("This FAQ is used. Archive it instead."))

    def _delete(self) -> tuple[int, dict[str, int]]:
        try:
            return super()._delete()
        except ProtectedError as error:
            raise FAQInUse(_("This FAQ is used. Archive it instead.")) from error
