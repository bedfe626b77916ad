"""The suitability block in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

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


class SuitabilityBlock(blocks.StructBlock):
    """Who the treatment may suit, and who should not have it."""

    heading = heading()
    intro = rich_text(_("Text before the lists"))
    good_for = blocks.ListBlock(
        with_facts(blocks.CharBlock(max_length=255, label=_("Point"))),
        label=_("May suit"),
        min_num=0,
    )
    not_for = blocks.ListBlock(
        with_facts(blocks.CharBlock(max_length=255, label=_("Point"))),
        label=_("Not suitable for"),
        min_num=0,
    )
    outro = rich_text(_("Text after the lists"))
    role = role_choice(Role.SUITABILITY)
    anchor = anchor()
    locked = lock()

    class Meta:
        icon = "group"
        label = _("Suitability")
        label_format = "{heading}"
        group = _("Lists")
        description = _("Who the treatment may suit, and who should not have it.")
        form_layout = layout("heading", "intro", "good_for", "not_for", "outro")
        preview_template = "guide_pages/blocks/preview.html"
        preview_value = {
            "heading": "Is it right for you?",
            "intro": "",
            "good_for": ["Uneven texture", "Shallow acne scars"],
            "not_for": ["Active acne or a skin infection", "A tendency to keloid scars"],
            "outro": "<p>Tell your clinician about every medicine you take.</p>",
            "role": Role.SUITABILITY.value,
        }
