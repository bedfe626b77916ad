"""The outline divided into what comes first, the sections, and the questions with answers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from guide_pages.importing.reading.headings import is_single_question
from guide_pages.importing.reading.outline import (
    Heading,
    ItemList,
    ListItem,
    Node,
    Paragraph,
    Question,
    Text,
    lines_of,
    unformatted,
)
from guide_pages.importing.reading.questions import is_faq_heading, marked_question
from guide_pages.importing.roles import role_of
from guide_pages.roles import Role

_NUMBER = re.compile(r"^\s*(?:\(\d{1,2}\)|\d{1,2}\s?[.)])\s+(?=\S)")
_BOLD_QUESTION = re.compile(r"^<b>(?P<question>[^<]*\?)\s*</b>(?P<answer>.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it; lower headings are among the nodes.

    `heading` is None for copy without one of its own.
    """

    heading: Text | None
    role: Role
    nodes: tuple[Node, ...]

    @property
    def lines(self) -> frozenset[int]:
        """The lines in which the section stands, its heading's included."""
        own = frozenset(self.heading.lines) if self.heading else frozenset()
        return own | lines_of(self.nodes)

    @property
    def heading_words(self) -> str:
        """The heading as a plain field holds it, "" without one."""
        return self.heading.plain if self.heading else ""


@dataclass(slots=True)
class Asked:
    """A question with the nodes of its answer."""

    question: Text
    answer: list[Node] = field(default_factory=list)

    @property
    def lines(self) -> frozenset[int]:
        """The lines in which question and answer stand."""
        return frozenset(self.question.lines) | lines_of(self.answer)


@dataclass(slots=True)
class Division:
    """A document's parts in its order.

    `structure` holds the headings that only open the questions or group them.
    """

    preamble: list[Node] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    structure: list[Text] = field(default_factory=list)


def divide(nodes: Sequence[Node]) -> Division:
    """Divide a document whose title is already taken out.

    Sections begin at the highest level of heading in use. After a heading that opens the
    questions, a lower heading, or one that asks, is a question; the next other one ends them.
    """
    levels = [node.level for node in nodes if isinstance(node, Heading)]
    divider = _Divider(section_level=min(levels, default=1))
    for index, node in enumerate(nodes):
        divider.take(node, nodes[index + 1] if index + 1 < len(nodes) else None)
    divider.close()
    return divider.division


class _Divider:
    """Takes the nodes one by one; `under` gathers what stands under the current heading."""

    def __init__(self, section_level: int) -> None:
        self.division = Division()
        self.section_level = section_level
        self.heading: Heading | None = None
        self.under: list[Node] = []
        self.faq_heading: Heading | None = None
        self.current: Asked | None = None
        self.asks_by_heading = False

    def take(self, node: Node, following: Node | None) -> None:
        if isinstance(node, Question):
            self.asks_by_heading = True
            self._ask(node.text)
        elif isinstance(node, Heading):
            self._take_heading(node, following)
        elif self.faq_heading is not None and self._take_as_question(node):
            return
        elif self.current is not None:
            self.current.answer.append(node)
        else:
            self.under.append(node)

    def close(self) -> None:
        """Finish the section that is open."""
        self.current = None
        if self.faq_heading is not None:
            if self.under:
                self._add_section(self.faq_heading.text, Role.OTHER)
            else:
                self.division.structure.append(self.faq_heading.text)
        elif self.heading is not None:
            self._add_section(self.heading.text, role_of(self.heading.text.plain))
        else:
            self.division.preamble.extend(self.under)
        self.heading = self.faq_heading = None
        self.under = []

    def _add_section(self, heading: Text, role: Role) -> None:
        self.division.sections.append(Section(heading, role, tuple(self.under)))

    def _take_heading(self, node: Heading, following: Node | None) -> None:
        words = node.text.plain
        if is_faq_heading(words) and not words.endswith("?"):
            self.close()
            self.faq_heading = node
            self.asks_by_heading = False
        elif self.faq_heading is not None and self._asks(node):
            if isinstance(following, Heading) and following.level > node.level:
                self.division.structure.append(node.text)
                self.current = None
            else:
                self.asks_by_heading = True
                self._ask(_without_mark(node.text))
        elif node.level <= self.section_level or self.current is not None:
            self.close()
            self.heading = node
        else:
            self.under.append(node)

    def _asks(self, node: Heading) -> bool:
        faq_level = self.faq_heading.level if self.faq_heading else 0
        return node.level > faq_level or node.text.plain.endswith("?")

    def _ask(self, question: Text) -> None:
        self.current = Asked(question)
        self.division.asked.append(self.current)

    def _take_as_question(self, node: Node) -> bool:
        """Take bold questions and, where nothing else marks them, plain ones."""
        if isinstance(node, ItemList) and self._take_list(node):
            return True
        if not isinstance(node, Paragraph):
            return False
        bold = _BOLD_QUESTION.match(node.text.html)
        if bold and self._take_bold(node.text, bold):
            return True
        if not self.asks_by_heading and is_single_question(node.text.plain):
            self._ask(node.text)
            return True
        return False

    def _take_bold(self, text: Text, found: re.Match[str]) -> bool:
        question = text.source[: text.source.find("?") + 1]
        answer = found["answer"].strip()
        if not answer and not is_single_question(text.plain):
            return False
        self.asks_by_heading = True
        self._ask(unformatted(question, line=text.line))
        source = text.source[len(question) :]
        if answer and self.current is not None:
            rest = source.lstrip()
            line = text.line_at(len(text.source) - len(rest))
            html = answer.removeprefix("<br/>").lstrip()
            self.current.answer.append(Paragraph(Text(line=line, html=html, source=rest)))
        return True

    def _take_list(self, node: ItemList) -> bool:
        """Take a list whose every item is a bold question with its answer."""
        found = [_BOLD_QUESTION.match(item.text.html) for item in node.items]
        if not found or not all(found):
            return False
        if not all(
            m and (m["answer"].strip() or _answers(i))
            for m, i in zip(found, node.items, strict=True)
        ):
            return False
        for item, bold in zip(node.items, found, strict=True):
            if bold and self._take_bold(item.text, bold) and self.current is not None:
                self.current.answer.extend(item.children)
        return True


def _answers(item: ListItem) -> bool:
    return bool(item.children)


def _without_mark(text: Text) -> Text:
    """A question in a heading without its "Q1:" or "1." mark."""
    bare = marked_question(text.source) or _NUMBER.sub("", text.source)
    return text if bare == text.source else unformatted(bare, line=text.line)


def inherited(section: Section, nodes: Sequence[Node], heading: Text | None) -> Section:
    """A part of a section under a lower heading, or none; its role is its own or the section's."""
    role = role_of(heading.plain) if heading else Role.OTHER
    return replace(
        section,
        heading=heading,
        role=section.role if role is Role.OTHER else role,
        nodes=tuple(nodes),
    )
