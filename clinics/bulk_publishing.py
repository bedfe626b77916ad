"""Unfinished drafts of locations and local guides are not published many at once.

A bulk action asks no form, so what the editor's form refuses is asked here.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from .models import ClinicPage, LocalGuidePage, Location
from .publication import BRACES, has_braces
from .required_facts import missing_required_facts

#: The rows of locations with the fields that hold plain words.
_ROWS = {
    "fact_values": ("value",),
    "guide_settings": (),
    "opening_hours": (),
    "opening_exceptions": ("note",),
    "practitioners": ("name", "credentials"),
    "images": (),
}


def refuse_unready_locations(
    request: HttpRequest, action_type: str, objects: Sequence[Any], action: Any
) -> HttpResponse | None:
    """Publish nothing when one of the chosen drafts must not be published, and say why."""
    if action_type != "publish" or not all(isinstance(each, Page) for each in objects):
        return None
    pages = list(objects)
    if action.cleaned_form.cleaned_data.get("include_descendants"):
        for page in objects:
            pages += page.get_descendants().not_live()
    found = list(refusals(pages))
    if not found:
        return None
    messages.error(
        request,
        format_html(
            "{}<ul>{}</ul>",
            _("Nothing was published. Mend this first:"),
            format_html_join("", "<li>{}</li>", ((sentence,) for sentence in found)),
        ),
    )
    return redirect(action.next_url)


def refusals(pages: Iterable[Page]) -> Iterator[str]:
    """Yield why the newest drafts of these pages may not be published, a sentence for each."""
    for page in pages:
        model = page.specific_class
        if model is None or not issubclass(model, Location | LocalGuidePage):
            continue
        draft = page.specific.get_latest_revision_as_object()
        for reason in reasons(draft):
            yield f"“{draft.title}”: {reason}"


def reasons(draft: Any) -> Iterator[str]:
    """Yield what must be mended before this very draft is published."""
    draft.validates_as_draft = False
    yield from _refused(draft, draft.full_clean)
    if isinstance(draft, LocalGuidePage):
        for name in ("changes", "faq_changes"):
            yield from _unfinished(draft, name)
        return
    yield from _with_braces(draft, _words_of(draft))
    for relation, names in _ROWS.items():
        for row in getattr(draft, relation).all() if hasattr(draft, relation) else ():
            yield from _refused(row, lambda row=row: _clean_row(row))
            yield from _with_braces(row, names)
    if isinstance(draft, ClinicPage):
        yield from _missing(draft)


def _refused(instance: Any, clean: Any) -> Iterator[str]:
    try:
        clean()
    except ValidationError as error:
        for name, sentences in error.message_dict.items():
            label = "" if name == NON_FIELD_ERRORS else f"{_label(instance, name)}: "
            yield from (f"{label}{sentence}" for sentence in sentences)


def _clean_row(row: Any) -> None:
    row.clean_fields(exclude=["location", "clinic"])
    row.clean()


def _unfinished(draft: LocalGuidePage, name: str) -> Iterator[str]:
    stream = getattr(draft, name)
    try:
        stream.stream_block.clean(stream)
    except ValidationError:
        yield _("%(field)s are not finished. Open the editor, which shows where.") % {
            "field": _label(draft, name)
        }


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
