"""Taking changes of one local guide to other locations."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from clinics.local_guides.apply import NotAllowed, Result, apply_changes
from clinics.models import LocalGuidePage, Location
from guide_pages.models import GuidePage
from tests.clinics.people.staff import a_person
from tests.factories import (
    a_block,
    a_change,
    a_clinic,
    a_guide,
    a_local_guide,
    a_user,
    an_faq,
    hiding,
)

pytestmark = pytest.mark.django_db


def draft_at(location: Location) -> LocalGuidePage:
    """Return the newest draft of the location's only local guide."""
    local: LocalGuidePage = LocalGuidePage.objects.get(
        for_location=location
    ).get_latest_revision_as_object()
    return local


def words_at(location: Location) -> list[tuple[str, str]]:
    """Return the types and headings of the changes in the newest draft."""
    raw = draft_at(location).changes.get_prep_value()
    return [(each["type"], each["value"].get("content", {}).get("heading", "")) for each in raw]


def a_source(**values: Any) -> tuple[GuidePage, LocalGuidePage]:
    """Make a guide with one block, and a clinic's local guide of it that replaces the block."""
    block = a_block()
    guide = a_guide(body=[block])
    changed = a_change(block["id"], heading="Ours")
    return guide, a_local_guide(a_clinic(), guide, changes=[changed], **values)


def change_ids(local: LocalGuidePage) -> list[str]:
    return [str(change["id"]) for change in local.changes.get_prep_value()]


def test_a_change_arrives_as_an_unpublished_draft() -> None:
    _, source = a_source()
    other = a_clinic()

    (outcome,) = apply_changes(source, change_ids(source), [other], user=a_user())

    assert list(outcome.results.values()) == [Result.DONE]
    assert words_at(other) == [("section", "Ours")]
    assert LocalGuidePage.objects.get(for_location=other).live is False
    assert change_ids(draft_at(other)) != change_ids(source)


def test_a_published_local_guide_gets_a_draft_and_goes_on_as_it_is() -> None:
    guide, source = a_source()
    other = a_clinic()
    a_local_guide(other, guide, guide_title="Their title")

    apply_changes(source, change_ids(source), [other], user=a_user())

    live = LocalGuidePage.objects.get(for_location=other)
    assert (live.live, list(live.changes)) == (True, [])
    assert words_at(other) == [("section", "Ours")]
    assert draft_at(other).guide_title == "Their title"


def test_what_a_location_says_itself_stays_unless_it_is_to_be_replaced() -> None:
    guide, source = a_source()
    other = a_clinic()
    target = guide.body[0].id
    a_local_guide(other, guide, changes=[a_change(target, heading="Theirs")])

    (kept,) = apply_changes(source, change_ids(source), [other], user=a_user())
    assert list(kept.results.values()) == [Result.THEIRS]
    assert words_at(other) == [("section", "Theirs")]

    apply_changes(source, change_ids(source), [other], user=a_user(), replace_theirs=True)
    assert words_at(other) == [("section", "Ours")]


def test_hiding_counts_as_what_a_location_says_about_a_block() -> None:
    guide, source = a_source()
    other = a_clinic()
    a_local_guide(other, guide, changes=[hiding(guide.body[0].id)])

    (outcome,) = apply_changes(source, change_ids(source), [other], user=a_user())

    assert list(outcome.results.values()) == [Result.THEIRS]
    assert words_at(other) == [("hide", "")]


def test_taking_it_twice_does_nothing_more() -> None:
    _, source = a_source()
    other = a_clinic()
    apply_changes(source, change_ids(source), [other], user=a_user())
    revisions = draft_at(other).revisions.count()

    (outcome,) = apply_changes(source, change_ids(source), [other], user=a_user())

    assert list(outcome.results.values()) == [Result.SAME]
    assert draft_at(other).revisions.count() == revisions


def test_insertions_beside_each_other_arrive_beside_each_other() -> None:
    block = a_block()
    guide = a_guide(body=[block])
    first = a_change(block["id"], action="insert_after", heading="One")
    second = a_change(first["id"], action="insert_after", heading="Two")
    source = a_local_guide(a_clinic(), guide, changes=[first, second])
    other = a_clinic()

    (outcome,) = apply_changes(source, change_ids(source), [other], user=a_user())

    assert list(outcome.results.values()) == [Result.DONE, Result.DONE]
    raw = draft_at(other).changes.get_prep_value()
    assert raw[0]["value"]["target"] == block["id"]
    assert raw[1]["value"]["target"] == raw[0]["id"]


