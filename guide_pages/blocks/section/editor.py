"""The section in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from editorial.features import SECTION_TEXT
from guide_pages.blocks.editing import anchor, heading, layout, lock, rich_text, role_choice
from guide_pages.roles import Role


class SectionBlock(blocks.StructBlock):
    """A heading and running text."""

    heading = heading()
    text = rich_text(_("Text"), features=SECTION_TEXT, required=True)
    role = role_choice(Role.OTHER)
    anchor = anchor()
    locked = lock()

    class Meta:
        icon = "pilcrow"
        label = _("Section")
        label_format = "{heading}"
        group = _("Text")
        description = _("A heading with running text. Fits wherever nothing below fits better.")
        form_layout = layout("heading", "role", "text")
        preview_template = "guide_pages/blocks/preview.html"
        preview_value = {
            "heading": "What is microneedling?",
            "text": "<p>Microneedling makes very fine channels in the skin with sterile "
            "needles. The skin answers by making new collagen over the following weeks.</p>",
            "role": Role.OVERVIEW.value,
        }
