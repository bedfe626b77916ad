"""What is searched of each sort of document, and under which keys."""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import Any

from pydantic import BaseModel

from clinics.tree import Node
from delivery.resources import FAQResource
from editorial.document import ImageDocument
from editorial.rich_text import plain_text
from guide_pages.blocks.showing import BlockDocument
from guide_pages.document.models import GuideDocument

from .role_names import name_of
from .texts import Searched, Section, Weight

#: Keys of blocks whose texts are no words of copy.
_NO_WORDS = frozenset({"anchor", "provider", "url"})
#: What a text ends with that needs nothing between it and the next one.
_ENDS = (".", "!", "?", ":", ";", ",", "…")


def searched_guide(guide: GuideDocument) -> Searched[int]:
    """Return what is searched of a guide: its own copy first, then what stands beside it."""
    return Searched(guide.id, guide.title, list(_sections(guide)))


def searched_faq(faq: FAQResource) -> Searched[int | str]:
    """Return what is searched of an FAQ."""
    answer = Section(plain_text(faq.answer), about={"part": "answer"})
    return Searched(faq.id, faq.question, [answer])


def searched_clinic(node: Node, regions: Iterable[str]) -> Searched[int]:
    """Return what is searched of a clinic that stands in regions of these names."""
    said: Mapping[str, Any] = node.clinic or {}
    address = ", ".join(part for part in said["address"].values() if part)
    people = ", ".join(each["name"] for each in said["practitioners"])
    return Searched(
        node.id,
        node.name,
        [
            Section(node.code, weight=Weight.HEADING, about={"part": "code"}),
            Section(address, about={"part": "address"}),
            Section(", ".join(regions), weight=Weight.BESIDE, about={"part": "region"}),
            Section(people, weight=Weight.BESIDE, about={"part": "practitioners"}),
        ],
    )


def heading_of(block: BlockDocument) -> str:
    """Return the heading of a block, "" for one that has none."""
    return str(getattr(block.value, "heading", ""))


def name_of_block(block: BlockDocument, locale: str) -> str:
    """Return what a block with words of its own is for, as visitors call it."""
    return name_of(block.value.role, locale) if block.value.has_heading else ""


def _sections(guide: GuideDocument) -> Iterator[Section]:
    yield Section(plain_text(guide.summary), about=_about("summary"))
    topics = ", ".join(topic.name for topic in guide.topics)
    yield Section(topics, weight=Weight.HEADING, about=_about("topics"))
    for block in guide.body:
        yield Section(
            joined(_words(block.value)),
            heading_of(block),
            name=name_of_block(block, guide.meta.locale),
            about=_about("body", block=block.id, anchor=block.value.anchor),
        )
    for faq in guide.faqs:
        yield Section(
            plain_text(faq.answer),
            faq.question,
            weight=Weight.BESIDE,
            heading_weight=Weight.BESIDE,
            about=_about("faqs", faq=faq.id),
        )


def _about(part: str, **more: Any) -> dict[str, Any]:
    return {"part": part, "block": None, "anchor": None, "faq": None} | more


def _words(value: object) -> Iterator[str]:
    """Return the texts that a reader of a block sees or hears, but for its heading."""
    if isinstance(value, Enum):
        return
    if isinstance(value, str):
        yield plain_text(value)
    elif isinstance(value, ImageDocument):
        yield value.alt
    elif isinstance(value, BaseModel):
        for name, each in value:
            if name not in _NO_WORDS and name != "heading":
                yield from _words(each)
    elif isinstance(value, list):
        for each in value:
            yield from _words(each)


def joined(texts: Iterable[str]) -> str:
    """Return texts as one, with something between them that ends each."""
    result = ""
    for text in filter(None, texts):
        between = (" " if result.endswith(_ENDS) else " · ") if result else ""
        result += between + text
    return result
