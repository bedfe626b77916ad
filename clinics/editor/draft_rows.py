"""Rows that a draft holds however unfinished, and that no two say the same thing once live."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.panels import InlinePanel
from wagtail.admin.panels.base import get_form_for_model

from clinics.unfinished import repeated
from editorial.held_drafts import HeldRowForm


class DraftRows(BaseChildFormSet):
    """The rows of one form."""

    def add_fields(self, form: Any, index: int | None) -> None:
        """Add the row's id, also of one that an older draft has and the tables no longer."""
        super().add_fields(form, index)
        name = self.model._meta.pk.name
        asked = form.fields[name]
        form.fields[name] = forms.IntegerField(
            required=False, initial=asked.initial, widget=asked.widget
        )

    def validate_unique(self) -> None:
        """Refuse, at its place, a row that says again what one above it says; not in drafts."""
        filled = {
            id(form.instance): form
            for form in self.forms
            if not self._should_delete_form(form) and form.is_valid()
        }
        if any(form.is_deferred_validation for form in filled.values()):
            return
        rows = [form.instance for form in filled.values()]
        for row, message in repeated(rows):
            form = filled[id(row)]
            form.add_error(next(iter(form.fields)), ValidationError(message))


class DraftRowsPanel(InlinePanel):
    """An inline panel whose rows are saved as a draft in any state."""

    def get_form_options(self) -> dict[str, Any]:
        """Return the options of the form, with forms for the rows that hold what is typed."""
        options: dict[str, Any] = super().get_form_options()
        rows = options["formsets"][self.relation_name]
        rows["form"] = get_form_for_model(self.db_field.related_model, form_class=HeldRowForm)
        rows["formset"] = DraftRows
        return options
