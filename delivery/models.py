"""Models of answers that are delivery's own: lists, selections, FAQs as resources.

A selection has the keys that ``fields`` asks for, typed as in the whole document.
"""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, create_model

from faq.document import FAQDocument
from guide_pages.blocks.showing import Origin
from guide_pages.document.models import GuideDocument

from .listing import ListMeta


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


def _selection(document: type[BaseModel], name: str) -> type[BaseModel]:
    """Return a model with the keys of ``document``, none of which need be there."""
    fields: dict[str, Any] = {
        key: (field.annotation, Field(default=None, description=field.description))
        for key, field in document.model_fields.items()
    }
    model = create_model(
        name,
        __doc__=f"The keys of {document.__name__} that `fields` asks for.",
        __config__=ConfigDict(json_schema_extra=_without_defaults, extra="forbid"),
        **fields,
    )
    return model


def _without_defaults(schema: dict[str, Any]) -> None:
    schema.pop("required", None)
    for each in schema["properties"].values():
        each.pop("default", None)


GuideSelection = _selection(GuideDocument, "GuideSelection")
FAQSelection = _selection(FAQResource, "FAQSelection")


class GuideList(BaseModel):
    """A page of guides."""

    meta: ListMeta
    items: list[GuideSelection]  # type: ignore[valid-type]


class FAQList(BaseModel):
    """A page of FAQs."""

    meta: ListMeta
    items: list[FAQSelection]  # type: ignore[valid-type]
