"""The query parameters of Wagtail's own endpoints."""

import re
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    Field,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
)

from delivery.clinics.choosing import ClinicParameter
from delivery.parameters import (
    MAX_LIMIT,
    MAX_OFFSET,
    LocaleParameter,
    WholeNumber,
    Words,
    order_syntax,
    with_languages,
    written_in_digits,
)
from delivery.redirects.parameters import PathParameters

from .values import MAX_INTEGER

_NAME = "[A-Za-z0-9_]+"
_TYPE = rf"{_NAME}\.{_NAME}"
PAGE_TYPES = f"{_TYPE}(?:,{_TYPE})*"
ORDER = f"-?{_NAME}(?:,-?{_NAME})*"
PAGE_ID = "[0-9]{1,10}"


def is_id(value: str) -> bool:
    """Tell whether the text is a number that an object may have as its id."""
    return re.fullmatch(PAGE_ID, value) is not None and int(value) <= MAX_INTEGER


def _page_reference(value: str) -> str:
    if value != "root" and not is_id(value):
        raise ValueError("use a page's id or root")
    return value


def _page_id(value: str) -> str:
    if not is_id(value):
        raise ValueError("use a page's id")
    return value


def _page_types(value: str) -> str:
    if not re.fullmatch(PAGE_TYPES, value):
        raise ValueError("use names like guide_pages.GuidePage, separated by commas")
    return value


def _order(value: str) -> str:
    if not re.fullmatch(ORDER, value):
        raise ValueError("use names of fields, separated by commas, with - in front to reverse")
    if "random" in value.split(","):
        raise ValueError("random order is not supported")
    return value


