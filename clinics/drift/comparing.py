"""A drifted change seen three ways: what stood above then, what stands there now, and ours."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from clinics.models import LocalGuidePage
from clinics.resolution.comparison import Kind, Run, differences
from clinics.resolution.drift import fingerprint
from editions.entries import Snapshot
from editions.snapshot import follower

from .finding import DriftedChange, ancestors_of, drift_of, ground_of, layer_in
from .names import Names
from .past import grounds_then
from .things import Part, Thing, action_of, name_of, text_of, thing_above, thing_here
from .versions import State, versions_of


@dataclass(frozen=True)
class Comparison:
    """The three ways as raw values, and as runs of readable text.

    ``then`` is ``None`` also where what stood there has not been kept; ``is_then_known`` tells.
    ``since`` are the differences from then to now, ``own`` those from now to ours. ``seen`` is
    the digest of what stands above now: an action is about what its person has seen.
    """

    drifted: DriftedChange
    action: str
    then: Thing
    now: Thing
    ours: Thing
    is_then_known: bool
    since: Sequence[Run]
    own: Sequence[Run]
    seen: str

    @property
    def reads_the_same(self) -> bool:
        """Whether only what nobody reads as text has changed: bold words, links, an image."""
        is_word_for_word = all(run.kind is Kind.SAME for run in self.since)
        return self.is_then_known and self.now is not None and is_word_for_word


def compare(local: LocalGuidePage, snapshot: Snapshot | None = None) -> list[Comparison]:
    """Return every drifted change of a local guide with its three sides.

    Four queries more than :func:`drift_of`, however many changes.
    """
    snapshot = snapshot or follower.snapshot()
    drifted = drift_of(local, snapshot)
    if not drifted:
        return []
    ground = ground_of(snapshot)
    names = ground.names
    ancestors = ancestors_of(local, ground)
    above = ground.above(local.guide_id, ancestors)
    if above is None:
        return []
    layers = {version.state: layer_in(version) for version in versions_of(local, snapshot)}
    past = grounds_then(
        {each.edition for each in drifted if each.edition is not None},
        guide_id=local.guide_id,
        ancestors=ancestors,
    )
    comparisons = []
    for each in drifted:
        layer = layers[State.DRAFT if State.DRAFT in each.states else State.LIVE]
        now = thing_above(each.part, each.target, above, ground.library)
        ours = thing_here(each.part, each.change, layer)
        then_ground = past.get(each.edition) if each.edition is not None else None
        then_copy = then_ground.above(local.guide_id, ancestors) if then_ground else None
        then: Thing = None
        if then_ground is not None and then_copy is not None:
            then = thing_above(each.part, each.target, then_copy, then_ground.library)
        comparisons.append(
            Comparison(
                drifted=each if each.label else replace(each, label=name_of(then, names)),
                action=action_of(each.part, each.change, layer),
                then=then,
                now=now,
                ours=ours,
                is_then_known=then is not None or (then_copy is not None and _may_be_empty(each)),
                since=differences(before=text_of(then, names), after=text_of(now, names)),
                own=differences(before=text_of(now, names), after=text_of(ours, names)),
                seen=digest(now, names),
            )
        )
    return comparisons


def _may_be_empty(drifted: DriftedChange) -> bool:
    return drifted.part is Part.FIGURE


def digest(thing: Thing, names: Names) -> str:
    """Return a short digest of what stands above, "" for nothing."""
    return "" if thing is None else fingerprint(thing, names.shapes)
