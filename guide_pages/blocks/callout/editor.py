"""The callout in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from guide_pages.blocks.choice import Choice
from guide_pages.blocks.editing import anchor, heading, layout, lock, rich_text, role_choice
from guide_pages.roles import Role


class CalloutBlock(blocks.StructBlock):
    """Something that must not be overlooked."""

    kind = Choice(
        choices=[
            ("info", _("Good to know")),
            ("warning", _("Warning")),
            ("urgent", _("Urgent: when to get help")),
        ],
        default="info",
        label=_("Kind"),
    )
    heading = heading()
    text = rich_text(_("Text"), required=True)
    role = role_choice(Role.OTHER)
    anchor = anchor()
    locked = lock()

    class Meta:
        icon = "warning"
        label = _("Callout")
        label_format = "{heading}"
        group = _("Text")
        description = _("A short text that must not be overlooked, such as when to get help.")
        form_layout = layout("kind", "heading", "role", "text")
        preview_template = "guide_pages/blocks/preview.html"
        preview_value = {
            "kind": "urgent",
            "heading": "When to call us",
            "text": "<p>Call the clinic the same day if redness spreads, you have a fever or "
            "the skin weeps.</p>",
            "role": Role.RISKS.value,
        }
