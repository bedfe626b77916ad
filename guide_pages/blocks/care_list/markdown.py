"""A care list as Markdown. Pure."""

from guide_pages.blocks.writing import Writing, framed, labelled

from .document import CareKind, CareListValue


def write(value: CareListValue, writing: Writing) -> str:
    """Write what to do, what to avoid and what to know, each under its label."""

    def part(label: str, kind: CareKind) -> str:
        return labelled(label, (item.text for item in value.items if item.kind is kind))

    gettext = writing.labels.gettext
    return framed(
        value,
        writing,
        part(gettext("Do"), CareKind.DO),
        part(gettext("Avoid"), CareKind.AVOID),
        part(gettext("Good to know"), CareKind.NOTE),
    )
