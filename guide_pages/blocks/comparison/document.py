"""A comparison as frontends read it. Pure."""

from typing import Literal

from pydantic import BaseModel, Field

from guide_pages.blocks.showing import BlockDocument, FramedValue, Raw, Showing, framed


class ComparisonRow(BaseModel):
    """One aspect and how each column stands in it."""

    label: str = Field(description="The aspect.")
    cells: list[str] = Field(description="As many as there are columns, in their order.")


class ComparisonValue(FramedValue):
    """Treatments side by side."""

    columns: list[str] = Field(description="What is compared, without the column of labels.")
    rows: list[ComparisonRow] = Field(description="The aspects, in the editor's order.")


class ComparisonDocument(BlockDocument):
    """A table that compares treatments."""

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
