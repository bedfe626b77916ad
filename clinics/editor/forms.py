"""The editor's forms of locations."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from clinics.people.managed import MANAGED_FIELDS
from clinics.publication import BRACES, has_braces
from editorial.held_drafts import HeldDraftForm

#: The rows whose words may not mention facts, with the fields that hold them.
_PLAIN_ROWS = {
    "fact_values": ("value",),
    "practitioners": ("name", "credentials"),
    "opening_exceptions": ("note",),
}


class LocationForm(HeldDraftForm):
    """The form of the group, of regions and, with more, of clinics.

    Shows the managed fields without letting people of the location alone change them.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            # A page begins with a name and an address.
            self.never_held |= {"title", "code"}
            return
        if self.for_user is None:
            return
        if not self.instance.permissions_for_user(self.for_user).manages:
            for name in MANAGED_FIELDS:
                if name in self.fields:
                    self._only_show(name)

    def _only_show(self, name: str) -> None:
        field = self.fields[name]
        field.disabled = True
        field.help_text = _("Only the group’s people change it.")
        if isinstance(field, forms.ModelChoiceField):
            # A chooser does not look disabled.
            chosen = getattr(self.instance, name)
            choice = (chosen.pk, str(chosen)) if chosen is not None else ("", _("None"))
            field.widget = forms.Select(choices=[choice])

    def clean(self) -> dict[str, Any]:
        """Refuse facts within plain words, and what else a location is not published with."""
        cleaned_data = super().clean()
        if not self.is_deferred_validation:
            self._refuse_braces()
            self._refuse_redirects()
            self.refuse_publishing()
        return cleaned_data

    def refuse_publishing(self) -> None:
        """Add the errors that only publishing has."""

    def _refuse_redirects(self) -> None:
        """Refuse, at its row, a redirect that leads in a circle or begins at a guide's page."""
        from clinics.redirects.refusals import refusals

        from .draft_redirects import serving_in_form
        from .rows import rows_of

        rows = {id(row.instance): row for row, _data in rows_of(self, "redirects")}
        if rows:
            given = [row.instance for row in rows.values() if row.is_valid()]
            for each, message in refusals(serving_in_form(self, given), given):
                rows[id(each)].add_error("old_path", ValidationError(message))

    def _refuse_braces(self) -> None:
        from .rows import rows_of

        for name, value in list(self.cleaned_data.items()):
            # The pattern of addresses has braces of its own, and says what is wrong with them.
            if name != "url_pattern" and has_braces(value):
                self.add_error(name, ValidationError(BRACES))
        for relation, names in _PLAIN_ROWS.items():
            for row, data in rows_of(self, relation):
                for name in names:
                    if has_braces(data.get(name)):
                        row.add_error(name, ValidationError(BRACES))


class ClinicForm(LocationForm):
    """Asks for the required facts when a clinic is published; drafts may lack them."""

    def refuse_publishing(self) -> None:
        """Refuse publishing without a value of every required fact."""
        from clinics.required_facts import missing_required_facts

        parent = self.parent_page.specific if self.parent_page is not None else None
        missing = missing_required_facts(parent, self._own_values())
        if missing:
            names = ", ".join(f"“{definition.label}”" for definition in missing)
            self.add_error(
                None,
                ValidationError(
                    _("Under “Facts”, give a value to %(names)s: every clinic needs one.")
                    % {"names": names}
                ),
            )

    def _own_values(self) -> set[int]:
        from .rows import rows_of

        if "fact_values" not in self.formsets:
            return {row.definition_id for row in self.instance.fact_values.all() if not row.guide}
        return {
            row["definition"].pk
            for _, row in rows_of(self, "fact_values")
            if row.get("definition") and not row.get("guide") and (row.get("value") or "").strip()
        }
