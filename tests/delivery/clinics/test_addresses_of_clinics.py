"""Where the guides of a clinic are found, and what leads to the clinic."""

from typing import Any

import pytest
from django.test import Client

from tests.factories import (
    a_block,
    a_change,
    a_clinic,
    a_fact,
    a_group,
    a_guide,
    a_local_guide,
    a_region,
    a_translation,
    hiding,
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
    a_translation(guide, "es")
    before = get(client, "guides/peel/", clinic="la", locale="es")

    a_local_guide(la, guide, summary="<p>Ours.</p>")

    assert get(client, "guides/peel/", clinic="la", locale="es") == before
    assert before["seo"]["canonical_url"] == "https://example.com/peel/"


@pytest.mark.parametrize(
    ("pattern", "english", "spanish"),
    [
        (
            "https://{clinic}.example.com/{locale}/{guide}/",
            "https://la.example.com/en/peel/",
            "https://la.example.com/es/peel/",
        ),
        (
            "https://{clinic}.example.com/{guide}/",
            "https://la.example.com/peel/",
            "https://la.example.com/peel/",
        ),
    ],
)
def test_a_pattern_may_name_the_language_of_the_guide(
    client: Client, pattern: str, english: str, spanish: str
) -> None:
    a_group(url_pattern=pattern)
    a_clinic(code="la")
    peel = a_guide(slug="peel")
    translation = a_translation(peel, "es")
    link = f'<p><a linktype="page" id="{translation.pk}">En español</a></p>'
    facial = a_guide(slug="facial", body=[a_block(text=link)], related=[translation, peel])

    document = get(client, f"guides/{translation.pk}/", clinic="la")
    assert document["meta"]["html_url"] == document["seo"]["canonical_url"] == spanish
    document = get(client, f"guides/{facial.pk}/", clinic="la")
    assert document["body"][0]["value"]["text"] == (
        f'<p><a data-guide="peel" href="{spanish}">En español</a></p>'
    )
    assert [each["html_url"] for each in document["related"]] == [spanish, english]
    answer = get(client, "clinics/la/", locale="es")
    assert [each["html_url"] for each in answer["guides"]] == [spanish]


OWN, GROUPS = "https://la.example.com/peel/", "https://example.com/peel/"


@pytest.mark.parametrize(
    ("values", "canonical_url"),
    [
        ({}, GROUPS),
        ({"seo_title": "Ours"}, GROUPS),
        ({"guide_title": "Peel"}, GROUPS),
        ({"guide_title": "Our peel"}, OWN),
        ({"summary": "<p>Ours.</p>"}, OWN),
        ({"sessions_min": 3, "sessions_max": 6}, GROUPS),
        ({"sessions_min": 3, "sessions_max": 7}, OWN),
        ({"changes": [hiding("first")]}, GROUPS),
        ({"changes": [a_change("first", text="<p>Ours.</p>")]}, OWN),
        ({"changes": [a_change("first", text="<p>Shared.</p>")]}, GROUPS),
        ({"changes": [a_change("first", action="insert_after")]}, OWN),
        ({"changes": [a_change("gone", text="<p>Ours.</p>")]}, GROUPS),
        ({"changes": [a_change("locked", text="<p>Ours.</p>")]}, GROUPS),
    ],
)
@pytest.mark.parametrize("level", ["region", "clinic", "group"])
def test_a_page_is_its_own_only_where_it_says_other_words_than_the_groups(
    client: Client, values: dict[str, Any], canonical_url: str, level: str
) -> None:
    a_fact("price_from")
    first = a_block(text="<p>Shared.</p>") | {"id": "first"}
    locked = a_block(text="<p>Shared.</p>", locked=True) | {"id": "locked"}
    guide = a_guide(
        title="Peel", slug="peel", body=[first, locked], sessions_min=3, sessions_max=6
    )
    group = a_group(url_pattern="https://example.com/{guide}/")
    west = a_region(group, facts={("price_from", guide): "$1"})
    la = a_clinic(west, code="la", url_pattern="https://la.example.com/{guide}/")
    a_local_guide({"group": group, "region": west, "clinic": la}[level], guide, **values)

    answer = get(client, "guides/peel/", clinic="la")

    assert answer["meta"]["html_url"] == OWN
    assert answer["seo"]["canonical_url"] == (GROUPS if level == "group" else canonical_url)


def test_a_guide_that_the_group_does_not_offer_is_listed_at_the_clinic(client: Client) -> None:
    guide = a_guide(slug="peel", only_where_selected=True)
    group = a_group(url_pattern="https://example.com/{guide}/")
    a_clinic(
        group,
        code="la",
        url_pattern="https://la.example.com/{guide}/",
        guides={guide: {"offered": "yes"}},
    )

    assert get(client, "guides/peel/", clinic="la")["seo"]["canonical_url"] == OWN


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
