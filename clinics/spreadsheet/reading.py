"""A file's bytes as rows of values, or what is wrong with it. Pure."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import StringIO
from itertools import islice
from typing import Any

from .cells import CLEAR, unprotected
from .columns import COLUMNS, FACT_PREFIX, Column, column_named
from .decoding import LARGEST_FILE, decoded
from .problems import Problem, UnreadableError, gettext_noop, nearest

MOST_ROWS = 10_000
#: More than a price of every guide in every language takes.
MOST_COLUMNS = 2_000
_SEPARATORS = ",;\t"
_DECLARED = re.compile(r'"?sep=(.)"?\r?\n')


@dataclass(frozen=True)
class Row:
    """A clinic of the file: its line, its code and the value of each cell that says something.

    An empty cell says nothing and is left out of ``values``.
    """

    line: int
    code: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Sheet:
    """What a file says: its columns in order, its rows, and everything that is wrong."""

    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()
    #: The line of the header.
    line: int = 1


@dataclass
class _Found:
    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    lines_of_codes: dict[str, int] = field(default_factory=dict)


def read_sheet(data: bytes) -> Sheet:
    """Return what the file says. Never raises: what can’t be read is among the problems."""
    try:
        text = decoded(data)
    except UnreadableError as error:
        return Sheet(problems=(Problem.from_error(error),))
    declared = _DECLARED.match(text)
    skipped = 1 if declared else 0
    text = text[declared.end() :] if declared else text
    separator = declared[1] if declared else _separator(text)
    lines = _lines(text, separator, skipped)
    try:
        header_line, header = next(lines, (1 + skipped, []))
        columns, problems = _columns(header, header_line)
        if problems:
            return Sheet(problems=tuple(problems), line=header_line)
        found = _Found()
        for line, cells in islice(lines, MOST_ROWS):
            _read_row(line, cells, columns, found)
        if next(lines, None):
            found.problems.append(
                Problem(
                    gettext_noop("The file has more than %(most)s clinics. Split it."),
                    {"most": MOST_ROWS},
                )
            )
    except csv.Error as error:
        unreadable = Problem(
            gettext_noop(
                "The file can’t be read as CSV (%(reason)s). Save the spreadsheet as “CSV UTF-8”."
            ),
            {"reason": error},
        )
        return Sheet(problems=(unreadable,))
    if not found.rows and not found.problems:
        found.problems.append(
            Problem(gettext_noop("The file has no clinics: only its header says something."))
        )
    return Sheet(tuple(columns), tuple(found.rows), tuple(found.problems), header_line)


def _separator(text: str) -> str:
    """Return what stands most often in the header, outside of quotation marks."""
    header = re.sub(r'"[^"]*"', "", text.lstrip().partition("\n")[0])
    return max(_SEPARATORS, key=header.count)


def _lines(text: str, separator: str, skipped: int) -> Iterator[tuple[int, list[str]]]:
    """Yield each line that says something, with the number of the line where it begins."""
    csv.field_size_limit(LARGEST_FILE)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    begins = 1 + skipped
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield begins, cells
        begins = reader.line_num + 1 + skipped


def _columns(header: list[str], line: int) -> tuple[list[Column], list[Problem]]:
    columns: list[Column] = []
    problems: list[Problem] = []
    while header and not header[-1].strip():
        header.pop()
    if len(header) > MOST_COLUMNS:
        many = gettext_noop(
            "The file has more than %(most)s columns. Delete those you do not need."
        )
        return [], [Problem(many, {"most": MOST_COLUMNS}, line)]
    for name in header:
        column = column_named(name)
        if column is None:
            problems.append(_unknown(name.strip(), line))
        elif column in columns:
            problems.append(
                Problem(
                    gettext_noop("This column is there twice. Delete one of them."),
                    line=line,
                    column=column.name,
                )
            )
        else:
            columns.append(column)
    if not problems and all(column.name != "code" for column in columns):
        problems.append(
            Problem(
                gettext_noop("There is no column “code”, which finds the clinic. Add it."),
                line=line,
            )
        )
    return columns, problems


def _unknown(name: str, line: int) -> Problem:
    if not name:
        return Problem(
            gettext_noop("A column has no name. Give it one, or delete the column."), line=line
        )
    near = nearest(name, [column.name for column in COLUMNS] + [FACT_PREFIX])
    if near:
        return Problem(
            gettext_noop("There is no column “%(name)s”. Did you mean “%(nearest)s”?"),
            {"name": name, "nearest": near},
            line,
            name,
        )
    return Problem(
        gettext_noop(
            "There is no column “%(name)s”. Delete it, or write “fact:%(name)s” if it is a fact."
        ),
        {"name": name},
        line,
        name,
    )


def _read_row(line: int, cells: list[str], columns: list[Column], found: _Found) -> None:
    if any(cell.strip() for cell in cells[len(columns) :]):
        found.problems.append(
            Problem(
                gettext_noop(
                    "This line has more cells than the header has columns. Put cells that contain "
                    "the separator between quotation marks."
                ),
                line=line,
            )
        )
        return
    values: dict[str, Any] = {}
    for column, cell in zip(columns, cells, strict=False):
        try:
            _read_cell(column, _with_plain_line_ends(cell).strip(), values)
        except UnreadableError as error:
            found.problems.append(Problem.from_error(error, line=line, column=column.name))
    code = values.pop("code", "")
    if not code:
        found.problems.append(
            Problem(
                gettext_noop("The clinic has no code. Every line needs one."),
                line=line,
                column="code",
            )
        )
    elif code in found.lines_of_codes:
        found.problems.append(
            Problem(
                gettext_noop("“%(code)s” stands in line %(other)s already. Keep one of the two."),
                {"code": code, "other": found.lines_of_codes[code]},
                line,
                "code",
            )
        )
    else:
        found.lines_of_codes[code] = line
        found.rows.append(Row(line, code, values))


def _read_cell(column: Column, cell: str, values: dict[str, Any]) -> None:
    if not cell:
        return
    if cell == CLEAR:
        if not column.may_be_emptied:
            raise UnreadableError(
                gettext_noop("“%(name)s” can’t be emptied. Leave the cell empty to keep it."),
                name=column.name,
            )
        values[column.name] = column.empty
        return
    values[column.name] = column.read(unprotected(cell))


def _with_plain_line_ends(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n")
