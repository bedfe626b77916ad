"""Rows of values as a file. Pure."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from io import StringIO
from typing import Any

from .cells import protected
from .columns import Column


def text_of(column: Column, value: Any) -> str:
    """Return a value as people read it; empty for one that says nothing."""
    return "" if value == column.empty else column.write(value)


def cell_of(column: Column, value: Any) -> str:
    """Return the cell of a value; empty for one that says nothing."""
    said = text_of(column, value)
    # A negative number is no formula.
    return said if isinstance(value, Decimal) else protected(said)


def write_sheet(columns: Sequence[Column], rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Return the file: UTF-8 with the mark that Excel asks for, commas, one line per row.

    A row is ``{column name: value}``; a column that it lacks is an empty cell.
    """
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    for row in rows:
        writer.writerow([cell_of(each, row.get(each.name, each.empty)) for each in columns])
    return text.getvalue().encode("utf-8-sig")
