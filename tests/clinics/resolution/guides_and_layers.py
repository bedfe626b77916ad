"""Random guides and layers that meet, miss, repeat and contradict each other."""

from collections.abc import Iterator, Sequence
from typing import Any

from hypothesis import strategies as st

from clinics.resolution.layers import BlockAction, BlockChange, FAQAction, FAQChange, Layer
from clinics.resolution.resolve import Resolved, resolve
from guide_pages.blocks.showing import Origin, Scope
from guide_pages.document.copy import GuideCopy, PlacedBlock, PlacedFAQ

GROUP = Origin(scope=Scope.GROUP, location="group")
REGION = Origin(scope=Scope.REGION, location="west")
SUBREGION = Origin(scope=Scope.REGION, location="california")
CLINIC = Origin(scope=Scope.CLINIC, location="los-angeles")
ORIGINS = (GROUP, REGION, SUBREGION, CLINIC)

INSERTING = (BlockAction.INSERT_BEFORE, BlockAction.INSERT_AFTER)
BLOCK_IDS = [f"block-{number}" for number in range(8)]
FAQ_NUMBERS = list(range(1, 6))
#: An id of no block and no FAQ.
GHOST = "ghost"

_words = st.sampled_from(["one", "two", "three", "four", "five"])
_values = st.fixed_dictionaries(
    {"heading": _words, "text": _words.map("<p>{}</p>".format)},
    optional={"role": st.sampled_from(["risks", "cost"]), "anchor": _words},
)
_figures = st.fixed_dictionaries({"min": st.integers(0, 3), "max": st.integers(4, 9)})


@st.composite
def copies(draw: st.DrawFn) -> GuideCopy:
    """Make a shared guide of up to eight blocks and five FAQs, some of them locked."""
    locked = st.sampled_from([False, False, False, True])
    block_ids = draw(st.permutations(BLOCK_IDS))[: draw(st.integers(0, 8))]
    numbers = draw(st.permutations(FAQ_NUMBERS))[: draw(st.integers(0, 5))]
    return GuideCopy(
        title=draw(_words),
        summary=draw(_words.map("<p>{}</p>".format)),
        seo_title=draw(_words),
        seo_description=draw(_words),
        treatment={
            "session_minutes": draw(_figures | st.none()),
            "sessions": draw(_figures | st.none()),
            "recovery_days": None,
        },
        body=tuple(
            PlacedBlock(
                id=block_id,
                type=draw(st.sampled_from(["section", "callout"])),
                value=draw(_values),
                anchor=draw(_words | st.none()),
                locked=draw(locked),
            )
            for block_id in block_ids
        ),
        faqs=tuple(
            PlacedFAQ(key=str(number), faq=number, locked=draw(locked)) for number in numbers
        ),
    )


@st.composite
def layers_of(draw: st.DrawFn, copy: GuideCopy, *, most: int = 4) -> list[Layer]:
    """Make up to ``most`` layers over a guide, from the top of the tree down."""
    return [
        _layer(draw, copy, depth, origin)
        for depth, origin in enumerate(ORIGINS[: draw(st.integers(0, most))])
    ]


def _layer(draw: st.DrawFn, copy: GuideCopy, depth: int, origin: Origin) -> Layer:
    # Names of changes are few, and shared with the layer above, so that they meet.
    own = [f"{prefix}-{number}" for prefix in (f"by-{depth}", "by-all") for number in range(3)]
    above = [f"by-{higher}-{number}" for higher in range(depth) for number in range(3)]
    blocks = [block.id for block in copy.body]
    targets = st.sampled_from([*blocks, *blocks, *above, *own, GHOST, BLOCK_IDS[0]])
    ids = st.sampled_from([*own, *own, *own, BLOCK_IDS[1]])
    keys = [faq.key for faq in copy.faqs]
    faq_targets = st.sampled_from([*keys, *keys, *above, *own, GHOST])
    return Layer(
        origin=origin,
        texts=draw(
            st.dictionaries(
                st.sampled_from(["title", "seo_title", "seo_description"]),
                st.just("") | _words.map(f"{{}} of {origin.location}".format),
            )
        ),
        treatment=draw(st.dictionaries(st.sampled_from(["sessions", "recovery_days"]), _figures)),
        blocks=tuple(draw(st.lists(_block_changes(ids, targets, origin), max_size=6))),
        faqs=tuple(draw(st.lists(_faq_changes(ids, faq_targets, origin), max_size=5))),
        faq_order=tuple(
            draw(st.lists(st.sampled_from([*keys, *above, *own, "1", "2", GHOST]), max_size=5))
        ),
    )


