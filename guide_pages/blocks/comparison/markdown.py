"""A comparison as Markdown. Pure."""

from editorial.markdown.pieces import table
from guide_pages.blocks.writing import Writing, framed

from .document import ComparisonValue


def write(value: ComparisonValue, writing: Writing) -> str:
    """Write the table."""
    columns = ["", *value.columns] if value.columns and value.rows else []
    return framed(value, writing, table(columns, ([row.label, *row.cells] for row in value.rows)))
