"""Models of the answers of Wagtail's own endpoints.

Wagtail's ``fields`` may leave out any key and, for pages, add keys of a page type.
"""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from delivery.listing import ListMeta


def _optional(schema: dict[str, Any]) -> None:
    schema.pop("required", None)
    for each in schema["properties"].values():
        each.pop("default", None)


class Selectable(BaseModel):
    """A model whose keys are all optional."""

    model_config = ConfigDict(json_schema_extra=_optional)


class StockMeta(Selectable):
    """What is true of the object as a resource."""

    type: str = Field(description="`app.Model`, such as `wagtailimages.Image`.")
    detail_url: str


class MediaMeta(StockMeta):
    """What is true of a media file as a resource."""

    tags: list[str]
    download_url: str


class ImageItem(Selectable):
    """An image of the media library."""

    id: int
    meta: MediaMeta
    title: str
    width: int
    height: int


class DocumentItem(Selectable):
    """A document of the media library."""

    id: int
    meta: MediaMeta
    title: str


class RedirectItem(Selectable):
    """A redirect."""

    id: int
    meta: StockMeta
    old_path: str
    location: str | None


class PageMeta(StockMeta):
    """What is true of a page as a resource; a guide's has the keys of its document too."""

    model_config = ConfigDict(json_schema_extra=_optional, extra="allow")

    html_url: str | None
    slug: str
    show_in_menus: bool
    seo_title: str
    search_description: str
    first_published_at: datetime | None
    alias_of: "PageItem | None"
    parent: "PageItem | None"
    locale: str


class PageItem(Selectable):
    """A page; a guide has the keys of its document too."""

    model_config = ConfigDict(json_schema_extra=_optional, extra="allow")

    id: int
    meta: PageMeta
    title: str


class ImageList(BaseModel):
    """A page of images."""

    meta: ListMeta
    items: list[ImageItem]


class DocumentList(BaseModel):
    """A page of documents."""

    meta: ListMeta
    items: list[DocumentItem]


class RedirectList(BaseModel):
    """A page of redirects."""

    meta: ListMeta
    items: list[RedirectItem]


class PageList(BaseModel):
    """A page of pages."""

    meta: ListMeta
    items: list[PageItem]
