"""Taking changes of one local guide to other locations."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from clinics.local_guides.apply import NotAllowed, apply_changes
from clinics.local_guides.taking import ORDER, Result, names_of_changes
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


def test_the_order_of_the_questions_is_taken_with_those_that_the_location_adds() -> None:
    first, second, third = an_faq(), an_faq(), an_faq()
    guide = a_guide(faqs=[first, second])
    own = {"type": "add", "id": "own", "value": {"question": "Where?", "answer": "<p>Here.</p>"}}
    chosen = {"type": "choose", "id": "chosen", "value": {"faq": third.pk}}
    order = ["own", str(third.pk), str(second.pk), str(first.pk)]
    source = a_local_guide(a_clinic(), guide, faq_changes=[own, chosen], faq_order=order)
    other, shorter = a_clinic(), a_clinic()
    names = names_of_changes(source)
    assert names[-1] == ORDER

    (all_of_it,) = apply_changes(source, names, [other], user=a_user())
    (order_alone,) = apply_changes(source, [ORDER], [shorter], user=a_user())

    assert set(all_of_it.results.values()) == {Result.DONE}
    added = str(draft_at(other).faq_changes.get_prep_value()[0]["id"])
    assert added != "own"
    assert draft_at(other).faq_order == [added, *order[1:]]
    assert order_alone.results == {ORDER: Result.DONE}
    assert draft_at(shorter).faq_order == [str(second.pk), str(first.pk)]
    (again,) = apply_changes(source, names, [other], user=a_user())
    assert set(again.results.values()) == {Result.SAME}


def test_an_order_that_a_location_has_itself_stays_unless_it_is_to_be_replaced() -> None:
    first, second = an_faq(), an_faq()
    guide = a_guide(faqs=[first, second])
    source = a_local_guide(a_clinic(), guide, faq_order=[str(second.pk)])
    other = a_clinic()
    a_local_guide(other, guide, faq_order=[str(first.pk)])

    (kept,) = apply_changes(source, [ORDER], [other], user=a_user())
    assert kept.results == {ORDER: Result.THEIRS}
    apply_changes(source, [ORDER], [other], user=a_user(), replace_theirs=True)

    assert draft_at(other).faq_order == [str(second.pk)]


def test_an_order_of_questions_that_are_gone_makes_no_draft() -> None:
    source = a_local_guide(a_clinic(), a_guide(faqs=[an_faq()]), faq_order=["gone"])

    (outcome,) = apply_changes(source, [ORDER], [a_clinic()], user=a_user())

    assert outcome.results == {ORDER: Result.GONE}
    assert LocalGuidePage.objects.count() == 1


def test_what_is_broken_off_has_done_whole_locations_and_can_be_begun_again() -> None:
    guide, source = a_source()
    first, second = a_clinic(), a_clinic()
    in_the_way = a_local_guide(second, a_guide())
    Page.objects.filter(pk=in_the_way.pk).update(slug=f"local-guide-{guide.pk}")
    local_guides = LocalGuidePage.objects.filter(guide=guide)

    with pytest.raises(ValidationError):
        apply_changes(source, change_ids(source), [first, second], user=a_user())
    assert words_at(first) == [("section", "Ours")]
    assert not local_guides.filter(for_location=second).exists()

    in_the_way.delete()
    outcomes = apply_changes(source, change_ids(source), [first, second], user=a_user())
    assert [list(each.results.values()) for each in outcomes] == [[Result.SAME], [Result.DONE]]
    assert [each.made for each in outcomes] == [False, True]
    assert local_guides.count() == 3


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


def test_the_report_leads_to_each_draft_and_back_from_it() -> None:
    guide, source = a_source()
    without, own = a_clinic(title="Austin"), a_clinic(title="Boston")
    theirs = a_local_guide(own, guide, guide_title="Theirs")
    client = Client()
    client.force_login(a_user())
    data = {"change": change_ids(source), "location": [without.pk, own.pk]}

    page = client.post(reverse("clinics_apply_changes", args=[source.pk]), data).content.decode()

    made = LocalGuidePage.objects.get(for_location=without)
    assert "Drafts made or changed at 2 locations; nothing done at 0." in page
    assert f'<a href="/admin/pages/{made.pk}/edit/">Austin</a>' in page
    assert f'<a href="/admin/pages/{made.pk}/delete/">Delete this draft' in page
    assert f'<a href="/admin/pages/{theirs.pk}/edit/">Boston</a>' in page
    assert f'<a href="/admin/pages/{theirs.pk}/history/">Earlier versions' in page


def test_the_script_of_the_page_gets_the_rows_of_a_portion_and_its_numbers() -> None:
    guide, source = a_source()
    first, second = a_clinic(title="Austin"), a_clinic(title="Boston")
    a_local_guide(second, guide, changes=[a_change(guide.body[0].id, heading="Theirs")])
    client = Client(headers={"accept": "application/json"})
    client.force_login(a_user())
    url = reverse("clinics_apply_changes", args=[source.pk])

    answer = client.post(
        url, {"change": change_ids(source), "location": [first.pk, second.pk]}
    ).json()

    rows = answer.pop("rows")
    assert answer == {"done": 1, "kept": 1}
    assert rows.count("<tr>") == 2
    assert rows.index("Austin") < rows.index("in the draft now") < rows.index("Boston")
    assert "Changes “What is it?”: has its own change, which stays" in rows
    nothing = client.post(url, {"change": change_ids(source)})
    assert (nothing.status_code, nothing.json()) == (
        400,
        {"message": "Choose at least one location."},
    )


def test_each_location_more_costs_the_same_number_of_queries() -> None:
    _, source = a_source()
    user = a_user()
    names = change_ids(source)
    apply_changes(source, names, [a_clinic()], user=user)
    counts = []
    for number in (1, 2, 4):
        places = [a_clinic() for _ in range(number)]
        with CaptureQueriesContext(connection) as queries:
            apply_changes(source, names, places, user=user)
        counts.append(len(queries))

    assert counts[2] - counts[1] == 2 * (counts[1] - counts[0])
    assert counts[1] - counts[0] <= 130


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
