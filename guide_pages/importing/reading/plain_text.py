"""Reading the plain text that copywriters hand in.

A short line without final punctuation, or a question in title case, is a heading; `Q1:`, `Q.` or
`Question:` opens a question until the next; a heading such as "Frequently Asked Questions" makes
every line that is a question open one. Nothing is markup: everything else is text.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from guide_pages.importing.doubts import Doubt, shortened
from guide_pages.importing.reading.care_labels import care_label
from guide_pages.importing.reading.fields import read_fields
from guide_pages.importing.reading.headings import (
    ends_like_a_sentence,
    is_rule,
    is_single_question,
    is_title_case,
    is_underline,
    looks_like_heading,
)
from guide_pages.importing.reading.outline import (
    Heading,
    Node,
    Outline,
    Paragraph,
    Question,
    unformatted,
)
from guide_pages.importing.reading.plain_lines import Line, marked, stands_alone
from guide_pages.importing.reading.plain_lists import read_list, read_unmarked_list
from guide_pages.importing.reading.plain_tables import read_table
from guide_pages.importing.reading.questions import (
    is_faq_heading,
    is_marked_answer,
    marked_question,
    question_and_rest,
    without_answer_mark,
)
from guide_pages.importing.reading.wrapping import did_not_fit, wrap_width
from guide_pages.importing.roles import role_of
from guide_pages.roles import Role

_HASHES = re.compile(r"^(#{1,6})\s+(.+?)\s*#*$")
_SECTION_LEVEL = 2
_LABEL_LEVEL = 3
_CARE = {Role.AFTERCARE, Role.PREPARATION}
_TITLE_WORDS = re.compile(
    r"\b(?:guide|everything|all about|explained|what you need to know)\b", re.IGNORECASE
)


def read_plain_text(text: str) -> Outline:
    """The outline of a plain text; `text` has ``\\n`` as its only line end."""
    source_lines = tuple(text.split("\n"))
    fields, doubts = read_fields(source_lines)
    lines = [
        Line(number, "" if number in fields.lines else raw)
        for number, raw in enumerate(source_lines, 1)
    ]
    reader = _Reader(lines)
    reader.read()
    return Outline(
        nodes=_with_title_level(reader.nodes, has_title=bool(fields.title)),
        source_lines=source_lines,
        fields=fields,
        doubts=(*doubts, *reader.doubts),
    )


class _Reader:
    """Goes down the lines once; every method that takes lines moves `position` past them."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.position = 0
        self.nodes: list[Node] = []
        self.doubts: list[Doubt] = []
        self.width = wrap_width([line.raw for line in lines])
        self.in_questions = False
        self.questions_are_marked = False
        self.role = Role.OTHER

    def read(self) -> None:
        while self.position < len(self.lines):
            line = self.lines[self.position]
            if not line.text or is_rule(line.text):
                self.position += 1
            else:
                self._read_at(line)

    def _read_at(self, line: Line) -> None:
        hashes = _HASHES.match(line.text)
        if hashes:
            self._add_heading(line, hashes[2], level=len(hashes[1]))
        elif marked_question(line.text) is not None:
            self.questions_are_marked = True
            self._read_question(line, marked_question(line.text) or "")
        elif self._is_numbered_heading(line):
            self._read_numbered_heading(line)
        elif self._read_structure():
            return
        elif self._is_care_label(line):
            self._add_heading(line, line.text, level=_LABEL_LEVEL)
        elif self._is_heading(line):
            self._add_heading(line, line.text, level=_SECTION_LEVEL)
        elif self._is_question(line.text):
            self._read_question(line, line.text)
        else:
            self._read_paragraph()

    def _read_structure(self) -> bool:
        """Read a table or list that begins here."""
        taken = read_table(self.lines, self.position) or read_list(
            self.lines, self.position, self._goes_on
        )
        if taken is None:
            return False
        nodes, self.position = taken
        self.nodes.extend(nodes)
        return True

    def _read_question(self, line: Line, question: str) -> None:
        self.in_questions = True
        if not question.strip():
            following = self._following()
            if following is None:
                self._read_paragraph()
                return
            self.position = self.lines.index(following)
            line, question = following, following.text
        while self._goes_on(self.position) and not question.rstrip().endswith("?"):
            self.position += 1
            question += "\n" + self.lines[self.position].text
        self.position += 1
        asked, answer = question_and_rest(question)
        self.nodes.append(Question(unformatted(asked, line=line.number)))
        if answer:
            last = line.number + question.count("\n")
            self.nodes.append(Paragraph(without_answer_mark(unformatted(answer, line=last))))

    def _read_paragraph(self) -> None:
        first = self.lines[self.position]
        words = [first.text]
        while self._goes_on(self.position):
            self.position += 1
            words.append(self.lines[self.position].text)
        self.position += 1
        text = unformatted("\n".join(words), line=first.number)
        if self.in_questions and is_marked_answer(first.text):
            text = without_answer_mark(text)
        if text.plain:
            self.nodes.append(Paragraph(text))
        if text.plain.endswith(":"):
            self._read_unmarked_list()

    def _read_unmarked_list(self) -> None:
        taken = read_unmarked_list(self.lines, self.position)
        if taken is None:
            return
        found, end = taken
        self.doubts.append(
            Doubt(
                self.lines[self.position].number,
                "list_without_bullets",
                f"{len(found.items)} short lines after a colon are read as a list, beginning with "
                f"“{shortened(found.items[0].text.plain)}”.",
            )
        )
        self.nodes.append(found)
        self.position = end

    def _add_heading(self, line: Line, text: str, *, level: int) -> None:
        bare = text.rstrip(": ") or text
        self.nodes.append(Heading(unformatted(bare, line=line.number), level))
        self.position += 1
        if self.position < len(self.lines) and is_underline(self.lines[self.position].text):
            self.position += 1
        self.in_questions = is_faq_heading(bare)
        self.questions_are_marked = False
        if level <= _SECTION_LEVEL:
            self.role = role_of(bare)

    def _is_care_label(self, line: Line) -> bool:
        """Whether a line in a section about care only labels the list, or the label, below it."""
        following = self._following()
        if self.in_questions or self.role not in _CARE or following is None:
            return False
        label = care_label(line.text)
        if label == "both" and care_label(following.text) in {"do", "avoid"}:
            return True
        return label is not None and marked(following) is not None

    def _is_heading(self, line: Line) -> bool:
        if self._goes_on(self.position):
            return False
        below = self._at(self.position + 1)
        if below is not None and is_underline(below.text) and len(line.text) <= 120:
            return True
        bare = line.text.rstrip(": ")
        if is_faq_heading(bare):
            return not ends_like_a_sentence(bare)
        if not looks_like_heading(line.text):
            return False
        if self.in_questions:
            return self._ends_the_questions(line.text)
        return self._following() is not None or role_of(line.text) is not Role.OTHER

    def _ends_the_questions(self, text: str) -> bool:
        """Among questions only a heading in title case, after an answer, is one."""
        if text.endswith("?"):
            return False
        has_role = role_of(text) is not Role.OTHER
        is_answered = not self.nodes or not isinstance(self.nodes[-1], Question)
        several_words = len(text.split()) > 1
        if not is_title_case(text) or self._following() is None:
            return False
        if is_answered:
            return has_role or several_words
        return has_role and several_words and not self.lines[self.position - 1].text

    def _is_question(self, text: str) -> bool:
        return self.in_questions and not self.questions_are_marked and is_single_question(text)

    def _is_numbered_heading(self, line: Line) -> bool:
        item = marked(line)
        if item is None or not item.numbered:
            return False
        if self.in_questions and is_single_question(item.text):
            return True
        return (
            looks_like_heading(item.text)
            and role_of(item.text) is not Role.OTHER
            and not self._numbered_neighbour()
        )

    def _numbered_neighbour(self) -> bool:
        """Whether the next line with text, or the one above, is a numbered item too."""
        above = next((x for x in reversed(self.lines[: self.position]) if x.text), None)
        items = [marked(line) for line in (above, self._following()) if line is not None]
        return any(item is not None and item.numbered for item in items)

    def _read_numbered_heading(self, line: Line) -> None:
        item = marked(line)
        text = item.text if item else line.text
        if self.in_questions and is_single_question(text):
            self._read_question(line, text)
        else:
            self._add_heading(line, text, level=_SECTION_LEVEL)

    def _goes_on(self, position: int) -> bool:
        """Whether the line below `position` continues the line there."""
        here, below = self.lines[position], self._at(position + 1)
        if below is None or not below.text:
            return False
        if self._is_broken_at_a_dash(here, below):
            return True
        if stands_alone(below):
            return False
        if self.width is not None and did_not_fit(here.raw, below.text, self.width):
            return True
        is_broken = below.text[0].islower() and not ends_like_a_sentence(here.text)
        return is_broken and not (
            looks_like_heading(here.text) and role_of(here.text) is not Role.OTHER
        )

    def _is_broken_at_a_dash(self, here: Line, below: Line) -> bool:
        """Whether wrapped copy goes on with a dash that only looks like a bullet."""
        return (
            self.width is not None
            and below.text.startswith(("- ", "– ", "— "))
            and marked(here) is None
            and not ends_like_a_sentence(here.text)
            and did_not_fit(here.raw, below.text, self.width)
        )

    def _at(self, position: int) -> Line | None:
        return self.lines[position] if position < len(self.lines) else None

    def _following(self) -> Line | None:
        """The next line with words below the current one."""
        below = self.lines[self.position + 1 :]
        return next((line for line in below if line.text and not is_rule(line.text)), None)


def _with_title_level(nodes: Sequence[Node], *, has_title: bool) -> tuple[Node, ...]:
    """The nodes with an opening heading that names the document raised to level 1."""
    if has_title or len(nodes) < 2 or not isinstance(nodes[0], Heading):
        return tuple(nodes)
    first = nodes[0]
    words = first.text.plain
    if words.endswith("?") or is_faq_heading(words):
        return tuple(nodes)
    has_heading_below = isinstance(nodes[1], Heading) and nodes[1].level < _LABEL_LEVEL
    if role_of(words) is Role.OTHER or _TITLE_WORDS.search(words) or has_heading_below:
        return (replace(first, level=1), *nodes[1:])
    return tuple(nodes)
