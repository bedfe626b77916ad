"""The rows of a filled-in form."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm


def rows_of(form: WagtailAdminPageForm, relation: str) -> list[tuple[Any, dict[str, Any]]]:
    """Return the rows that stay, each as its own form and what is valid in it.

    Validates the rows. A form without this relation has none.
    """
    formset = form.formsets.get(relation)
    if formset is None:
        return []
    formset.full_clean()
    rows = ((row, getattr(row, "cleaned_data", None)) for row in formset.forms)
    return [(row, data) for row, data in rows if data and not data.get("DELETE")]
