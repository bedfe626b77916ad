"""Asking for renditions of images that copy shows."""

from io import BytesIO
from typing import Any
from urllib.parse import unquote, urlencode, urlsplit

from django.core.files.images import ImageFile
from django.core.files.storage import default_storage
from django.http import HttpResponse
from django.test import Client
from PIL import Image as Picture
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from tests.factories import a_guide, an_image

MEDIA = "http://localhost:8000/media/"


def a_shown_image(**values: Any) -> AbstractImage:
    """Make an image that a live guide shows."""
    image = an_image(**values)
    a_guide(image=image, image_alt="A room")
    return image


def an_image_of(picture: Picture.Image, name: str = "picture.png", **values: Any) -> AbstractImage:
    """Make an image from a picture, and show it."""
    content = BytesIO()
    picture.save(content, "PNG")
    content.seek(0)
    image = get_image_model().objects.create(
        title="A picture", file=ImageFile(content, name=name), **values
    )
    a_guide(image=image, image_alt="A picture")
    return image


def address(image: AbstractImage | int, **query: Any) -> str:
    """Return the address of a rendition, by default one that every image has."""
    image_id = image if isinstance(image, int) else image.pk
    asked = {"width": 320, "ratio": "1:1", "format": "jpeg", **query}
    return f"/api/v2/images/{image_id}/rendition/?{urlencode(asked)}"


def file_at(response: HttpResponse) -> str:
    """Return the name in the media storage of the file that an answer leads to."""
    assert response.status_code == 302, response.content
    assert response["Location"].startswith(MEDIA)
    return unquote(urlsplit(response["Location"]).path.removeprefix("/media/"))


def picture_at(response: HttpResponse) -> Picture.Image:
    """Return the picture that an answer leads to, decoded."""
    with default_storage.open(file_at(response)) as file:
        picture = Picture.open(BytesIO(file.read()))
    picture.load()
    return picture


def picture_of(client: Client, image: AbstractImage, **query: Any) -> Picture.Image:
    """Return the picture that a rendition is, decoded."""
    return picture_at(client.get(address(image, **query)))


def renditions_of(image: AbstractImage) -> set[str]:
    """Return the specs of all renditions that there are of an image."""
    return set(image.renditions.values_list("filter_spec", flat=True))
