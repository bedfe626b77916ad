"""Blocks that read the same wherever they are shown, made once. Pure."""

from functools import lru_cache
from typing import Any

from editions.entries import Snapshot
from editions.same import Same
from editorial.facts.values import DefaultFacts, Substitution
from guide_pages.blocks.showing import Showing

from .blocks import make_block
from .copy import PlacedBlock


def constant_block(block: PlacedBlock) -> Any | None:
    """Return the document of a block in which no fact, link, image or call to action stands.

    ``None`` for any other block, and for one of a type that does not exist.
    """
    return _constant_block(Same(block))


@lru_cache(maxsize=2048)
def _constant_block(block: Same[PlacedBlock]) -> Any | None:
    try:
        return make_block(block.object, _NOWHERE)
    except _AsksOfItsPlace:
        return None


class _AsksOfItsPlace(Exception):
    """What a block says depends on where it is shown."""


class _Nowhere:
    """A place of which nothing may be asked."""

    def value(self, key: str) -> str | None:
        raise _AsksOfItsPlace

    def ask(self, *about: object) -> Any:
        raise _AsksOfItsPlace


_nowhere = _Nowhere()
_NOWHERE = Showing(
    link_target=_nowhere.ask,
    substitution=Substitution(_nowhere, DefaultFacts(Snapshot()), _nowhere.ask),
    image_of=_nowhere.ask,
    action_url=_nowhere.ask,
)
