"""Editors' forms whose drafts can always be saved."""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm

from .ids import SeveralField
from .readiness import sentences_of


class _SavesEveryDraft:
    """Lets every draft be saved: what forbids publishing is asked only when publishing."""

    instance: Any
    fields: dict[str, Any]
    is_deferred_validation: bool

    def clean(self) -> dict[str, Any]:
        """Tell the object whether it is validated as a draft."""
        self.instance.validates_as_draft = self.is_deferred_validation
        cleaned_data: dict[str, Any] = super().clean()  # type: ignore[misc]
        return cleaned_data

    def add_error(self, field: str | None, error: Any) -> None:
        """Add an error; one of a field that the form leaves out is said of the whole.

        A script's form has only the fields that the script sends.
        """
        elsewhere = {
            name: each
            for name, each in getattr(error, "error_dict", {}).items()
            if name != NON_FIELD_ERRORS and name not in self.fields
        }
        if field is not None or not elsewhere:
            super().add_error(field, error)  # type: ignore[misc]
            return
        shown = {name: each for name, each in error.error_dict.items() if name not in elsewhere}
        said = list(sentences_of(self.instance, ValidationError(elsewhere)))
        shown[NON_FIELD_ERRORS] = [*shown.get(NON_FIELD_ERRORS, []), *said]
        super().add_error(None, ValidationError(shown))  # type: ignore[misc]


class _Meta(WagtailAdminModelForm.Meta):
    field_classes = {"topics": SeveralField}


class DraftForm(_SavesEveryDraft, WagtailAdminPageForm):
    """The form of a page."""

    Meta = _Meta


class SnippetDraftForm(_SavesEveryDraft, WagtailAdminModelForm):
    """The form of a snippet."""

    Meta = _Meta
