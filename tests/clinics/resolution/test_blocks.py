"""Changes of the body, one case at a time."""

import pytest

from clinics.resolution.layers import BlockAction, BlockChange, Layer
from clinics.resolution.resolve import Reason, Unapplied, resolve
from guide_pages.document.copy import GuideCopy, PlacedBlock
from tests.clinics.resolution.guides_and_layers import (
    CLINIC,
    GROUP,
    REGION,
    after,
    before,
    guide,
    hiding,
    replacing,
    section,
)

SHARED_GUIDE = guide(section("a"), section("b"), section("c"))
NOTHING_TO_SHOW = BlockChange("x", BlockAction.REPLACE, "b")


def shown(copy: GuideCopy) -> list[str]:
    """Return the words of each block, in order."""
    return [block.value["text"] for block in copy.body]


def by_clinic(*changes: BlockChange) -> Layer:
    """Make the layer of a clinic."""
    return Layer(CLINIC, blocks=changes)


def reported(*pairs: tuple[str, Reason]) -> tuple[Unapplied, ...]:
    """Make reports about a clinic."""
    return tuple(Unapplied("los-angeles", change, reason) for change, reason in pairs)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([replacing("x", "b")], "a ours c"),
        ([hiding("x", "b")], "a c"),
        ([after("x", "b")], "a b x c"),
        ([before("x", "b")], "a x b c"),
        # Several at one target: the first listed stands first.
        ([after("x", "b"), after("y", "b")], "a b x y c"),
        ([before("x", "b"), before("y", "b")], "a x y b c"),
        ([after("x", "b"), before("y", "b"), after("z", "b")], "a y b x z c"),
        # Beside one another, whichever is listed first.
        ([after("x", "b"), after("y", "x"), after("z", "b")], "a b x y z c"),
        ([after("y", "x"), after("x", "b")], "a b x y c"),
        ([after("x", "b"), before("y", "x"), after("z", "y")], "a b y z x c"),
        # Beside what the same layer hides or replaces.
        ([hiding("x", "b"), after("y", "b"), before("z", "b")], "a z y c"),
        ([after("y", "b"), replacing("x", "b")], "a ours y c"),
        ([hiding("x", "a"), hiding("y", "b"), hiding("z", "c")], ""),
    ],
)
def test_what_a_layer_makes_of_a_body(changes: list[BlockChange], expected: str) -> None:
    resolved = resolve(SHARED_GUIDE, [by_clinic(*changes)])

    assert shown(resolved.copy) == expected.split()
    assert resolved.unapplied == ()


@pytest.mark.parametrize(
    ("changes", "expected", "reports"),
    [
        ([replacing("x", "gone")], "a b c", [("x", Reason.TARGET_GONE)]),
        ([hiding("x", "gone")], "a b c", [("x", Reason.TARGET_GONE)]),
        ([after("x", "gone")], "a b c x", [("x", Reason.TARGET_GONE)]),
        ([before("x", "gone")], "x a b c", [("x", Reason.TARGET_GONE)]),
        (
            [after("x", "gone"), after("y", "gone"), before("z", "gone"), before("w", "gone")],
            "z w a b c x y",
            [(name, Reason.TARGET_GONE) for name in "xyzw"],
        ),
        # What follows an insertion without a place follows it there.
        ([after("y", "x"), after("x", "gone")], "a b c x y", [("x", Reason.TARGET_GONE)]),
        # Circles have no place; their first insertion goes to the end, the others with it.
        ([after("x", "x")], "a b c x", [("x", Reason.TARGET_GONE)]),
        ([after("x", "y"), after("y", "x")], "a b c x y", [("x", Reason.TARGET_GONE)]),
        (
            [after("z", "x"), after("x", "y"), after("y", "x")],
            "a b c x z y",
            [("x", Reason.TARGET_GONE)],
        ),
        # Two decisions about one block: the last one holds.
        (
            [replacing("x", "b", "first"), replacing("y", "b", "last")],
            "a last c",
            [("x", Reason.SUPERSEDED)],
        ),
        ([hiding("x", "b"), replacing("y", "b")], "a ours c", [("x", Reason.SUPERSEDED)]),
        ([replacing("x", "b"), hiding("y", "b")], "a c", [("x", Reason.SUPERSEDED)]),
        # A layer's own insertion is no target for replacing and hiding.
        (
            [after("x", "b"), replacing("y", "x"), hiding("z", "x")],
            "a b x c",
            [("y", Reason.TARGET_GONE), ("z", Reason.TARGET_GONE)],
        ),
        # Nothing to show.
        ([NOTHING_TO_SHOW], "a b c", [("x", Reason.EMPTY)]),
        ([replacing("x", "b"), NOTHING_TO_SHOW], "a ours c", [("x", Reason.EMPTY)]),
        (
            [BlockChange("x", BlockAction.REPLACE, "b", "section", {})],
            "a b c",
            [("x", Reason.EMPTY)],
        ),
        (
            [BlockChange("x", BlockAction.INSERT_AFTER, "b", None, {"text": "x"})],
            "a b c",
            [("x", Reason.EMPTY)],
        ),
        # Ids that are taken.
        ([after("x", "a"), after("x", "b")], "a x b c", [("x", Reason.ALREADY_THERE)]),
        ([after("c", "a")], "a b c", [("c", Reason.ALREADY_THERE)]),
    ],
)
def test_what_of_a_layer_does_not_stand_as_it_was_meant(
    changes: list[BlockChange], expected: str, reports: list[tuple[str, Reason]]
) -> None:
    resolved = resolve(SHARED_GUIDE, [by_clinic(*changes)])

    assert shown(resolved.copy) == expected.split()
    assert resolved.unapplied == reported(*reports)


