"""Editors' forms whose drafts can always be saved."""

from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm


class _SavesEveryDraft:
    """Lets every draft be saved: what forbids publishing is asked only when publishing."""

    instance: Any
    is_deferred_validation: bool

    def clean(self) -> dict[str, Any]:
        """Tell the object whether it is validated as a draft."""
        self.instance.validates_as_draft = self.is_deferred_validation
        cleaned_data: dict[str, Any] = super().clean()  # type: ignore[misc]
        return cleaned_data


class DraftForm(_SavesEveryDraft, WagtailAdminPageForm):
    """The form of a page."""


class SnippetDraftForm(_SavesEveryDraft, WagtailAdminModelForm):
    """The form of a snippet."""
