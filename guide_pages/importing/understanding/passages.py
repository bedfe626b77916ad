"""The copy in which figures of the treatment may stand."""

from collections.abc import Iterable, Sequence

from guide_pages.importing.reading.outline import (
    ItemList,
    Node,
    Outline,
    Paragraph,
    Table,
    Text,
    texts_of,
)
from guide_pages.importing.understanding.sections import Division, Section
from guide_pages.importing.understanding.treatment import Passage
from guide_pages.roles import Role


def passages_of(
    outline: Outline, division: Division, sections: Iterable[Section]
) -> list[Passage]:
    """All copy in which figures of the treatment may stand, with what stands above it."""
    summary = outline.fields.summary
    passages = [Passage(summary, Role.OVERVIEW, "")] if summary else []
    passages += [Passage(t, Role.OVERVIEW, "") for t in texts_of(_opening_copy(division))]
    for section in sections:
        if section.heading is None:
            continue
        passages += _under(section.nodes, section.role, section.heading.plain)
    for asked in division.asked:
        passages += _under(asked.answer, Role.OTHER, asked.question.plain)
    return passages


def _opening_copy(division: Division) -> list[Node]:
    return [node for node in division.preamble if not isinstance(node, Table)]


def _under(nodes: Sequence[Node], role: Role, above: str) -> list[Passage]:
    """The copy under a heading; a table of two columns reads "name: value", others not at all."""
    passages: list[Passage] = []
    for node in nodes:
        if isinstance(node, Table):
            passages += [Passage(_as_line(row), role, above) for row in node.rows if len(row) == 2]
        elif isinstance(node, ItemList | Paragraph):
            passages += [Passage(text, role, above) for text in texts_of((node,))]
        else:
            above = node.text.plain
    return passages


def _as_line(row: Sequence[Text]) -> Text:
    name, value = row
    source = f"{name.plain}: {value.plain}"
    return Text(line=name.line, html=source, source=source)
