"""A revision that refers to something deleted since stays usable in every way."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from faq.models import FAQUse
from guide_pages.models import GuidePage
from tests.factories import a_block, a_guide, a_reviewer, a_topic, a_user, an_faq, an_image

pytestmark = pytest.mark.django_db


def delete_faq(guide: GuidePage) -> None:
    faq = guide.guide_faqs.get().faq
    # The deletion of something still used comes from beside the admin.
    FAQUse.objects.filter(faq=faq).delete()
    faq.delete()


LOST: dict[str, Callable[[GuidePage], Any]] = {
    "FAQ": delete_faq,
    "image": lambda guide: guide.image.delete(),
    "image of a block": lambda guide: guide.body[1].value["image"].delete(),
    "still image of a video": lambda guide: guide.body[2].value["thumbnail"].delete(),
    "topic": lambda guide: guide.topics.get().delete(),
    "reviewer": lambda guide: guide.reviewer.delete(),
    "related guide": lambda guide: guide.related_guides.get().related.delete(),
}


@pytest.fixture(scope="module")
def made(made_once: Callable[[], AbstractContextManager[None]]) -> int:
    """Return the id of a guide whose live row, draft and older revision name all there is."""
    with made_once():
        image = {"image": an_image().pk, "alt_text": "A room", "decorative": False}
        guide = a_guide(
            title="Peel",
            faqs=[an_faq()],
            topics=[a_topic()],
            related=[a_guide()],
            image=an_image(),
            image_alt="A calm room",
            reviewer=a_reviewer(),
            body=[
                a_block(),
                a_block("image", image=image, caption="", role="other"),
                a_block(
                    "video",
                    url="https://vimeo.com/1",
                    title="A session",
                    thumbnail=an_image().pk,
                    transcript="",
                    role="other",
                ),
            ],
        )
        guide.title = "Peel, newer"
        guide.save_revision()
        return guide.pk


@pytest.fixture(params=LOST.values(), ids=LOST.keys())
def guide(request: pytest.FixtureRequest, client: Client, made: int) -> GuidePage:
    """Return the guide when something that it names has been deleted."""
    client.force_login(a_user())
    request.param(GuidePage.objects.get(pk=made))
    return GuidePage.objects.get(pk=made)


def test_it_opens_in_the_editor(client: Client, guide: GuidePage) -> None:
    response = client.get(reverse("wagtailadmin_pages:edit", args=[guide.pk]))

    assert response.status_code == 200
    assert "Peel, newer" in response.text


def test_it_is_previewed(client: Client, guide: GuidePage) -> None:
    address = reverse("wagtailadmin_pages:view_draft", args=[guide.pk])

    response = client.get(address)

    assert response.status_code == 200
    assert "Peel, newer" in response.text


def test_its_versions_are_compared(client: Client, guide: GuidePage) -> None:
    address = reverse(
        "wagtailadmin_pages:revisions_compare", args=[guide.pk, "earliest", "latest"]
    )

    assert client.get(address).status_code == 200


def test_an_older_version_is_opened_for_reverting(client: Client, guide: GuidePage) -> None:
    oldest = guide.revisions.order_by("pk").first()
    address = reverse("wagtailadmin_pages:revisions_revert", args=[guide.pk, oldest.pk])

    response = client.get(address)

    assert response.status_code == 200
    assert response.context["form"].instance.title == "Peel"


def test_it_is_published(guide: GuidePage) -> None:
    guide.get_latest_revision().publish()

    published = GuidePage.objects.get(pk=guide.pk)
    assert (published.live, published.title) == (True, "Peel, newer")
