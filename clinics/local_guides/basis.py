"""What each change of a local guide is made against, kept from when it is made."""

from typing import TYPE_CHECKING, Any

from clinics.resolution.drift import fingerprints
from clinics.resolution.layers import Layer
from clinics.tree import layer_of
from editions.snapshot import follower
from guide_pages.blocks.showing import Origin
from guide_pages.shapes import body_shapes

from .above import copy_above, faq_words
from .changes import local_guide_payload

if TYPE_CHECKING:
    from clinics.models import LocalGuidePage


def layer_in(local: "LocalGuidePage") -> Layer:
    """Return a local guide in memory, draft or not, as a layer."""
    location = local.for_location.specific
    origin = Origin(scope=location.scope, location=location.code)
    return layer_of(local_guide_payload(local).model_dump(mode="json"), origin)


def fill_basis(local: "LocalGuidePage", restored: "LocalGuidePage | None" = None) -> None:
    """Note for each new change what it is made against; forget changes that are gone.

    A change that comes back with an older version, ``restored``, was made against what stood
    there then.
    """
    snapshot, layer = follower.snapshot(), layer_in(local)
    now = fingerprints(
        above=copy_above(local, snapshot),
        layer=layer,
        library=faq_words(snapshot),
        shapes=body_shapes(),
    )
    kept = {**_basis_of(restored), **_basis_of(local)}
    ids = _change_ids(layer)
    local.basis = {change: kept[change] for change in ids if change in kept} | {
        change: {"edition": snapshot.number, "fingerprint": digest}
        for change, digest in now.items()
        if change not in kept
    }


def made_against(local: "LocalGuidePage") -> dict[str, str]:
    """Return the fingerprints that the changes were made against, by the changes' ids."""
    return {change: kept["fingerprint"] for change, kept in local.basis.items()}


def _basis_of(local: "LocalGuidePage | None") -> dict[str, Any]:
    return local.basis if local is not None and isinstance(local.basis, dict) else {}


def _change_ids(layer: Layer) -> set[str]:
    return {
        *(change.id for change in layer.blocks),
        *(change.id for change in layer.faqs),
        *(f"text:{name}" for name in layer.texts),
        *(f"treatment:{name}" for name in layer.treatment),
    }
