"""What one clinic's visitors would read differently, piece by piece. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clinics.drift.names import NO_NAMES, Names
from clinics.drift.things import Part, name_of, text_of
from clinics.resolution.comparison import Kind, Run, differences
from clinics.resolution.drift import words_of
from clinics.tree import Node
from editorial.facts.values import DefaultFacts, Substitution

from .at_clinic import AtClinic
from .standing import Placed, Standing

_TEXTS = ("title", "summary", "seo_title", "seo_description")
_REST = ("image", "topics", "related", "sources", "review", "featured", "slug")


@dataclass(frozen=True)
class Piece:
    """A piece of the document that differs; ``label`` is a name of resolution or its heading.

    ``was`` and ``will_be`` are runs of readable text with that clinic's facts, "" for nothing.
    """

    part: Part
    label: str
    was: Sequence[Run]
    will_be: Sequence[Run]


@dataclass(frozen=True)
class Difference:
    """What differs: pieces of copy, and the names of other parts of the guide.

    ``clinic`` among them stands for its name or code, ``page`` for the address of the page,
    ``actions`` for where calls to action lead.
    """

    pieces: Sequence[Piece]
    others: Sequence[str]


@dataclass(frozen=True)
class _Said:
    part: Part
    label: str
    text: str
    raw: object


def difference(
    *,
    before: Standing,
    after: Standing,
    clinic: Node,
    guide_id: int,
    names: Names = NO_NAMES,
) -> Difference:
    """Return how a clinic's copy of a guide differs, in the order of the new copy.

    ``names`` are those by which its readers know choices and images.
    """
    was, old = _pieces(before, clinic, guide_id, names)
    will_be, new = _pieces(after, clinic, guide_id, names)
    pieces = []
    for key in [*will_be, *(key for key in was if key not in will_be)]:
        former, later = was.get(key), will_be.get(key)
        either = later or former
        if either is None or (former and later and _same(former, later)):
            continue
        runs = differences(before=former.text if former else "", after=later.text if later else "")
        pieces.append(
            Piece(
                either.part,
                either.label,
                [run for run in runs if run.kind is not Kind.ADDED],
                [run for run in runs if run.kind is not Kind.REMOVED],
            )
        )
    others = [
        name
        for name in _REST
        if old is not None and new is not None and old.payload[name] != new.payload[name]
    ]
    if old is not None and new is not None:
        others += _about_the_clinic(AtClinic(before, after, clinic, None), new)
    return Difference(pieces, others)


def _about_the_clinic(here: AtClinic, placed: Placed) -> Iterator[str]:
    if here.is_known_otherwise:
        yield "clinic"
    if here.has_another_address(str(placed.payload["slug"])):
        yield "page"
    if placed.actions & here.other_actions:
        yield "actions"


def _same(former: _Said, later: _Said) -> bool:
    return former.text == later.text and former.raw == later.raw


def _pieces(
    standing: Standing, clinic: Node, guide_id: int, names: Names
) -> tuple[dict[str, _Said], Placed | None]:
    node = standing.tree.node(clinic.id)
    if node is None or not standing.offers(node, guide_id):
        return {}, None
    placed = standing.placed(node, guide_id)
    if placed is None:
        return {}, None
    facts = standing.serving(node).facts(guide_id)
    wording = Substitution(facts, DefaultFacts(standing.snapshot), lambda entry: None)
    said = dict(_said(standing, placed, names))
    return {
        key: _Said(each.part, wording.text(each.label), wording.text(each.text), each.raw)
        for key, each in said.items()
    }, placed


def _said(standing: Standing, placed: Placed, names: Names) -> Iterator[tuple[str, _Said]]:
    copy = placed.copy
    for name in _TEXTS:
        text = getattr(copy, name)
        yield f"text:{name}", _Said(Part.TEXT, name, text_of(text), text)
    for name, figure in copy.treatment.items():
        yield f"figure:{name}", _Said(Part.FIGURE, name, text_of(figure), figure)
    for block in copy.body:
        raw = block.type, block.value
        label, text = name_of(block, names), text_of(block, names)
        yield f"block:{block.id}", _Said(Part.BLOCK, label, text, raw)
    for faq in copy.faqs:
        words = words_of(faq, standing.library)
        if words is not None:
            yield f"faq:{faq.key}", _Said(Part.FAQ, words.question, text_of(words), words)
