"""A table in a document. Pure."""

from guide_pages.importing.reading.outline import Table
from guide_pages.importing.understanding.sections import Section
from guide_pages.importing.understanding.shape import Reading, framed, framed_value


def read(section: Section) -> Reading | None:
    """Read the one table of a section; None without one, or with more beside it."""
    frame = framed(section)
    if frame is None or not isinstance(frame.centre, Table):
        return None
    table = {
        "data": [[cell.plain for cell in row] for row in frame.centre.rows],
        "first_row_is_table_header": True,
        "first_col_is_header": True,
        "table_caption": "",
        "table_header_choice": "both",
        "cell": [],
        "mergeCells": [],
    }
    return Reading(framed_value(section, frame.before, frame.after, table=table))
