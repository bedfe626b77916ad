"""The comparison in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock

from guide_pages.blocks.editing import (
    anchor,
    heading,
    layout,
    lock,
    rich_text,
    role_choice,
    with_facts,
)
from guide_pages.roles import Role


class ComparisonBlock(blocks.StructBlock):
    """Treatments side by side."""

    heading = heading()
    intro = rich_text(_("Text before the table"))
    table = with_facts(
        TableBlock(
            label=_("Table"),
            help_text=_(
                "Name the treatments in the first row and what is compared in the first column. "
                "Right-click a cell to add or remove rows and columns."
            ),
        )
    )
    outro = rich_text(_("Text after the table"))
    role = role_choice(Role.COMPARISON)
    anchor = anchor()
    locked = lock()

    class Meta:
        icon = "table"
        label = _("Comparison")
        label_format = "{heading}"
        group = _("Lists")
        description = _("Two or more treatments side by side in a table.")
        form_layout = layout("heading", "intro", "table", "outro")
        preview_template = "guide_pages/blocks/preview.html"
        preview_value = {
            "heading": "How does it compare?",
            "intro": "",
            "table": {
                "data": [
                    ["", "Microneedling", "Chemical peel"],
                    ["Recovery", "1–3 days", "3–7 days"],
                    ["Sessions", "3–6", "1–4"],
                ],
                "first_row_is_table_header": True,
                "first_col_is_header": True,
            },
            "outro": "",
            "role": Role.COMPARISON.value,
        }
