"""The body of a guide in the admin: every block type, in the order of the picker."""

from wagtail import blocks

from .benefit_list.editor import BenefitListBlock
from .call_to_action.editor import CallToActionBlock
from .callout.editor import CalloutBlock
from .care_list.editor import CareListBlock
from .comparison.editor import ComparisonBlock
from .image.editor import ImageBlock
from .section.editor import SectionBlock
from .steps.editor import StepsBlock
from .suitability.editor import SuitabilityBlock
from .video.editor import VideoBlock


class BodyBlock(blocks.StreamBlock):
    """The blocks of a guide, in any order and number."""

    section = SectionBlock()
    callout = CalloutBlock()
    benefit_list = BenefitListBlock()
    suitability = SuitabilityBlock()
    steps = StepsBlock()
    care_list = CareListBlock()
    comparison = ComparisonBlock()
    image = ImageBlock()
    video = VideoBlock()
    call_to_action = CallToActionBlock()
