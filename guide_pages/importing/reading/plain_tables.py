"""Tables in plain text: cells between tabs or pipes."""

from collections.abc import Sequence

from guide_pages.importing.reading.outline import Node, Table, Text, unformatted
from guide_pages.importing.reading.plain_lines import Line, cells_of, is_table_rule


def read_table(lines: Sequence[Line], position: int) -> tuple[list[Node], int] | None:
    """The table that begins at `position` and the position after it; None without one.

    It takes two lines with as many cells; shorter rows below are filled up, longer ones widen it.
    A table whose first row holds figures like its second has no column headings: they are empty.
    """
    start = position
    if is_table_rule(lines[start].text) and start + 1 < len(lines):
        start += 1
    if len(cells_of(lines[start])) < 2:
        return None
    rows: list[list[Text]] = []
    end = start
    while end < len(lines):
        line = lines[end]
        if not is_table_rule(line.text):
            cells = cells_of(line)
            if len(cells) < 2:
                break
            rows.append([unformatted(cell, line=line.number) for cell in cells])
        end += 1
    if len(rows) < 2 or len(rows[0]) != len(rows[1]):
        return None
    if _holds_figures(rows[0]) and _holds_figures(rows[1]):
        rows.insert(0, [unformatted("", line=rows[0][0].line)])
    width = max(len(row) for row in rows)
    return [Table(tuple(filled(row, width) for row in rows))], end


def _holds_figures(row: Sequence[Text]) -> bool:
    return all(any(character.isdigit() for character in cell.source) for cell in row[1:])


def filled(row: Sequence[Text], width: int) -> tuple[Text, ...]:
    """A row of `width` cells, empty ones added at its end."""
    return (*row, *[unformatted("", line=row[0].line)] * (width - len(row)))
