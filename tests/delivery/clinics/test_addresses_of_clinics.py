"""Where the guides of a clinic are found, and what leads to the clinic."""

import pytest
from django.test import Client
from wagtail.models import Locale

from tests.factories import (
    a_block,
    a_clinic,
    a_group,
    a_guide,
    a_local_guide,
    a_region,
)

from .reading import get

pytestmark = pytest.mark.django_db

PATTERN = "https://{clinic}.example.com/{guide}/"


@pytest.mark.parametrize(
    ("group", "region", "clinic", "changed", "html_url", "canonical_url"),
    [
        ("", "", "", False, None, None),
        (PATTERN, "", "", False, "https://la.example.com/peel/", "https://la.example.com/peel/"),
        (
            "https://example.com/{guide}/",
            "",
            "https://la.example.com/{guide}/",
            False,
            "https://la.example.com/peel/",
            "https://example.com/peel/",
        ),
        (
            "https://example.com/{guide}/",
            "",
            "https://la.example.com/{guide}/",
            True,
            "https://la.example.com/peel/",
            "https://la.example.com/peel/",
        ),
        (
            PATTERN,
            "https://west.example.com/{clinic}/{guide}/",
            "",
            False,
            "https://west.example.com/la/peel/",
            "https://west.example.com/la/peel/",
        ),
    ],
)
def test_addresses_follow_the_nearest_pattern(
    client: Client,
    group: str,
    region: str,
    clinic: str,
    changed: bool,
    html_url: str | None,
    canonical_url: str | None,
) -> None:
    guide = a_guide(slug="peel")
    west = a_region(a_group(url_pattern=group), url_pattern=region)
    la = a_clinic(west, code="la", url_pattern=clinic)
    if changed:
        a_local_guide(la, guide, summary="<p>Ours.</p>")

    answer = get(client, "guides/peel/", clinic="la")

    assert answer["meta"]["html_url"] == html_url
    assert answer["seo"]["canonical_url"] == canonical_url


def test_a_translation_is_not_changed_by_what_a_clinic_changes_in_the_original(
    client: Client,
) -> None:
    a_group(url_pattern="https://example.com/{guide}/")
    la = a_clinic(code="la", url_pattern="https://la.example.com/{guide}/")
    guide = a_guide(slug="peel")
    spanish = Locale.objects.create(language_code="es")
    translation = guide.copy_for_translation(spanish, copy_parents=True)
    translation.save_revision().publish()
    before = get(client, "guides/peel/", clinic="la", locale="es")

    a_local_guide(la, guide, summary="<p>Ours.</p>")

    assert get(client, "guides/peel/", clinic="la", locale="es") == before
    assert before["seo"]["canonical_url"] == "https://example.com/peel/"


def test_calls_to_action_lead_to_the_clinic(client: Client) -> None:
    actions = ("book", "call", "email", "directions")
    blocks = [
        a_block("call_to_action", role="other", label="Go", text="", action=action, url="")
        for action in actions
    ]
    a_guide(slug="peel", body=blocks)
    a_clinic(
        code="la",
        booking_url="https://example.com/book",
        phone="+1 (310) 555-0100",
        email="la@example.com",
        latitude="34.1",
        longitude="-118.3",
    )
    a_clinic(code="bare")

    def urls(**query: str) -> list[str | None]:
        body = get(client, "guides/peel/", **query)["body"]
        return [block["value"]["url"] for block in body]

    assert urls(clinic="la") == [
        "https://example.com/book",
        "tel:+13105550100",
        "mailto:la@example.com",
        "https://www.google.com/maps/dir/?api=1&destination=34.1%2C-118.3",
    ]
    assert urls(clinic="bare") == urls() == [None, None, None, None]
