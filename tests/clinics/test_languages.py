"""What editors are told of a treatment in several languages agrees with what is served."""

from typing import Any

import pytest

from clinics.impact.impact import Outcome, impact, public_guides
from clinics.impact.standing import Standing
from clinics.models import FactValue, GuideAtLocation
from clinics.places import NoAddresses
from clinics.tree import Tree
from editions.snapshot import follower
from guide_pages.models import GuidePage
from tests.factories import a_block, a_clinic, a_fact, a_guide, a_translation

pytestmark = pytest.mark.django_db


def standing() -> Standing:
    """Return what all clinics say now."""
    return Standing(Tree(follower.snapshot()), NoAddresses())


def peel_in_two_languages() -> tuple[GuidePage, GuidePage]:
    """Publish a guide that mentions a fact, and its translation."""
    peel = a_guide(title="Peel", body=[a_block(text="<p>From {{ price_from }}.</p>")])
    return peel, a_translation(peel, "es", title="Peeling")


def outcomes(before: Standing) -> dict[tuple[str, int], Outcome]:
    """Return what has happened since, by clinic and guide."""
    after = standing()
    found = impact(before=before, after=after, guide_ids=public_guides(after))
    return {(each.clinic.code, each.guide): each.outcome for each in found}


def test_a_value_for_a_guide_changes_all_its_languages() -> None:
    fact = a_fact()
    peel, peeling = peel_in_two_languages()
    clinic: Any = a_clinic(code="la")
    before = standing()

    clinic.fact_values.add(FactValue(definition=fact, guide=peel, value="$1"))
    clinic.save()

    assert outcomes(before) == {
        ("la", peel.pk): Outcome.CHANGED,
        ("la", peeling.pk): Outcome.CHANGED,
    }


def test_a_treatment_that_is_no_longer_offered_disappears_in_all_languages() -> None:
    peel, peeling = peel_in_two_languages()
    clinic: Any = a_clinic(code="la")
    before = standing()

    clinic.guide_settings.add(GuideAtLocation(guide=peeling, offered="no"))
    clinic.save()

    assert outcomes(before) == {
        ("la", peel.pk): Outcome.DISAPPEARS,
        ("la", peeling.pk): Outcome.DISAPPEARS,
    }


def test_a_fact_with_a_value_for_one_language_is_missing_in_none() -> None:
    a_fact()
    peel, peeling = peel_in_two_languages()
    a_clinic(code="la", facts={("price_from", peeling): "$1"})
    a_clinic(code="sf")
    now = standing()

    for code, expected in (("la", []), ("sf", ["price_from"])):
        node = now.tree.find(code)
        assert node is not None
        for guide in (peel, peeling):
            entry = now.snapshot.find("guide", guide.pk)
            assert entry is not None
            assert now.lacking(node, guide.pk) == (expected, [])
            assert list(now.serving(node).guide(entry).missing) == expected
