"""What nothing leads to any more is deleted, and nothing else."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks, Settings
from wagtail.images.models import AbstractImage
from wagtail.models import Collection, CollectionViewRestriction

from delivery.models import OnDemandRendition
from delivery.renditions.cleaning import Cleaning, clean
from editions.models import Edition
from editions.snapshot import follower

from .asking import a_shown_image, address, file_at, renditions_of

pytestmark = pytest.mark.django_db


def an_hour_later() -> None:
    """Let everything have been published more than an hour ago."""
    Edition.objects.update(at=timezone.now() - timedelta(hours=2))
    follower.forget()


def on_demand(image: AbstractImage) -> set[str]:
    """Return the specs of the renditions that were made on demand."""
    return {spec for spec in renditions_of(image) if "jpeg" in spec}


def test_what_is_in_use_stays(client: Client) -> None:
    image = a_shown_image()
    image.get_rendition("max-165x165")
    for ratio in ("1:1", "original"):
        client.get(address(image, ratio=ratio))
    before = renditions_of(image)
    an_hour_later()

    assert clean() == 0
    assert renditions_of(image) == before


def test_crops_around_a_former_focal_point_go(
    client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    image = a_shown_image()
    former = file_at(client.get(address(image)))
    for name in ("x", "y", "width", "height"):
        setattr(image, f"focal_point_{name}", 100)
    with django_capture_on_commit_callbacks(execute=True):
        image.save()
    present = file_at(client.get(address(image)))

    assert clean() == 0, "what leads there may still be kept"
    an_hour_later()
    with django_capture_on_commit_callbacks(execute=True):
        assert clean() == 1

    assert (default_storage.exists(former), default_storage.exists(present)) == (False, True)
    assert file_at(client.get(address(image))) == present


def test_what_the_settings_do_not_offer_any_more_goes(client: Client, settings: Settings) -> None:
    image = a_shown_image()
    client.get(address(image))
    client.get(address(image, ratio="16:9"))
    an_hour_later()
    settings.CLINIC_GUIDES_IMAGE_RATIOS = ["1:1"]

    assert clean() == 1
    assert on_demand(image) == {"fill-320x320|format-jpeg"}
    assert OnDemandRendition.objects.get().spec == "fill-320x320|format-jpeg"


def test_renditions_of_images_that_are_hidden_go(client: Client) -> None:
    collection = Collection.get_first_root_node().add_child(name="Consent pending")
    hidden, shown = a_shown_image(collection=collection), a_shown_image()
    for image in (hidden, shown):
        client.get(address(image))
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    an_hour_later()

    assert clean() == 1
    assert (on_demand(hidden), len(on_demand(shown))) == (set(), 1)


def test_nothing_is_left_of_a_deleted_image(client: Client) -> None:
    image = a_shown_image()
    client.get(address(image))
    image.delete()
    an_hour_later()

    assert clean() == 0
    assert not OnDemandRendition.objects.exists()


@pytest.mark.any_database
def test_the_clock_cleans_once_a_day(client: Client, settings: Settings) -> None:
    turn = Cleaning()
    turn()
    image = a_shown_image()
    client.get(address(image))
    an_hour_later()
    settings.CLINIC_GUIDES_IMAGE_RATIOS = []

    turn()
    assert on_demand(image)
    Cleaning()()
    assert not on_demand(image)


def test_looking_takes_a_fixed_number_of_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in (1, 2):
        for _ in range(number):
            client.get(address(a_shown_image()))
        an_hour_later()
        follower.snapshot()
        with django_assert_num_queries(5):
            clean()
