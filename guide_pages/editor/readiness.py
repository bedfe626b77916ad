"""Whether drafts may be published, asked where no editor's form asks it."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from editorial.readiness import sentences_of, validation_reasons
from guide_pages.facts_in_copy import source_errors
from guide_pages.models import GuidePage


def reasons(guide: GuidePage) -> list[str]:
    """Return what must be mended before this very guide is published, by field and remedy."""
    found = list(validation_reasons(guide))
    try:
        guide.body.stream_block.clean(guide.body)
    except ValidationError as error:
        found += _in_body(guide, error)
    for name in ("guide_faqs", "related_guides", "sources"):
        for row in getattr(guide, name).all():
            try:
                row.clean_fields(exclude=["guide"])
            except ValidationError as error:
                found += sentences_of(row, error)
    for source in guide.sources.all():
        if errors := source_errors(source):
            found += sentences_of(source, ValidationError(errors))
    return found


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
