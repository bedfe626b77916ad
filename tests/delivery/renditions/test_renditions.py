"""``images/<id>/rendition/``."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from PIL import Image as Picture
from PIL import ImageDraw
from pytest_django import DjangoAssertNumQueries, Settings
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction

from delivery.models import OnDemandRendition
from editorial.images import source_of
from tests.factories import a_guide, an_image

from .asking import (
    MEDIA,
    a_shown_image,
    address,
    an_image_of,
    file_at,
    picture_at,
    picture_of,
    refusal,
    renditions_of,
)

pytestmark = pytest.mark.django_db

LISTED = "320, 640, 800, 960, 1280, 1920"


def test_the_answer_leads_to_the_file_exactly_so(client: Client) -> None:
    image = a_shown_image()
    stem = Path(image.file.name).stem
    shape = "2e16d0ba.fill-640x360.format-avif.avif"

    response = client.get(address(image, width=640, ratio="16:9", format="avif"))

    assert response.status_code == 302
    assert response.content == b""
    said = {
        "Location": f"{MEDIA}images/{source_of(image)}.{stem}.{shape}",
        "Cache-Control": (
            "public, max-age=10, s-maxage=60, stale-while-revalidate=60, stale-if-error=86400"
        ),
        "Cache-Tag": f"image-{image.pk}",
        "Surrogate-Key": f"image-{image.pk}",
        "Vary": "Accept-Encoding",
        "Access-Control-Allow-Origin": "*",
    }
    assert {name: response.get(name) for name in said} == said
    assert "ETag" not in response


@pytest.mark.any_database
@pytest.mark.parametrize(
    ("format", "decoder"), [("avif", "AVIF"), ("webp", "WEBP"), ("jpeg", "JPEG")]
)
def test_every_format_is_what_it_says(client: Client, format: str, decoder: str) -> None:
    picture = picture_of(client, a_shown_image(), width=640, ratio="4:3", format=format)

    assert (picture.format, picture.size) == (decoder, (600, 450))
    red, green, blue = picture.convert("RGB").getpixel((300, 225))
    assert (red < 20, abs(green - 128) < 20, abs(blue - 128) < 20) == (True, True, True)


@pytest.mark.any_database
def test_nothing_is_enlarged(client: Client) -> None:
    image = a_shown_image(width=500, height=300)

    whole = picture_of(client, image, width=1920, ratio="original")
    square = picture_of(client, image, width=1920, ratio="1:1")

    assert (whole.size, square.size) == ((500, 300), (300, 300))
    assert file_at(client.get(address(image, width=640))) == file_at(
        client.get(address(image, width=1280))
    )


@pytest.mark.any_database
def test_a_crop_keeps_the_focal_point(client: Client) -> None:
    picture = Picture.new("RGB", (900, 300), "white")
    ImageDraw.Draw(picture).rectangle((700, 100, 800, 200), fill="red")
    around = {"focal_point_width": 100, "focal_point_height": 100}
    pointed = an_image_of(picture, focal_point_x=750, focal_point_y=150, **around)
    unpointed = an_image_of(picture)

    kept = picture_of(client, pointed).convert("RGB")
    centred = picture_of(client, unpointed).convert("RGB")

    assert kept.size == centred.size == (300, 300)
    reds = [x for x in range(300) if kept.getpixel((x, 150))[1] < 100]
    assert 95 <= len(reds) <= 105, "the whole of what matters is in it"
    assert all(centred.getpixel((x, 150))[1] > 200 for x in range(300))


def test_a_ready_made_copy_is_not_made_twice(client: Client) -> None:
    image = a_shown_image(width=400)
    before = renditions_of(image)

    for width in (320, 400, 1920):
        client.get(address(image, width=width, ratio="original", format="webp"))

    assert renditions_of(image) == before
    assert not OnDemandRendition.objects.exists()


def test_whatever_is_asked_for_an_image_has_no_more_than_the_allowed_renditions(
    client: Client, settings: Settings
) -> None:
    settings.CLINIC_GUIDES_IMAGE_WIDTHS = [20, 40]
    settings.CLINIC_GUIDES_IMAGE_RATIOS = ["1:1"]
    settings.CLINIC_GUIDES_IMAGE_FORMATS = ["jpeg"]
    image = a_shown_image(width=30, height=30)
    ready_made = renditions_of(image)

    for width in (0, 1, *range(15, 46, 5), 41, "20.0", "020", "", "20 "):
        for ratio in ("original", "1:1", "01:1", "2:2", "1:1|format-png"):
            client.get(address(image, width=width, ratio=ratio))
            client.head(address(image, width=width, ratio=ratio))

    assert renditions_of(image) - ready_made == {
        "width-20|format-jpeg",
        "width-30|format-jpeg",
        "fill-20x20|format-jpeg",
        "fill-30x30|format-jpeg",
    }


@pytest.mark.any_database
@pytest.mark.parametrize(
    ("query", "message"),
    [
        ({"width": 700}, f"width: use one of {LISTED}."),
        ({"width": "0320"}, f"width: use one of {LISTED}."),
        ({"width": "٣٢٠"}, f"width: use one of {LISTED}."),
        ({"width": "9" * 5000}, f"width: use one of {LISTED}."),
        ({"width": ""}, f"width: use one of {LISTED}."),
        ({"ratio": "16:10"}, "ratio: use one of original, 1:1, 4:3, 3:2, 16:9."),
        ({"ratio": "1:1|format-gif"}, "ratio: use one of original, 1:1, 4:3, 3:2, 16:9."),
        ({"format": "png"}, "format: use one of avif, webp, jpeg."),
        ({"format": "JPEG"}, "format: use one of avif, webp, jpeg."),
        ({"height": 5}, "Unknown parameter: height. Allowed here: format, ratio, width."),
        ({"ratio": "\x00"}, "ratio: null characters are not allowed."),
    ],
)
def test_what_is_not_offered_is_refused_with_what_is(
    client: Client, query: dict[str, Any], message: str
) -> None:
    assert refusal(client, address(a_shown_image(), **query)) == message


@pytest.mark.any_database
def test_a_width_and_a_format_are_needed(client: Client) -> None:
    image = a_shown_image()
    path = f"/api/v2/images/{image.pk}/rendition/"

    assert refusal(client, f"{path}?format=webp") == f"width: use one of {LISTED}."
    assert refusal(client, f"{path}?width=320") == "format: use one of avif, webp, jpeg."
    whole = client.get(f"{path}?width=320&format=webp")
    assert file_at(whole).endswith(".width-320.format-webp.webp")


def test_only_images_that_copy_shows_are_public(client: Client) -> None:
    unused, drafted = an_image(), an_image()
    a_guide(image=drafted, image_alt="A room", live=False)
    collection = Collection.get_first_root_node().add_child(name="Consent pending")
    hidden = a_shown_image(collection=collection)
    assert client.get(address(hidden)).status_code == 302
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")

    for image in (unused, drafted, hidden):
        missing = f"There is no public image “{image.pk}”."
        assert refusal(client, address(image), 404) == missing
        assert "jpeg" not in " ".join(renditions_of(image) - renditions_of(hidden))
    for name in ("0", "٣", "-1", "x", "9" * 5000):
        path = f"/api/v2/images/{name}/rendition/?width=320&format=webp"
        assert refusal(client, path, 404) == f"There is no public image “{name}”."


@pytest.mark.any_database
def test_a_deleted_image_is_gone_at_once(client: Client) -> None:
    image = a_shown_image()
    path = address(image)
    assert client.get(path).status_code == 302

    image.delete()

    assert client.get(path).status_code == 404


@pytest.mark.any_database
def test_another_file_of_the_same_long_name_has_another_address(client: Client) -> None:
    name = f"{'a-room-' * 9}.png"
    image = an_image_of(Picture.new("RGB", (400, 400), "red"), name)
    former = client.get(address(image))
    another = an_image_of(Picture.new("RGB", (400, 400), "blue"), name)
    image.file = another.file.name
    image.save()
    image.renditions.all().delete()
    default_storage.delete(file_at(former))
    a_guide(image=image, image_alt="A room")

    present = client.get(address(image))

    assert present["Location"] != former["Location"]
    assert picture_at(present).getpixel((5, 5))[2] > 200


@pytest.mark.any_database
def test_drawings_and_very_large_images_are_not_made_on_demand(
    client: Client, settings: Settings
) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"></svg>'
    drawing = get_image_model().objects.create(
        title="A drawing", file=ContentFile(svg, "drawing.svg"), width=40, height=30
    )
    a_guide(image=drawing, image_alt="A drawing", slug="drawn")
    large = a_shown_image(width=400, height=300)
    settings.CLINIC_GUIDES_IMAGE_MAX_PIXELS = 400 * 300 - 1

    for image in (drawing, large):
        expected = f"Image “{image.pk}” is not made on demand: use its renditions in documents."
        assert refusal(client, address(image), 404) == expected
    document = json.loads(client.get("/api/v2/guides/drawn/").content)
    assert document["image"]["on_demand"] is None


@pytest.mark.any_database
def test_documents_say_the_address_with_gaps(client: Client) -> None:
    image = a_shown_image()
    a_guide(slug="peel", image=image, image_alt="A room")

    said = json.loads(client.get("/api/v2/guides/peel/").content)["image"]["on_demand"]

    assert said == (
        f"http://localhost:8000/api/v2/images/{image.pk}/rendition/"
        "?width={width}&ratio={ratio}&format={format}"
    )
    asked = said.format(width=320, ratio="16:9", format="avif")
    assert file_at(client.get(asked.removeprefix("http://localhost:8000"))).endswith(
        ".fill-320x180.format-avif.avif"
    )


@pytest.mark.any_database
def test_without_formats_nothing_is_made_on_demand(client: Client, settings: Settings) -> None:
    image = a_shown_image()
    settings.CLINIC_GUIDES_IMAGE_FORMATS = []

    assert refusal(client, address(image)) == "format: use one of none."
    a_guide(slug="peel", image=image, image_alt="A room")
    assert json.loads(client.get("/api/v2/guides/peel/").content)["image"]["on_demand"] is None


def test_a_rendition_that_is_there_takes_three_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    image = a_shown_image()
    for number_of_others in (0, 2):
        for _ in range(number_of_others):
            client.get(address(a_shown_image(), width=640))
        client.get(address(image))
        with django_assert_num_queries(3):
            client.get(address(image))


def test_head_makes_the_rendition_as_get_does(client: Client) -> None:
    image = a_shown_image()

    asked = client.head(address(image))

    assert asked["Location"] == client.get(address(image))["Location"]
    assert len([spec for spec in renditions_of(image) if "jpeg" in spec]) == 1
