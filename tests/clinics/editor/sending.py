"""Locations sent from the editor, and what stands in it when it is opened again."""

from typing import Any

from django.test import Client
from django.urls import reverse

from clinics.models import Location
from tests.clinics.editor.forms import filled


def send(editor: Client, location: Location, action: str = "", **changed: Any) -> Any:
    """Send the form of a location: saved as a draft, or with an ``action``."""
    data = filled(location, **changed) | ({action: "1"} if action else {})
    return editor.post(reverse("wagtailadmin_pages:edit", args=[location.pk]), data)


def form_of(editor: Client, location: Location) -> Any:
    """Return the form as the editor opens it."""
    return editor.get(reverse("wagtailadmin_pages:edit", args=[location.pk])).context["form"]


def shown(form: Any) -> dict[str, str]:
    """Return what stands in the fields of a form, as text."""
    values = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else str(value) for name, value in values.items()}


def shown_row(form: Any, typed: dict[str, str]) -> dict[str, str]:
    """Return what should stand in the fields of a row's form after ``typed`` has been saved."""
    values = {**shown(form), **typed}
    times = {name: f"{values[name]}:00" for name in ("opens", "closes") if values.get(name)}
    return {**values, **times, **({"closed": "True"} if typed.get("closed") else {})}
