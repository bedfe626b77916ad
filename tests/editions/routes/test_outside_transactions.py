"""Routes as requests really take them: each statement commits unless Wagtail says otherwise."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from PIL import Image as Picture
from wagtail.models import Collection, CollectionViewRestriction

from editions.audit import discrepancies
from editions.models import Edition
from editions.numbering import last_number
from editions.record import current_editions
from tests.factories import a_guide, a_library, a_user, an_image

pytestmark = pytest.mark.django_db(transaction=True)


def rows_after(number: int) -> list[tuple[str, int, bool]]:
    assert list(discrepancies()) == []
    rows = Edition.objects.filter(number__gt=number).order_by("number")
    return [(row.kind, row.object_id, row.payload is not None) for row in rows]


def test_images_are_followed_through_a_new_file_a_purge_and_their_collections(
    client: Client,
) -> None:
    client.force_login(a_user())
    image = an_image()
    a_guide(image=image, image_alt="A room")

    content = BytesIO()
    Picture.new("RGB", (500, 300), "navy").save(content, "PNG")
    file = SimpleUploadedFile("another.png", content.getvalue(), "image/png")
    form = {"title": image.title, "collection": image.collection_id, "tags": "", "file": file}
    before = last_number()
    answer = client.post(
        reverse("wagtailimages:edit", args=(image.pk,)), {**form, "description": ""}
    )
    assert answer.status_code == 302
    assert rows_after(before) == [("image", image.pk, True)]

    call_command("wagtail_update_image_renditions", "--purge-only", verbosity=0)
    image.refresh_from_db()
    payload = current_editions("image", [image.pk])[image.pk].payload
    assert payload is not None
    assert [each["width"] for each in payload["renditions"]] == [320, 500]
    assert all(image.file.storage.exists(each["file"]) for each in payload["renditions"])

    before = last_number()
    restriction = CollectionViewRestriction.objects.create(
        collection=Collection.get_first_root_node(), restriction_type="login"
    )
    restriction.delete()
    assert rows_after(before) == [("image", image.pk, False), ("image", image.pk, True)]


def test_guides_are_followed_through_the_tree(client: Client) -> None:
    client.force_login(a_user())
    here, hidden = a_library(), a_library()
    hidden.view_restrictions.create(restriction_type="login")
    guide = a_guide(parent=here)

    before = last_number()
    address = reverse("wagtailadmin_pages:move_confirm", args=(guide.pk, hidden.pk))
    assert client.post(address).status_code == 302
    assert rows_after(before) == [
        ("guide", guide.pk, False),
        ("library", here.pk, True),
        ("library", hidden.pk, True),
    ]

    before = last_number()
    privacy = reverse("wagtailadmin_pages:set_privacy", args=(hidden.pk,))
    assert client.post(privacy, {"restriction_type": "none"}).status_code == 200
    assert rows_after(before) == [("guide", guide.pk, True)]

    before, guide_id = last_number(), guide.pk
    assert client.post(reverse("wagtailadmin_pages:delete", args=(guide.pk,))).status_code == 302
    assert rows_after(before) == [("guide", guide_id, False), ("library", hidden.pk, True)]
