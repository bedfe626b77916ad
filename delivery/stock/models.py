"""Models of the answers of Wagtail's own endpoints.

Wagtail's ``fields`` may leave out any key and, for pages, add keys of a page type.
"""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from delivery.selections import list_of
from editorial.described import URI, Amount, Id, Language, Name, URIReference


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
    detail_url: URI = Field(description="Where the object is read.")


class MediaMeta(StockMeta):
    """What is true of a media file as a resource."""

    tags: list[str] = Field(description="The media library's tags.")
    download_url: URIReference = Field(
        description="Where the file is; on this site, where the media are, by its path."
    )


class ImageItem(Selectable):
    """An image of the media library."""

    model_config = ConfigDict(title="MediaImage")

    id: Id = Field(description="The image's number.")
    meta: MediaMeta = Field(description="What is true of it as a resource.")
    title: str = Field(description="What the media library calls it.")
    width: Amount = Field(description="In pixels.")
    height: Amount = Field(description="In pixels.")


class DocumentItem(Selectable):
    """A document of the media library."""

    model_config = ConfigDict(title="MediaFile")

    id: Id = Field(description="The document's number.")
    meta: MediaMeta = Field(description="What is true of it as a resource.")
    title: str = Field(description="What the media library calls it.")


class RedirectItem(Selectable):
    """A redirect."""

    model_config = ConfigDict(title="Redirect")

    id: Id = Field(description="The redirect's number.")
    meta: StockMeta = Field(description="What is true of it as a resource.")
    old_path: str = Field(description="The path that is no longer used.")
    location: str | None = Field(description="Where it leads; null where that is gone.")


class PageMeta(StockMeta):
    """What is true of a page as a resource; a guide's has the keys of its document too."""

    model_config = ConfigDict(json_schema_extra=_optional, extra="allow")

    html_url: URI | None = Field(description="The public page; null for one without address.")
    slug: Name = Field(description="The page's name in its address.")
    show_in_menus: bool = Field(description="Whether editors want it in menus.")
    seo_title: str = Field(description="For search engines; may be empty.")
    search_description: str = Field(description="For search engines; may be empty.")
    first_published_at: datetime | None = Field(description="Null where nobody knows.")
    alias_of: "PageItem | None" = Field(description="The page that this one repeats.")
    parent: "PageItem | None" = Field(description="The page above; null for the first.")
    locale: Language = Field(description="The code of the page's language.")


class PageItem(Selectable):
    """A page; a guide has the keys of its document too."""

    model_config = ConfigDict(title="Page", json_schema_extra=_optional, extra="allow")

    id: Id = Field(description="The page's number.")
    meta: PageMeta = Field(description="What is true of the page as a resource.")
    title: str = Field(description="The page's title.")


ImageList = list_of(ImageItem, "ImageList")
DocumentList = list_of(DocumentItem, "FileList")
RedirectList = list_of(RedirectItem, "RedirectList")
PageList = list_of(PageItem, "PageList")