def test_a_locked_block_and_one_that_is_gone_are_left_alone() -> None:
    block, locked = a_block(), a_block(locked=True)
    guide = a_guide(body=[block, locked])
    changes = [a_change(locked["id"]), a_change("gone")]
    source = a_local_guide(a_clinic(), guide, changes=changes)
    other = a_clinic()

    (outcome,) = apply_changes(source, change_ids(source), [other], user=a_user())

    assert list(outcome.results.values()) == [Result.LOCKED, Result.GONE]
    assert not LocalGuidePage.objects.filter(for_location=other).exists()


def test_texts_figures_and_questions_are_taken_as_well() -> None:
    faq, more = an_faq(), an_faq()
    guide = a_guide(faqs=[faq])
    own = {"type": "add", "id": "own", "value": {"question": "Where?", "answer": "<p>Here.</p>"}}
    chosen = {"type": "choose", "id": "chosen", "value": {"faq": more.pk}}
    source = a_local_guide(
        a_clinic(),
        guide,
        guide_title="Ours",
        sessions_min=2,
        sessions_max=4,
        faq_changes=[hiding(str(faq.pk)), own, chosen],
    )
    other = a_clinic()
    names = ["text:title", "treatment:sessions"]
    ids = [str(each["id"]) for each in source.faq_changes.get_prep_value()]

    apply_changes(source, [*names, *ids], [other], user=a_user())

    draft = draft_at(other)
    assert (draft.guide_title, draft.sessions_min, draft.sessions_max) == ("Ours", 2, 4)
    raw = draft.faq_changes.get_prep_value()
    assert [(each["type"], each["value"]) for each in raw] == [
        ("hide", {"target": str(faq.pk)}),
        ("add", own["value"]),
        ("choose", chosen["value"]),
    ]


def test_one_location_without_the_right_stops_all_of_it() -> None:
    _, source = a_source()
    mine, theirs = a_clinic(), a_clinic()

    with pytest.raises(NotAllowed):
        apply_changes(source, change_ids(source), [mine, theirs], user=a_person(mine))

    assert not LocalGuidePage.objects.exclude(pk=source.pk).exists()


def test_a_draft_that_somebody_has_locked_is_left_alone_and_said() -> None:
    guide, source = a_source()
    other = a_clinic()
    local = a_local_guide(other, guide)
    local.locked, local.locked_by = True, a_user()
    local.save()

    (outcome,) = apply_changes(source, change_ids(source), [other], user=a_person(other))

    assert outcome.refused
    assert list(draft_at(other).changes) == []


def test_the_page_takes_what_was_chosen_and_reports() -> None:
    _, source = a_source()
    other = a_clinic(title="Austin")
    client = Client()
    client.force_login(a_user())
    url = reverse("clinics_apply_changes", args=[source.pk])

    page = client.get(url).content.decode()
    assert "Changes “What is it?”" in page
    assert "Austin" in page
    answer = client.post(url, {"change": change_ids(source), "location": [other.pk]})

    assert answer.status_code == 200
    assert "Changes “What is it?”: in the draft now" in answer.content.decode()
    assert words_at(other) == [("section", "Ours")]


def test_a_page_without_a_choice_says_what_is_missing_and_does_nothing() -> None:
    _, source = a_source()
    other = a_clinic()
    client = Client()
    client.force_login(a_user())
    url = reverse("clinics_apply_changes", args=[source.pk])

    answer = client.post(url, {"change": change_ids(source)})
    assert (answer.status_code, "Choose at least one location." in answer.content.decode()) == (
        400,
        True,
    )
    answer = client.post(url, {"location": [other.pk], "change": ["forged"]})
    assert "Choose at least one change." in answer.content.decode()
    assert not LocalGuidePage.objects.filter(for_location=other).exists()


def test_a_forged_location_is_refused_wholly() -> None:
    guide, _ = a_source()
    mine, second, theirs = a_clinic(), a_clinic(), a_clinic()
    local = a_local_guide(mine, guide, changes=[a_change(guide.body[0].id)])
    person = a_person(mine)
    client = Client()
    client.force_login(person)
    url = reverse("clinics_apply_changes", args=[local.pk])

    answer = client.post(url, {"change": change_ids(local), "location": [theirs.pk, second.pk]})

    assert answer.status_code == 302
    assert not LocalGuidePage.objects.filter(for_location__in=[second, theirs]).exists()
