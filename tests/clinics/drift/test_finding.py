import json
from typing import Any

import pytest

from clinics.drift.comparing import compare
from clinics.drift.finding import drift_of, find_drift
from clinics.drift.versions import State
from clinics.models import LocalGuidePage
from clinics.resolution.comparison import Kind
from clinics.resolution.drift import DriftKind
from editions.snapshot import follower
from tests.clinics.drift.stories import a_changed_section, publish_body, rewrite
from tests.factories import (
    a_block,
    a_change,
    a_clinic,
    a_guide,
    a_local_guide,
    a_region,
    an_faq,
    hiding,
)

pytestmark = pytest.mark.django_db


def test_a_change_has_not_drifted_while_its_target_stays_the_same() -> None:
    guide, local, _ = a_changed_section()
    rewrite(guide, "<p>Rest.</p>", index=1)
    assert drift_of(local) == []


def test_a_section_rewritten_above_is_shown_three_ways() -> None:
    guide, local, change = a_changed_section()
    rewrite(guide, "<p>Needles make fine channels.</p>")
    [found] = compare(local)
    drifted = found.drifted
    assert (drifted.change, drifted.kind, drifted.label) == (
        change["id"],
        DriftKind.CHANGED,
        "What is it?",
    )
    assert drifted.states == {State.LIVE}
    assert [(run.kind, run.text) for run in found.since] == [
        (Kind.SAME, "What is it?\nNeedles make "),
        (Kind.REMOVED, "tiny"),
        (Kind.ADDED, "fine"),
        (Kind.SAME, " channels."),
    ]
    assert "".join(run.text for run in found.own if run.kind is not Kind.REMOVED) == (
        "What is it?\nWe use a pen."
    )


def test_a_change_restored_from_an_older_version_has_drifted_since() -> None:
    guide, local, change = a_changed_section()
    older = local.latest_revision
    local.changes = json.dumps([])
    local.save_revision().publish()
    rewrite(guide, "<p>Lasers make tiny channels.</p>")

    draft = local.get_latest_revision_as_object()
    draft.changes = older.as_object().changes
    draft.save_revision(previous_revision=older)

    assert [each.change for each in drift_of(LocalGuidePage.objects.get())] == [change["id"]]


def test_a_block_that_was_removed_is_gone() -> None:
    guide, local, _ = a_changed_section()
    publish_body(guide, guide.body.get_prep_value()[1:])
    [found] = compare(local)
    assert (found.drifted.kind, found.drifted.label) == (DriftKind.GONE, "What is it?")
    assert found.now is None
    assert found.is_then_known


def test_a_lock_added_later_is_drift() -> None:
    guide, local, _ = a_changed_section()
    rewrite(guide, "<p>Needles make tiny channels.</p>", locked=True)
    assert [each.kind for each in drift_of(local)] == [DriftKind.LOCKED]


def test_a_region_that_changes_what_it_said_makes_its_clinics_drift() -> None:
    region = a_region()
    first = a_block(text="<p>Shared.</p>")
    guide = a_guide(body=[first])
    above = a_local_guide(region, guide, changes=[a_change(first["id"], text="<p>Region.</p>")])
    local = a_local_guide(a_clinic(region), guide, changes=[a_change(first["id"])])
    raw = above.changes.get_prep_value()
    raw[0]["value"]["content"]["text"] = "<p>Other.</p>"
    above.changes = raw
    above.save_revision().publish()
    [found] = compare(local)
    assert [(run.kind, run.text) for run in found.since if run.kind is not Kind.SAME] == [
        (Kind.REMOVED, "Region"),
        (Kind.ADDED, "Other"),
    ]


def test_a_draft_has_its_own_drift_and_says_so() -> None:
    guide, local, _ = a_changed_section(live=False)
    rewrite(guide, "<p>New.</p>")
    assert [each.states for each in drift_of(local)] == [{State.DRAFT}]


