"""Where the guides of a clinic are found, and what leads to the clinic."""

from typing import Any

import pytest
from django.test import Client

from clinics.checks import own_page_share_is_a_part
from editions.models import Edition
from tests.factories import (
    a_block,
    a_change,
    a_clinic,
    a_group,
    a_guide,
    a_local_guide,
    a_region,
    a_translation,
    an_faq,
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
        a_local_guide(la, guide, summary=LONG)

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
LONG = "<p>Our nurses begin with a long talk about you and your skin.</p>"


def a_peel_at_la(level: str = "clinic", faqs: Any = None, **values: Any) -> Any:
    """Publish a guide of 11 words with its own page at a clinic, and what a location changes."""
    first = a_block(heading="", text="<p>Fine needles make very small channels.</p>")
    locked = a_block(heading="", text="<p>Shared.</p>", locked=True)
    guide = a_guide(
        title="Peel",
        slug="peel",
        summary="<p>In short, please.</p>",
        body=[first | {"id": "first"}, locked | {"id": "locked"}],
        sessions_min=3,
        sessions_max=6,
        faqs=faqs,
    )
    group = a_group(url_pattern="https://example.com/{guide}/")
    west = a_region(group)
    la = a_clinic(west, code="la", url_pattern="https://la.example.com/{guide}/")
    return a_local_guide({"group": group, "region": west, "clinic": la}[level], guide, **values)


def changing(target: str, text: str = LONG, action: str = "replace") -> list[Any]:
    """Return one raw change of the body."""
    return [a_change(target, action=action, heading="", text=text)]


@pytest.mark.parametrize(
    ("values", "share", "canonical_url"),
    [
        ({}, 0, GROUPS),
        ({"seo_title": "Ours"}, 0, GROUPS),
        ({"guide_title": "Peel"}, 0, GROUPS),
        ({"guide_title": "Gentle treatment"}, 0.167, GROUPS),
        ({"summary": LONG}, 0.6, OWN),
        ({"sessions_min": 3, "sessions_max": 7}, 0, GROUPS),
        ({"changes": [hiding("first")]}, 0, GROUPS),
        ({"changes": changing("first")}, 0.706, OWN),
        (
            {"changes": changing("first", "<p>Fine needles make very small channels</p>")},
            0,
            GROUPS,
        ),
        ({"changes": changing("locked", action="insert_after")}, 0.522, OWN),
        ({"changes": changing("gone")}, 0, GROUPS),
        ({"changes": changing("locked")}, 0, GROUPS),
        ({"summary": LONG, "canonical": "group"}, 0.6, GROUPS),
        ({"canonical": "own"}, 0, OWN),
    ],
)
@pytest.mark.parametrize("level", ["region", "clinic", "group"])
def test_a_page_is_its_own_where_it_has_enough_words_of_its_own_or_an_editor_says_so(
    client: Client, values: dict[str, Any], share: float, canonical_url: str, level: str
) -> None:
    a_peel_at_la(level, **values)

    answer = get(client, "guides/peel/", clinic="la")

    assert answer["meta"]["html_url"] == OWN
    if level == "group":
        share, canonical_url = 0, OWN if values.get("canonical") == "own" else GROUPS
    assert answer["seo"]["local_share"] == share
    assert answer["seo"]["canonical_url"] == canonical_url
    assert answer["seo"]["robots"] == "index,follow"


@pytest.mark.parametrize(
    ("region", "clinic", "expected"),
    [("own", "", OWN), ("group", "own", OWN), ("own", "group", GROUPS), ("", "", GROUPS)],
)
def test_the_nearest_choice_of_a_page_holds(
    client: Client, region: str, clinic: str, expected: str
) -> None:
    local = a_peel_at_la("region", canonical=region)
    la = local.for_location.get_children().get(slug="la").specific
    a_local_guide(la, local.guide, canonical=clinic)

    assert get(client, "guides/peel/", clinic="la")["seo"]["canonical_url"] == expected


@pytest.mark.parametrize(("least", "expected"), [(0.1, OWN), (0.167, OWN), (0.168, GROUPS)])
def test_how_many_own_words_are_enough_can_be_set(
    client: Client, settings: Any, least: float, expected: str
) -> None:
    settings.CLINIC_GUIDES_OWN_PAGE_SHARE = least
    a_peel_at_la(guide_title="Gentle treatment")

    assert get(client, "guides/peel/", clinic="la")["seo"]["canonical_url"] == expected


@pytest.mark.parametrize("value", [-0.1, 1.1, "0.3", None, True])
def test_a_share_that_is_none_is_refused_at_start(settings: Any, value: Any) -> None:
    settings.CLINIC_GUIDES_OWN_PAGE_SHARE = value
    [error] = own_page_share_is_a_part(None)
    assert (error.id, error.msg) == ("clinics.E001", f"CLINIC_GUIDES_OWN_PAGE_SHARE is {value!r}.")
    settings.CLINIC_GUIDES_OWN_PAGE_SHARE = 0.5
    assert own_page_share_is_a_part(None) == []


@pytest.mark.parametrize(
    ("status", "values", "robots"),
    [
        ("open", {"canonical": "own"}, "index,follow"),
        ("coming_soon", {"canonical": "own"}, "noindex"),
        # Search engines must be able to read which page stands for it.
        ("coming_soon", {}, "index,follow"),
    ],
)
def test_a_page_of_its_own_is_not_indexed_before_the_clinic_opens(
    client: Client, status: str, values: dict[str, Any], robots: str
) -> None:
    la = a_peel_at_la(**values).for_location.specific
    la.status = status
    la.save_revision().publish()

    assert get(client, "guides/peel/", clinic="la")["seo"]["robots"] == robots


def test_what_a_page_is_compared_with_counts_for_its_version_also_where_it_is_hidden(
    client: Client,
) -> None:
    faq = an_faq(question="How long?")
    hides = [hiding(str(faq.pk))]
    a_peel_at_la(faqs=[faq], guide_title="Will it hurt me", faq_changes=hides)
    before = get(client, "guides/peel/", clinic="la")
    assert before["faqs"] == []

    faq.question = "Will it hurt me?"
    faq.save_revision().publish()

    after = get(client, "guides/peel/", clinic="la")
    assert before["seo"]["local_share"] > after["seo"]["local_share"] == 0
    assert before["meta"]["content_version"] < after["meta"]["content_version"]


def test_a_local_guide_that_leaves_the_page_to_its_words_says_nothing_of_it() -> None:
    local = a_peel_at_la(guide_title="Ours")
    edition = Edition.objects.filter(kind="local_guide", object_id=local.pk)
    assert "canonical" not in edition.get().payload

    local.canonical = "own"
    local.save_revision().publish()

    assert edition.latest("number").payload["canonical"] == "own"


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
