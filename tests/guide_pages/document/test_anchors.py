"""Anchors: unique, kept, and the editor's own when there is one."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from guide_pages.document.anchors import anchor_from, assign_anchors

headings = st.one_of(
    st.sampled_from(["Results", "results", "Results 2", "", "  ", "结果", "3 steps", "Résultats"]),
    st.text(max_size=30),
)
typed_anchors = st.sampled_from(["", "", "", "results", "results-2", "care"])


@st.composite
def bodies(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Make blocks with ids of their own; no two have the same anchor typed."""
    values = draw(
        st.lists(
            st.tuples(headings, typed_anchors),
            max_size=8,
            unique_by=(lambda value: value[1] or object(),),
        )
    )
    return [
        {"id": f"block-{number}", "value": {"heading": heading, "anchor": anchor}}
        for number, (heading, anchor) in enumerate(values)
    ]


def kept(anchors: dict[str, str | None]) -> dict[str, str]:
    """Return what is remembered of a publication."""
    return {block_id: anchor for block_id, anchor in anchors.items() if anchor}


@given(bodies())
def test_every_block_with_a_heading_has_an_anchor_and_no_two_share_one(
    body: list[dict[str, Any]],
) -> None:
    anchors = assign_anchors(body, {})
    assert list(anchors) == [block["id"] for block in body]
    for block in body:
        assert (anchors[block["id"]] is None) is not bool(block["value"]["heading"].strip())
    given_out = [anchor for anchor in anchors.values() if anchor is not None]
    assert len(given_out) == len(set(given_out))


@given(bodies(), st.lists(headings, min_size=8, max_size=8))
def test_a_published_anchor_outlives_every_change_of_headings(
    body: list[dict[str, Any]], others: list[str]
) -> None:
    published = kept(assign_anchors(body, {}))
    changed = [
        {"id": block["id"], "value": {**block["value"], "heading": f"Now {other}"}}
        if block["id"] in published
        else block
        for block, other in zip(body, others, strict=False)
    ]
    assert kept(assign_anchors(changed, published)) == published


@given(bodies(), st.randoms(use_true_random=False))
def test_a_published_anchor_outlives_reordering_and_new_blocks(
    body: list[dict[str, Any]], chance: Any
) -> None:
    published = kept(assign_anchors(body, {}))
    new = [
        {"id": f"new-{number}", "value": {"heading": "Results", "anchor": ""}}
        for number in range(2)
    ]
    mixed = [*body, *new]
    chance.shuffle(mixed)
    again = assign_anchors(mixed, published)
    assert {block_id: again[block_id] for block_id in published} == published


@given(bodies())
def test_assigning_again_changes_nothing(body: list[dict[str, Any]]) -> None:
    once = assign_anchors(body, {})
    assert assign_anchors(body, kept(once)) == once


@given(bodies(), st.dictionaries(st.sampled_from([f"block-{n}" for n in range(8)]), typed_anchors))
def test_a_typed_anchor_is_the_block_s_own_unless_another_block_keeps_it(
    body: list[dict[str, Any]], published: dict[str, str]
) -> None:
    anchors = assign_anchors(body, published)
    headed = [block for block in body if block["value"]["heading"].strip()]
    kept = {
        anchors[block["id"]]
        for block in headed
        if not block["value"]["anchor"] and published.get(block["id"])
    }
    for block in headed:
        typed = block["value"]["anchor"]
        if typed and typed not in kept:
            assert anchors[block["id"]] == typed


def test_a_typed_anchor_never_takes_the_address_of_another_block() -> None:
    body = [
        {"id": "a", "value": {"heading": "Aftercare", "anchor": ""}},
        {"id": "b", "value": {"heading": "Aftercare at home", "anchor": "aftercare"}},
    ]

    anchors = assign_anchors(body, {"a": "aftercare", "b": "aftercare-2"})

    assert anchors == {"a": "aftercare", "b": "aftercare-2"}


@given(st.text())
def test_an_anchor_made_from_any_heading_can_stand_in_an_address(heading: str) -> None:
    anchor = anchor_from(heading)
    assert 0 < len(anchor) <= 88
    assert anchor[0].isalpha()
    assert anchor.isascii()
    assert set(anchor) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert anchor == anchor.strip("-")


def test_anchors_read_like_their_headings() -> None:
    made = {
        heading: anchor_from(heading)
        for heading in ("What is it?", "It's über-easy", "3 steps", "结果", "--")
    }
    assert made == {
        "What is it?": "what-is-it",
        "It's über-easy": "its-uber-easy",
        "3 steps": "section-3-steps",
        "结果": "section",
        "--": "section",
    }
