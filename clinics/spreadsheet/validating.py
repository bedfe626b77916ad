"""What the models refuse of a clinic, said of the columns of a row."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from clinics.models import ClinicPage, FactValue, Location
from clinics.publication import BRACES, has_braces
from clinics.required_facts import missing_required_facts
from editorial.models import FactDefinition

from .changing import COLUMN_OF_FIELD
from .columns import FACT_PREFIX, column_named
from .problems import Problem, gettext_noop
from .stored import TEXT_FIELDS
from .writing import text_of

VALUE_LENGTH: int = FactValue._meta.get_field("value").max_length or 0
_CHECKED = {*TEXT_FIELDS, "title", "code", "latitude", "longitude", "licences"}
_CHILDREN = {
    "opening_hours": "opening_hours",
    "exceptions": "opening_exceptions",
    "practitioners": "practitioners",
}


def problems_of(
    page: ClinicPage,
    changed: Mapping[str, Any],
    *,
    line: int,
    has_successor: bool,
    parent: Location | None,
    required: Collection[FactDefinition],
) -> list[Problem]:
    """Return what keeps the page from being published as it is now.

    ``changed`` are the values that it was given, by column; ``has_successor`` says that its
    successor is yet to be saved; ``parent`` is where a new page will stand.
    """
    found = [
        *_refused(page, _CHECKED, line),
        *_of_children(page, changed, line),
        *_mentions(changed, line),
    ]
    if has_successor and page.status != "closed":
        found.append(
            Problem(
                gettext_noop(
                    "Only a closed clinic has a successor. Write “closed” as its status."
                ),
                line=line,
                column="successor",
            )
        )
    if required:
        found += _missing(page, parent, line)
    return found


def _of_children(page: ClinicPage, changed: Mapping[str, Any], line: int) -> Iterator[Problem]:
    for column, relation in _CHILDREN.items():
        if column in changed:
            for child in getattr(page, relation).all():
                yield from _refused(child, _fields_of(child), line, column)
    for name, value in changed.items():
        if not name.startswith(FACT_PREFIX):
            continue
        if len(value) > VALUE_LENGTH:
            yield Problem(
                gettext_noop("A value has at most %(most)s characters. Shorten it."),
                {"most": VALUE_LENGTH},
                line,
                name,
            )
        if has_braces(value):
            yield Problem(
                gettext_noop("A value can’t mention a fact itself. Leave out the double braces."),
                line=line,
                column=name,
            )


def _mentions(changed: Mapping[str, Any], line: int) -> Iterator[Problem]:
    """Refuse facts within plain words; the pattern of addresses has braces of its own."""
    for name, value in changed.items():
        column = column_named(name)
        if column is None or name.startswith(FACT_PREFIX) or name == "url_pattern":
            continue
        if has_braces(text_of(column, value)):
            yield Problem("%(sentence)s", {"sentence": str(BRACES)}, line=line, column=column.name)


def _fields_of(child: Any) -> set[str]:
    return {field.name for field in child._meta.fields} - {"id", "clinic"}


def _refused(instance: Any, checked: set[str], line: int, column: str = "") -> Iterator[Problem]:
    """Yield what ``full_clean`` says of the checked fields and of the whole."""
    names = {field.name for field in instance._meta.fields}
    try:
        instance.full_clean(exclude=names - checked, validate_constraints=False)
    except ValidationError as error:
        for field, sentences in _by_field(error).items():
            # A field's own validators come last and know best what to write instead.
            yield Problem(
                "%(sentence)s",
                {"sentence": sentences[-1]},
                line,
                column or COLUMN_OF_FIELD.get(field, field.replace(NON_FIELD_ERRORS, "")),
            )


def _by_field(error: ValidationError) -> Mapping[str, list[str]]:
    return error.message_dict


def _missing(page: ClinicPage, parent: Location | None, line: int) -> Iterator[Problem]:
    own = {row.definition_id for row in page.fact_values.all() if row.guide_id is None}
    above = parent if page._state.adding else Location.objects.parent_of(page).first()
    for definition in missing_required_facts(above, own):
        yield Problem(
            gettext_noop(
                "The clinic has no value of “%(label)s”, which every clinic needs. Add a column "
                "%(column)s with its value."
            ),
            {"label": definition.label, "column": f"{FACT_PREFIX}{definition.key}"},
            line,
            f"{FACT_PREFIX}{definition.key}",
        )
