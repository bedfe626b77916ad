"""A numbered list of steps in a document. Pure."""

import re

from guide_pages.importing.reading.outline import Heading, ItemList, ListItem, Paragraph
from guide_pages.importing.understanding.item_parts import name_and_rest
from guide_pages.importing.understanding.rich_text import has_words, paragraphs_only
from guide_pages.importing.understanding.sections import Section
from guide_pages.importing.understanding.shape import (
    RawValue,
    Reading,
    framed,
    framed_value,
    listed,
)
from guide_pages.roles import Role

LONGEST_TITLE = 120
_ROLES = {Role.PROCEDURE, Role.PREPARATION, Role.AFTERCARE}
_NUMBERED_HEADING = re.compile(r"^(?:step\s*)?\d{1,2}\s*[.):–—-]\s*(?P<name>\S.*)$", re.IGNORECASE)


def read(section: Section) -> Reading | None:
    """Read the numbered list, or the numbered lower headings, of a section about a procedure.

    None when it is something else. A step that names itself ("Cleanse: …") has title and text.
    """
    if section.role not in _ROLES:
        return None
    by_headings = _headed_steps(section)
    if by_headings is not None:
        return by_headings
    frame = framed(section)
    if frame is None or not isinstance(frame.centre, ItemList) or not frame.centre.numbered:
        return None
    steps = [_step(item) for item in frame.centre.items if has_words(item)]
    items = [step for step in steps if step is not None]
    if not items or len(items) < len(steps):
        return None
    return Reading(framed_value(section, frame.before, frame.after, items=listed(items)))


def _step(item: ListItem) -> RawValue | None:
    parts = name_and_rest(item)
    return None if parts is None else _named(*parts)


def _named(title: str, text: str) -> RawValue:
    """A step; one that has nothing but a title, or a very long one, is all text."""
    if text and len(title) <= LONGEST_TITLE:
        return {"title": title, "text": text}
    return {"title": "", "text": f"{title} {text}".strip()}


def _headed_steps(section: Section) -> Reading | None:
    """Steps that are lower headings ("1. Cleanse") with paragraphs."""
    starts = [i for i, node in enumerate(section.nodes) if isinstance(node, Heading)]
    if len(starts) < 2 or not paragraphs_only(section.nodes[: starts[0]]):
        return None
    items: list[RawValue] = []
    for start, end in zip(starts, [*starts[1:], len(section.nodes)], strict=True):
        heading, below = section.nodes[start], section.nodes[start + 1 : end]
        paragraphs = [node for node in below if isinstance(node, Paragraph)]
        if not isinstance(heading, Heading) or len(paragraphs) < len(below):
            return None
        named = _NUMBERED_HEADING.match(heading.text.plain)
        if named is None:
            return None
        if any(paragraph.text.is_formatted for paragraph in paragraphs):
            return None
        text = " ".join(paragraph.text.plain for paragraph in paragraphs)
        items.append(_named(named["name"], text))
    return Reading(framed_value(section, section.nodes[: starts[0]], (), items=listed(items)))