def test_a_change_in_the_live_version_and_in_the_draft_is_one() -> None:
    guide, local, _ = a_changed_section()
    local.guide_title = "Our microneedling"
    local.save_revision()
    rewrite(guide, "<p>New.</p>")
    assert [each.states for each in drift_of(local)] == [{State.LIVE, State.DRAFT}]


def test_titles_figures_and_faqs_drift_as_well() -> None:
    faq = an_faq(question="Does it hurt?")
    guide = a_guide(title="Microneedling", faqs=[faq], sessions_min=3, sessions_max=6)
    replaced = {"target": str(faq.pk), "question": "Any pain?", "answer": "<p>No.</p>"}
    local = a_local_guide(
        a_clinic(),
        guide,
        guide_title="Needling",
        sessions_min=4,
        sessions_max=4,
        faq_changes=[{"type": "replace", "id": "own", "value": replaced}],
    )
    guide.title, guide.sessions_max = "Micro-needling", 5
    guide.save_revision().publish()
    faq.question = "Does microneedling hurt?"
    faq.save_revision().publish()
    found = compare(local)
    assert [(each.drifted.change, each.drifted.label) for each in found] == [
        ("text:title", "title"),
        ("treatment:sessions", "sessions"),
        ("own", "Does microneedling hurt?"),
    ]
    assert [each.then for each in found][:2] == ["Microneedling", {"min": 3, "max": 6}]
    assert all(each.is_then_known for each in found)


def test_a_guide_that_is_not_public_has_no_drift() -> None:
    guide, local, _ = a_changed_section()
    rewrite(guide, "<p>New.</p>")
    guide.unpublish()
    assert drift_of(local) == []


def test_what_a_location_hides_drifts_when_it_is_rewritten() -> None:
    block = a_block(text="<p>Before.</p>")
    guide = a_guide(body=[block])
    local = a_local_guide(a_clinic(), guide, changes=[hiding(block["id"])])
    rewrite(guide, "<p>After.</p>")
    [found] = compare(local)
    assert (found.action, found.ours) == ("hide", None)


def test_a_field_stored_with_its_default_is_no_drift_and_one_with_another_value_is() -> None:
    button = a_block("call_to_action", label="Book now")
    guide = a_guide(body=[button])
    local = a_local_guide(a_clinic(), guide, changes=[hiding(button["id"])])
    defaults = {"label": "Book now", "text": "", "action": "book", "url": "", "role": "other"}
    publish_body(guide, [{**button, "value": defaults}])
    assert drift_of(local) == []
    publish_body(guide, [{**button, "value": {**defaults, "action": "call"}}])
    [found] = compare(local)
    # The kind of action had no value when the change was made.
    assert [(run.kind, run.text) for run in found.since] == [
        (Kind.SAME, "Book now"),
        (Kind.ADDED, "\nCall the clinic"),
    ]


@pytest.mark.parametrize("number", [2, 4])
def test_all_drift_takes_the_same_queries_for_any_number(
    number: int, django_assert_num_queries: Any
) -> None:
    guides = [a_changed_section() for _ in range(number)]
    for guide, local, _ in guides[::2]:
        local.guide_title = "Draft"
        local.save_revision()
        rewrite(guide, "<p>New.</p>")
    snapshot = follower.snapshot()
    with django_assert_num_queries(3):
        found = find_drift(snapshot)
    assert len(found) == number / 2


@pytest.mark.parametrize("number", [2, 4])
def test_the_three_ways_take_the_same_queries_for_any_number(
    number: int, django_assert_num_queries: Any
) -> None:
    blocks = [a_block(heading=f"Section {n}") for n in range(number)]
    guide = a_guide(body=blocks)
    local = a_local_guide(a_clinic(), guide, changes=[a_change(each["id"]) for each in blocks])
    publish_body(
        guide, [{**each, "value": {**each["value"], "text": "<p>x</p>"}} for each in blocks]
    )
    snapshot = follower.snapshot()
    local.refresh_from_db()
    with django_assert_num_queries(2):
        found = compare(local, snapshot)
    assert len(found) == number
