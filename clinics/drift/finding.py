"""Finding drift: of one local guide, or of all at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.db.models import QuerySet

from clinics.models import LocalGuidePage, Location
from clinics.places import tree_of
from clinics.resolution.drift import DriftKind, drift
from clinics.resolution.layers import Layer
from clinics.tree import layer_of
from editions.entries import Snapshot
from editions.snapshot import follower
from guide_pages.blocks.showing import Origin, Scope

from .ground import Ancestors, Ground, ancestors_in
from .naming import names_in
from .past import names_then
from .things import Part, named, part_of
from .versions import State, Version, all_versions, versions_of

#: Whose words they are makes no difference to drift.
_SOMEBODY = Origin(scope=Scope.CLINIC, location=None)


@dataclass(frozen=True)
class DriftedChange:
    """A change whose target is no longer as it was when the change was made.

    ``change`` is the change's id, ``target`` what it is about, ``label`` what people know that
    by. ``edition`` is the number of the newest edition when the change was made, ``None`` where
    that is not known. ``states`` are the versions in which the change stands.
    """

    local_guide: int
    location: int
    guide: int
    change: str
    part: Part
    kind: DriftKind
    target: str
    label: str
    edition: int | None
    states: frozenset[State]


def drift_of(local: LocalGuidePage, snapshot: Snapshot | None = None) -> list[DriftedChange]:
    """Return the drifted changes of one local guide, live and draft.

    Nothing while the guide is not public. At most one query for a live location without a
    draft, beside the snapshot's.
    """
    snapshot = snapshot or follower.snapshot()
    ground = ground_of(snapshot)
    ancestors = ancestors_of(local, ground)
    return _merged(
        found
        for version in versions_of(local, snapshot)
        for found in _in_version(version, ground, ancestors)
    )


def find_drift(
    snapshot: Snapshot, local_guides: QuerySet[LocalGuidePage] | None = None
) -> list[DriftedChange]:
    """Return the drifted changes of many local guides, by default of all.

    Three queries for any number, five where blocks are gone that only the past can name.
    """
    ground = ground_of(snapshot)
    above = _all_ancestors()
    return _named(
        _merged(
            found
            for version in all_versions(snapshot, local_guides)
            for found in _in_version(version, ground, above.get(version.location, ()))
        )
    )


def ground_of(snapshot: Snapshot) -> Ground:
    """Return what stands above locations as of a snapshot, in the words of its readers."""
    return Ground(tree_of(snapshot), names_in(snapshot))


def ancestors_of(local: LocalGuidePage, ground: Ground) -> Ancestors:
    """Return the ids above a local guide's location. A query for one that is not live."""
    node = ground.tree.node(local.for_location_id)
    if node is not None:
        ancestors: Ancestors = node.payload["ancestors"]
        return ancestors
    return list(local.for_location.get_ancestors().values_list("pk", flat=True))


def layer_in(version: Version) -> Layer:
    """Return a version's changes as a layer of resolution."""
    return layer_of(version.payload, _SOMEBODY)


def _all_ancestors() -> Mapping[int, Ancestors]:
    paths = dict(Location.objects.values_list("path", "pk"))
    return {pk: ancestors_in(paths, path, Location.steplen) for path, pk in paths.items()}


def _in_version(version: Version, ground: Ground, ancestors: Ancestors) -> Iterable[DriftedChange]:
    above = ground.above(version.guide, ancestors)
    if above is None:
        return
    layer = layer_in(version)
    against = {change: each["fingerprint"] for change, each in version.basis.items()}
    found = drift(
        above=above,
        layer=layer,
        made_against=against,
        library=ground.library,
        shapes=ground.names.shapes,
    )
    for each in found:
        basis = version.basis.get(each.change, {})
        if basis.get("kept") == each.kind:
            continue
        part = part_of(each.change, layer)
        yield DriftedChange(
            local_guide=version.local_guide,
            location=version.location,
            guide=version.guide,
            change=each.change,
            part=part,
            kind=each.kind,
            target=each.target,
            label=named(part, each.change, each.target, above, layer, ground),
            edition=basis.get("edition"),
            states=frozenset({version.state}),
        )


def _named(changes: list[DriftedChange]) -> list[DriftedChange]:
    """Return the changes with names from the past for what is hidden here and gone above."""
    asked = {
        (each.guide, each.target): each.edition
        for each in changes
        if not each.label and each.part is Part.BLOCK and each.edition is not None
    }
    names = names_then(asked)
    return [
        replace(each, label=names[each.guide, each.target])
        if not each.label and (each.guide, each.target) in names
        else each
        for each in changes
    ]


def _merged(found: Iterable[DriftedChange]) -> list[DriftedChange]:
    """Return each change once, with all the states in which it has drifted."""
    merged: dict[tuple[int, str], DriftedChange] = {}
    for each in found:
        key = each.local_guide, each.change
        known = merged.get(key)
        # Of a live version and a draft that differ, what can be decided now is the draft.
        merged[key] = each if known is None else replace(each, states=known.states | each.states)
    return list(merged.values())
