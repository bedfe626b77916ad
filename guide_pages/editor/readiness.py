"""Whether drafts may be published, asked where no editor's form asks it."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Page

from guide_pages.models import GuidePage


def refusals(pages: Iterable[Page]) -> list[str]:
    """Return why the newest drafts of these pages may not be published, a sentence for each."""
    found: list[str] = []
    for page in pages:
        if issubclass(page.specific_class or Page, GuidePage):
            draft = page.specific.get_latest_revision_as_object()
            found += [f"“{draft.title}”: {reason}" for reason in reasons(draft)]
    return found


def reasons(guide: GuidePage) -> list[str]:
    """Return what must be mended before this very guide is published, by field and remedy."""
    found: list[str] = []
    guide.validates_as_draft = False
    try:
        guide.full_clean()
    except ValidationError as error:
        found += _by_field(guide, error)
    try:
        guide.body.stream_block.clean(guide.body)
    except ValidationError as error:
        found += _in_body(guide, error)
    for name in ("guide_faqs", "related_guides", "sources"):
        for row in getattr(guide, name).all():
            try:
                row.clean_fields(exclude=["guide"])
            except ValidationError as error:
                found += _by_field(row, error)
    return found


def _by_field(instance: Model, error: ValidationError) -> Iterator[str]:
    for name, messages in error.message_dict.items():
        if name == NON_FIELD_ERRORS:
            yield from messages
        else:
            label = capfirst(instance._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
            yield from (f"{label}: {message}" for message in messages)


def _in_body(guide: GuidePage, error: Any) -> Iterator[str]:
    yield from (message for each in error.non_block_errors.as_data() for message in each.messages)
    for index, block_error in error.block_errors.items():
        child = guide.body[index]
        where = _("Block %(number)s (%(type)s)") % {
            "number": index + 1,
            "type": child.block.label,
        }
        yield from (f"{where}, {leaf}" for leaf in _leaves(child.block, block_error))


def _leaves(block: Any, error: Any) -> Iterator[str]:
    """Return every message inside a block's error, after the label of its field."""
    inner = getattr(error, "block_errors", None)
    if inner is None:
        yield from (f"{block.label}: {message}" for message in error.messages)
        return
    for each in error.non_block_errors.as_data():
        yield from (f"{block.label}: {message}" for message in each.messages)
    for key, inner_error in inner.items():
        child_blocks = getattr(block, "child_blocks", None)
        yield from _leaves(child_blocks[key] if child_blocks else block.child_block, inner_error)
