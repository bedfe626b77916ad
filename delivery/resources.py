"""Models of answers that are delivery's own: lists, selections, FAQs as resources.

A selection has the keys that ``fields`` asks for, typed as in the whole document.
"""

from pydantic import BaseModel, ConfigDict, Field

from editorial.described import URI, Id, Language
from faq.document import FAQDocument
from guide_pages.blocks.showing import Origin
from guide_pages.document.models import GuideDocument

from .search.models import FAQMatch, GuideMatch, found_here
from .selections import list_of, part_of, selection_of


class FAQMeta(BaseModel):
    """What is true of the FAQ as a resource."""

    type: str = Field(description="The type of the object in the CMS.", examples=["faq.FAQ"])
    detail_url: URI = Field(description="Where the FAQ is read, in these words.")
    locale: Language = Field(description="The code of the FAQ's language.", examples=["en"])
    content_version: Id = Field(
        description="The number of the newest edition that the document is made from."
    )


class FAQResource(FAQDocument):
    """An FAQ, whole."""

    model_config = ConfigDict(title="FAQ")

    meta: FAQMeta = Field(description="What is true of the FAQ as a resource.")
    origin: Origin = Field(description="Whose words they are.")


#: What a list of guides says of each without ``fields``.
SUMMARY_KEYS = ("id", "meta", "title", "summary", "image")
_FOUND_IN_GUIDE = found_here(GuideMatch)
_FOUND_IN_FAQ = found_here(FAQMatch)

GuideSummary = part_of(GuideDocument, "GuideSummary", *SUMMARY_KEYS, match=_FOUND_IN_GUIDE)
GuideSelection = selection_of(GuideDocument, "GuideSelection")
GuideInListSelection = selection_of(GuideDocument, "GuideInListSelection", match=_FOUND_IN_GUIDE)
FAQInList = part_of(FAQResource, "FAQInList", *FAQResource.model_fields, match=_FOUND_IN_FAQ)
FAQSelection = selection_of(FAQResource, "FAQSelection")
FAQInListSelection = selection_of(FAQResource, "FAQInListSelection", match=_FOUND_IN_FAQ)

GuideList = list_of(GuideSummary, "GuideList")
GuideSelectionList = list_of(GuideInListSelection, "GuideSelectionList")
FAQList = list_of(FAQInList, "FAQList")
FAQSelectionList = list_of(FAQInListSelection, "FAQSelectionList")
