"""Lists of documents, in memory: their order and a page of them."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, Field

from editorial.described import Amount

from .errors import BadRequest

Item = TypeVar("Item")


class ListMeta(BaseModel):
    """What is true of a whole list."""

    total_count: Amount = Field(description="How many items there are on all pages together.")


def ordered(
    items: Sequence[Item], order: str | None, keys: Mapping[str, Callable[[Item], Any]]
) -> list[Item]:
    """Return the items by ``order``: names of ``keys``, comma-separated, ``-`` reverses.

    Items that are equal by it keep the order they came in. Missing values come first.

    Raises:
        BadRequest: for a name that is not among ``keys``.
    """
    result = list(items)
    for name in reversed((order or "").split(",") if order is not None else []):
        key = keys.get(name.removeprefix("-"))
        if key is None:
            raise BadRequest(
                f"order: cannot order by “{name}”. Use {', '.join(keys)}, "
                "with - in front to reverse."
            )
        result.sort(key=_none_first(key), reverse=name.startswith("-"))
    return result


def _none_first(key: Callable[[Item], Any]) -> Callable[[Item], tuple[bool, Any]]:
    def sort_key(item: Item) -> tuple[bool, Any]:
        value = key(item)
        return (value is not None, value if value is not None else 0)

    return sort_key


def in_order(
    items: Iterable[Item], key_of: Callable[[Item], Hashable], keys: Iterable[Hashable]
) -> list[Item]:
    """Return those items that have one of these keys, in the order of the keys."""
    by_key = {key_of(item): item for item in items}
    return [by_key[key] for key in keys if key in by_key]


def listed(items: Sequence[Item], dumped: Callable[[Item], Any], limit: int, offset: int) -> Any:
    """Return one page of ``items`` as a list's answer: how many there are, and those dumped."""
    return {
        "meta": {"total_count": len(items)},
        "items": [dumped(item) for item in page_of(items, limit, offset)],
    }


def page_of(items: Sequence[Item], limit: int, offset: int) -> Sequence[Item]:
    """Return the items of one page."""
    return items[offset : offset + limit]
