"""The image block in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock as ImageWithAltBlock

from guide_pages.blocks.editing import layout, lock, role_choice, with_facts
from guide_pages.roles import Role


def _image_with_alt() -> ImageWithAltBlock:
    image = ImageWithAltBlock(label=_("Image"))
    with_facts(image.child_blocks["alt_text"])
    return image


class ImageBlock(blocks.StructBlock):
    """An image in the text."""

    image = _image_with_alt()
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