def test_a_replacement_has_the_place_of_the_old_block_and_the_words_of_the_new() -> None:
    old = PlacedBlock(
        id="b",
        type="section",
        value={"heading": "Risks", "text": "old", "role": "risks", "anchor": "typed"},
        anchor="risks-2",
    )
    new = {"heading": "Our risks", "items": [], "role": "cost", "anchor": "ours"}
    change = BlockChange("x", BlockAction.REPLACE, "b", "steps", new)

    resolved = resolve(guide(old), [by_clinic(change)])

    assert resolved.copy.body == (
        PlacedBlock(
            id="b",
            type="steps",
            value={"heading": "Our risks", "items": [], "role": "risks", "anchor": "typed"},
            anchor="risks-2",
            origin=CLINIC,
        ),
    )


def test_a_replacement_takes_no_role_where_the_old_block_has_none() -> None:
    resolved = resolve(guide(section("b")), [by_clinic(replacing("x", "b", role="cost"))])

    assert resolved.copy.body[0].value == {"text": "ours"}


def test_an_inserted_block_is_the_locations_own() -> None:
    resolved = resolve(guide(section("b")), [by_clinic(after("x", "b"))])

    assert resolved.copy.body[1] == PlacedBlock(
        id="x", type="section", value={"text": "x"}, anchor=None, origin=CLINIC
    )


def test_what_an_upper_layer_inserts_can_be_changed_and_stood_beside_further_down() -> None:
    above = Layer(REGION, blocks=(after("r1", "a"), after("r2", "a"), after("r3", "a")))
    below = by_clinic(replacing("x", "r1"), hiding("y", "r2"), before("z", "r3"), after("w", "a"))

    resolved = resolve(SHARED_GUIDE, [above, below])

    assert shown(resolved.copy) == ["a", "w", "ours", "z", "r3", "b", "c"]
    assert [block.id for block in resolved.copy.body] == ["a", "w", "r1", "z", "r3", "b", "c"]
    assert [block.origin.location for block in resolved.copy.body] == [
        None,
        "los-angeles",
        "los-angeles",
        "los-angeles",
        "west",
        None,
        None,
    ]
    assert resolved.unapplied == ()


def test_the_nearest_location_wins() -> None:
    layers = [
        Layer(GROUP, blocks=(replacing("g", "a", "group"), replacing("g2", "b", "group"))),
        Layer(REGION, blocks=(replacing("r", "a", "region"),)),
        by_clinic(replacing("x", "a", "clinic")),
    ]

    resolved = resolve(SHARED_GUIDE, layers)

    assert shown(resolved.copy) == ["clinic", "group", "c"]


def test_what_is_hidden_above_stays_hidden_and_is_told_from_what_is_gone() -> None:
    above = Layer(REGION, blocks=(hiding("r", "b"),))
    between = Layer(GROUP)
    below = by_clinic(replacing("x", "b"), after("y", "b"), hiding("z", "b"), hiding("w", "gone"))

    resolved = resolve(SHARED_GUIDE, [above, between, below])

    assert shown(resolved.copy) == ["a", "c", "y"]
    assert resolved.unapplied == reported(
        ("x", Reason.HIDDEN_ABOVE),
        ("y", Reason.HIDDEN_ABOVE),
        ("z", Reason.HIDDEN_ABOVE),
        ("w", Reason.TARGET_GONE),
    )


def test_a_locked_block_stays_and_takes_insertions_beside_it() -> None:
    locked = guide(section("a"), section("b", locked=True))
    layer = by_clinic(
        replacing("x", "b"), hiding("y", "b"), before("z", "b"), after("w", "b"), NOTHING_TO_SHOW
    )

    resolved = resolve(locked, [layer])

    assert shown(resolved.copy) == ["a", "z", "b", "w"]
    assert resolved.copy.body[2] == locked.body[1]
    assert resolved.unapplied == reported(
        ("x", Reason.LOCKED), ("y", Reason.LOCKED), ("x", Reason.LOCKED)
    )


def test_two_locations_with_one_change_id_never_make_two_blocks_of_it() -> None:
    layers = [Layer(REGION, blocks=(after("x", "a"),)), by_clinic(after("x", "b"))]

    resolved = resolve(SHARED_GUIDE, layers)

    assert shown(resolved.copy) == ["a", "x", "b", "c"]
    assert resolved.unapplied == reported(("x", Reason.ALREADY_THERE))


def test_a_very_long_chain_of_insertions_is_placed() -> None:
    chain = [after("x0", "a"), *(after(f"x{n + 1}", f"x{n}") for n in range(1500))]

    resolved = resolve(SHARED_GUIDE, [by_clinic(*chain[::-1])])

    assert shown(resolved.copy) == ["a", *(f"x{n}" for n in range(1501)), "b", "c"]
