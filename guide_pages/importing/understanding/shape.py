"""The shape most blocks have: paragraphs, one list or table, paragraphs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from guide_pages.importing.reading.outline import ItemList, ListItem, Node, Paragraph, Table, Text
from guide_pages.importing.understanding.rich_text import has_words, paragraphs_only, rich_text
from guide_pages.importing.understanding.sections import Section

RawValue = dict[str, Any]
"""A block's value as the StreamField stores it, without the ids of list items."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A section read as a block; `structure` are the labels that its fields say without words."""

    value: RawValue
    structure: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Framed:
    """The one list or table of a section, with the paragraphs before and after it."""

    before: tuple[Paragraph, ...]
    centre: ItemList | Table
    after: tuple[Paragraph, ...]


def framed(section: Section) -> Framed | None:
    """The section's one list or table in its frame; None when it has another shape."""
    places = [i for i, node in enumerate(section.nodes) if isinstance(node, ItemList | Table)]
    if len(places) != 1:
        return None
    place = places[0]
    before, centre, after = (
        section.nodes[:place],
        section.nodes[place],
        section.nodes[place + 1 :],
    )
    if not isinstance(centre, ItemList | Table):
        return None
    if not (paragraphs_only(before) and paragraphs_only(after)):
        return None
    return Framed(_paragraphs(before), centre, _paragraphs(after))


def plain_items(items: Iterable[ListItem], *, longest: int) -> list[ListItem] | None:
    """The items that say something; None when a plain field of `longest` characters loses any.

    Lost would be what is longer, marked up, or nested.
    """
    said = [item for item in items if has_words(item)]
    fits = all(
        len(item.text.plain) <= longest and not item.text.is_formatted and not item.children
        for item in said
    )
    return said if said and fits else None


def framed_value(
    section: Section, before: Sequence[Node], after: Sequence[Node], **more: Any
) -> RawValue:
    """The raw value of a block with role, heading, intro and outro, and `more` in between."""
    return {
        "role": str(section.role),
        "heading": section.heading_words,
        "anchor": "",
        "intro": rich_text(before),
        **more,
        "outro": rich_text(after),
    }


def listed(values: Iterable[Any]) -> list[dict[str, Any]]:
    """Values as a stored list keeps them."""
    return [{"type": "item", "value": value} for value in values]


def _paragraphs(nodes: Sequence[Node]) -> tuple[Paragraph, ...]:
    return tuple(node for node in nodes if isinstance(node, Paragraph))
