"""What changes of images, collections and their privacy leave in the record."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from PIL import Image as Picture
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage
from wagtail.models import Collection, CollectionViewRestriction

from editions.record import current_editions
from tests.factories import a_block, a_guide, an_image

pytestmark = pytest.mark.django_db

Recording = Callable[[], Any]


def a_shown_image(**values: Any) -> AbstractImage:
    """Make an image that a live guide shows."""
    image = an_image(**values)
    a_guide(image=image, image_alt="A room")
    return image


def a_restricted_collection(parent: Collection | None = None) -> Collection:
    parent = parent or Collection.get_first_root_node()
    collection = parent.add_child(name="Consent pending")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    return collection


def said(image: AbstractImage) -> dict[str, Any]:
    payload = current_editions("image", [image.pk])[image.pk].payload
    assert payload is not None
    return payload


def edit(image: AbstractImage) -> str:
    return reverse("wagtailimages:edit", args=(image.pk,))


def the_form(image: AbstractImage, **values: Any) -> dict[str, Any]:
    fields = {"title": image.title, "collection": image.collection_id, "tags": ""}
    return {**fields, "description": "", **values}


def test_an_image_that_no_guide_shows_has_no_edition(recording: Recording) -> None:
    with recording() as rows:
        image = an_image()
        image.title = "Another"
        image.save()
        image.delete()
    assert rows == []


def test_a_draft_makes_none_of_its_images_public(recording: Recording) -> None:
    image = an_image()
    library_rows = 1
    with recording() as rows:
        a_guide(image=image, image_alt="A room", live=False)
    assert [kind for kind, _, _ in rows][:library_rows] == ["library"]
    assert ("image", image.pk, True) not in rows


def test_publishing_a_guide_makes_every_image_of_it_public_first(recording: Recording) -> None:
    teaser, inside, still = an_image(), an_image(), an_image()
    body = [
        a_block(
            "image",
            image={"image": inside.pk, "alt_text": "A device", "decorative": False},
            caption="",
            role="procedure",
        ),
        a_block(
            "video",
            url="https://vimeo.com/1",
            title="A session",
            thumbnail=still.pk,
            transcript="",
            role="procedure",
        ),
    ]
    guide = a_guide(image=teaser, image_alt="A room", body=body, live=False)
    revision = guide.get_latest_revision()
    with recording() as rows:
        revision.publish()
    assert rows == [
        ("image", teaser.pk, True),
        ("image", inside.pk, True),
        ("image", still.pk, True),
        ("guide", guide.pk, True),
    ]
    assert [each["width"] for each in said(teaser)["renditions"]] == [320, 640, 800]


@pytest.mark.parametrize(("field", "value"), [("title", "New"), ("description", "A new one")])
def test_new_words_of_an_image_record_the_image_alone(
    field: str, value: str, admin: Client, recording: Recording
) -> None:
    image = a_shown_image()
    with recording() as rows:
        assert admin.post(edit(image), the_form(image, **{field: value})).status_code == 302
    assert rows == [("image", image.pk, True)]
    assert said(image)[field] == value


@pytest.mark.parametrize("size", [(800, 450), (500, 300)])
def test_a_new_file_is_recorded_once_with_renditions_of_its_own(
    size: tuple[int, int], admin: Client, recording: Recording
) -> None:
    image = a_shown_image()
    before = [each["file"] for each in said(image)["renditions"]]
    content = BytesIO()
    Picture.new("RGB", size, "navy").save(content, "PNG")
    file = SimpleUploadedFile("another.png", content.getvalue(), "image/png")
    with recording() as rows:
        assert admin.post(edit(image), the_form(image, file=file)).status_code == 302
    assert rows == [("image", image.pk, True)]
    payload = said(image)
    assert (payload["width"], payload["height"]) == size
    files = [each["file"] for each in payload["renditions"]]
    assert not set(files) & set(before)
    storage = image.file.storage
    assert all(storage.exists(file) for file in files)


def test_moving_an_image_into_a_restricted_collection_withdraws_it(
    admin: Client, recording: Recording
) -> None:
    image = a_shown_image()
    hidden = a_restricted_collection()
    with recording() as rows:
        form = the_form(image, collection=hidden.pk)
        assert admin.post(edit(image), form).status_code == 302
    assert rows == [("image", image.pk, False)]


def test_a_bulk_move_into_a_restricted_collection_withdraws_and_back_publishes(
    admin: Client, recording: Recording
) -> None:
    images = [a_shown_image(), a_shown_image()]
    an_image()
    hidden, root = a_restricted_collection(), Collection.get_first_root_node()
    ids = "&".join(f"id={image.pk}" for image in images)
    model = get_image_model()._meta
    arguments = (model.app_label, model.model_name, "add_to_collection")
    address = reverse("wagtail_bulk_action", args=arguments)
    for collection, says in ((hidden, False), (root, True)):
        with recording() as rows:
            form = {"collection": collection.pk}
            answer = admin.post(f"{address}?{ids}&next=/admin/", form)
            assert answer.status_code == 302
        assert rows == [("image", image.pk, says) for image in images]


def test_restricting_a_collection_withdraws_its_images_and_its_end_publishes(
    recording: Recording,
) -> None:
    collection = Collection.get_first_root_node().add_child(name="Rooms")
    below = collection.add_child(name="Waiting rooms")
    image, deeper = a_shown_image(collection=collection), a_shown_image(collection=below)
    a_shown_image()
    with recording() as rows:
        restriction = CollectionViewRestriction.objects.create(
            collection=collection, restriction_type="password", password="a secret"
        )
    assert rows == [("image", image.pk, False), ("image", deeper.pk, False)]
    with recording() as rows:
        restriction.delete()
    assert rows == [("image", image.pk, True), ("image", deeper.pk, True)]


def test_moving_a_collection_below_a_restricted_one_withdraws_its_images(
    admin: Client, recording: Recording
) -> None:
    hidden = a_restricted_collection()
    collection = Collection.get_first_root_node().add_child(name="Rooms")
    image = a_shown_image(collection=collection)
    address = reverse("wagtailadmin_collections:edit", args=(collection.pk,))
    with recording() as rows:
        form = {"name": "Rooms", "parent": hidden.pk}
        assert admin.post(address, form).status_code == 302
    assert rows == [("image", image.pk, False)]


def test_deleting_an_image_withdraws_it_and_frees_the_guides_that_show_it(
    admin: Client, recording: Recording
) -> None:
    image = an_image()
    guide = a_guide(image=image, image_alt="A room")
    image_id = image.pk
    with recording() as rows:
        address = reverse("wagtailimages:delete", args=(image.pk,))
        assert admin.post(address).status_code == 302
    assert sorted(rows) == [("guide", guide.pk, True), ("image", image_id, False)]
    payload = current_editions("guide", [guide.pk])[guide.pk].payload
    assert payload is not None
    assert payload["image"] is None


def test_bulk_deletion_of_images_withdraws_them(admin: Client, recording: Recording) -> None:
    image = an_image()
    guide = a_guide(image=image, image_alt="A room")
    image_id = image.pk
    model = get_image_model()._meta
    arguments = (model.app_label, model.model_name, "delete")
    address = reverse("wagtail_bulk_action", args=arguments)
    with recording() as rows:
        assert admin.post(f"{address}?id={image_id}&next=/admin/").status_code == 302
    assert sorted(rows) == [("guide", guide.pk, True), ("image", image_id, False)]


def test_purged_renditions_are_made_anew_and_recorded(recording: Recording) -> None:
    image = a_shown_image()
    with recording():
        call_command("wagtail_update_image_renditions", "--purge-only", verbosity=0)
    storage = image.file.storage
    files = [each["file"] for each in said(image)["renditions"]]
    assert len(files) == 3
    assert all(storage.exists(file) for file in files)


def test_an_image_with_an_unreadable_file_stays_out_and_the_guide_is_published(
    recording: Recording,
) -> None:
    image = an_image()
    image.file.storage.delete(image.file.name)
    guide = a_guide(image=image, image_alt="A room", live=False)
    revision = guide.get_latest_revision()
    with recording() as rows:
        revision.publish()
    assert rows == [("guide", guide.pk, True)]
