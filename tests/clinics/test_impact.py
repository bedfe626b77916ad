from typing import Any

import pytest

from clinics.drafts import with_faq_draft, with_guide_draft
from clinics.impact.difference import difference
from clinics.impact.impact import ClinicImpact, Outcome, guides_with_faq, impact, public_guides
from clinics.impact.standing import Standing
from clinics.impact.summary import summarise
from clinics.models import FactValue
from clinics.places import NoAddresses
from clinics.resolution.comparison import Kind
from clinics.tree import Tree
from editions.entries import Snapshot
from editions.snapshot import follower
from guide_pages.models import GuidePage
from tests.factories import (
    a_block,
    a_change,
    a_clinic,
    a_fact,
    a_guide,
    a_local_guide,
    a_region,
    an_faq,
    hiding,
)

pytestmark = pytest.mark.django_db


def standing(snapshot: Snapshot) -> Standing:
    """Return what all clinics say."""
    return Standing(Tree(snapshot), NoAddresses())


def impact_of_draft(guide: GuidePage) -> dict[str, ClinicImpact]:
    """Return what publishing a guide's draft does, by the clinics' codes."""
    now = follower.snapshot()
    found = impact(
        before=standing(now),
        after=standing(with_guide_draft(now, guide)),
        guide_ids=[guide.pk],
    )
    return {each.clinic.code: each for each in found}


def redraft(guide: GuidePage, *texts: str) -> None:
    """Write these texts into the sections of a guide's draft."""
    raw = guide.body.get_prep_value()
    for block, text in zip(raw, texts, strict=False):
        block["value"]["text"] = text
    guide.body = raw
    guide.save_revision()


def test_an_edit_changes_clinics_except_those_with_words_of_their_own() -> None:
    block = a_block(heading="What is it?")
    guide = a_guide(body=[block])
    plain = a_clinic()
    west = a_region()
    below = a_clinic(west)
    by_region = a_local_guide(west, guide, changes=[a_change(block["id"])])
    away = a_clinic(guides={guide: {"offered": "no"}})
    closed = a_clinic(status="closed")
    redraft(guide, "<p>New.</p>")
    found = impact_of_draft(guide)
    assert found[plain.code].outcome is Outcome.CHANGED
    assert found[below.code].outcome is Outcome.KEPT
    [own] = found[below.code].own_words
    assert (own.label, own.location, own.local_guide) == ("What is it?", west.code, by_region.pk)
    assert away.code not in found
    assert closed.code not in found


def test_a_clinic_may_be_reached_in_one_part_and_not_in_another() -> None:
    blocks = [a_block(heading="One"), a_block(heading="Two")]
    guide = a_guide(body=blocks)
    clinic = a_clinic()
    a_local_guide(clinic, guide, changes=[hiding(blocks[0]["id"])])
    redraft(guide, "<p>New one.</p>", "<p>New two.</p>")
    found = impact_of_draft(guide)[clinic.code]
    assert found.outcome is Outcome.CHANGED
    assert [own.label for own in found.own_words] == ["One"]


def test_a_lock_in_the_draft_takes_local_words_away() -> None:
    block = a_block(text="<p>Shared.</p>")
    guide = a_guide(body=[block])
    clinic = a_clinic()
    a_local_guide(clinic, guide, changes=[a_change(block["id"])])
    raw = guide.body.get_prep_value()
    raw[0]["value"]["locked"] = True
    guide.body = raw
    guide.save_revision()
    found = impact_of_draft(guide)[clinic.code]
    assert (found.outcome, found.own_words) == (Outcome.CHANGED, ())


def test_a_lock_alone_changes_no_clinic_without_local_words() -> None:
    guide, clinic = a_guide(body=[a_block()]), a_clinic()
    raw = guide.body.get_prep_value()
    raw[0]["value"]["locked"] = True
    guide.body = raw
    guide.save_revision()
    assert impact_of_draft(guide)[clinic.code].outcome is Outcome.SAME


def test_a_draft_that_mentions_a_fact_names_the_clinics_that_lack_it() -> None:
    a_fact("price_from")
    a_fact("parking", default="in front of the house")
    guide = a_guide(body=[a_block()])
    has, lacks = a_clinic(facts={("price_from", guide): "$200"}), a_clinic()
    redraft(guide, "<p>From {{ price_from }}, park {{ parking }}.</p>")
    found = impact_of_draft(guide)
    assert (found[has.code].lacks, found[lacks.code].lacks) == ((), ("price_from",))
    assert found[lacks.code].falls_back == ("parking",)
    redraft(guide, "<p>From {{ price_from | our list }}.</p>")
    assert impact_of_draft(guide)[lacks.code].falls_back == ("price_from",)


def test_a_guide_published_for_the_first_time_appears_everywhere_it_is_offered() -> None:
    guide = a_guide(live=False)
    clinic = a_clinic()
    assert impact_of_draft(guide)[clinic.code].outcome is Outcome.APPEARS
    guide.only_where_selected = True
    guide.save_revision()
    assert impact_of_draft(guide) == {}


def test_an_edit_of_the_main_image_alone_changes_every_clinic() -> None:
    guide, clinic = a_guide(), a_clinic()
    guide.featured = True
    guide.save_revision()
    assert impact_of_draft(guide)[clinic.code].outcome is Outcome.CHANGED


