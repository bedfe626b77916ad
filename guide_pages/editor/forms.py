"""The editor's form of a guide."""

from typing import Any

from django.core.exceptions import ValidationError

from editorial.draft_form import DraftForm
from guide_pages.facts_in_copy import SOURCES, source_errors


class GuideForm(DraftForm):
    """Refuses, where a person publishes, sources that mention facts wrongly."""

    def clean(self) -> dict[str, Any]:
        """Ask the rows too: the guide itself does not know them yet."""
        cleaned_data = super().clean()
        if not self.is_deferred_validation and SOURCES in self.formsets:
            formset = self.formsets[SOURCES]
            formset.full_clean()
            for row in formset.forms:
                filled = getattr(row, "cleaned_data", None)
                if filled and not filled.get("DELETE"):
                    _refuse_facts(row)
        return cleaned_data


def _refuse_facts(row: Any) -> None:
    for field, messages in source_errors(row.instance).items():
        row.add_error(field, ValidationError(messages))
