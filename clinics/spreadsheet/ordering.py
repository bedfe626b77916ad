"""The order in which clinics are saved: a successor that is new before who names it. Pure."""

from collections.abc import Iterable
from graphlib import CycleError, TopologicalSorter
from typing import Protocol, TypeVar


class Following(Protocol):
    """What is saved, with the code of what must be saved before it."""

    code: str
    successor: str


_Item = TypeVar("_Item", bound=Following)


def successors_first(items: Iterable[_Item]) -> tuple[list[_Item], list[str]]:
    """Return the items in an order that works, and the codes of a circle when there is none."""
    by_code = {item.code: item for item in items}
    sorter = TopologicalSorter(
        {code: [item.successor] if item.successor else [] for code, item in by_code.items()}
    )
    try:
        return [by_code[code] for code in sorter.static_order() if code in by_code], []
    except CycleError as error:
        return [], sorted(set(error.args[1]))
