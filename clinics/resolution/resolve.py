"""The copy that a location serves, from the shared copy and the layers on the way down."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from guide_pages.blocks.showing import Origin
from guide_pages.document.copy import GuideCopy

from .blocks import apply_block_changes
from .faqs import apply_faq_changes
from .layers import BlockChange, FAQChange, Layer
from .overrides import figures_of, texts_of
from .unapplied import Reason, Unapplied

__all__ = ["Reason", "Resolved", "Unapplied", "resolve"]


@dataclass(frozen=True)
class Resolved:
    """The copy, and what of the layers does not stand in it as meant, in their order.

    ``origins`` says whose words each text and figure is that a layer has written, by its name:
    ``summary``, ``sessions``. Blocks and FAQs say it themselves.
    """

    copy: GuideCopy
    unapplied: tuple[Unapplied, ...] = ()
    origins: Mapping[str, Origin] = field(default_factory=dict)


def resolve(copy: GuideCopy, layers: Sequence[Layer]) -> Resolved:
    """Apply the layers of live locations, from the top of the tree down, each to the last copy.

    Never fails, whatever the changes are about. Resolving in two steps, the second from the
    copy that the first made, gives the same copy. A block that replaces another has its id,
    role, anchor and lock; anchors are not yet unique.
    """
    hidden: set[str] = set()
    hidden_faqs: set[str] = set()
    unapplied: list[Unapplied] = []
    origins: dict[str, Origin] = {}
    for layer in layers:
        texts, figures = texts_of(layer), figures_of(layer)
        origins |= dict.fromkeys([*texts, *figures], layer.origin)
        blocks = apply_block_changes(body=copy.body, changes=layer.blocks, origin=layer.origin)
        faqs = apply_faq_changes(
            faqs=copy.faqs, changes=layer.faqs, order=layer.faq_order, origin=layer.origin
        )
        unapplied += _unapplied(layer, layer.blocks, blocks.refused, hidden)
        unapplied += _unapplied(layer, layer.faqs, faqs.refused, hidden_faqs)
        hidden |= {block.id for block in copy.body} - {block.id for block in blocks.body}
        hidden_faqs |= {faq.key for faq in copy.faqs} - {faq.key for faq in faqs.faqs}
        copy = replace(
            copy,
            **texts,
            treatment={**copy.treatment, **figures},
            body=blocks.body,
            faqs=faqs.faqs,
        )
    return Resolved(copy, tuple(unapplied), origins)


def _unapplied(
    layer: Layer,
    changes: Sequence[BlockChange] | Sequence[FAQChange],
    refused: Mapping[int, Reason],
    hidden: Iterable[str],
) -> list[Unapplied]:
    reported = []
    for index in sorted(refused):
        change, reason = changes[index], refused[index]
        if reason is Reason.TARGET_GONE and change.target in hidden:
            reason = Reason.HIDDEN_ABOVE
        reported.append(Unapplied(layer.origin.location or "", change.id, reason))
    return reported
