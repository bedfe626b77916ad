"""Every block type as frontends read it: how each is made, and how it is written as Markdown."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any

from pydantic import Field

from guide_pages.blocks.benefit_list.document import BenefitListDocument
from guide_pages.blocks.benefit_list.document import show as show_benefit_list
from guide_pages.blocks.benefit_list.markdown import write as write_benefit_list
from guide_pages.blocks.call_to_action.document import CallToActionDocument
from guide_pages.blocks.call_to_action.document import show as show_call_to_action
from guide_pages.blocks.call_to_action.markdown import write as write_call_to_action
from guide_pages.blocks.callout.document import CalloutDocument
from guide_pages.blocks.callout.document import show as show_callout
from guide_pages.blocks.callout.markdown import write as write_callout
from guide_pages.blocks.care_list.document import CareListDocument
from guide_pages.blocks.care_list.document import show as show_care_list
from guide_pages.blocks.care_list.markdown import write as write_care_list
from guide_pages.blocks.comparison.document import ComparisonDocument
from guide_pages.blocks.comparison.document import show as show_comparison
from guide_pages.blocks.comparison.markdown import write as write_comparison
from guide_pages.blocks.image.document import ImageBlockDocument
from guide_pages.blocks.image.document import show as show_image
from guide_pages.blocks.image.markdown import write as write_image
from guide_pages.blocks.section.document import SectionDocument
from guide_pages.blocks.section.document import show as show_section
from guide_pages.blocks.section.markdown import write as write_section
from guide_pages.blocks.showing import BlockDocument, BlockValue, Showing
from guide_pages.blocks.steps.document import StepsDocument
from guide_pages.blocks.steps.document import show as show_steps
from guide_pages.blocks.steps.markdown import write as write_steps
from guide_pages.blocks.suitability.document import SuitabilityDocument
from guide_pages.blocks.suitability.document import show as show_suitability
from guide_pages.blocks.suitability.markdown import write as write_suitability
from guide_pages.blocks.video.document import VideoDocument
from guide_pages.blocks.video.document import show as show_video
from guide_pages.blocks.video.markdown import write as write_video
from guide_pages.blocks.writing import Writing

from .copy import PlacedBlock

Block = Annotated[
    SectionDocument
    | BenefitListDocument
    | CareListDocument
    | SuitabilityDocument
    | StepsDocument
    | ComparisonDocument
    | CalloutDocument
    | ImageBlockDocument
    | VideoDocument
    | CallToActionDocument,
    Field(discriminator="type"),
]

_Show = Callable[[Mapping[str, Any], str | None, Showing], BlockValue]
_Write = Callable[[Any, Writing], str]

_TYPES: dict[str, tuple[type[Any], _Show, _Write]] = {
    "section": (SectionDocument, show_section, write_section),
    "benefit_list": (BenefitListDocument, show_benefit_list, write_benefit_list),
    "care_list": (CareListDocument, show_care_list, write_care_list),
    "suitability": (SuitabilityDocument, show_suitability, write_suitability),
    "steps": (StepsDocument, show_steps, write_steps),
    "comparison": (ComparisonDocument, show_comparison, write_comparison),
    "callout": (CalloutDocument, show_callout, write_callout),
    "image": (ImageBlockDocument, show_image, write_image),
    "video": (VideoDocument, show_video, write_video),
    "call_to_action": (CallToActionDocument, show_call_to_action, write_call_to_action),
}


def block_types() -> list[str]:
    """Return the names of all block types."""
    return list(_TYPES)


def make_block(block: PlacedBlock, showing: Showing) -> Any | None:
    """Make a block's document, ``None`` for a type that does not exist (any more)."""
    if block.type not in _TYPES:
        return None
    document, show, _ = _TYPES[block.type]
    return document(
        id=block.id, value=show(block.value, block.anchor, showing), origin=block.origin
    )


def write_block(block: BlockDocument, writing: Writing) -> str:
    """Return a block's document as Markdown, "" when it says nothing."""
    _, _, write = _TYPES[block.type]
    return write(block.value, writing)
