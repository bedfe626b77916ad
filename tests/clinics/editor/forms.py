"""Filled-in forms of locations, as the editor sends them."""

from typing import Any

from django.http import QueryDict
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from clinics.models import ClinicPage, Location
from tests.factories import a_user

ROWS = ("fact_values", "guide_settings", "redirects")
CLINIC_ROWS = ("opening_hours", "opening_exceptions", "practitioners", "images")
FIELDS = ("title", "code", "url_pattern")
CLINIC_FIELDS = (
    *("status", "street", "city", "state", "postal_code", "country", "latitude", "longitude"),
    *("phone", "email", "booking_url", "website_url", "time_zone", "languages", "licences"),
)


def filled(location: Location, **changed: Any) -> dict[str, Any]:
    """Return the data of a location's form; ``changed`` has fields, and rows as lists."""
    is_clinic = isinstance(location, ClinicPage)
    rows = {name: _rows(location, name) for name in ROWS}
    rows |= {key: [] for key in CLINIC_ROWS} if is_clinic else {}
    fields = {name: getattr(location, name) for name in FIELDS + CLINIC_FIELDS * is_clinic}
    data = {
        **{name: "" if value is None else value for name, value in fields.items()},
        **rows,
        "comments": [],
        **changed,
    }
    return nested_form_data(
        {
            name: inline_formset(value, initial=_initial(location, name))
            if isinstance(value, list)
            else value
            for name, value in data.items()
        }
    )


def submitted(location: Location, *, as_draft: bool = False, **changed: Any) -> Any:
    """Return the validated form of a location, sent to be published or saved as a draft."""
    data = QueryDict(mutable=True)
    data.update({name: value for name, value in filled(location, **changed).items() if value})
    form_class = location.get_edit_handler().get_form_class()
    draft = location.get_latest_revision_as_object()
    parent = location.get_parent()
    form = form_class(data, instance=draft, for_user=a_user(), parent_page=parent)
    if as_draft:
        form.defer_required_fields()
    form.is_valid()
    return form


def removed(location: Location, name: str = "fact_values") -> list[dict[str, Any]]:
    """Return the rows of a location, all of them to be deleted."""
    return [{**row, "DELETE": "on"} for row in _rows(location, name)]


def _initial(location: Location, name: str) -> int:
    return getattr(location, name).count() if name in ROWS else 0


def _rows(location: Location, name: str) -> list[dict[str, Any]]:
    if name == "fact_values":
        return [
            {
                "id": row.pk,
                "definition": row.definition_id,
                "guide": row.guide_id or "",
                "value": row.value,
            }
            for row in location.fact_values.all()
        ]
    if name == "redirects":
        return [
            {
                "id": row.pk,
                "old_path": row.old_path,
                "guide": row.guide_id or "",
                "to": row.to,
                "status": row.status,
            }
            for row in location.redirects.all()
        ]
    return [
        {
            "id": row.pk,
            "guide": row.guide_id,
            "offered": row.offered,
            "featured": row.featured,
            "position": row.position or "",
        }
        for row in location.guide_settings.all()
    ]
