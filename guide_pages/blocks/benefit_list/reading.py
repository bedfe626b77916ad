"""A list of benefits in a document. Pure."""

from guide_pages.importing.reading.outline import ItemList, ListItem
from guide_pages.importing.understanding.item_parts import name_and_rest
from guide_pages.importing.understanding.rich_text import has_words
from guide_pages.importing.understanding.sections import Section
from guide_pages.importing.understanding.shape import (
    RawValue,
    Reading,
    framed,
    framed_value,
    listed,
)
from guide_pages.roles import Role

LONGEST_TEXT = 255


def read(section: Section) -> Reading | None:
    """Read the one list of a section about benefits; None when it is something else.

    An item that names a benefit and explains it ("Smoother skin: …") is text and detail.
    """
    frame = framed(section)
    if section.role is not Role.BENEFITS or frame is None:
        return None
    if not isinstance(frame.centre, ItemList):
        return None
    benefits = [_benefit(item) for item in frame.centre.items if has_words(item)]
    items = [benefit for benefit in benefits if benefit is not None]
    if not items or len(items) < len(benefits):
        return None
    return Reading(framed_value(section, frame.before, frame.after, items=listed(items)))


def _benefit(item: ListItem) -> RawValue | None:
    parts = name_and_rest(item)
    if parts is None:
        return None
    name, rest = parts
    text, detail = (name, rest) if name else (rest, "")
    return {"text": text, "detail": detail} if len(text) <= LONGEST_TEXT else None
