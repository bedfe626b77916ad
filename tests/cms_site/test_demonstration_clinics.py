"""The demonstration's clinics: everything a newcomer should see of sharing."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import override_settings

from clinics.local_guides.above import copy_above, faq_words
from clinics.local_guides.basis import layer_in, made_against
from clinics.models import ClinicPage, LocalGuidePage, Location, RegionPage
from clinics.places import place_of
from clinics.redirects.leading import lead
from clinics.resolution.drift import drift
from delivery.documents import Library
from editions.snapshot import follower
from guide_pages.document.made import MadeGuide
from guide_pages.models import GuidePage
from guide_pages.shapes import body_shapes

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def loaded(
    made_once: Callable[[], AbstractContextManager[None]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """Load the demonstration with small copies of its pictures."""
    media: Path = tmp_path_factory.mktemp("media")
    with override_settings(MEDIA_ROOT=media, CLINIC_GUIDES_IMAGE_WIDTHS=[160]):
        with made_once():
            call_command("load_demonstration")
        yield


def served(code: str, slug: str = "microneedling") -> MadeGuide:
    """Make what a location serves of a guide."""
    snapshot = follower.snapshot()
    guide = GuidePage.objects.get(slug=slug)
    entry = snapshot.find("guide", guide.pk)
    assert entry is not None
    return place_of(Location.objects.get(code=code), snapshot).guide(entry)


def price(code: str) -> list[str]:
    """Return what a location says under "cost"."""
    return [
        block.value.text
        for block in served(code).document.body
        if block.value.role == "cost" and block.type == "section"
    ]


def test_two_regions_and_five_clinics_are_published() -> None:
    assert RegionPage.objects.live().count() == 2
    assert ClinicPage.objects.live().count() == 5
    for clinic in ClinicPage.objects.all():
        clinic.full_clean()


def test_each_clinic_has_its_own_price_of_the_treatment_or_the_regions() -> None:
    assert "starts at $395." in price("los-angeles")[0]
    assert "starts at $350." in price("santa-monica")[0]
    assert "starts at $320." in price("austin")[0]
    assert "starts at a price your clinic will quote." in price("houston")[0]


def test_one_clinic_lacks_a_fact_that_its_copy_mentions() -> None:
    assert served("houston").missing == ("price_from",)
    assert served("austin").missing == ()


def test_changes_come_from_a_region_and_from_a_clinic() -> None:
    document = served("los-angeles").document
    local = [(block.value.role, block.origin.location) for block in document.body]
    assert ("sessions", "los-angeles") in local
    assert "comparison" not in [block.type for block in document.body]
    origins = {faq.question: faq.origin.location for faq in document.faqs}
    assert origins["Who will carry out my treatment?"] == "california"
    assert origins["Where can I park?"] == "los-angeles"
    assert [block.origin.location for block in served("austin").document.body].count("texas") == 1


def test_safety_is_locked() -> None:
    body = GuidePage.objects.get(slug="microneedling").body.get_prep_value()
    locked = {block["value"]["role"] for block in body if block["value"].get("locked")}
    assert locked == {"suitability", "risks"}


def test_one_local_change_has_drifted() -> None:
    snapshot = follower.snapshot()
    drifted = [
        (local.for_location.code, each.kind.value)
        for local in LocalGuidePage.objects.all()
        for each in drift(
            above=copy_above(local, snapshot),
            layer=layer_in(local),
            made_against=made_against(local),
            library=faq_words(snapshot),
            shapes=body_shapes(),
        )
    ]
    assert drifted == [("los-angeles", "changed")]


def test_old_paths_lead_on_for_the_group_and_for_the_clinic_without_a_guide() -> None:
    def address(code: str, path: str) -> str | None:
        found = lead(path, Library(code).website())
        return found.url if found is not None else None

    assert address("austin", "/skin-needling") == "https://austin.example.com/microneedling/"
    hair_removal = "https://los-angeles.example.com/laser-hair-removal/"
    assert address("santa-monica", "/laser-hair-removal") == hair_removal
    assert address("austin", "/laser-hair-removal") is None


def test_one_clinic_does_not_offer_a_guide() -> None:
    guide = GuidePage.objects.get(slug="laser-hair-removal")
    offering = {
        clinic.code
        for clinic in ClinicPage.objects.all()
        if place_of(clinic, follower.snapshot()).offers(guide.pk)
    }
    assert offering == {"los-angeles", "san-diego", "austin", "houston"}
