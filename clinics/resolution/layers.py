"""What one location changes in one guide, as plain data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from guide_pages.blocks.showing import Origin


class BlockAction(StrEnum):
    """What a location does about a block."""

    REPLACE = "replace"
    HIDE = "hide"
    INSERT_BEFORE = "insert_before"
    INSERT_AFTER = "insert_after"


class FAQAction(StrEnum):
    """What a location does about an FAQ."""

    REPLACE = "replace"
    HIDE = "hide"
    ADD = "add"


@dataclass(frozen=True)
class BlockChange:
    """One change of the body.

    ``id`` is the change's own, and the id of the block it inserts; ``target`` is the id of the
    block it is about. ``type`` and ``value`` are the new block's, raw; both are ``None`` for a
    change that hides.
    """

    id: str
    action: BlockAction
    target: str
    type: str | None = None
    value: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class FAQChange:
    """One change of the FAQs.

    ``target`` is the key of the FAQ it is about, "" for one that is added. What is shown is
    either ``question`` and ``answer`` (database HTML), or, for an addition, the library's FAQ
    with the id ``faq``. The key of a library's FAQ is its id as a string, that of a location's
    own FAQ is ``id``.
    """

    id: str
    action: FAQAction
    target: str = ""
    question: str = ""
    answer: str = ""
    faq: int | None = None


@dataclass(frozen=True)
class Layer:
    """What one live location changes in one guide.

    ``texts`` has the fields it writes itself: ``title``, ``summary`` (database HTML),
    ``seo_title``, ``seo_description``. ``treatment`` has the figures it changes:
    ``{"sessions": {"min": 3, "max": 6}}``. ``faq_order`` lists keys of FAQs; empty leaves
    the order as it is.
    """

    origin: Origin
    texts: Mapping[str, str] = field(default_factory=dict)
    treatment: Mapping[str, Any] = field(default_factory=dict)
    blocks: tuple[BlockChange, ...] = ()
    faqs: tuple[FAQChange, ...] = ()
    faq_order: tuple[str, ...] = ()
