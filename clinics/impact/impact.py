"""What publishing would do, clinic by clinic. Pure."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from clinics.drift.things import Part, name_of
from clinics.resolution.drift import FAQWords, words_of
from clinics.resolution.layers import BlockAction, FAQAction, Layer
from clinics.resolution.overrides import figures_of, texts_of
from clinics.tree import Node
from guide_pages.actions import Action
from guide_pages.blocks.showing import SHARED
from guide_pages.document.copy import GuideCopy, shared_copy

from .standing import Placed, Standing

_TEXTS = ("title", "summary", "seo_title", "seo_description")
_CLOSED = "closed"
#: Parts of a guide's payload that its copy has; what is left changes every clinic alike.
_IN_COPY = frozenset({"title", "summary", "seo", "treatment", "body", "faqs"})


class Outcome(StrEnum):
    """What an edit does to one clinic's document of one guide."""

    #: The document changes.
    CHANGED = "changed"
    #: What changes is in its own words there: the document stays the same.
    KEPT = "kept"
    #: Nothing in it changes.
    SAME = "same"
    #: The clinic gets the guide.
    APPEARS = "appears"
    #: The clinic loses the guide.
    DISAPPEARS = "disappears"


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


@dataclass(frozen=True)
class ClinicImpact:
    """What an edit does to one guide at one clinic.

    ``lacks`` are the keys of facts that its copy would mention and that would be shown as
    nothing, ``falls_back`` those shown by a fallback or a default.
    """

    clinic: Node
    guide: int
    outcome: Outcome
    own_words: tuple[OwnWords, ...] = ()
    lacks: tuple[str, ...] = ()
    falls_back: tuple[str, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether frontends of the clinic get something else."""
        return self.outcome in (Outcome.CHANGED, Outcome.APPEARS, Outcome.DISAPPEARS)


def impact(
    *,
    before: Standing,
    after: Standing,
    guide_ids: Collection[int],
    clinics: Iterable[Node] | None = None,
) -> list[ClinicImpact]:
    """Return what the edit does, for each clinic that has one of the guides before or after.

    ``clinics`` are those of the snapshot after the edit that it may concern, by default all.
    They come in the order of their names. Closed clinics serve nothing and are left out.
    """
    made: dict[tuple[int, int, int], tuple[bool, tuple[OwnWords, ...]]] = {}
    found = []
    for node in after.tree.clinics() if clinics is None else clinics:
        # A clinic that was not public before, or was closed, has nothing to lose.
        former = before.tree.node(node.id)
        was_open = former is not None and _is_open(former)
        is_open = _is_open(node)
        if not was_open and not is_open:
            continue
        for guide_id in guide_ids:
            had = was_open and former is not None and before.offers(former, guide_id)
            has = is_open and after.offers(node, guide_id)
            if not had and not has:
                continue
            if not has:
                found.append(ClinicImpact(node, guide_id, Outcome.DISAPPEARS))
                continue
            new = after.placed(node, guide_id)
            old = before.placed(former, guide_id) if had and former is not None else None
            if new is None:
                continue
            missing, fallen_back = after.lacking(node, guide_id)
            result = ClinicImpact(
                node,
                guide_id,
                Outcome.APPEARS,
                lacks=tuple(missing),
                falls_back=tuple(fallen_back),
            )
            if old is not None and former is not None:
                # Equal layers give equal answers for every clinic that shares them.
                key = guide_id, id(old), id(new)
                if old is new:
                    made[key] = False, ()
                elif key not in made:
                    differs = _differs(old, new, before, after)
                    made[key] = differs, tuple(_own_words(old, new, before, after))
                differs, own = made[key]
                differs = (
                    differs
                    or _says_other_facts(former, node, guide_id, new, before, after)
                    or _leads_elsewhere(former, node, new, before, after)
                )
                outcome = Outcome.CHANGED if differs else Outcome.KEPT if own else Outcome.SAME
                result = replace(result, outcome=outcome, own_words=own)
            found.append(result)
    return found


def _is_open(node: Node) -> bool:
    return node.clinic is not None and node.clinic["status"] != _CLOSED


def guides_with_faq(standing: Standing, faq_id: int) -> list[int]:
    """Return the public guides in which an FAQ of the library may stand."""
    guides = {
        entry.object_id
        for entry in standing.snapshot.public("guide")
        if any(placed["faq"] == faq_id for placed in (entry.payload or {})["faqs"])
    }
    for entry in standing.snapshot.public("local_guide"):
        payload: Any = entry.payload or {}
        if any(change["faq"] == faq_id for change in payload["faqs"]):
            guides.add(payload["guide"])
    return sorted(guides)


def public_guides(standing: Standing) -> list[int]:
    """Return all public guides."""
    return [entry.object_id for entry in standing.snapshot.public("guide")]


def _differs(old: Placed, new: Placed, before: Standing, after: Standing) -> bool:
    rest_before = {name: said for name, said in old.payload.items() if name not in _IN_COPY}
    rest_after = {name: said for name, said in new.payload.items() if name not in _IN_COPY}
    if rest_before != rest_after or _without_locks(old.copy) != _without_locks(new.copy):
        return True
    return any(
        words_of(placed, before.library) != words_of(placed, after.library)
        for placed in new.copy.faqs
    )


def _without_locks(copy: GuideCopy) -> GuideCopy:
    """Return the copy as far as the public reads it."""
    return replace(
        copy,
        body=tuple(replace(block, locked=False) for block in copy.body),
        faqs=tuple(replace(faq, locked=False) for faq in copy.faqs),
    )


def _says_other_facts(
    former: Node, node: Node, guide_id: int, new: Placed, before: Standing, after: Standing
) -> bool:
    was, will_be = before.serving(former).facts(guide_id), after.serving(node).facts(guide_id)
    return any(
        (was.value(each.key) or before.default(each.key))
        != (will_be.value(each.key) or after.default(each.key))
        for each in new.mentioned
    )


def _leads_elsewhere(
    former: Node, node: Node, new: Placed, before: Standing, after: Standing
) -> bool:
    was, will_be = before.serving(former), after.serving(node)
    asked = {
        block.value.get("action") for block in new.copy.body if block.type == "call_to_action"
    }
    return any(
        was.action_url(action) != will_be.action_url(action)
        for action in Action
        if action is not Action.LINK and action in asked
    )


def _own_words(old: Placed, new: Placed, before: Standing, after: Standing) -> Iterator[OwnWords]:
    """Yield what the edit changes in the shared copy and these layers keep from being seen."""
    was, will_be = shared_copy(old.payload), shared_copy(new.payload)
    for name in _TEXTS:
        if getattr(was, name) != getattr(will_be, name):
            yield from _by(new, Part.TEXT, name, name, lambda layer, n=name: n in texts_of(layer))
    for name in will_be.treatment:
        if was.treatment.get(name) != will_be.treatment.get(name):
            yield from _by(
                new, Part.FIGURE, name, name, lambda layer, n=name: n in figures_of(layer)
            )
    former_blocks = {block.id: (block.type, block.value) for block in was.body}
    shown_blocks = {block.id: block for block in new.copy.body}
    for block in will_be.body:
        if former_blocks.get(block.id) == (block.type, block.value):
            continue
        shown = shown_blocks.get(block.id)
        if shown is None or shown.origin != SHARED:
            yield from _by(
                new,
                Part.BLOCK,
                block.id,
                name_of(block),
                lambda layer, target=block.id: _decides_block(layer, target),
            )
    shown_faqs = {faq.key: faq for faq in new.copy.faqs}
    former_faqs = {faq.key: words_of(faq, before.library) for faq in was.faqs}
    for faq in will_be.faqs:
        words: FAQWords | None = words_of(faq, after.library)
        if words is None or former_faqs.get(faq.key) == words:
            continue
        placed = shown_faqs.get(faq.key)
        if placed is None or placed.origin != SHARED:
            yield from _by(
                new,
                Part.FAQ,
                faq.key,
                words.question,
                lambda layer, target=faq.key: _decides_faq(layer, target),
            )


def _by(placed: Placed, part: Part, target: str, label: str, decides: Any) -> Iterator[OwnWords]:
    """Yield the nearest layer that decides about the target."""
    for local, layer in reversed(placed.layers):
        if decides(layer):
            location = layer.origin.location or ""
            yield OwnWords(part, target, label, location, local.object_id)
            return


def _decides_block(layer: Layer, target: str) -> bool:
    deciding = (BlockAction.REPLACE, BlockAction.HIDE)
    return any(each.target == target and each.action in deciding for each in layer.blocks)


def _decides_faq(layer: Layer, target: str) -> bool:
    return any(each.target == target and each.action is not FAQAction.ADD for each in layer.faqs)
