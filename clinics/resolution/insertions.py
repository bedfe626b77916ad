"""Where one location's insertions stand."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from .layers import BlockAction, BlockChange


def places(*, standing: Sequence[str], insertions: Iterable[BlockChange]) -> list[str]:
    """Return the ids of ``standing`` in their order, with those of ``insertions`` among them.

    Insertions at one target stand in the order given, before it or after it; one that follows
    another stands with it. Those without a place stand at the end, or at the start when they
    were to stand before something. The ids of all insertions differ from each other and from
    those of ``standing``.
    """
    by_id = {change.id: change for change in insertions}
    loose = without_place(standing=standing, insertions=by_id)
    before: defaultdict[str, list[str]] = defaultdict(list)
    after: defaultdict[str, list[str]] = defaultdict(list)
    at_start: list[str] = []
    at_end: list[str] = []
    for change in by_id.values():
        comes_first = change.action is BlockAction.INSERT_BEFORE
        if change.id in loose:
            (at_start if comes_first else at_end).append(change.id)
        else:
            (before if comes_first else after)[change.target].append(change.id)

    placed: list[str] = []
    opened: set[str] = set()
    waiting = [*at_start, *standing, *at_end][::-1]
    while waiting:
        current = waiting.pop()
        if current in opened:
            placed.append(current)
            continue
        opened.add(current)
        waiting.extend([*before[current], current, *after[current]][::-1])
    return placed


def without_place(
    *, standing: Collection[str], insertions: Mapping[str, BlockChange]
) -> frozenset[str]:
    """Return the ids of the insertions whose target is gone.

    Of insertions that wait for one another in a circle it is the first.
    """
    known = {*standing, *insertions}
    loose: set[str] = set()
    for change in insertions.values():
        passed: set[str] = set()
        current = change.target
        while current in insertions and current not in loose and current not in passed:
            passed.add(current)
            current = insertions[current].target
        if change.target not in known or change.id in passed:
            loose.add(change.id)
    return frozenset(loose)
