"""The steps in the admin."""

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


class StepBlock(blocks.StructBlock):
    """One step."""

    title = with_facts(blocks.CharBlock(required=False, max_length=120, label=_("Title")))
    text = with_facts(blocks.TextBlock(rows=2, label=_("What happens")))

    class Meta:
        icon = "list-ol"
        label = _("Step")
        label_format = "{title} {text}"


class StepsBlock(blocks.StructBlock):
    """What happens, in order."""

    heading = heading()
    intro = rich_text(_("Text before the steps"))
    items = blocks.ListBlock(StepBlock(), label=_("Steps"), min_num=1)
    outro = rich_text(_("Text after the steps"))
    role = role_choice(Role.PROCEDURE)
    anchor = anchor()
    locked = lock()

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        label_format = "{heading}"
        group = _("Lists")
        description = _("What happens in order, such as the course of a session.")
        form_layout = layout("heading", "intro", "items", "outro")
        preview_template = "guide_pages/blocks/preview.html"
        preview_value = {
            "heading": "What happens during a session?",
            "intro": "",
            "items": [
                {"title": "Cleansing", "text": "Your skin is cleaned and numbed with a cream."},
                {"title": "Treatment", "text": "The device is moved over the skin in sections."},
                {"title": "Cooling", "text": "A calming serum is applied."},
            ],
            "outro": "",
            "role": Role.PROCEDURE.value,
        }
