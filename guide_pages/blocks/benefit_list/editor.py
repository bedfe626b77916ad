"""The benefit list in the admin."""

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


class BenefitBlock(blocks.StructBlock):
    """One benefit."""

    text = with_facts(blocks.CharBlock(max_length=255, label=_("Benefit")))
    detail = with_facts(
        blocks.TextBlock(
            required=False,
            rows=2,
            label=_("Detail"),
            help_text=_("One or two sentences, if needed."),
        )
    )

    class Meta:
        icon = "check"
        label = _("Benefit")
        label_format = "{text}"


class BenefitListBlock(blocks.StructBlock):
    """What the treatment may do for a patient."""

    heading = heading()
    intro = rich_text(_("Text before the list"))
    items = blocks.ListBlock(BenefitBlock(), label=_("Benefits"), min_num=1)
    outro = rich_text(_("Text after the list"))
    role = role_choice(Role.BENEFITS)
    anchor = anchor()
    locked = lock()

    class Meta:
        icon = "circle-check"
        label = _("Benefit list")
        label_format = "{heading}"
        group = _("Lists")
        description = _("What the treatment may do for a patient, point by point.")
        form_layout = layout("heading", "intro", "items", "outro")
        preview_template = "guide_pages/blocks/preview.html"
        preview_value = {
            "heading": "What are the benefits?",
            "intro": "<p>Over a course of sessions, many people see:</p>",
            "items": [
                {"text": "A smoother texture", "detail": ""},
                {"text": "Less visible acne scars", "detail": "Scars soften; they do not vanish."},
            ],
            "outro": "",
            "role": Role.BENEFITS.value,
        }
