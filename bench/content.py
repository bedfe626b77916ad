"""The content that is measured: a seeded group whose guides are filled like real ones."""

import json
from io import BytesIO
from typing import Any

from django.core.files.images import ImageFile
from django.db import transaction
from PIL import Image as Picture
from wagtail.images import get_image_model

from bench.bodies import populated
from bench.sizes import Size
from cms_site.seeding import seed
from editions.numbering import take_numbering_lock
from faq.models import FAQ
from guide_pages.models import GuidePage

#: An FAQ in no guide: publishing it makes an edition, and changes no document.
UNUSED = "Is this question in any guide?"


def make_content(size: Size) -> None:
    """Make and publish a group of this size, with a local guide at half of the clinics."""
    with transaction.atomic():
        take_numbering_lock()
        seed(
            clinics=size.clinics,
            guides=size.guides,
            local_guides=max(1, size.clinics // 2),
            progress=lambda name, number, total: None,
        )
        image = _image()
        for guide in GuidePage.objects.order_by("pk"):
            _fill(guide, size.blocks, image)
        locale = GuidePage.objects.order_by("pk")[0].locale
        FAQ(question=UNUSED, answer="<p>No, in none.</p>", locale=locale).save()


def _fill(guide: Any, blocks: int, image: int) -> None:
    first = guide.body.get_prep_value()[0]
    guide.body = json.dumps(populated(first, blocks, image))
    guide.image_id = image
    guide.image_alt = "A calm treatment room"
    guide.session_minutes_min, guide.session_minutes_max = 30, 60
    guide.sessions_min, guide.sessions_max = 1, 3
    guide.full_clean()
    guide.save_revision().publish()


def _image() -> int:
    content = BytesIO()
    Picture.new("RGB", (1600, 900), "teal").save(content, "PNG")
    content.seek(0)
    file = ImageFile(content, name="room.png")
    image = get_image_model().objects.create(title="A calm room", file=file)
    return int(image.pk)
