"""Lists of documents, in memory: search, order and a page of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
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


def found(
    items: Sequence[Item],
    search: str | None,
    operator: str | None,
    words_of: Callable[[Item], Iterable[str]],
) -> list[Item]:
    """Return the items in which the words of ``search`` are found, best first.

    ``words_of`` returns an item's texts, the weightiest first. A word is found where it
    stands in a text, in any case; ``or`` asks for any of the words, else all are asked for.
    Of the items found, those with more words found, and in weightier texts, come first.
    """
    terms = (search or "").casefold().split()
    if search is None:
        return list(items)
    ranked = []
    for item in items:
        texts = [text.casefold() for text in words_of(item)]
        places = [_first_place(term, texts) for term in terms]
        hits = [place for place in places if place is not None]
        if hits and (operator == "or" or len(hits) == len(terms)):
            ranked.append(((-len(hits), min(hits)), item))
    ranked.sort(key=lambda pair: pair[0])
    return [item for _, item in ranked]


def _first_place(term: str, texts: Sequence[str]) -> int | None:
    return next((place for place, text in enumerate(texts) if term in text), None)


def listed(items: Sequence[Item], dumped: Callable[[Item], Any], limit: int, offset: int) -> Any:
    """Return one page of ``items`` as a list's answer: how many there are, and those dumped."""
    return {
        "meta": {"total_count": len(items)},
        "items": [dumped(item) for item in page_of(items, limit, offset)],
    }


def page_of(items: Sequence[Item], limit: int, offset: int) -> Sequence[Item]:
    """Return the items of one page."""
    return items[offset : offset + limit]
