"""The single lines of a plain text: what each is, before any context."""

import re
from dataclasses import dataclass

from guide_pages.importing.reading.headings import is_rule, is_underline
from guide_pages.importing.reading.questions import is_marked_answer, marked_question

_SPACED_BULLET = re.compile(r"^([-*+•◦▪●○‣⁃∙·■□➤►→–—]|o(?=\t))(?:\s+(.*))?$")
_TIGHT_BULLET = re.compile(r"^([•◦▪●○‣⁃∙■□➤►]|-(?=[A-Za-z]))(\S.*)$")
_TICK = re.compile(r"^([✓✔✅✗✘❌])\s*(\S.*)$")
_NUMBER = re.compile(r"^\(?(\d{1,2})[.)]\s+(\S.*)$")
_TABLE_RULE = re.compile(r"^[\s|:+=-]*-[\s|:+=-]*$")
_NESTED_BULLETS = "◦○o▪□"


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its 1-based number, its text without outer white space, its indent in columns."""

    number: int
    raw: str

    @property
    def text(self) -> str:
        """The text without outer white space."""
        return self.raw.strip()

    @property
    def indent(self) -> int:
        """Columns of white space before the text; a tab reaches to the next multiple of four."""
        expanded = self.raw.expandtabs(4)
        return len(expanded) - len(expanded.lstrip())


@dataclass(frozen=True, slots=True)
class Marked:
    """A list item's line without its mark; `level` is its indent, deeper for hollow bullets."""

    line: Line
    text: str
    numbered: bool
    number: int
    level: int


def marked(line: Line) -> Marked | None:
    """The line as a list item; None when it has no mark. A tick or cross stays in the text."""
    text = line.text
    number = _NUMBER.match(text)
    if number:
        return Marked(line, number[2], True, int(number[1]), line.indent)
    tick = _TICK.match(text)
    if tick:
        return Marked(line, text, False, 0, line.indent)
    bullet = _SPACED_BULLET.match(text) or _TIGHT_BULLET.match(text)
    if not bullet or is_rule(text):
        return None
    deeper = 2 if bullet[1] in _NESTED_BULLETS else 0
    return Marked(line, (bullet[2] or "").strip(), False, 0, line.indent + deeper)


def is_table_rule(text: str) -> bool:
    """Whether a line only draws a table: "|---|---|"."""
    return bool(_TABLE_RULE.match(text)) and ("|" in text or "+" in text or "\t" in text)


def cells_of(line: Line) -> list[str]:
    """The cells of a table's line; fewer than two when the line is no part of a table."""
    text = line.text
    if "|" in text:
        inner = text.removeprefix("|").removesuffix("|")
        return [cell.strip() for cell in inner.split("|")] if inner.strip() else []
    if "\t" in text and not marked(line):
        return [cell.strip() for cell in re.split(r"\t+", line.raw.rstrip().lstrip(" "))]
    return []


def stands_alone(line: Line) -> bool:
    """Whether a line can't go on the one above: an item, a question, an answer, a rule, a row."""
    return (
        marked(line) is not None
        or marked_question(line.text) is not None
        or is_marked_answer(line.text)
        or is_rule(line.text)
        or is_underline(line.text)
        or len(cells_of(line)) > 1
    )
