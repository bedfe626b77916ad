"""Many ask for the same at once: one makes it. Threads and connections of their own."""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from itertools import islice
from pathlib import Path
from threading import Barrier
from typing import Any
from urllib.request import HTTPRedirectHandler, build_opener

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connections
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from delivery.caching import kept
from delivery.errors import Busy
from delivery.models import OnDemandRendition
from delivery.renditions.making import rendition_file
from delivery.renditions.queue import queue
from editorial.images import source_of
from tests.factories import an_image

from .asking import a_shown_image, address

pytestmark = pytest.mark.django_db(transaction=True)

AT_ONCE = 6
SPEC = "fill-640x640|format-webp"


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    kept.store.clear()
    yield
    kept.store.clear()


def at_once(ask: Callable[[int], Any]) -> list[Any]:
    """Return what ``ask`` answers to so many who ask in the same moment."""
    together = Barrier(AT_ONCE)

    def asked(number: int) -> Any:
        together.wait()
        return answered(ask, number)

    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(asked, range(AT_ONCE)))


def answered(ask: Callable[[int], Any], number: int) -> Any:
    """Return what ``ask`` answers in a thread of its own, be it that it is busy."""
    try:
        return ask(number)
    except Busy as busy:
        return busy
    finally:
        connections.close_all()


def files_of(image: AbstractImage) -> list[str]:
    """Return the names of all files there are of an image."""
    stem = Path(image.file.name).stem
    return [each for each in default_storage.listdir("images")[1] if f"{stem}." in each]


def generated(caplog: pytest.LogCaptureFixture, image: AbstractImage, spec: str) -> int:
    """Return how often Wagtail has made a rendition."""
    began = f"Generating '{spec}' rendition for image {image.pk}"
    return sum(began == record.getMessage() for record in caplog.records)


def test_processes_that_want_the_same_make_it_once(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.CLINIC_GUIDES_RENDERINGS = AT_ONCE
    caplog.set_level(logging.DEBUG, "wagtail.images")
    image = a_shown_image(width=1600, height=1200)

    # Beneath the kept answers: so it is between processes, which share nothing but the database.
    files = at_once(lambda _: rendition_file(image.pk, source_of(image), SPEC))

    assert len(set(files)) == 1
    assert generated(caplog, image, SPEC) == 1
    assert image.renditions.filter(filter_spec=SPEC).count() == 1
    assert OnDemandRendition.objects.get().state == "made"
    [stored] = [each for each in files_of(image) if "fill-640x640" in each]
    assert files[0] == f"images/{stored}"


def test_clients_of_a_live_server_get_one_file(
    live_server: LiveServer, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.WAGTAILAPI_BASE_URL = live_server.url
    caplog.set_level(logging.DEBUG, "wagtail.images")
    image = a_shown_image(width=1600, height=1200)
    paths = [address(image, width=640, format="avif", _=number) for number in range(AT_ONCE)]
    opener = build_opener(_Stays)

    answers = at_once(lambda number: opener.open(f"{live_server.url}{paths[number]}"))

    assert {answer.status for answer in answers} == {302}
    assert len({answer.headers["Location"] for answer in answers}) == 1
    assert generated(caplog, image, "fill-640x640|format-avif") == 1


def test_one_process_makes_few_at_a_time_and_sends_the_rest_away() -> None:
    image = a_shown_image(width=1600, height=1200)
    source = source_of(image)
    specs = [f"fill-{200 + 100 * number}x100|format-avif" for number in range(AT_ONCE)]

    def ask(number: int) -> Any:
        return answered(lambda each: rendition_file(image.pk, source, specs[each]), number)

    with ThreadPoolExecutor(AT_ONCE) as threads:
        with queue.turn():
            asked = [threads.submit(ask, number) for number in range(AT_ONCE)]
            sent_away = [each.result() for each in islice(as_completed(asked), 3)]
        answers = [each.result() for each in asked]

    assert [each.retry_after for each in sent_away] == [2, 2, 2]
    made = [each for each in answers if isinstance(each, str)]
    assert len(made) == 3
    assert image.renditions.filter(file__in=made).count() == 3
    assert OnDemandRendition.objects.filter(state="made").count() == 3


def test_a_rendition_of_a_file_that_was_replaced_meanwhile_is_not_kept() -> None:
    image = a_shown_image(width=1600, height=1200)
    source, another = source_of(image), an_image(width=900, height=900)

    class Replacing(default_storage.__class__):  # type: ignore[misc, name-defined]
        """A storage in which the editor's upload is faster."""

        def save(self, name: str, content: Any, max_length: int | None = None) -> str:
            get_image_model().objects.filter(pk=image.pk).update(file=another.file.name)
            return str(super().save(name, content, max_length))

    field = image.get_rendition_model()._meta.get_field("file")
    before = field.storage
    field.storage = Replacing()
    try:
        with pytest.raises(Busy, match="being replaced"):
            rendition_file(image.pk, source, SPEC)
    finally:
        field.storage = before

    assert not image.renditions.filter(filter_spec=SPEC).exists()
    assert not OnDemandRendition.objects.exists()
    assert not [each for each in files_of(image) if "fill-640x640" in each]


def test_what_was_not_readable_while_it_was_replaced_is_no_failure() -> None:
    image = a_shown_image()
    source = source_of(image)
    default_storage.delete(image.file.name)
    default_storage.save(image.file.name, ContentFile(b"Half a file"))
    get_image_model().objects.filter(pk=image.pk).update(focal_point_x=3)

    with pytest.raises(Busy, match="being replaced"):
        rendition_file(image.pk, source, SPEC)

    assert not OnDemandRendition.objects.exists()


class _Stays(HTTPRedirectHandler):
    """Redirects are answers."""

    def http_error_302(self, req: Any, fp: Any, code: int, msg: str, headers: Any) -> Any:
        return fp
