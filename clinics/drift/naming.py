"""The names of choices and images as of a snapshot of editions."""

from wagtail.images import get_image_model

from editions.entries import Snapshot
from guide_pages.shapes import body_shapes

from .names import Names


def names_in(snapshot: Snapshot) -> Names:
    """Return the names; a query for each image that only drafts use, when it is asked for."""

    def image_title(image_id: int) -> str:
        entry = snapshot.find("image", image_id)
        if entry is not None and entry.payload is not None:
            return str(entry.payload["title"])
        titles = get_image_model().objects.filter(pk=image_id).values_list("title", flat=True)
        return titles.first() or ""

    return Names(body_shapes(), image_title)
