"""What an edit changes above a location that says it in its own words. Pure."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from clinics.drift.things import Part, name_of
from clinics.resolution.drift import words_of
from clinics.resolution.layers import BlockAction, FAQAction, Layer
from clinics.resolution.overrides import figures_of, texts_of
from clinics.resolution.resolve import resolve
from guide_pages.document.copy import GuideCopy, shared_copy

from .standing import Placed, Standing

_TEXTS = ("title", "summary", "seo_title", "seo_description")


@dataclass(frozen=True)
class OwnWords:
    """A part that the edit changes and that a location says in its own words, or hides.

    ``location`` is that location's code, ``local_guide`` the page where it says so.
    """

    part: Part
    target: str
    label: str
    location: str
    local_guide: int


def own_words(old: Placed, new: Placed, before: Standing, after: Standing) -> Iterator[OwnWords]:
    """Yield what the edit changes in the copy from above and nearer layers keep from being seen.

    An edit of the library is above all layers, an edit of a region's local guide is above those
    of the clinics below it.
    """
    depth = _depth(old, new)
    was, will_be = _above(old, depth), _above(new, depth)
    for part, target, label in _changed(was, will_be, new.copy, before, after):
        for local, layer in reversed(new.layers[depth:]):
            if _DECIDES[part](layer, target):
                location = layer.origin.location or ""
                yield OwnWords(part, target, label, location, local.object_id)
                break


def _changed(
    was: GuideCopy, will_be: GuideCopy, shown: GuideCopy, before: Standing, after: Standing
) -> Iterator[tuple[Part, str, str]]:
    """Yield part, target and label of what differs above and may not be seen in ``shown``."""
    for name in _TEXTS:
        if getattr(was, name) != getattr(will_be, name):
            yield Part.TEXT, name, name
    for name in will_be.treatment:
        if was.treatment.get(name) != will_be.treatment.get(name):
            yield Part.FIGURE, name, name
    former_blocks = {block.id: (block.type, block.value) for block in was.body}
    shown_blocks = {block.id: block.origin for block in shown.body}
    for block in will_be.body:
        is_new = former_blocks.get(block.id) != (block.type, block.value)
        if is_new and shown_blocks.get(block.id) != block.origin:
            yield Part.BLOCK, block.id, name_of(block)
    former_faqs = {faq.key: words_of(faq, before.library) for faq in was.faqs}
    shown_faqs = {faq.key: faq.origin for faq in shown.faqs}
    for faq in will_be.faqs:
        words = words_of(faq, after.library)
        is_new = words is not None and former_faqs.get(faq.key) != words
        if words is not None and is_new and shown_faqs.get(faq.key) != faq.origin:
            yield Part.FAQ, faq.key, words.question


def _depth(old: Placed, new: Placed) -> int:
    """Return how many layers of the new copy are, from the top, part of what is edited."""
    former = {local.object_id: layer for local, layer in old.layers}
    changed = [
        place
        for place, (local, layer) in enumerate(new.layers, start=1)
        if former.get(local.object_id) != layer
    ]
    return max(changed, default=0)


def _above(placed: Placed, depth: int) -> GuideCopy:
    layers = [layer for _, layer in placed.layers[:depth]]
    return resolve(shared_copy(placed.payload), layers).copy


def _decides_text(layer: Layer, target: str) -> bool:
    return target in texts_of(layer)


def _decides_figure(layer: Layer, target: str) -> bool:
    return target in figures_of(layer)


def _decides_block(layer: Layer, target: str) -> bool:
    deciding = (BlockAction.REPLACE, BlockAction.HIDE)
    return any(each.target == target and each.action in deciding for each in layer.blocks)


def _decides_faq(layer: Layer, target: str) -> bool:
    return any(each.target == target and each.action is not FAQAction.ADD for each in layer.faqs)


_DECIDES: dict[Part, Callable[[Layer, str], bool]] = {
    Part.TEXT: _decides_text,
    Part.FIGURE: _decides_figure,
    Part.BLOCK: _decides_block,
    Part.FAQ: _decides_faq,
}
