"""Editors' forms that hold in a draft even what can't be published as it was typed."""

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from wagtail.admin.forms import WagtailAdminModelForm

from .draft_form import DraftForm

#: Errors that a draft has as well: another live object is meant, or no database takes the text.
REFUSED_IN_DRAFTS = frozenset({"unique", "null_characters_not_allowed"})


class _HoldsWhatIsTyped:
    """Keeps in a draft what publishing refuses: half an address, a row without its times.

    A revision holds any text, number or gap, and the form shows it again. What can't even be
    read as what the field holds, such as a time "soon", is refused in drafts too, at its field.
    """

    instance: Any
    fields: dict[str, forms.Field]
    cleaned_data: dict[str, Any]
    is_deferred_validation: bool

    #: Fields that are not what the object says, or that it can't be without.
    never_held: frozenset[str] = frozenset()

    def add_error(self, field: str | None, error: Any) -> None:
        """Add an error, unless this is a draft and it can hold what was typed."""
        if not self.is_deferred_validation:
            super().add_error(field, error)  # type: ignore[misc]
            return
        given = error if isinstance(error, ValidationError) else ValidationError(error)
        by_field = getattr(given, "error_dict", None) or {field: given.error_list}
        for name, errors in by_field.items():
            if not self._holds(name, errors):
                shown: Any = {name: errors} if name in self._names else errors
                super().add_error(None, shown)  # type: ignore[misc]

    @property
    def _names(self) -> set[str | None]:
        return set(self.fields)

    def _holds(self, name: str | None, errors: list[ValidationError]) -> bool:
        if name not in self.fields or name is None or name == NON_FIELD_ERRORS:
            return False
        codes = {error.code for error in errors}
        if name in self.never_held or codes & REFUSED_IN_DRAFTS:
            return False
        if name not in self.cleaned_data:
            try:
                self.cleaned_data[name] = self._as_typed(name)
            except (ValidationError, LookupError):
                return False
        return True

    def _as_typed(self, name: str) -> Any:
        """Return what was typed, as the object can hold it and a revision give it back."""
        stored = self.instance._meta.get_field(name)
        field, bound = self.fields[name], self[name]  # type: ignore[index]
        typed = bound.initial if field.disabled else bound.data
        if isinstance(field, forms.CharField):
            # Addresses too: only finished ones are put into their usual form.
            return forms.CharField.to_python(field, typed)
        value = field.to_python(typed)
        return value if isinstance(stored, models.ForeignKey) else stored.to_python(value)


class HeldDraftForm(_HoldsWhatIsTyped, DraftForm):
    """The form of a page."""

    never_held = frozenset({"go_live_at", "expire_at"})


class HeldRowForm(_HoldsWhatIsTyped, WagtailAdminModelForm):
    """The form of a row of such a page."""