def test_an_faq_reaches_every_guide_that_shows_it_in_its_own_words() -> None:
    faq = an_faq(question="Does it hurt?")
    used, other = a_guide(faqs=[faq]), a_guide()
    added = a_guide()
    clinic, own = a_clinic(), a_clinic()
    words = {"target": str(faq.pk), "question": "Any pain?", "answer": "<p>No.</p>"}
    a_local_guide(own, used, faq_changes=[{"type": "replace", "id": "own", "value": words}])
    choose = {"type": "choose", "id": "add", "value": {"faq": faq.pk}}
    a_local_guide(own, added, faq_changes=[choose])
    faq.answer = "<p>Hardly.</p>"
    faq.save_revision()
    now = follower.snapshot()
    before, after = standing(now), standing(with_faq_draft(now, faq))
    guide_ids = guides_with_faq(after, faq.pk)
    assert guide_ids == sorted([used.pk, added.pk])
    assert other.pk not in guide_ids
    found = {
        (each.clinic.code, each.guide): each.outcome
        for each in impact(before=before, after=after, guide_ids=guide_ids)
    }
    assert found == {
        (clinic.code, used.pk): Outcome.CHANGED,
        (clinic.code, added.pk): Outcome.SAME,
        (own.code, used.pk): Outcome.KEPT,
        (own.code, added.pk): Outcome.CHANGED,
    }


def test_a_value_given_to_a_region_changes_the_guides_below_that_mention_it() -> None:
    fact = a_fact("price_from")
    guide = a_guide(body=[a_block(text="<p>From {{ price_from }}.</p>")])
    other = a_guide()
    west = a_region()
    below, own, elsewhere = a_clinic(west), a_clinic(west, facts={"price_from": "$9"}), a_clinic()
    before = standing(follower.snapshot())
    west.fact_values = [FactValue(definition=fact, value="$200")]
    west.save_revision().publish()
    after = standing(follower.snapshot())
    found = impact(before=before, after=after, guide_ids=public_guides(after))
    changed = {(each.clinic.code, each.guide) for each in found if each.is_changed}
    assert changed == {(below.code, guide.pk)}
    assert {each.guide for each in found} == {guide.pk, other.pk}
    assert {each.clinic.code for each in found} == {below.code, own.code, elsewhere.code}


def test_a_default_changes_the_clinics_without_a_value() -> None:
    fact = a_fact("price_from", default="$1")
    guide = a_guide(body=[a_block(text="<p>From {{ price_from }}.</p>")])
    lacking, has = a_clinic(), a_clinic(facts={"price_from": "$9"})
    before = standing(follower.snapshot())
    fact.default = "$2"
    fact.save()
    found = impact(before=before, after=standing(follower.snapshot()), guide_ids=[guide.pk])
    assert [each.clinic.code for each in found if each.is_changed] == [lacking.code]
    assert has.code in {each.clinic.code for each in found}


def test_the_difference_shows_what_visitors_of_one_clinic_read() -> None:
    a_fact("price_from")
    guide = a_guide(title="Peel", body=[a_block(heading="Cost", text="<p>Ask us.</p>"), a_block()])
    clinic = a_clinic(facts={"price_from": "$200"})
    redraft(guide, "<p>From {{ price_from }}.</p>")
    now = follower.snapshot()
    before, after = standing(now), standing(with_guide_draft(now, guide))
    node = after.tree.find(clinic.code)
    assert node is not None
    found = difference(before=before, after=after, clinic=node, guide_id=guide.pk)
    assert found.others == []
    [piece] = found.pieces
    assert piece.label == "Cost"
    assert [(run.kind, run.text) for run in piece.will_be] == [
        (Kind.SAME, "Cost\n"),
        (Kind.ADDED, "From $200"),
        (Kind.SAME, "."),
    ]


def test_the_summary_counts_clinics() -> None:
    a_fact("price_from")
    block = a_block(heading="Cost")
    guide = a_guide(body=[block, a_block()])
    plain, own = a_clinic(title="Plain"), a_clinic(title="Own")
    a_local_guide(own, guide, changes=[a_change(block["id"])])
    redraft(guide, "<p>{{ price_from }}</p>")
    summary = summarise(impact_of_draft(guide).values())
    assert (summary.clinics, summary.changed) == (2, 1)
    assert [each.clinic.name for each in summary.kept] == ["Own"]
    assert {key: [node.code for node in nodes] for key, nodes in summary.lacking.items()} == {
        "price_from": [plain.code]
    }


def test_what_is_lacking_is_what_the_documents_lack() -> None:
    for key in ("price_from", "parking", "doctor", "alt_fact", "own_fact"):
        a_fact(key, default="?" if key == "parking" else "")
    faq = an_faq(question="{{ doctor }}?", answer="<p>{{ city }} {{ phone | us }}</p>")
    block = a_block(text="<p>{{ price_<b>from</b> }} {{ parking }}</p>")
    guide = a_guide(
        title="Peel in {{ city }}",
        body=[block, a_block("callout", kind="info", heading="{{ alt_fact }}", text="<p>x</p>")],
        faqs=[faq],
    )
    clinic = a_clinic(phone="+1")
    a_local_guide(
        clinic,
        guide,
        changes=[a_change(block["id"], action="insert_after", text="{{ own_fact }}")],
    )
    stand = standing(follower.snapshot())
    node = stand.tree.find(clinic.code)
    assert node is not None
    entry: Any = stand.snapshot.find("guide", guide.pk)
    made = stand.serving(node).guide(entry)
    missing, fallen_back = stand.lacking(node, guide.pk)
    assert missing == sorted(made.missing)
    assert fallen_back == sorted(made.fallen_back)
    assert missing == ["alt_fact", "city", "doctor", "own_fact", "price_from"]
