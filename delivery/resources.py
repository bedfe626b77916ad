"""Models of answers that are delivery's own: lists, selections, FAQs as resources.

A selection has the keys that ``fields`` asks for, typed as in the whole document.
"""

from pydantic import BaseModel, ConfigDict, Field

from faq.document import FAQDocument
from guide_pages.blocks.showing import Origin
from guide_pages.document.models import GuideDocument

from .listing import ListMeta
from .search.models import FAQMatch, GuideMatch, found_here
from .selections import selection_of


class FAQMeta(BaseModel):
    """What is true of the FAQ as a resource."""

    type: str = Field(examples=["faq.FAQ"])
    detail_url: str
    locale: str = Field(examples=["en"])
    content_version: int = Field(
        description="The number of the newest edition that the document is made from."
    )


class FAQResource(FAQDocument):
    """An FAQ, whole."""

    model_config = ConfigDict(title="FAQ")

    meta: FAQMeta
    origin: Origin


GuideSelection = selection_of(GuideDocument, "GuideSelection")
FAQSelection = selection_of(FAQResource, "FAQSelection")
GuideItem = selection_of(GuideDocument, "GuideItem", match=found_here(GuideMatch))
FAQItem = selection_of(FAQResource, "FAQItem", match=found_here(FAQMatch))


class GuideList(BaseModel):
    """A page of guides."""

    meta: ListMeta
    items: list[GuideItem]  # type: ignore[valid-type]


class FAQList(BaseModel):
    """A page of FAQs."""

    meta: ListMeta
    items: list[FAQItem]  # type: ignore[valid-type]
