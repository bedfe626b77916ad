"""Renditions that cannot be made, or not now."""

import json
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone

from delivery.models import OnDemandRendition
from delivery.renditions.queue import WAITING_FOR_EACH, queue
from tests.factories import a_guide, an_image

from .asking import a_shown_image, address, refusal

pytestmark = pytest.mark.django_db


def test_what_cannot_be_made_is_left_alone_for_ever_longer_and_then_given_up(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    image = a_shown_image()
    default_storage.delete(image.file.name)
    default_storage.save(image.file.name, ContentFile(b"No picture."))
    path = address(image)
    minutes = []

    for attempt in range(1, 6):
        first = client.get(path)
        assert first.status_code == 503
        assert first["Cache-Control"] == "no-store"
        assert json.loads(first.content) == {
            "message": "This rendition of the image cannot be made at the moment."
        }
        again = client.get(path)
        minutes.append(round(int(again["Retry-After"]) / 60) if attempt < 5 else None)
        assert OnDemandRendition.objects.get().attempts == attempt
        OnDemandRendition.objects.update(since=timezone.now() - timedelta(days=1))

    assert minutes == [1, 4, 16, 64, None]
    assert refusal(client, path, 404) == "This rendition of the image cannot be made."
    assert OnDemandRendition.objects.get().attempts == 5
    failures = [each for each in caplog.records if each.exc_info and "delivery" in each.name]
    assert len(failures) == 5


def test_another_file_is_tried_at_once(client: Client) -> None:
    image = a_shown_image()
    default_storage.delete(image.file.name)
    default_storage.save(image.file.name, ContentFile(b"No picture."))
    assert client.get(address(image)).status_code == 503

    another = an_image()
    image.file, image.width, image.height = another.file, another.width, another.height
    image.save()
    image.renditions.all().delete()
    a_guide(image=image, image_alt="A room")

    assert client.get(address(image)).status_code == 302
    assert OnDemandRendition.objects.get().state == "made"


def test_a_full_process_sends_further_clients_away(client: Client) -> None:
    image = a_shown_image()
    ready = client.get(address(image))
    places = [queue.place() for _ in range(1 + WAITING_FOR_EACH)]
    for place in places:
        place.__enter__()
    try:
        refused = client.get(address(image, width=640))
        assert refused.status_code == 503
        assert refused["Retry-After"] == "2"
        assert json.loads(refused.content) == {
            "message": "Too many renditions are being made. Try again soon."
        }
        assert client.get(address(image))["Location"] == ready["Location"]
    finally:
        for place in places:
            place.__exit__(None, None, None)
    assert client.get(address(image, width=640)).status_code == 302
