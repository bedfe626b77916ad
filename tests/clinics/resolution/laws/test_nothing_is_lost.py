"""Laws 5 and 6: what is locked stays, and no change is lost unreported."""

from collections import Counter

from hypothesis import given

from clinics.resolution.layers import BlockAction, FAQAction
from clinics.resolution.resolve import Reason, resolve
from tests.clinics.resolution.guides_and_layers import INSERTING, guides_with_layers, steps
from tests.clinics.resolution.laws.cases import Case, ids, keys, reasons


@given(guides_with_layers())
def test_law_5_what_is_locked_is_never_changed(case: Case) -> None:
    copy, layers = case
    resolved = resolve(copy, layers)

    locked = [block for block in copy.body if block.locked]
    assert [block for block in resolved.copy.body if block.locked] == locked
    locked_faqs = {faq.key: faq for faq in copy.faqs if faq.locked}
    assert {faq.key: faq for faq in resolved.copy.faqs if faq.locked} == locked_faqs


@given(guides_with_layers())
def test_law_5_a_change_of_what_is_locked_is_reported(case: Case) -> None:
    copy, layers = case
    locked = {block.id for block in copy.body if block.locked}
    locked_faqs = {faq.key for faq in copy.faqs if faq.locked}

    expected = Counter(
        (layer.origin.location, change.id)
        for layer in layers
        for change in layer.blocks
        if change.action not in INSERTING and change.target in locked
    ) + Counter(
        (layer.origin.location, change.id)
        for layer in layers
        for change in layer.faqs
        if change.action is not FAQAction.ADD and change.target in locked_faqs
    )
    assert expected == Counter(
        (each.location, each.change)
        for each in resolve(copy, layers).unapplied
        if each.reason is Reason.LOCKED
    )


@given(guides_with_layers())
def test_law_6_every_change_is_shown_or_reported(case: Case) -> None:
    for above, layer, step in steps(*case):
        blocks = {block.id: block for block in step.copy.body}
        written = {block.value.get("by") for block in step.copy.body}
        faqs = {faq.key: faq for faq in step.copy.faqs}
        shown: list[str] = []
        for change in layer.blocks:
            if change.action is BlockAction.HIDE:
                fulfilled = change.target in ids(above) and change.target not in blocks
            else:
                fulfilled = change.value is not None and change.value["by"] in written
            shown += [change.id] if fulfilled else []
        for faq_change in layer.faqs:
            if faq_change.action is FAQAction.HIDE:
                fulfilled = faq_change.target in keys(above)
            elif faq_change.faq is not None:
                fulfilled = str(faq_change.faq) in faqs
            else:
                fulfilled = any(
                    faq.question == faq_change.question and faq.question for faq in step.copy.faqs
                )
            shown += [faq_change.id] if fulfilled else []
        reported = {each.change for each in step.unapplied}
        changes = [each.id for each in layer.blocks] + [each.id for each in layer.faqs]
        assert set(changes) <= {*shown, *reported}
        counted = Counter(changes)
        assert Counter(each.change for each in step.unapplied) <= counted


@given(guides_with_layers())
def test_law_6_an_insertion_without_its_target_stands_at_the_end_or_the_start(
    case: Case,
) -> None:
    for above, layer, step in steps(*case):
        made = ids(step.copy)
        own = set(made) - set(ids(above))
        gone = {each.change for each in step.unapplied if each.reason is Reason.TARGET_GONE}
        for change in layer.blocks:
            known = {*ids(above), *own}
            if change.action not in INSERTING or change.target in known or not change.value:
                continue
            inserted = next((block for block in step.copy.body if block.id == change.id), None)
            if inserted is None or inserted.value.get("by") != change.value["by"]:
                continue
            assert change.id in gone
            place = made.index(change.id)
            beyond = (
                made[:place] if change.action is BlockAction.INSERT_BEFORE else made[place + 1 :]
            )
            assert set(beyond) <= own


@given(guides_with_layers())
def test_law_6_a_replacement_without_its_target_is_reported_and_not_shown(case: Case) -> None:
    for above, layer, step in steps(*case):
        written = {block.value.get("by") for block in step.copy.body}
        asked = {faq.question for faq in step.copy.faqs}
        for change in layer.blocks:
            if change.action is BlockAction.REPLACE and change.target not in ids(above):
                assert (change.id, Reason.TARGET_GONE) in reasons(step)
                assert change.value is None or change.value["by"] not in written
        for faq_change in layer.faqs:
            if faq_change.action is FAQAction.REPLACE and faq_change.target not in keys(above):
                assert (faq_change.id, Reason.TARGET_GONE) in reasons(step)
                assert not faq_change.question or faq_change.question not in asked


@given(guides_with_layers())
def test_law_6_no_insertion_is_lost_to_the_layer_that_makes_it(case: Case) -> None:
    for above, layer, step in steps(*case):
        inserted = [
            change.id for change in layer.blocks if change.action in INSERTING and change.value
        ]
        made = ids(step.copy)
        assert set(inserted) - set(ids(above)) == set(made) - set(ids(above))
