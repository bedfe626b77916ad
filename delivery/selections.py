"""Models of answers that have some keys of a document, and of lists of them."""

from copy import copy
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, create_model

from .listing import ListMeta


def selection_of(document: type[BaseModel], name: str, **more: Any) -> type[BaseModel]:
    """Return a model with the keys of ``document``, none of which need be there.

    ``more`` are further keys, defined as Pydantic's ``create_model`` defines them.
    """
    fields: dict[str, Any] = {}
    for key, field in document.model_fields.items():
        left_out = copy(field)
        left_out.default = None
        fields[key] = (field.annotation, left_out)
    return create_model(
        name,
        __doc__=f"The keys of a {_called(document)} that `fields` asks for.",
        __config__=ConfigDict(json_schema_extra=_all_optional, extra="forbid"),
        **fields,
        **more,
    )


def part_of(document: type[BaseModel], name: str, *keys: str, **more: Any) -> type[BaseModel]:
    """Return a model with these keys of ``document``, all of which are there.

    ``more`` are further keys, which are there where their definition has no default.
    """
    fields: dict[str, Any] = {
        key: (document.model_fields[key].annotation, copy(document.model_fields[key]))
        for key in keys
    }
    return create_model(
        name,
        __doc__=f"What a list says of a {_called(document)} without `fields`.",
        __config__=ConfigDict(json_schema_extra=_without_default_values),
        **fields,
        **more,
    )


def list_of(item: type[BaseModel], name: str) -> type[BaseModel]:
    """Return the model of a page of a list."""
    return create_model(
        name,
        __doc__="A page of a list.",
        meta=(ListMeta, Field(description="What is true of the whole list.")),
        items=(list[item], Field(description="What is on this page.")),  # type: ignore[valid-type]
    )


def _called(document: type[BaseModel]) -> str:
    title = document.model_config.get("title")
    return (title or document.__name__).removesuffix("Document")


def _without_default_values(schema: dict[str, Any]) -> None:
    for each in schema["properties"].values():
        each.pop("default", None)


def _all_optional(schema: dict[str, Any]) -> None:
    schema.pop("required", None)
    _without_default_values(schema)
