from typing import Any

import pytest

from clinics.drift.actions import Outcome, Refused, keep_ours, take_new_copy, undo
from clinics.drift.comparing import compare
from clinics.drift.finding import drift_of
from clinics.models import LocalGuidePage
from editions.numbering import last_number
from editions.snapshot import follower
from guide_pages.models import GuidePage
from tests.clinics.drift.stories import a_changed_section, publish_body, rewrite
from tests.factories import a_change, a_clinic, a_guide, a_local_guide, a_user, an_faq, hiding

pytestmark = pytest.mark.django_db


def drifted_section(**values: Any) -> tuple[GuidePage, LocalGuidePage, str, str]:
    """Make a clinic's section that has been rewritten above: change id and what is seen."""
    guide, local, _ = a_changed_section(**values)
    rewrite(guide, "<p>New words.</p>")
    [found] = compare(local)
    return guide, local, found.drifted.change, found.seen


def fresh(local: LocalGuidePage) -> LocalGuidePage:
    """Return the local guide as it is stored."""
    return LocalGuidePage.objects.get(pk=local.pk)


def public_changes(local: LocalGuidePage) -> list[Any]:
    """Return what the local guide's edition changes of the body."""
    entry = follower.snapshot().find("local_guide", local.pk)
    assert entry is not None
    assert entry.payload is not None
    return list(entry.payload["blocks"])


def test_keeping_ours_ends_the_drift_and_publishes_nothing() -> None:
    _, local, change, seen = drifted_section()
    number, revisions = last_number(), local.revisions.count()
    keep_ours(local.pk, change, seen, user=a_user())
    assert drift_of(fresh(local)) == []
    assert (last_number(), local.revisions.count()) == (number, revisions)


def test_what_is_kept_drifts_again_when_it_changes_again() -> None:
    guide, local, change, seen = drifted_section()
    keep_ours(local.pk, change, seen, user=a_user())
    rewrite(guide, "<p>Newer words.</p>")
    assert [each.change for each in drift_of(fresh(local))] == [change]


def test_keeping_ours_holds_after_the_draft_is_saved_and_published() -> None:
    _, local, change, seen = drifted_section()
    keep_ours(local.pk, change, seen, user=a_user())
    draft = fresh(local).get_latest_revision_as_object()
    draft.guide_title = "Ours"
    draft.save_revision().publish()
    assert drift_of(fresh(local)) == []


def test_keeping_ours_settles_a_draft_as_well() -> None:
    guide, local, _ = a_changed_section()
    local.guide_title = "Ours"
    local.save_revision()
    rewrite(guide, "<p>New words.</p>")
    [found] = compare(fresh(local))
    keep_ours(local.pk, found.drifted.change, found.seen, user=a_user())
    assert drift_of(fresh(local)) == []


def test_keeping_what_is_gone_or_locked_is_remembered() -> None:
    guide, local, _ = a_changed_section()
    publish_body(guide, guide.body.get_prep_value()[1:])
    [found] = compare(local)
    keep_ours(local.pk, found.drifted.change, found.seen, user=a_user())
    assert drift_of(fresh(local)) == []


def test_keeping_can_be_undone() -> None:
    _, local, change, seen = drifted_section()
    before = fresh(local).basis
    kept = keep_ours(local.pk, change, seen, user=a_user())
    assert undo(kept.undo, local_id=local.pk, user=a_user()) is None
    assert fresh(local).basis == before
    assert fresh(local).latest_revision.content["basis"] == before
    assert [each.change for each in drift_of(fresh(local))] == [change]


def test_taking_the_new_copy_publishes_it_where_nothing_else_waits() -> None:
    _, local, change, seen = drifted_section()
    taken = take_new_copy(local.pk, change, seen, user=a_user())
    assert taken.outcome is Outcome.PUBLISHED
    assert public_changes(local) == []
    assert not fresh(local).has_unpublished_changes
    assert drift_of(fresh(local)) == []


