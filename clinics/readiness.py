"""What keeps a draft of a location or a local guide from being published by a person.

An editor's form asks the same, where the answers are; here the draft itself is asked.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from editions.snapshot import follower
from editorial.readiness import sentences_of, validation_reasons

from .editor.in_force.draft import draft_serving
from .models import ClinicPage, LocalGuidePage, Location
from .publication import BRACES, has_braces
from .redirects.refusals import refusals
from .required_facts import missing_required_facts
from .unfinished import repeated

#: The rows of locations with the fields that hold plain words.
_ROWS = {
    "fact_values": ("value",),
    "guide_settings": (),
    "redirects": (),
    "opening_hours": (),
    "opening_exceptions": ("note",),
    "practitioners": ("name", "credentials"),
    "images": (),
}


def reasons(draft: Any) -> Iterator[str]:
    """Yield what must be mended before this very draft is published."""
    yield from validation_reasons(draft)
    if isinstance(draft, LocalGuidePage):
        for name in ("changes", "faq_changes"):
            yield from _unfinished(draft, name)
        return
    yield from _with_braces(draft, _words_of(draft))
    for relation, names in _ROWS.items():
        rows = list(getattr(draft, relation).all()) if hasattr(draft, relation) else []
        for row in rows:
            yield from _of_row(row)
            yield from _with_braces(row, names)
        yield from (message for _row, message in repeated(rows))
    yield from _lost_ways(draft)
    if isinstance(draft, ClinicPage):
        yield from _missing(draft)


def _of_row(row: Any) -> Iterator[str]:
    try:
        row.clean_fields(exclude=["location", "clinic"])
        row.clean()
    except ValidationError as error:
        yield from sentences_of(row, error)


def _unfinished(draft: LocalGuidePage, name: str) -> Iterator[str]:
    stream = getattr(draft, name)
    try:
        stream.stream_block.clean(stream)
    except ValidationError:
        yield _("%(field)s are not finished. Open the editor, which shows where.") % {
            "field": _label(draft, name)
        }


def _lost_ways(location: Location) -> Iterator[str]:
    rows = list(location.redirects.all())
    if rows:
        draft = draft_serving(location, location.get_parent(), follower.snapshot())
        yield from (message for _row, message in refusals(draft, rows))


def _words_of(location: Location) -> Iterator[str]:
    return (
        field.name
        for field in location._meta.concrete_fields
        if field.name != "url_pattern" and field.name in _form_fields(location)
    )


def _form_fields(location: Location) -> Any:
    return location.get_edit_handler().get_form_class().base_fields


def _with_braces(instance: Any, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if has_braces(getattr(instance, name)):
            yield f"{_label(instance, name)}: {BRACES}"


def _missing(clinic: ClinicPage) -> Iterator[str]:
    own = {
        row.definition_id
        for row in clinic.fact_values.all()
        if row.guide_id is None and row.value.strip()
    }
    parent = Location.objects.parent_of(clinic).first()
    for definition in missing_required_facts(parent, own):
        yield _("Under “Facts”, give a value to “%(name)s”: every clinic needs one.") % {
            "name": definition.label
        }


def _label(instance: Any, name: str) -> str:
    return capfirst(str(instance._meta.get_field(name).verbose_name))
