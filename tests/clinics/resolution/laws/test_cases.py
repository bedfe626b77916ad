"""That the random cases of the laws meet what the laws are about."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import Phase, find, settings

from clinics.resolution.layers import BlockAction, Layer
from clinics.resolution.resolve import Reason, resolve
from guide_pages.blocks.showing import SHARED
from guide_pages.document.copy import GuideCopy
from tests.clinics.resolution.guides_and_layers import INSERTING, guides_with_layers, steps
from tests.clinics.resolution.laws.cases import Case, ids


def reports(reason: Reason) -> Callable[[Case], bool]:
    """Return whether a case reports something for this reason."""
    return lambda case: any(each.reason is reason for each in resolve(*case).unapplied)


def shows(condition: Callable[[GuideCopy, Layer, GuideCopy, Any], bool]) -> Callable[[Case], bool]:
    """Return whether a case has a change for which the condition holds."""
    return lambda case: any(
        condition(above, layer, step.copy, change)
        for above, layer, step in steps(*case)
        for change in layer.blocks
    )


INTERESTING: dict[str, Callable[[Case], bool]] = {
    **{f"reports {reason}": reports(reason) for reason in Reason},
    "an insertion beside another of its layer": shows(
        lambda above, layer, made, change: (
            change.action in INSERTING
            and change.target in ids(made)
            and change.target not in ids(above)
            and change.target != change.id
            and change.id in ids(made)
        )
    ),
    "an insertion beside what the same layer hides": shows(
        lambda above, layer, made, change: (
            change.action in INSERTING
            and change.target in ids(above)
            and change.target not in ids(made)
            and change.id in ids(made)
        )
    ),
    "an upper layer's insertion replaced by a lower one": shows(
        lambda above, layer, made, change: (
            change.action is BlockAction.REPLACE
            and any(
                change.target == block.id and block.origin != SHARED and block.anchor is None
                for block in above.body
                if block.id.startswith("by-")
            )
        )
    ),
    "several insertions at one target": shows(
        lambda above, layer, made, change: (
            sum(
                other.target == change.target and other.action is change.action
                for other in layer.blocks
                if other.id in ids(made) and other.action in INSERTING
            )
            > 1
            and change.target in ids(above)
        )
    ),
    "shared blocks among those of three layers": lambda case: (
        len({block.origin.location for block in resolve(*case).copy.body}) == 4
    ),
}


@pytest.mark.parametrize("name", INTERESTING)
def test_the_cases_that_matter_do_occur(name: str) -> None:
    find(
        guides_with_layers(),
        INTERESTING[name],
        settings=settings(
            max_examples=5000,
            database=None,
            derandomize=True,
            deadline=None,
            phases=[Phase.generate],  # Any example will do: none is made smaller.
        ),
    )
