"""The image block in the admin."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageBlock as ImageWithAltBlock

from guide_pages.blocks.editing import layout, lock, role_choice, with_facts
from guide_pages.roles import Role


class DescribedImageBlock(ImageWithAltBlock):
    """An image that is described, or said to be for decoration."""

    def __init__(self, required: bool = True, **options: Any) -> None:
        super().__init__(required, **options)
        words, choice = self.child_blocks["alt_text"], self.child_blocks["decorative"]
        with_facts(words)
        # Said to the fields rather than at their making: they are Wagtail's own.
        words.field.help_text = _("What the image shows, for people who do not see it.")
        choice.field.help_text = _(
            "Only where nothing is lost without it: screen readers then pass it over."
        )

    def clean(self, value: Any) -> Any:
        """Refuse an image without words, blank ones too. Drafts can always be saved."""
        if value and not self.is_deferred_validation and not value.decorative:
            words = value.contextual_alt_text
            if not (isinstance(words, str) and words.strip()):
                message = _("Describe what the image shows, or say that it is decorative.")
                raise StructBlockValidationError(
                    block_errors={"alt_text": ValidationError(message)}
                )
        return super().clean(value)


class ImageBlock(blocks.StructBlock):
    """An image in the text."""

    image = DescribedImageBlock(label=_("Image"))
    caption = with_facts(blocks.CharBlock(required=False, max_length=255, label=_("Caption")))
    role = role_choice(Role.OTHER)
    locked = lock()

    class Meta:
        icon = "image"
        label = _("Image")
        label_format = "{caption}"
        group = _("Media and actions")
        description = _("A picture with alternative text and a caption. No patient photos.")
        form_layout = layout("image", "caption", anchored=False)
        preview_template = "guide_pages/blocks/preview.html"
        preview_value = {
            "image": None,
            "caption": "The treatment room, ready for a session.",
            "role": Role.OTHER.value,
        }
