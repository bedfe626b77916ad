"""The sections of a document as the blocks of a guide's body."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from guide_pages.blocks.benefit_list import reading as benefit_list
from guide_pages.blocks.care_list import reading as care_list
from guide_pages.blocks.comparison import reading as comparison
from guide_pages.blocks.section import reading as running_text
from guide_pages.blocks.steps import reading as steps
from guide_pages.blocks.suitability import reading as suitability
from guide_pages.importing.reading.outline import (
    Heading,
    ItemList,
    Node,
    Paragraph,
    Table,
    Text,
    unformatted,
)
from guide_pages.importing.understanding.sections import Section, inherited
from guide_pages.importing.understanding.shape import RawValue, Reading

LONGEST_HEADING = 160

_READERS: tuple[tuple[str, Callable[[Section], Reading | None]], ...] = (
    ("suitability", suitability.read),
    ("comparison", comparison.read),
    ("steps", steps.read),
    ("benefit_list", benefit_list.read),
    ("care_list", care_list.read),
)
"""The block types with a shape of their own, in the order in which they are asked."""


@dataclass(frozen=True, slots=True)
class UnderstoodBlock:
    """A block of the body: its type, its raw value without ids, and the lines it was made of.

    `structure` are labels that the block's fields say without words.
    """

    type: str
    value: RawValue
    lines: frozenset[int]
    structure: tuple[Text, ...] = ()

    @property
    def line(self) -> int:
        """The line in which it begins."""
        return min(self.lines)


def blocks_of(section: Section) -> list[UnderstoodBlock]:
    """The block of a section, or several when it holds more than one list, table or part.

    Of several the first has the section's heading, the others that of their lower heading or
    none; all have a role. A section without anything under its heading has no block.
    """
    if not section.nodes:
        return []
    whole = _structured(section)
    if whole is not None:
        return [whole]
    read = [(part, _structured(part)) for part in _parts(section)]
    if all(block is None for _, block in read):
        return [_running_text(section)]
    blocks: list[UnderstoodBlock] = []
    unread: list[Section] = []
    for part, block in read:
        if block is None:
            unread.append(part)
            continue
        blocks.extend(_joined(unread))
        unread = []
        blocks.append(block)
    return blocks + _joined(unread)


def _structured(section: Section) -> UnderstoodBlock | None:
    for name, read in _READERS:
        reading = read(section)
        if reading is not None:
            return UnderstoodBlock(name, reading.value, section.lines, reading.structure)
    return None


def _running_text(section: Section) -> UnderstoodBlock:
    return UnderstoodBlock("section", running_text.read(section).value, section.lines)


def _joined(parts: Sequence[Section]) -> list[UnderstoodBlock]:
    """Parts that are nothing but copy as one section again."""
    if not parts:
        return []
    first = parts[0]
    nodes: list[Node] = list(first.nodes)
    for part in parts[1:]:
        if part.heading is not None:
            nodes.append(Heading(part.heading, level=3))
        nodes.extend(part.nodes)
    if first.heading is not None and not nodes:
        return [_running_text(replace(first, heading=None, nodes=(Heading(first.heading, 3),)))]
    return [_running_text(replace(first, nodes=tuple(nodes)))]


def _parts(section: Section) -> list[Section]:
    """The section cut at its lower headings and before every further list or table.

    A lead-in goes with its list. A heading with nothing but a lower heading under it is put
    before that one's words.
    """
    parts: list[tuple[Text | None, list[Node]]] = [(section.heading, [])]
    for node in section.nodes:
        heading, nodes = parts[-1]
        if isinstance(node, Heading):
            if heading is not None and not nodes and _fits(heading, node.text):
                parts[-1] = (_both(heading, node.text), nodes)
            else:
                parts.append((node.text, []))
        elif isinstance(node, ItemList | Table) and _has_list(nodes):
            lead_in = _lead_in(nodes)
            del nodes[len(nodes) - len(lead_in) :]
            parts.append((None, [*lead_in, node]))
        else:
            nodes.append(node)
    return [
        inherited(section, nodes, heading)
        for heading, nodes in parts
        if nodes or heading is not None
    ]


def _fits(heading: Text, lower: Text) -> bool:
    return len(heading.plain) + 2 + len(lower.plain) <= LONGEST_HEADING


def _both(heading: Text, lower: Text) -> Text:
    """Two headings as one that stands in the lines of both."""
    breaks = "\n" * max(lower.line - heading.line, 1)
    return unformatted(f"{heading.plain}:{breaks}{lower.plain}", line=heading.line)


def _has_list(nodes: Sequence[Node]) -> bool:
    return any(isinstance(node, ItemList | Table) for node in nodes)


def _lead_in(nodes: Sequence[Node]) -> list[Node]:
    """The last paragraph when it leads into what follows."""
    last = nodes[-1]
    is_lead_in = isinstance(last, Paragraph) and last.text.plain.endswith(":")
    return [last] if is_lead_in else []
