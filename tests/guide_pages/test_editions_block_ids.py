"""Block ids: every guide has its own, and a duplicate's follow from its source's."""

from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide_pages.block_ids import duplicate_ids, fresh_ids
from guide_pages.models import GuidePage
from tests.factories import a_block, a_guide

ids = st.uuids(version=4).map(str)
bodies = st.lists(
    st.builds(
        lambda block_id, text: {"type": "section", "id": block_id, "value": {"text": text}},
        ids,
        st.text(max_size=5),
    ),
    max_size=6,
    unique_by=lambda block: block["id"],
)


@given(bodies, st.uuids(), st.uuids())
def test_fresh_ids_are_unique_new_repeatable_and_of_one_guide(
    body: list[dict[str, Any]], one: UUID, other: UUID
) -> None:
    fresh = fresh_ids(body, one)
    assert fresh == fresh_ids(body, one)
    assert duplicate_ids(fresh) == set()
    old, new = {block["id"] for block in body}, {block["id"] for block in fresh}
    assert len(new) == len(body)
    assert new.isdisjoint(old)
    if one != other:
        assert new.isdisjoint(block["id"] for block in fresh_ids(body, other))


@given(bodies, st.uuids())
def test_fresh_ids_change_nothing_else(body: list[dict[str, Any]], namespace: UUID) -> None:
    fresh = fresh_ids(body, namespace)
    assert [(each["type"], each["value"]) for each in fresh] == [
        (each["type"], each["value"]) for each in body
    ]


@given(bodies, st.uuids())
def test_a_block_without_an_id_gets_none(body: list[dict[str, Any]], namespace: UUID) -> None:
    nameless = [{**block, "id": None} for block in body]
    assert fresh_ids(nameless, namespace) == nameless
    assert duplicate_ids(nameless) == set()


@given(bodies.filter(bool))
def test_an_id_that_stands_twice_is_named(body: list[dict[str, Any]]) -> None:
    assert duplicate_ids([*body, body[0]]) == {body[0]["id"]}


@pytest.mark.django_db
def test_the_drafts_and_revisions_of_a_duplicate_have_its_own_ids() -> None:
    first, second = a_block(), a_block(heading="Later")
    guide = a_guide(body=[first])
    guide.body = [first, second]
    guide.save_revision()
    copy = GuidePage.objects.get(pk=guide.pk).copy(update_attrs={"slug": "copy"})
    copy.refresh_from_db()
    key = copy.translation_key
    live = [block["id"] for block in copy.body.get_prep_value()]
    draft = copy.get_latest_revision_as_object()
    draft.save_revision()
    drafted = [
        block["id"]
        for block in GuidePage.objects.get(pk=copy.pk)
        .get_latest_revision_as_object()
        .body.get_prep_value()
    ]
    expected = [block["id"] for block in fresh_ids([first, second], key)]
    assert live == expected[:1]
    assert drafted == expected
    assert [block["id"] for block in guide.body.get_prep_value()] == [first["id"], second["id"]]


@pytest.mark.django_db
def test_a_translation_keeps_the_ids_of_its_source() -> None:
    from wagtail.models import Locale, Page

    spanish = Locale.objects.create(language_code="es")
    guide = a_guide()
    Page.objects.get(depth=2).copy_for_translation(spanish)
    translation = guide.copy_for_translation(spanish, copy_parents=True)
    assert [block["id"] for block in translation.body.get_prep_value()] == [
        block["id"] for block in guide.body.get_prep_value()
    ]
