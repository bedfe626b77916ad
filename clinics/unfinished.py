"""What of a location can't be published as it is: fields by name, and rows.

A draft holds it in its revision. The tables never do: nothing incomplete gets into them, neither
from the draft of a location that has never been published nor when a draft goes live by the
clock, which asks nobody.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations

if TYPE_CHECKING:
    from .models import Location

#: Fields that stand or fall together.
_TOGETHER = {"latitude": {"latitude", "longitude"}, "longitude": {"latitude", "longitude"}}


def relations(location: "Location") -> list[str]:
    """Return the names of a location's lists of rows."""
    own = location._meta.app_label
    return [
        relation.get_accessor_name()
        for relation in get_all_child_relations(type(location))
        if relation.related_model._meta.app_label == own
    ]


def is_malformed(location: "Location", name: str) -> bool:
    """Say whether the value of one field by itself could not be published."""
    field: Any = location._meta.get_field(name)
    try:
        field.clean(getattr(location, name), location)
    except ValidationError:
        return True
    return False


def unfinished_fields(location: "Location") -> set[str]:
    """Return the names of fields that must not be published as they are."""
    names: set[str] = set()
    as_draft = location.validates_as_draft
    location.validates_as_draft = False
    try:
        for check in (location.clean_fields, location.clean):
            try:
                check()
            except ValidationError as error:
                names.update(error.error_dict)
    finally:
        location.validates_as_draft = as_draft
    for name in list(names):
        names |= _TOGETHER.get(name, set())
    return names & _own_fields(location)


def unfinished_rows(location: "Location") -> dict[str, list[Any]]:
    """Return the rows that must not be published as they are, by the list they stand in."""
    found = {}
    for name in relations(location):
        rows = list(getattr(location, name).all())
        doubled = {id(row) for row, _ in repeated(rows)}
        unfinished = [row for row in rows if id(row) in doubled or is_refused(row)]
        if unfinished:
            found[name] = unfinished
    return found


def is_unfinished(location: "Location") -> bool:
    """Say whether anything of a location must not be published as it is."""
    return bool(unfinished_fields(location) or unfinished_rows(location))


def repeated(rows: Iterable[Any]) -> Iterator[tuple[Any, str]]:
    """Yield each row that says again what one before it says, with the words on that."""
    seen: set[tuple[Any, ...]] = set()
    for row in rows:
        said = said_once(row)
        again = [message for key, message in said.items() if key in seen]
        if again:
            yield row, again[0]
        else:
            seen.update(said)


def said_once(row: Any) -> dict[tuple[Any, ...], str]:
    """Return what no other row at its location may say, with the words on one that does.

    What the tables hold to by unique constraints, asked of rows that are in no table yet.
    """
    said = {}
    for constraint in row._meta.constraints:
        conditions = dict(constraint.condition.children) if constraint.condition else {}
        names = [name for name in constraint.fields if name not in parents_of(row)]
        key = tuple(getattr(row, _column(row, name)) for name in names)
        is_meant = all(getattr(row, _column(row, name)) == conditions[name] for name in conditions)
        if is_meant and None not in key:
            said[constraint.name, *key] = str(constraint.violation_error_message)
    return said


def parents_of(row: Any) -> set[str]:
    """Return the names of the fields by which a row knows its location."""
    return {each.name for each in row._meta.fields if isinstance(each, ParentalKey)}


def is_refused(row: Any) -> bool:
    """Say whether a row by itself must not be published as it is."""
    try:
        row.clean_fields(exclude=parents_of(row))
        row.clean()
    except ValidationError:
        return True
    return False


def _column(row: Any, name: str) -> str:
    return str(row._meta.get_field(name).attname)


def _own_fields(location: "Location") -> set[str]:
    fields = location._meta.concrete_fields
    own = {each.name for each in fields if each.model._meta.app_label == location._meta.app_label}
    return {"title"} | own
