"""A section of a document as running text: what every section can be. Pure."""

from guide_pages.importing.understanding.rich_text import rich_text
from guide_pages.importing.understanding.sections import Section
from guide_pages.importing.understanding.shape import Reading


def read(section: Section) -> Reading:
    """Read any section; lists stay lists, lower headings stay headings."""
    return Reading(
        {
            "role": str(section.role),
            "heading": section.heading_words,
            "anchor": "",
            "text": rich_text(section.nodes, with_headings=True),
        }
    )
