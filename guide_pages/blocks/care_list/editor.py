"""The care list in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from guide_pages.blocks.choice import Choice
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


class CareItemBlock(blocks.StructBlock):
    """One piece of advice."""

    kind = Choice(
        choices=[("do", _("Do")), ("avoid", _("Avoid")), ("note", _("Good to know"))],
        default="do",
        label=_("Kind"),
    )
    text = with_facts(blocks.CharBlock(max_length=400, label=_("Advice")))

    class Meta:
        icon = "list-ul"
        label = _("Advice")
        label_format = "{kind}: {text}"


class CareListBlock(blocks.StructBlock):
    """How to care for oneself before or after the treatment."""

    heading = heading()
    intro = rich_text(_("Text before the list"))
    items = blocks.ListBlock(CareItemBlock(), label=_("Advice"), min_num=1)
    outro = rich_text(_("Text after the list"))
    role = role_choice(Role.AFTERCARE)
    anchor = anchor()
    locked = lock()

    class Meta:
        icon = "clipboard-list"
        label = _("Care list")
        label_format = "{heading}"
        group = _("Lists")
        description = _("What to do, what to avoid and what to know, before or after a session.")
        form_layout = layout("heading", "intro", "items", "outro")
        preview_template = "guide_pages/blocks/preview.html"
        preview_value = {
            "heading": "How do I care for my skin afterwards?",
            "intro": "<p>For the first three days:</p>",
            "items": [
                {"kind": "do", "text": "Wash with lukewarm water and a mild cleanser."},
                {"kind": "avoid", "text": "Retinol, acids and scented products."},
                {"kind": "note", "text": "Redness like a light sunburn is to be expected."},
            ],
            "outro": "",
            "role": Role.AFTERCARE.value,
        }
