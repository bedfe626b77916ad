"""The editor's forms of locations."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clinics.people.managed import MANAGED_FIELDS
from clinics.publication import BRACES, has_braces
from editions.snapshot import follower
from editorial.draft_form import DraftForm

#: The rows whose words may not mention facts, with the fields that hold them.
_PLAIN_ROWS = {
    "fact_values": ("value",),
    "practitioners": ("name", "credentials"),
    "opening_exceptions": ("note",),
}


class LocationForm(DraftForm):
    """The form of the group, of regions and, with more, of clinics.

    Shows the managed fields without letting people of the location alone change them. A form
    that says ``asking_name`` is answered with a warning before it takes a value away that
    published copy mentions; ticking ``publish_all_the_same`` confirms.
    """

    asking_name = "asks_before_publishing"

    publish_all_the_same = forms.BooleanField(
        label=gettext_lazy("Publish all the same"),
        required=False,
        help_text=gettext_lazy(
            "Visitors then read what the copy says instead, or nothing where it says nothing."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.for_user is None or self.instance.pk is None:
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

    @property
    def is_asked(self) -> bool:
        """Whether the form has warned, so that its answer needs a place."""
        return "publish_all_the_same" in self.errors or bool(
            self.is_bound and self.data.get("publish_all_the_same")
        )

    def clean(self) -> dict[str, Any]:
        """Refuse facts within plain words, and ask before values in use are taken away."""
        cleaned_data = super().clean()
        if not self.is_deferred_validation:
            self._refuse_braces()
            self.refuse_publishing()
            self._ask()
        return cleaned_data

    def refuse_publishing(self) -> None:
        """Add the errors that only publishing has."""

    def _refuse_braces(self) -> None:
        from .filled import rows_of

        for name, value in list(self.cleaned_data.items()):
            # The pattern of addresses has braces of its own, and says what is wrong with them.
            if name != "url_pattern" and has_braces(value):
                self.add_error(name, ValidationError(BRACES))
        for relation, names in _PLAIN_ROWS.items():
            for row, data in rows_of(self, relation):
                for name in names:
                    if has_braces(data.get(name)):
                        row.add_error(name, ValidationError(BRACES))

    def _ask(self) -> None:
        from clinics.places import tree_of

        from .filled import filled_payload
        from .lost_values import lost_values, warnings

        is_asking = self.asking_name in self.data
        if not is_asking or self.cleaned_data.get("publish_all_the_same") or self.errors:
            return
        snapshot = follower.snapshot()
        published = tree_of(snapshot).node(self.instance.pk or 0)
        if published is None or not all(each.is_valid() for each in self.formsets.values()):
            return
        payload = filled_payload(self, published.payload)
        lost = lost_values(self.instance, payload, snapshot)
        if lost:
            self.add_error(None, [ValidationError(each) for each in warnings(lost, snapshot)])
            self.add_error(
                "publish_all_the_same",
                ValidationError(
                    _("Give these facts a value again, or tick this under “Facts” and publish.")
                ),
            )


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
        from .filled import rows_of

        if "fact_values" not in self.formsets:
            return {row.definition_id for row in self.instance.fact_values.all() if not row.guide}
        return {
            row["definition"].pk
            for _, row in rows_of(self, "fact_values")
            if row.get("definition") and not row.get("guide") and (row.get("value") or "").strip()
        }
