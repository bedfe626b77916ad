"""What publishing would do, clinic by clinic. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from clinics.tree import Node

from .at_clinic import AtClinic, differs
from .own_words import OwnWords, own_words
from .standing import Standing
from .suspects import suspects


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
    made: dict[tuple[int, int], tuple[bool, tuple[OwnWords, ...]]] = {}
    suspected = suspects(before, after)
    found = []
    for node in after.tree.clinics() if clinics is None else clinics:
        here = AtClinic(before, after, node, suspected)
        if not here.was_open and not here.is_open:
            continue
        for guide_id in guide_ids:
            had, has = here.offers(guide_id)
            if not has:
                if had:
                    found.append(ClinicImpact(node, guide_id, Outcome.DISAPPEARS))
                continue
            old, new = here.placed(guide_id, had=had)
            if new is None:
                continue
            outcome = Outcome.APPEARS
            own: tuple[OwnWords, ...] = ()
            if old is not None:
                # Equal layers give equal answers for every clinic that shares them.
                key = id(old), id(new)
                if key not in made:
                    is_same = old is new
                    made[key] = (
                        not is_same and differs(old, new, before, after),
                        () if is_same else tuple(own_words(old, new, before, after)),
                    )
                is_other_copy, own = made[key]
                if is_other_copy or here.says_otherwise(guide_id, new):
                    outcome = Outcome.CHANGED
                else:
                    outcome = Outcome.KEPT if own else Outcome.SAME
            missing, fallen_back = after.lacking_of(node, guide_id, new.mentioned)
            found.append(
                ClinicImpact(node, guide_id, outcome, own, tuple(missing), tuple(fallen_back))
            )
    return found


def lacking_only(impacts: Iterable[ClinicImpact], keys: Collection[str]) -> list[ClinicImpact]:
    """Return the same without a word on other facts than these."""
    return [
        replace(
            each,
            lacks=tuple(key for key in each.lacks if key in keys),
            falls_back=tuple(key for key in each.falls_back if key in keys),
        )
        if each.lacks or each.falls_back
        else each
        for each in impacts
    ]


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
