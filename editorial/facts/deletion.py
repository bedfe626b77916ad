"""Deleting definitions of facts: only while no copy mentions them."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.actions.delete import DeleteAction, DeletePermissionError
from wagtail.admin import messages
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction
from wagtail.snippets.views.snippets import DeleteView

from editorial.models import FactDefinition

from .mentions import Mention, mentions_of


class FactMentioned(DeletePermissionError):
    """Copy mentions the fact."""


class DeleteFactAction(DeleteAction):
    """Deletes the definition of a fact, and refuses while copy mentions it."""

    def check(self, skip_permission_checks: bool = False) -> None:
        """Check permission, then that no copy mentions the fact.

        Raises:
            FactMentioned: while any copy does, live or draft.
        """
        super().check(skip_permission_checks=skip_permission_checks)
        if mentions_of(self.instance.key):
            raise FactMentioned(
                _("Copy mentions “%(fact)s”. Take it out of the copy first.")
                % {"fact": self.instance}
            )


class FactDeleteView(DeleteView):
    """Deletes a fact that no copy mentions; otherwise it shows which copy does."""

    @cached_property
    def mentions(self) -> list[Mention]:
        """Return the copy that mentions the fact."""
        return mentions_of(self.object.key)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, mentions=self.mentions)

    def form_valid(self, form: Any) -> HttpResponse:
        """Delete, unless some copy has come to mention the fact since the page was opened."""
        try:
            return super().form_valid(form)
        except FactMentioned as refusal:
            messages.error(self.request, str(refusal))
            return redirect(self.get_delete_url())


class DeleteFactsBulkAction(DeleteBulkAction):
    """Deletes those of the chosen facts that no copy mentions and says which it left alone."""

    models = [FactDefinition]

    @classmethod
    def execute_action(
        cls, objects: list[FactDefinition], user: Any = None, **kwargs: Any
    ) -> tuple[int, int]:
        """Delete one by one, so that each is judged at its last moment."""
        request = kwargs["self"].request
        deleted = 0
        for fact in objects:
            try:
                DeleteFactAction(fact, user=request.user).execute(skip_permission_checks=True)
            except FactMentioned as refusal:
                messages.warning(request, str(refusal))
            else:
                deleted += 1
        return deleted, 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str | None:
        """Say that facts were deleted, nothing when none was."""
        if not num_parent_objects:
            return None
        return str(super().get_success_message(num_parent_objects, num_child_objects))