def test_taking_the_new_copy_leaves_other_unpublished_words_alone() -> None:
    guide, local, _ = a_changed_section()
    local.guide_title = "Not yet"
    local.save_revision()
    rewrite(guide, "<p>New words.</p>")
    [found] = compare(fresh(local))
    taken = take_new_copy(local.pk, found.drifted.change, found.seen, user=a_user())
    assert taken.outcome is Outcome.DRAFT
    assert len(public_changes(local)) == 1
    draft = fresh(local).get_latest_revision_as_object()
    assert (draft.guide_title, len(draft.changes)) == ("Not yet", 0)


def test_taking_the_new_copy_of_an_unpublished_local_guide_stays_a_draft() -> None:
    _, local, change, seen = drifted_section(live=False)
    assert take_new_copy(local.pk, change, seen, user=a_user()).outcome is Outcome.DRAFT
    assert not fresh(local).live


def test_taking_can_be_undone_with_the_same_words_and_the_same_drift() -> None:
    _, local, change, seen = drifted_section()
    before = public_changes(local)
    taken = take_new_copy(local.pk, change, seen, user=a_user())
    assert undo(taken.undo, local_id=local.pk, user=a_user()) is Outcome.PUBLISHED
    assert public_changes(local) == before
    assert [each.change for each in drift_of(fresh(local))] == [change]


def test_taking_is_not_undone_over_the_words_of_somebody_else() -> None:
    _, local, change, seen = drifted_section()
    taken = take_new_copy(local.pk, change, seen, user=a_user())
    draft = fresh(local).get_latest_revision_as_object()
    draft.guide_title = "Somebody else"
    draft.save_revision()
    with pytest.raises(Refused, match="has changed since"):
        undo(taken.undo, local_id=local.pk, user=a_user())
    assert fresh(local).get_latest_revision_as_object().guide_title == "Somebody else"


def test_texts_figures_and_faqs_are_taken_back() -> None:
    faqs = [an_faq(), an_faq()]
    guide = a_guide(title="Peel", sessions_min=1, sessions_max=2, faqs=faqs)
    local = a_local_guide(
        a_clinic(),
        guide,
        guide_title="Our peel",
        sessions_min=9,
        sessions_max=9,
        faq_changes=[hiding(str(faqs[0].pk))],
    )
    guide.title, guide.sessions_max = "The peel", 3
    guide.save_revision().publish()
    faqs[0].question = "Another question?"
    faqs[0].save_revision().publish()
    for found in compare(local):
        take_new_copy(local.pk, found.drifted.change, found.seen, user=a_user())
    after = fresh(local)
    assert (after.guide_title, after.sessions_min, after.sessions_max) == ("", None, None)
    assert len(after.faq_changes) == 0


def test_an_action_comes_too_late_after_the_copy_has_changed_again() -> None:
    guide, local, change, seen = drifted_section()
    rewrite(guide, "<p>Even newer.</p>")
    for act in (keep_ours, take_new_copy):
        with pytest.raises(Refused, match="changed again"):
            act(local.pk, change, seen, user=a_user())
    assert len(public_changes(local)) == 1


def test_an_action_on_what_was_decided_meanwhile_changes_nothing() -> None:
    _, local, change, seen = drifted_section()
    keep_ours(local.pk, change, seen, user=a_user())
    with pytest.raises(Refused, match="decided meanwhile"):
        take_new_copy(local.pk, change, seen, user=a_user())
    with pytest.raises(Refused, match="deleted meanwhile"):
        keep_ours(10_000, change, seen, user=a_user())
    assert len(public_changes(local)) == 1


def test_a_forged_or_foreign_undo_is_refused() -> None:
    _, local, change, seen = drifted_section()
    kept = keep_ours(local.pk, change, seen, user=a_user())
    other = a_local_guide(a_clinic(), a_guide(), changes=[a_change("x")])
    with pytest.raises(Refused, match="another local guide"):
        undo(kept.undo, local_id=other.pk, user=a_user())
    with pytest.raises(Refused, match="too late"):
        undo(kept.undo + "x", local_id=local.pk, user=a_user())
