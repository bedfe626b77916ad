"""How local the pages of all clinics are, worked out once for each state of the record."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from clinics.impact.at_clinic import is_open
from clinics.local_share import OWN
from clinics.patterns import guide_url
from clinics.places import NoAddresses
from clinics.search_pages import Verdict, verdict_on
from clinics.serving import Serving
from clinics.settings import own_page_share
from clinics.tree import Node, Tree
from editions.entries import Entry


@dataclass(frozen=True)
class LocalCopy:
    """What a location's local guide makes of one guide.

    ``pages`` are those that read so: the clinic's, or at a region those of the clinics below
    that have no words nearer by.
    """

    local_guide: int
    location: Node
    guide: Entry
    verdict: Verdict
    pages: int


@dataclass
class Survey:
    """All local copies, and for each open clinic how many guides it has and how many are local."""

    copies: list[LocalCopy] = field(default_factory=list)
    guides: dict[int, int] = field(default_factory=dict)
    local: dict[int, int] = field(default_factory=dict)
    group_has_pages: bool = False


_held: tuple[Tree, float, Survey] | None = None


def survey_of(tree: Tree) -> Survey:
    """Return the survey of a tree; the one asked for last is remembered."""
    global _held
    held, least = _held, own_page_share()
    if held is None or held[0] is not tree or held[1] != least:
        held = tree, least, _survey(tree, least)
        _held = held
    return held[2]


def _survey(tree: Tree, least: float) -> Survey:
    found = Survey(group_has_pages=_group_has_pages(tree))
    guides = [entry for entry in tree.snapshot.public("guide") if entry.payload is not None]
    readers: dict[int, list[Node]] = {}
    for clinic in tree.clinics():
        if not is_open(clinic):
            continue
        serving = Serving(tree, clinic, NoAddresses(), str)
        offered = [entry.object_id for entry in guides if serving.offers(entry.object_id)]
        words = [local for local in _nearest(serving, offered) if local is not None]
        found.guides[clinic.id], found.local[clinic.id] = len(offered), len(words)
        for local in words:
            readers.setdefault(local.object_id, []).append(clinic)
    locals_ = [each for each in tree.snapshot.public("local_guide") if each.object_id in readers]
    # Guide by guide: what the group says of each is read once.
    for local in sorted(locals_, key=lambda each: (each.payload or {})["guide"]):
        found.copies.append(_copy(tree, local, readers[local.object_id], least))
    return found


def _nearest(serving: Serving, guide_ids: Iterable[int]) -> Iterator[Entry | None]:
    """Yield what the nearest location with own words says of each guide."""
    nodes = [node for node in reversed(serving.chain) if node.scope in OWN]
    for guide_id in guide_ids:
        said = (serving.tree.local_guide(node, guide_id) for node in nodes)
        yield next((local for local in said if local is not None), None)


def _copy(tree: Tree, local: Entry, readers: Sequence[Node], least: float) -> LocalCopy:
    """Return what a local guide makes of its guide, as the first of its readers has it."""
    payload: Mapping[str, Any] = local.payload or {}
    node = tree.node(payload["location"])
    guide = tree.snapshot.find("guide", payload["guide"])
    if node is None or guide is None:
        raise ValueError("Somebody reads a local guide without a guide or a location.")
    serving = Serving(tree, readers[0], NoAddresses(), str, least)
    verdict = verdict_on(serving, guide, serving.resolved(guide).copy, lambda entry: None)
    return LocalCopy(local.object_id, node, guide, verdict, len(readers))


def _group_has_pages(tree: Tree) -> bool:
    group = tree.group
    if group is None:
        return False
    pattern = group.payload["url_pattern"]
    return guide_url(pattern, clinic=None, guide="guide", locale="en") is not None
