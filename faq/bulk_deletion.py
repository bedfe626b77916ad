"""Deleting several FAQs at once: the used ones stay."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction

from .deletion import DeleteFAQAction, FAQInUse
from .models import FAQ
from .where_used import NUMBER_OF_USERS


class DeleteFAQsBulkAction(DeleteBulkAction):
    """Deletes those of the chosen FAQs that nothing uses and says which it left alone."""

    models = [FAQ]
    template_name = "faq/confirm_bulk_delete.html"

    def annotate_items(self, items: Sequence[FAQ]) -> list[FAQ]:
        """Count the uses, which the general list of references does not know in full."""
        self.object_references: dict[FAQ, Any] = {}
        self.is_protected = False
        pks = [item.pk for item in items]
        counted = FAQ.objects.filter(pk__in=pks).annotate(users=NUMBER_OF_USERS)
        return list(counted.order_by("question"))

    def object_context(self, snippet: FAQ) -> dict[str, Any]:
        """Return one FAQ for the template."""
        return {
            "item": snippet,
            "users": snippet.users,
            "usage_url": self.get_usage_url(snippet).partition("?")[0],
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Part what will be deleted from what is used."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        items = context["items"]
        context["used"] = [item for item in items if item["users"]]
        context["unused"] = [item for item in items if not item["users"]]
        return context

    def prepare_action(
        self, objects: list[FAQ], objects_without_access: Any
    ) -> HttpResponse | None:
        """Keep everything: used FAQs are left alone one by one."""
        return None

    @classmethod
    def execute_action(
        cls, objects: list[FAQ], user: AbstractBaseUser | None = None, **kwargs: Any
    ) -> tuple[int, int]:
        """Delete the unused ones, one by one, so that each is judged at its last moment."""
        request = kwargs["self"].request
        kept = []
        for faq in objects:
            try:
                DeleteFAQAction(faq, user=request.user).execute(skip_permission_checks=True)
            except FAQInUse:
                kept.append(faq)
        if kept:
            messages.warning(request, _kept_message(kept))
        return len(objects) - len(kept), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str | None:
        """Say how many were deleted, nothing when none was."""
        if not num_parent_objects:
            return None
        return ngettext(
            "%(count)d FAQ deleted.", "%(count)d FAQs deleted.", num_parent_objects
        ) % {"count": num_parent_objects}


def _kept_message(kept: list[FAQ]) -> str:
    questions = "; ".join(f"“{faq.question}”" for faq in kept)
    return _("Used and therefore not deleted: %(questions)s. Archive them instead.") % {
        "questions": questions
    }
