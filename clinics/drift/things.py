"""What a change is about, and how it reads as plain text. Pure."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from clinics.resolution.drift import FAQWords, Library, words_of
from clinics.resolution.layers import BlockAction, BlockChange, FAQAction, FAQChange, Layer
from editorial.facts.markup import readable, tags_of
from guide_pages.blocks.shape import Shape
from guide_pages.document.copy import GuideCopy, PlacedBlock

from .ground import Ground
from .names import NO_NAMES, Names

#: A block, an FAQ, a text or a figure; ``None`` where nothing stands.
Thing = PlacedBlock | FAQWords | str | Mapping[str, Any] | None

TEXT = "text:"
FIGURE = "treatment:"
#: Children of a raw block that name it.
_NAMING = ("heading", "title", "label", "caption")
#: Children of a raw block in the order in which they are read; all others follow by name.
_READING_ORDER = (
    *("heading", "title", "label", "intro", "text", "detail"),
    *("good_for", "not_for", "items", "table", "outro"),
)
#: Children of a raw block that nobody reads.
_UNREAD = frozenset({"role", "anchor"})


class Part(StrEnum):
    """What of a guide a change is about."""

    BLOCK = "block"
    FAQ = "faq"
    TEXT = "text"
    FIGURE = "figure"


def part_of(change: str, layer: Layer) -> Part:
    """Return what the change with this id is about."""
    if change.startswith(TEXT):
        return Part.TEXT
    if change.startswith(FIGURE):
        return Part.FIGURE
    is_block = any(each.id == change for each in layer.blocks)
    return Part.BLOCK if is_block else Part.FAQ


def thing_above(part: Part, target: str, above: GuideCopy, library: Library) -> Thing:
    """Return what the copy from above says where a change has its target."""
    if part is Part.TEXT:
        return str(getattr(above, target))
    if part is Part.FIGURE:
        figure: Mapping[str, Any] | None = above.treatment.get(target)
        return figure
    if part is Part.BLOCK:
        return next((block for block in above.body if block.id == target), None)
    faq = next((faq for faq in above.faqs if faq.key == target), None)
    return None if faq is None else words_of(faq, library)


def thing_here(part: Part, change: str, layer: Layer) -> Thing:
    """Return what the location says instead, ``None`` where it hides."""
    if part is Part.TEXT:
        return layer.texts.get(change.removeprefix(TEXT))
    if part is Part.FIGURE:
        figure: Mapping[str, Any] | None = layer.treatment.get(change.removeprefix(FIGURE))
        return figure
    if part is Part.BLOCK:
        block = _block_change(change, layer)
        if block is None or not block.type:
            return None
        return PlacedBlock(block.id, block.type, block.value or {}, None)
    faq = _faq_change(change, layer)
    if faq is None or faq.action is FAQAction.HIDE:
        return None
    return FAQWords(faq.question, faq.answer)


def action_of(part: Part, change: str, layer: Layer) -> str:
    """Return what the change does: ``replace``, ``hide``, ``insert_before``, …"""
    block, faq = _block_change(change, layer), _faq_change(change, layer)
    if part is Part.BLOCK and block is not None:
        return block.action
    if part is Part.FAQ and faq is not None:
        return faq.action
    return BlockAction.REPLACE


def named(
    part: Part, change: str, target: str, above: GuideCopy, layer: Layer, ground: Ground
) -> str:
    """Return what people know the target by, "" for nothing: from above, or as it is here."""
    if part in (Part.TEXT, Part.FIGURE):
        return target
    things = [thing_above(part, target, above, ground.library), thing_here(part, change, layer)]
    if part is Part.FAQ and target.isdecimal():
        # An FAQ that has left the guide is still in the library.
        things.append(ground.library.get(int(target)))
    return next((name for thing in things if (name := name_of(thing, ground.names))), "")


def name_of(thing: Thing, names: Names = NO_NAMES) -> str:
    """Return a block's heading, an FAQ's question or the first words of what has neither."""
    if isinstance(thing, FAQWords):
        return thing.question
    if isinstance(thing, PlacedBlock):
        candidates = (thing.value.get(name) for name in _NAMING)
        found = next((each for each in candidates if isinstance(each, str) and each.strip()), "")
        return found or text_of(thing, names).partition("\n")[0][:80]
    return ""


def text_of(thing: Thing, names: Names = NO_NAMES) -> str:
    """Return what is read of it, a line for each paragraph, item or cell; facts as tokens.

    A choice is read by its label, an image by its title.
    """
    if thing is None:
        return ""
    if isinstance(thing, FAQWords):
        return f"{thing.question}\n{readable(thing.answer)}"
    if isinstance(thing, PlacedBlock):
        return "\n".join(_lines(thing.value, names.shapes.get(thing.type) or Shape(), names))
    if isinstance(thing, str):
        return _plain(thing)
    least, most = thing.get("min"), thing.get("max")
    return str(least) if least == most else f"{least}–{most}"


def _lines(value: Any, shape: Shape, names: Names) -> Iterator[str]:
    if isinstance(value, Mapping):
        fields = shape.fields or {}
        kind = value.get("kind")
        if isinstance(kind, str):
            # Whether an item is to be done or avoided is half of what it says.
            yield f"[{_chosen(kind, fields.get('kind'))}]"
        for name, child in sorted(value.items(), key=_place):
            if name not in _UNREAD and name != "kind":
                yield from _lines(child, fields.get(name) or Shape(), names)
    elif isinstance(value, list):
        for child in value:
            yield from _lines(child, shape.items or Shape(), names)
    elif isinstance(value, str):
        if text := _plain(_chosen(value, shape)).strip():
            yield text
    elif isinstance(value, int) and not isinstance(value, bool):
        yield (shape.is_image and names.image_title(value)) or f"#{value}"


def _chosen(value: str, shape: Shape | None) -> str:
    """Return the label of a choice; anything else as it is."""
    return str(shape.choices.get(value, value)) if shape is not None else value


def _place(named: tuple[str, Any]) -> tuple[int, str]:
    """Return where a child is read. Raw values keep the order in which they were written."""
    name = named[0]
    is_known = name in _READING_ORDER
    return _READING_ORDER.index(name) if is_known else len(_READING_ORDER), name


def _plain(text: str) -> str:
    return readable(text) if tags_of(text) else text


def _block_change(change: str, layer: Layer) -> BlockChange | None:
    return next((each for each in layer.blocks if each.id == change), None)


def _faq_change(change: str, layer: Layer) -> FAQChange | None:
    return next((each for each in layer.faqs if each.id == change), None)
