"""The copy of a guide that one place serves, before it is shown. Pure.

Without clinics it is the shared copy; with them, what their locations have made of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from editions.same import Same
from guide_pages.blocks.showing import SHARED, Origin


@dataclass(frozen=True)
class PlacedBlock:
    """A block where it stands: its raw value, whose words they are, and whether they may differ.

    ``anchor`` is the address that the block has or would like to have within the guide.
    """

    id: str
    type: str
    value: Mapping[str, Any]
    anchor: str | None
    origin: Origin = SHARED
    locked: bool = False


@dataclass(frozen=True)
class PlacedFAQ:
    """An FAQ where it stands.

    ``key`` tells it from the others of the guide: the id of a library's FAQ as a string, or the
    id of a location's own. ``faq`` is the library's FAQ, ``None`` for a location's own.
    ``question`` and ``answer`` (database HTML) stand in place of the library's words; both are
    ``None`` where those hold.
    """

    key: str
    faq: int | None
    question: str | None = None
    answer: str | None = None
    origin: Origin = SHARED
    locked: bool = False


@dataclass(frozen=True)
class GuideCopy:
    """Everything about a guide that a location may change. Rich text is database HTML."""

    title: str
    summary: str
    seo_title: str
    seo_description: str
    treatment: Mapping[str, Any]
    body: tuple[PlacedBlock, ...]
    faqs: tuple[PlacedFAQ, ...]


def shared_copy(payload: Mapping[str, Any]) -> GuideCopy:
    """Return what the library itself says, from a guide's payload; the same copy each time."""
    return _shared_copy(Same(payload))


# Every clinic begins with it.
@lru_cache(maxsize=256)
def _shared_copy(of: Same[Mapping[str, Any]]) -> GuideCopy:
    payload = of.object
    return GuideCopy(
        title=payload["title"],
        summary=payload["summary"],
        seo_title=payload["seo"]["title"],
        seo_description=payload["seo"]["description"],
        treatment=payload["treatment"],
        body=tuple(
            PlacedBlock(
                id=block["id"],
                type=block["type"],
                value=block["value"],
                anchor=block["anchor"],
                locked=block["locked"],
            )
            for block in payload["body"]
        ),
        faqs=tuple(
            PlacedFAQ(key=str(placed["faq"]), faq=placed["faq"], locked=placed["locked"])
            for placed in payload["faqs"]
        ),
    )
