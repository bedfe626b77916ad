"""Values of columns put into a clinic's page, as yet unsaved."""

from collections.abc import Mapping
from typing import Any

from clinics.models import ClinicPage, FactValue, OpeningException, OpeningHours, Practitioner

from .columns import FactColumn, column_named
from .hours import DAYS
from .stored import TEXT_FIELDS, Facts

#: Fields of the page by column, where they have another name or type.
_FIELDS = {"name": "title", "latitude": "latitude", "longitude": "longitude"}

#: Columns by what the models call the field that they refuse.
COLUMN_OF_FIELD = {
    "title": "name",
    "slug": "code",
    "opening_exceptions": "exceptions",
    "successor": "successor",
}


def put(page: ClinicPage, values: Mapping[str, Any], facts: Facts) -> None:
    """Give the page these values; ``successor`` is the id of a clinic.

    What ``values`` does not name stays. Keys of facts and slugs of guides must be known.
    """
    for name, value in values.items():
        if name in TEXT_FIELDS or name in _FIELDS:
            setattr(page, _FIELDS.get(name, name), value)
        elif name == "successor":
            page.successor_id = value
        elif name == "licences":
            page.licences = "\n".join(value)
        elif name == "opening_hours":
            page.opening_hours.set(
                [
                    OpeningHours(
                        day=DAYS[each.day], opens=each.opens, closes=each.closes, sort_order=order
                    )
                    for order, each in enumerate(value)
                ]
            )
        elif name == "exceptions":
            page.opening_exceptions.set(
                [
                    OpeningException(
                        date=each.on,
                        closed=each.opens is None,
                        opens=each.opens,
                        closes=each.closes,
                        note=each.note,
                        sort_order=order,
                    )
                    for order, each in enumerate(value)
                ]
            )
        elif name == "practitioners":
            page.practitioners.set(
                [
                    Practitioner(
                        name=each.name,
                        credentials=each.credentials,
                        url=each.url,
                        sort_order=order,
                    )
                    for order, each in enumerate(value)
                ]
            )
    _put_facts(page, values, facts)


def _put_facts(page: ClinicPage, values: Mapping[str, Any], facts: Facts) -> None:
    columns = {name: column_named(name) for name in values}
    for name, column in columns.items():
        if not isinstance(column, FactColumn):
            continue
        definition = facts.definitions[column.key]
        guide_id = facts.guide(column) if column.guide else None
        kept = list(page.fact_values.all())
        same = [
            row for row in kept if (row.definition_id, row.guide_id) == (definition.pk, guide_id)
        ]
        if not values[name]:
            page.fact_values.remove(*same)
        elif same:
            same[0].value = values[name]
            page.fact_values.add(same[0])
        else:
            page.fact_values.add(
                FactValue(
                    definition=definition,
                    guide_id=guide_id,
                    value=values[name],
                    sort_order=1 + max((row.sort_order or 0 for row in kept), default=-1),
                )
            )
