"""What a section lacks: a role, text, a lead-in, words in a list item."""

from collections.abc import Iterable, Iterator, Sequence

from guide_pages.importing.doubts import Doubt, shortened
from guide_pages.importing.reading.outline import (
    Heading,
    ItemList,
    Node,
    Paragraph,
    Text,
    first_line,
)
from guide_pages.importing.understanding.rich_text import has_words
from guide_pages.importing.understanding.sections import Section
from guide_pages.roles import Role


def gaps_in(sections: Iterable[Section]) -> Iterator[Doubt]:
    """The doubts about how sections are made."""
    for section in sections:
        if section.heading is not None:
            yield from _heading_gaps(section, section.heading)
        yield from _list_gaps(section.nodes, section)


def _heading_gaps(section: Section, heading: Text) -> Iterator[Doubt]:
    if not section.nodes:
        yield Doubt(
            heading.line,
            "heading_without_text",
            f"Nothing stands under the heading “{heading.plain}”; it isn't imported.",
        )
    elif section.role is Role.OTHER:
        yield Doubt(
            heading.line,
            "heading_without_role",
            f"The heading “{heading.plain}” says nothing about its section's role; it is “other” "
            "until an editor chooses one.",
        )


def _list_gaps(nodes: Sequence[Node], section: Section) -> Iterator[Doubt]:
    for place, node in enumerate(nodes):
        if not isinstance(node, ItemList):
            continue
        above = nodes[place - 1] if place else None
        if not _is_led_into(node, above, section):
            items = [item.text.plain for item in node.items if item.text.plain]
            yield Doubt(
                first_line(node),
                "list_without_lead_in",
                f"No sentence that ends in a colon leads into the list “{shortened(items[0])}”."
                if items
                else "No sentence that ends in a colon leads into the list.",
            )
        yield from _empty_items(node)


def _is_led_into(node: ItemList, above: Node | None, section: Section) -> bool:
    """Whether a paragraph with a colon or a lower heading does, or a procedure's own heading."""
    if isinstance(above, Paragraph):
        return above.text.plain.endswith(":")
    if isinstance(above, Heading):
        return True
    return node.numbered and section.role is Role.PROCEDURE


def _empty_items(node: ItemList) -> Iterator[Doubt]:
    for item in node.items:
        if not has_words(item):
            yield Doubt(item.text.line, "empty_list_item", "A list item is empty; it is left out.")
        for child in item.children:
            if isinstance(child, ItemList):
                yield from _empty_items(child)
