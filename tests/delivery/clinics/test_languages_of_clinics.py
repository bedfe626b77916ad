"""What a location says of a treatment, in each of its languages."""

from typing import Any

import pytest
from django.test import Client

from clinics.models import LocalGuidePage
from tests.factories import (
    a_block,
    a_clinic,
    a_fact,
    a_guide,
    a_library,
    a_local_guide,
    a_region,
    a_translation,
)

from .reading import get, refusal, slugs

pytestmark = pytest.mark.django_db

PRICE = "<p>{{ price_from }}</p>"


def price(client: Client, guide: Any, clinic: str = "la") -> str:
    """Return the words of a guide's only block at a clinic."""
    text: str = get(client, f"guides/{guide.pk}/", clinic=clinic)["body"][0]["value"]["text"]
    return text.removeprefix("<p>").removesuffix("</p>")


def test_a_value_for_a_guide_holds_in_all_its_languages(client: Client) -> None:
    a_fact("price_from")
    guide = a_guide(slug="peel", body=[a_block(text=PRICE)])
    other = a_guide(slug="facial", body=[a_block(text=PRICE)])
    spanish, french = a_translation(guide, "es"), a_translation(guide, "fr")
    west = a_region(facts={"price_from": "$1", ("price_from", spanish): "$2"})
    a_clinic(west, code="la", facts={("price_from", guide): "$3", ("price_from", french): "$4"})
    a_clinic(west, code="sf")

    found = [price(client, each) for each in (guide, spanish, french, other)]
    assert found == ["$3", "$3", "$4", "$1"]
    assert [price(client, each, "sf") for each in (guide, spanish, french)] == ["$2"] * 3


def test_the_language_of_the_site_speaks_for_the_others_then_the_oldest_guide(
    client: Client,
) -> None:
    a_fact("price_from")
    guide = a_guide(slug="peel", body=[a_block(text=PRICE)])
    spanish, french = a_translation(guide, "es"), a_translation(guide, "fr")
    german = a_translation(guide, "de")
    values = {("price_from", french): "$2", ("price_from", spanish): "$1"}
    a_clinic(code="sf", facts=values)
    a_clinic(code="la", facts={**values, ("price_from", guide): "$3"})

    assert (price(client, german, "sf"), price(client, german, "la")) == ("$1", "$3")


def test_the_language_of_the_site_comes_first_though_it_was_translated_last(
    client: Client,
) -> None:
    a_fact("price_from")
    spanish = a_translation(a_guide(slug="peel", body=[a_block(text=PRICE)]), "es")
    original = a_library(locale=spanish.locale, title="Guías")
    guide = a_guide(parent=original, slug="facial", locale=spanish.locale)
    french, english = a_translation(guide, "fr"), a_translation(guide, "en")
    german = a_translation(guide, "de", body=[a_block(text=PRICE)])
    a_clinic(code="la", facts={("price_from", french): "$1", ("price_from", english): "$2"})

    assert price(client, german) == "$2"


def test_a_treatment_that_is_not_offered_is_offered_in_no_language(client: Client) -> None:
    peel, facial = a_guide(slug="peel"), a_guide(slug="facial")
    rare = a_guide(slug="rare", only_where_selected=True)
    spanish = a_translation(peel, "es")
    a_translation(facial, "es")
    a_translation(rare, "es")
    offers = {rare: {"offered": "yes"}, facial: {"offered": "no"}}
    west = a_region(guides={**offers, peel: {"offered": "no"}})
    a_clinic(west, code="la")
    a_clinic(west, code="sf", guides={spanish: {"offered": "yes"}, facial: {"offered": "yes"}})

    assert slugs(get(client, "guides/", clinic="la")) == ["rare"]
    assert slugs(get(client, "guides/", clinic="la", locale="es")) == ["rare"]
    assert refusal(client, f"guides/{spanish.pk}/", clinic="la")[0] == 404
    # A word in one language is heard in the other as well, where the other has none of its own.
    assert slugs(get(client, "guides/", clinic="sf", order="slug")) == ["facial", "peel", "rare"]
    spanish_list = get(client, "guides/", clinic="sf", locale="es", order="slug")
    assert slugs(spanish_list) == ["facial", "peel", "rare"]


def test_order_and_featuring_hold_in_all_languages(client: Client) -> None:
    library = a_library()
    a, b, c = (a_guide(parent=library, slug=slug, title=slug) for slug in ("a", "b", "c"))
    for guide in (a, b, c):
        a_translation(guide, "es")
    a_clinic(code="la", guides={c: {"position": 1}, b: {"featured": "yes"}})

    for language in ("en", "es"):
        assert slugs(get(client, "guides/", clinic="la", locale=language)) == ["c", "b", "a"]


def test_a_row_that_leaves_something_open_leaves_it_to_the_other_languages(
    client: Client,
) -> None:
    guide = a_guide(slug="peel")
    spanish = a_translation(guide, "es")
    a_clinic(code="la", guides={guide: {"offered": "no"}, spanish: {"position": 1}})

    assert slugs(get(client, "guides/", clinic="la", locale="es")) == []


def test_what_is_said_of_a_treatment_outlives_the_guide_it_was_said_of(client: Client) -> None:
    a_fact("price_from")
    peel = a_guide(slug="peel", body=[a_block(text=PRICE)])
    facial = a_guide(slug="facial")
    spanish = a_translation(peel, "es")
    a_translation(facial, "es")
    a_clinic(code="la", facts={("price_from", peel): "$1"}, guides={facial: {"offered": "no"}})
    before = get(client, f"guides/{spanish.pk}/", clinic="la")

    peel.unpublish()
    facial.unpublish()

    assert get(client, f"guides/{spanish.pk}/", clinic="la") == before
    assert price(client, spanish) == "$1"
    assert slugs(get(client, "guides/", clinic="la", locale="es")) == ["peel"]


def test_publishing_one_language_alters_no_other(client: Client) -> None:
    a_fact("price_from")
    guide = a_guide(slug="peel", body=[a_block(text=PRICE)])
    spanish = a_translation(guide, "es")
    a_clinic(code="la", facts={("price_from", guide): "$1"})
    before = client.get(f"/api/v2/guides/{spanish.pk}/?clinic=la").content

    guide.title = "Another title"
    guide.save_revision().publish()

    assert client.get(f"/api/v2/guides/{spanish.pk}/?clinic=la").content == before


def test_the_version_rises_when_a_row_for_another_language_changes(client: Client) -> None:
    fact = a_fact("price_from")
    guide = a_guide(slug="peel", body=[a_block(text=PRICE)])
    spanish = a_translation(guide, "es")
    clinic = a_clinic(code="la", facts={(fact.key, guide): "$1"})
    before = get(client, f"guides/{spanish.pk}/", clinic="la")

    clinic.fact_values.all()[0].delete()
    clinic.save()

    after = get(client, f"guides/{spanish.pk}/", clinic="la")
    assert after["body"][0]["value"]["text"] == ""
    assert after["meta"]["content_version"] > before["meta"]["content_version"]


def test_a_local_guide_belongs_to_one_language(client: Client) -> None:
    guide = a_guide(slug="peel", title="Peel")
    spanish = a_translation(guide, "es", title="Peeling")
    clinic = a_clinic(code="la")
    before = get(client, f"guides/{spanish.pk}/", clinic="la")

    local = a_local_guide(clinic, guide, guide_title="Our peel", offered=False)

    assert LocalGuidePage.objects.get() == local
    assert refusal(client, f"guides/{guide.pk}/", clinic="la")[0] == 404
    assert get(client, f"guides/{spanish.pk}/", clinic="la") == before