@st.composite
def _block_changes(
    draw: st.DrawFn, ids: st.SearchStrategy[str], targets: st.SearchStrategy[str], origin: Origin
) -> BlockChange:
    change, target = draw(ids), draw(targets)
    action = draw(st.sampled_from(BlockAction))
    value: dict[str, Any] | None = None
    if action is not BlockAction.HIDE and draw(st.integers(0, 9)):
        # Words that no other block has, so that they can be found again.
        value = {**draw(_values), "by": f"{origin.location} {change} {target} {action}"}
    return BlockChange(
        id=change,
        action=action,
        target=target,
        type=draw(st.sampled_from(["section", "steps"])) if value else None,
        value=value,
    )


@st.composite
def _faq_changes(
    draw: st.DrawFn, ids: st.SearchStrategy[str], targets: st.SearchStrategy[str], origin: Origin
) -> FAQChange:
    change, action = draw(ids), draw(st.sampled_from(FAQAction))
    target = "" if action is FAQAction.ADD else draw(targets)
    if action is FAQAction.HIDE:
        return FAQChange(id=change, action=action, target=target)
    if action is FAQAction.ADD and draw(st.booleans()):
        return FAQChange(id=change, action=action, faq=draw(st.sampled_from(FAQ_NUMBERS)))
    worded = draw(st.integers(0, 9)) > 0
    return FAQChange(
        id=change,
        action=action,
        target=target,
        question=f"{origin.location} {change} {target} {action}?" if worded else "",
        answer="<p>Yes.</p>" if worded else "<p> </p>",
    )


@st.composite
def guides_with_layers(draw: st.DrawFn, *, most: int = 4) -> tuple[GuideCopy, list[Layer]]:
    """Make a shared guide and the layers over it."""
    copy = draw(copies())
    return copy, draw(layers_of(copy, most=most))


def steps(copy: GuideCopy, layers: Sequence[Layer]) -> Iterator[tuple[GuideCopy, Layer, Resolved]]:
    """Yield each layer with the copy above it and what it makes of that."""
    for layer in layers:
        resolved = resolve(copy, [layer])
        yield copy, layer, resolved
        copy = resolved.copy


def section(block_id: str, text: str = "", *, locked: bool = False, **value: Any) -> PlacedBlock:
    """Make a shared section."""
    return PlacedBlock(
        id=block_id,
        type="section",
        value={"text": text or block_id, **value},
        anchor=None,
        locked=locked,
    )


def guide(*body: PlacedBlock, faqs: Sequence[PlacedFAQ] = (), **texts: Any) -> GuideCopy:
    """Make a shared guide."""
    return GuideCopy(
        title=texts.get("title", "Microneedling"),
        summary=texts.get("summary", "<p>Summary</p>"),
        seo_title="",
        seo_description="",
        treatment={"session_minutes": None, "sessions": None, "recovery_days": None},
        body=body,
        faqs=tuple(faqs),
    )


def replacing(change: str, target: str, text: str = "ours", **value: Any) -> BlockChange:
    """Make a change that replaces a block by a section."""
    return BlockChange(change, BlockAction.REPLACE, target, "section", {"text": text, **value})


def hiding(change: str, target: str) -> BlockChange:
    """Make a change that hides a block."""
    return BlockChange(change, BlockAction.HIDE, target)


def before(change: str, target: str) -> BlockChange:
    """Make a change that inserts a section before a block."""
    return BlockChange(change, BlockAction.INSERT_BEFORE, target, "section", {"text": change})


def after(change: str, target: str) -> BlockChange:
    """Make a change that inserts a section after a block."""
    return BlockChange(change, BlockAction.INSERT_AFTER, target, "section", {"text": change})
