"""A suitability block as Markdown. Pure."""

from guide_pages.blocks.writing import Writing, framed, labelled

from .document import SuitabilityValue


def write(value: SuitabilityValue, writing: Writing) -> str:
    """Write who the treatment may suit and who should not have it, each under its label."""
    return framed(
        value,
        writing,
        labelled(writing.labels.gettext("May suit"), value.good_for),
        labelled(writing.labels.gettext("Not suitable for"), value.not_for),
    )
