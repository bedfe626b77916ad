"""The pages of the guide library and what belongs to them."""

from .guide import GuidePage
from .library import GuideIndexPage
from .relations import GuideFAQ, GuideSource, RelatedGuide

__all__ = ["GuideFAQ", "GuideIndexPage", "GuidePage", "GuideSource", "RelatedGuide"]
