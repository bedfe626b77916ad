"""``/api/v2/suggest/``."""

from typing import Any

import pytest
from django.test import Client

from tests.delivery.clinics.reading import get, refusal
from tests.factories import (
    a_block,
    a_clinic,
    a_group,
    a_guide,
    a_library,
    a_local_guide,
    a_translation,
    an_faq,
)

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

API = "http://localhost:8000/api/v2/"


def titles(answer: Any) -> list[str]:
    """Return the titles of suggestions, in their order."""
    return [item["title"] for item in answer["items"]]


def test_suggestions_are_answered_exactly_as_the_contract_says(client: Client) -> None:
    after = a_block(heading="After <microneedling>", text="<p>Rest.</p>")
    guide = a_guide(title="Microneedling", slug="needling", body=[a_block(text="-"), after])
    faq = an_faq(question="Is microneedling safe?")
    group = a_group(url_pattern="https://{clinic}.example.com/{guide}/")
    a_clinic(group, code="la")

    assert get(client, "suggest/", q="mikro", clinic="la") == {
        "meta": {"total_count": 3},
        "items": [
            {
                "kind": "guide",
                "id": guide.pk,
                "title": "Microneedling",
                "highlighted": "<mark>Microneedling</mark>",
                "slug": "needling",
                "anchor": None,
                "guide": None,
                "html_url": "https://la.example.com/needling/",
                "detail_url": f"{API}guides/{guide.pk}/?clinic=la",
            },
            {
                "kind": "section",
                "id": after["id"],
                "title": "After <microneedling>",
                "highlighted": "After &lt;<mark>microneedling</mark>&gt;",
                "slug": "needling",
                "anchor": "after-microneedling",
                "guide": {"id": guide.pk, "slug": "needling", "title": "Microneedling"},
                "html_url": "https://la.example.com/needling/#after-microneedling",
                "detail_url": f"{API}guides/{guide.pk}/?clinic=la",
            },
            {
                "kind": "faq",
                "id": faq.pk,
                "title": "Is microneedling safe?",
                "highlighted": "Is <mark>microneedling</mark> safe?",
                "slug": None,
                "anchor": None,
                "guide": None,
                "html_url": None,
                "detail_url": f"{API}faqs/{faq.pk}/?clinic=la",
            },
        ],
    }


def test_without_a_page_there_is_no_address_of_one(client: Client) -> None:
    a_guide(title="Peel", body=[a_block(heading="Peeling")])

    assert [each["html_url"] for each in get(client, "suggest/", q="peel")["items"]] == [None] * 2


def test_what_begins_so_comes_first(client: Client) -> None:
    library = a_library()
    a_guide(parent=library, title="About laser", body=[])
    a_guide(parent=library, title="Laser hair removal", body=[a_block(heading="Lasers")])
    an_faq(question="Laser or peel?")

    assert titles(get(client, "suggest/", q="laser")) == [
        "Laser hair removal",
        "Laser or peel?",
        "Lasers",
        "About laser",
    ]
    assert titles(get(client, "suggest/", q="l")) == titles(get(client, "suggest/", q="la"))
    assert titles(get(client, "suggest/", q="LASER HA")) == ["Laser hair removal", "Lasers"]


def test_a_heading_is_found_with_words_of_its_guides_title(client: Client) -> None:
    library = a_library()
    a_guide(parent=library, title="Peel", body=[a_block(heading="Aftercare")])
    a_guide(parent=library, title="Laser", body=[a_block(heading="Aftercare")])

    found = get(client, "suggest/", q="laser aftercare")["items"]

    assert [(each["title"], each["guide"]["title"]) for each in found] == [("Aftercare", "Laser")]
    assert titles(get(client, "suggest/", q="laser")) == ["Laser"]


def test_a_heading_is_found_by_what_its_block_is_for(client: Client) -> None:
    care = a_block(heading="How to rest", role="aftercare")
    library = a_library()
    a_guide(parent=library, title="Peel", body=[care])
    a_guide(parent=library, title="Laser", body=[care, a_block(heading="", role="aftercare")])
    an_faq(question="Makeup afterward?")

    found = get(client, "suggest/", q="laser aftercare")["items"]
    assert [(each["highlighted"], each["guide"]["title"]) for each in found] == [
        ("How to rest", "Laser")
    ]
    assert titles(get(client, "suggest/", q="aftercare")) == ["How to rest"] * 2
    assert titles(get(client, "suggest/", q="laser afterc")) == ["How to rest"]


def test_suggestions_are_of_one_language_kind_and_number_if_asked(client: Client) -> None:
    peel = a_guide(title="Peel", body=[a_block(heading="Peeling"), a_block(heading="Peels")])
    a_translation(peel, "es", title="Peeling químico", slug="peeling")
    an_faq(question="Peel?")

    assert titles(get(client, "suggest/", q="peel", kind="faq")) == ["Peel?"]
    assert titles(get(client, "suggest/", q="peel", kind="guide")) == ["Peel"]
    assert titles(get(client, "suggest/", q="quimico", locale="es")) == ["Peeling químico"]
    answer = get(client, "suggest/", q="peel", limit=2)
    assert (answer["meta"]["total_count"], titles(answer)) == (4, ["Peel", "Peel?"])


def test_a_clinics_own_words_are_suggested_there(client: Client) -> None:
    guide = a_guide(title="Peel", body=[])
    rare = a_guide(title="Peel of the sea", body=[], only_where_selected=True)
    la = a_clinic(code="la", guides={rare: {"offered": "yes"}})
    a_local_guide(la, guide, guide_title="Angels’ peel")

    assert titles(get(client, "suggest/", q="peel", clinic="la")) == [
        "Peel of the sea",
        "Angels’ peel",
    ]
    assert titles(get(client, "suggest/", q="peel")) == ["Peel"]


@pytest.mark.parametrize("words", ["", " ", "…", "💉", "zzz", "a" * 200])
def test_what_begins_nothing_has_no_suggestions(client: Client, words: str) -> None:
    a_guide(title="Peel")

    assert get(client, "suggest/", q=words) == {"meta": {"total_count": 0}, "items": []}


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ({}, "q: Field required"),
        ({"q": "a" * 201}, "q: String should have at most 200 characters"),
        ({"q": "a", "limit": "51"}, "limit: Input should be less than or equal to 50"),
        ({"q": "a", "limit": "0"}, "limit: Input should be greater than or equal to 1"),
        ({"q": "a", "kind": "page"}, "kind: Input should be 'guide', 'section' or 'faq'"),
        ({"q": "a", "locale": "xx"}, "locale: use one of"),
        ({"q": "a", "clinic": "xx"}, "clinic: no clinic has the code “xx”."),
        ({"q": "a\x00"}, "q: null characters are not allowed"),
        (
            {"q": "a", "search": "a"},
            "Unknown parameter: search. Allowed here: clinic, kind",
        ),
    ],
)
def test_a_bad_parameter_is_named_with_the_remedy(
    client: Client, query: dict[str, str], message: str
) -> None:
    status, answer = refusal(client, "suggest/", **query)

    assert (status, answer[: len(message)]) == (400, message)


def test_a_closed_clinic_suggests_nothing_any_more(client: Client) -> None:
    a_clinic(code="old", status="closed")

    assert refusal(client, "suggest/", q="peel", clinic="old")[0] == 410
