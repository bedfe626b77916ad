"""The video in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from guide_pages.blocks.editing import layout, lock, rich_text, role_choice, with_facts
from guide_pages.roles import Role


class VideoBlock(blocks.StructBlock):
    """A video hosted elsewhere."""

    url = blocks.URLBlock(
        max_length=500, label=_("Address of the video"), help_text=_("For example on Vimeo.")
    )
    title = with_facts(blocks.CharBlock(max_length=160, label=_("Title")))
    thumbnail = ImageChooserBlock(
        required=False, label=_("Still image"), help_text=_("Shown before the video is played.")
    )
    transcript = rich_text(
        _("Transcript"), help_text=_("What is said and shown, for people who cannot play it.")
    )
    role = role_choice(Role.OTHER)
    locked = lock()

    class Meta:
        icon = "media"
        label = _("Video")
        label_format = "{title}"
        group = _("Media and actions")
        description = _("A video hosted elsewhere, with a still image and a transcript.")
        form_layout = layout("url", "title", "thumbnail", "transcript", anchored=False)
        preview_template = "guide_pages/blocks/preview.html"
        preview_value = {
            "url": "https://vimeo.com/",
            "title": "A session from start to finish",
            "thumbnail": None,
            "transcript": "<p>The clinician cleans the skin and applies a numbing cream.</p>",
            "role": Role.PROCEDURE.value,
        }
