"""Publishing many drafts at once: all or none, and a sentence for what stands in the way."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from guide_pages.models import GuidePage
from tests.factories import a_block, a_guide, a_user, an_image

pytestmark = pytest.mark.django_db


def a_draft(**values: Any) -> GuidePage:
    """Make a guide that has never been published."""
    return a_guide(live=False, **values)


def publish(client: Client, pages: list[Page], **form: str) -> Any:
    """Publish pages by the bulk action."""
    client.force_login(a_user())
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    ids = urlencode([("id", page.pk) for page in pages])
    return client.post(f"{address}?{ids}&next=/admin/", form)


def unfinished(guide: GuidePage, **values: Any) -> GuidePage:
    """Save a newer draft as the editor does, unfinished."""
    for name, value in values.items():
        setattr(guide, name, value)
    guide.validates_as_draft = True
    guide.save_revision()
    return guide


def sentences(response: Any) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def test_complete_drafts_are_published(client: Client) -> None:
    guides = [a_draft(), a_draft()]

    response = publish(client, guides)

    assert response.status_code == 302
    assert GuidePage.objects.live().count() == 2


def test_one_unfinished_draft_keeps_all_of_them_back_and_is_named(client: Client) -> None:
    complete = a_draft()
    guide = unfinished(a_draft(title="Peel"), sessions_min=6, sessions_max=3)

    response = publish(client, [complete, guide])

    assert response.status_code == 302
    assert not GuidePage.objects.live().exists()
    assert "Nothing was published" in sentences(response)
    assert "“Peel”: At most: “At most” (3) must not be less than “at least” (6)." in sentences(
        response
    )


def test_an_unfinished_draft_below_a_chosen_page_is_named(client: Client) -> None:
    guide = unfinished(a_draft(title="Peel"), image=an_image())

    response = publish(client, [guide.get_parent()], include_descendants="on")

    assert not GuidePage.objects.live().exists()
    assert "“Peel”: Alternative text: Describe what the image shows" in sentences(response)


def test_a_block_without_its_text_is_named_with_its_place(client: Client) -> None:
    guide = unfinished(a_draft(title="Peel"), body=[a_block(), a_block(text="")])

    response = publish(client, [guide])

    assert not GuidePage.objects.live().exists()
    assert "“Peel”: Block 2 (Section), Text: This field is required." in sentences(response)


def test_markup_in_a_title_is_text_in_the_message(client: Client) -> None:
    guide = unfinished(a_draft(title="<b>Peel</b>"), sessions_min=6, sessions_max=3)

    assert "“&lt;b&gt;Peel&lt;/b&gt;”" in sentences(publish(client, [guide]))
