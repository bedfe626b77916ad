"""Images that guides and clinics show."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from PIL import Image as Picture
from wagtail.models import Collection, CollectionViewRestriction

from tests.delivery.freshness.reading import CLINICS, IMAGES
from tests.delivery.freshness.scopes import clinics, documents, renditions, whole
from tests.delivery.freshness.world import World
from tests.factories import an_image

from .guides import with_text
from .route import Route, posted, published, saved

NEEDLING = documents("needling")
ALL = clinics(*CLINICS)
FOCUS = {
    "focal_point_x": 40,
    "focal_point_y": 10,
    "focal_point_width": 5,
    "focal_point_height": 5,
}


def another_file(world: World, admin: Client) -> None:
    content = BytesIO()
    Picture.new("RGB", (500, 300), "navy").save(content, "PNG")
    file = SimpleUploadedFile("another.png", content.getvalue(), "image/png")
    image = world.room
    form = {"title": image.title, "collection": image.collection_id, "tags": "", "file": file}
    address = reverse("wagtailimages:edit", args=(image.pk,))
    posted(admin, address, {**form, "description": ""})


def deleted(name: str) -> Any:
    def delete(world: World, admin: Client) -> None:
        posted(admin, reverse("wagtailimages:delete", args=(world.id(name),)))

    return delete


def restrict(world: World, admin: Client) -> None:
    root = Collection.get_first_root_node()
    CollectionViewRestriction.objects.create(collection=root, restriction_type="login")


def release(world: World, admin: Client) -> None:
    CollectionViewRestriction.objects.get().delete()


def alternative_text(world: World, admin: Client) -> None:
    shown = {"image": world.id("device"), "alt_text": "Needles", "decorative": False}
    published(world.needling, body=with_text(world.needling, 1, image=shown))


def decoration(world: World, admin: Client) -> None:
    shown = {"image": world.id("device"), "alt_text": "A device", "decorative": True}
    published(world.needling, body=with_text(world.needling, 1, image=shown))


def gone(world: World, admin: Client) -> None:
    world.room.renditions.get(filter_spec__startswith="fill-").delete()


def purged(world: World, admin: Client) -> None:
    call_command("wagtail_update_image_renditions", "--purge-only", verbosity=0)


def clinics_picture(world: World, admin: Client) -> None:
    clinic = world.la
    picture = clinic.images.get()
    picture.alt = "Our door"
    clinic.images = [picture]
    clinic.save_revision().publish()


ROUTES = {
    "an image's title": Route(lambda w, _: saved(w.room, title="A bright room"), NEEDLING),
    "an image's title in a block": Route(lambda w, _: saved(w.device, title="It"), NEEDLING),
    "an image's title at a clinic": Route(lambda w, _: saved(w.door, title="In"), clinics("la")),
    "an image's focal point": Route(
        lambda w, _: saved(w.room, **FOCUS), NEEDLING | renditions("room")
    ),
    "an image's focal point is larger": Route(
        lambda w, _: saved(w.room, focal_point_width=90),
        NEEDLING | renditions("room"),
        first=lambda w, _: saved(w.room, **FOCUS),
    ),
    "an image's file": Route(another_file, NEEDLING | renditions("room")),
    "alternative text of a guide's image": Route(
        lambda w, _: published(w.needling, image_alt="Our room"), NEEDLING | ALL
    ),
    "alternative text in a block": Route(alternative_text, NEEDLING | ALL),
    "alternative text at a clinic": Route(clinics_picture, whole("la")),
    "an image of a guide is deleted": Route(deleted("room"), NEEDLING | ALL | renditions("room")),
    "an image of a block is deleted": Route(deleted("device"), NEEDLING | renditions("device")),
    "an image of a clinic is deleted": Route(deleted("door"), whole("la") | renditions("door")),
    "images are restricted": Route(restrict, NEEDLING | clinics("la") | renditions(*IMAGES)),
    "images are released": Route(
        release, NEEDLING | clinics("la") | renditions(*IMAGES), first=restrict
    ),
    "renditions are purged": Route(purged, NEEDLING | clinics("la")),
    "decoration instead of words": Route(decoration, NEEDLING | ALL),
    "a rendition has gone": Route(gone, is_recorded=False),
    "an image that nothing shows": Route(lambda w, _: an_image(), is_recorded=False),
}
