"""A comparison as frontends read it. Pure."""

from typing import Literal

from pydantic import BaseModel

from guide_pages.blocks.showing import BlockDocument, FramedValue, Raw, Showing, framed


class ComparisonRow(BaseModel):
    """One aspect and how each column stands in it, as many cells as there are columns."""

    label: str
    cells: list[str]


class ComparisonValue(FramedValue):
    """Treatments side by side."""

    columns: list[str]
    rows: list[ComparisonRow]


class ComparisonDocument(BlockDocument):
    """The block with its id and its origin."""

    type: Literal["comparison"] = "comparison"
    value: ComparisonValue


def show(raw: Raw, anchor: str | None, showing: Showing) -> ComparisonValue:
    """Make the value that frontends read.

    The table's first row holds the columns' names, its first column the rows' labels.
    """
    grid = [showing.texts(row) for row in (raw.get("table") or {}).get("data") or []]
    columns = grid[0][1:] if grid else []
    return ComparisonValue(
        **framed(raw, anchor, showing),
        columns=columns,
        rows=[
            ComparisonRow(label=row[0] if row else "", cells=_fitted(row[1:], len(columns)))
            for row in grid[1:]
        ],
    )


def _fitted(cells: list[str], width: int) -> list[str]:
    return (cells + [""] * width)[:width]
