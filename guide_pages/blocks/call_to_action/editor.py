"""The call to action in the admin."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from guide_pages.blocks.choice import Choice
from guide_pages.blocks.editing import layout, lock, role_choice, with_facts
from guide_pages.roles import Role


class CallToActionBlock(blocks.StructBlock):
    """An invitation to act."""

    label = with_facts(blocks.CharBlock(max_length=60, label=_("Words on the button")))
    text = with_facts(blocks.CharBlock(required=False, max_length=255, label=_("Text beside it")))
    action = Choice(
        choices=[
            ("book", _("Book an appointment")),
            ("call", _("Call the clinic")),
            ("email", _("Write to the clinic")),
            ("directions", _("Find the way to the clinic")),
            ("link", _("Open a web page")),
        ],
        default="book",
        label=_("What it does"),
        help_text=_("Each clinic's own booking link, phone or address is used."),
    )
    url = blocks.URLBlock(
        required=False,
        max_length=500,
        label=_("Web page"),
        help_text=_("Only for “Open a web page”."),
    )
    role = role_choice(Role.OTHER)
    locked = lock()

    class Meta:
        icon = "link-external"
        label = _("Call to action")
        label_format = "{label}"
        group = _("Media and actions")
        description = _("A button that books, calls, writes, shows the way or opens a page.")
        form_layout = layout("label", "text", "action", "url", anchored=False)
        preview_template = "guide_pages/blocks/preview.html"
        preview_value = {
            "label": "Book a consultation",
            "text": "Not sure whether it suits you?",
            "action": "book",
            "url": "",
            "role": Role.OTHER.value,
        }

    def clean(self, value: Mapping[str, Any]) -> Mapping[str, Any]:
        """Require a web page of a link, and refuse one anywhere else."""
        cleaned = super().clean(value)
        is_link = cleaned["action"] == "link"
        if is_link != bool(cleaned["url"]):
            message = (
                _("Enter the address of the web page that the button opens.")
                if is_link
                else _("Leave this empty, or choose “Open a web page” above.")
            )
            raise blocks.StructBlockValidationError(block_errors={"url": ValidationError(message)})
        return cleaned
