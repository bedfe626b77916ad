"""What a filled-in form of a location says, before it is saved."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from .in_force.draft import clinic_details, setting_rows, value_rows


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


def filled_payload(form: WagtailAdminPageForm, published: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the location would say of facts and guides if the form were published.

    What the form does not ask stays as in the ``published`` payload.
    """
    payload = {**published, "name": form.cleaned_data.get("title") or published["name"]}
    if "fact_values" in form.formsets:
        payload["values"] = value_rows(
            (row["definition"].pk, _pk(row.get("guide")), row.get("value") or "")
            for _, row in rows_of(form, "fact_values")
            if row.get("definition")
        )
    if "guide_settings" in form.formsets:
        payload["guides"] = setting_rows(
            (row["guide"].pk, row.get("offered", ""), row.get("featured", ""), row.get("position"))
            for _, row in rows_of(form, "guide_settings")
            if row.get("guide")
        )
    if published["clinic"] is not None and "opening_hours" in form.formsets:
        payload["clinic"] = clinic_details(
            lambda name: form.cleaned_data.get(name, getattr(form.instance, name)),
            (
                (row.get("day", ""), row.get("opens"), row.get("closes"))
                for _, row in rows_of(form, "opening_hours")
            ),
        )
    return payload


def _pk(instance: Any) -> int | None:
    return instance.pk if instance is not None else None