def _written(pattern: str, example: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": f"^(?:{pattern})$", "examples": [example]})


Id = Annotated[int, Field(ge=1, le=MAX_INTEGER), BeforeValidator(written_in_digits)]
#: An id in a path, where anything that is no id is simply not found.
PathId = Annotated[str, WithJsonSchema({"type": "integer", "minimum": 1, "maximum": MAX_INTEGER})]
Pixels = Annotated[int, Field(ge=0, le=MAX_INTEGER), BeforeValidator(written_in_digits)]
PageReference = Annotated[
    str, AfterValidator(_page_reference), _written(f"root|{PAGE_ID}", "root")
]
PageId = Annotated[str, AfterValidator(_page_id), _written(PAGE_ID, "3")]
PageTypes = Annotated[
    str, AfterValidator(_page_types), _written(PAGE_TYPES, "guide_pages.GuidePage")
]
Order = Annotated[str, AfterValidator(_order), _written(ORDER, "-id")]
ORDER_DESCRIPTION = "Names of keys, separated by commas; `-` in front reverses."


def _order_by(*names: str) -> tuple[AfterValidator, WithJsonSchema]:
    """Return what restricts an order to these names."""
    pattern = order_syntax(names)

    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise ValueError(f"use {', '.join(names)}, with - in front to reverse")
        return value

    schema = {"type": "string", "pattern": pattern, "examples": [f"-{names[0]}"]}
    return AfterValidator(check), WithJsonSchema(schema)


class StockDetailParameters(BaseModel):
    """What one object can be asked."""

    fields: str | None = Field(
        None, max_length=1000, description="Which keys are wanted, in Wagtail's syntax."
    )
    rich_text_format: Literal["db_html", "html", "db_markdown", "markdown"] | None = Field(
        None, description="How rich text of page types other than guides is written."
    )


class StockListParameters(StockDetailParameters):
    """What every list of objects can be asked."""

    limit: WholeNumber = Field(20, ge=0, le=MAX_LIMIT, description="How many items at the most.")
    offset: WholeNumber = Field(0, ge=0, le=MAX_OFFSET, description="How many items to pass over.")
    order: Order | None = Field(None, max_length=200, description=ORDER_DESCRIPTION)
    search: Words | None = Field(None, description="Words to find.")
    search_operator: Literal["and", "or"] | None = Field(
        None, description="Whether all words must be found or any."
    )
    id: Id | None = Field(None, description="Only the object with this id.")
    title: str | None = Field(None, max_length=255, description="Only with exactly this title.")


class PageListParameters(StockListParameters, LocaleParameter, ClinicParameter):
    """What the list of pages can be asked."""

    locale: str | None = Field(
        None,
        description="Only pages in this language, by its code. Default: all languages.",
        json_schema_extra=with_languages,
    )
    type: PageTypes | None = Field(None, description="Only pages of these types.")
    child_of: PageReference | None = Field(None, description="Only children of this page.")
    descendant_of: PageReference | None = Field(None, description="Only pages below this page.")
    ancestor_of: PageId | None = Field(None, description="Only pages above this page.")
    translation_of: PageReference | None = Field(None, description="Only its translations.")
    site: str | None = Field(
        None,
        max_length=300,
        pattern=r"^[A-Za-z0-9.-]+(:[0-9]{1,5})?$",
        description="Pages of this site, by `host` or `host:port`, instead of the default one.",
    )
    slug: str | None = Field(None, max_length=255, description="Only with this slug.")
    show_in_menus: Literal["true", "false", "1", "0"] | None = Field(
        None, description="Only pages that stand in menus, or only the others."
    )
    seo_title: str | None = Field(
        None, max_length=255, description="Only with exactly this title for search engines."
    )
    search_description: str | None = Field(
        None, max_length=2000, description="Only with exactly this description."
    )
    first_published_at: str | None = Field(
        None, max_length=40, description="Only pages first published at exactly this moment."
    )
    alias_of: Id | None = Field(None, description="Only aliases of this page, by its id.")


class PageParameters(StockDetailParameters, ClinicParameter):
    """What one page can be asked."""


class MediaListParameters(StockListParameters):
    """What the lists of images and documents can be asked."""

    tags: str | None = Field(
        None, max_length=200, description="Only with all of these tags, separated by commas."
    )


class DocumentListParameters(MediaListParameters):
    """What the list of documents can be asked."""

    order: Annotated[str, *_order_by("id", "title")] | None = Field(
        None, max_length=200, description=ORDER_DESCRIPTION
    )


class ImageListParameters(MediaListParameters):
    """What the list of images can be asked."""

    order: Annotated[str, *_order_by("id", "title", "width", "height")] | None = Field(
        None, max_length=200, description=ORDER_DESCRIPTION
    )

    width: Pixels | None = Field(None, description="Only of this width.")
    height: Pixels | None = Field(None, description="Only of this height.")


class RedirectListParameters(PathParameters):
    """What the list of redirects can be asked; with ``path``, where that one leads."""

    fields: str | None = Field(
        None, max_length=1000, description="Which keys are wanted, in Wagtail's syntax."
    )
    limit: WholeNumber = Field(20, ge=0, le=MAX_LIMIT, description="How many items at the most.")
    offset: WholeNumber = Field(0, ge=0, le=MAX_OFFSET, description="How many items to pass over.")
    order: Annotated[str, *_order_by("id", "old_path")] | None = Field(
        None, max_length=200, description=ORDER_DESCRIPTION
    )
    id: Id | None = Field(None, description="Only the redirect with this id.")
    old_path: str | None = Field(None, max_length=255, description="Only from this path.")


class FindParameters(StockDetailParameters):
    """How one object is looked for."""

    id: Id = Field(description="By its id.")


class FindByPathParameters(StockDetailParameters):
    """How a page or a redirect is looked for: by its id or by a path."""

    id: Id | None = Field(None, description="By its id.")
    html_path: str | None = Field(
        None,
        max_length=2000,
        description="By the path of its address, such as `/guides/`.",
        validate_default=True,
    )

    @field_validator("html_path")
    @classmethod
    def is_not_missing_too(cls, value: str | None, info: ValidationInfo) -> str | None:
        """Refuse to look for nothing."""
        if value is None and info.data.get("id", 0) is None:
            raise ValueError("give it, or `id`")
        return value


class FindPageParameters(FindByPathParameters, ClinicParameter):
    """How a page is looked for, and whose copy is wanted where it is found."""
