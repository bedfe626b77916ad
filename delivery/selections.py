"""Models of answers from which ``fields`` may leave out keys."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, create_model


def selection_of(document: type[BaseModel], name: str, **more: Any) -> type[BaseModel]:
    """Return a model with the keys of ``document``, none of which need be there.

    ``more`` are further keys, defined as Pydantic's ``create_model`` defines them.
    """
    fields: dict[str, Any] = {
        key: (field.annotation, Field(default=None, description=field.description))
        for key, field in document.model_fields.items()
    }
    model = create_model(
        name,
        __doc__=f"The keys of {document.__name__} that `fields` asks for.",
        __config__=ConfigDict(json_schema_extra=_without_defaults, extra="forbid"),
        **fields,
        **more,
    )
    return model


def _without_defaults(schema: dict[str, Any]) -> None:
    schema.pop("required", None)
    for each in schema["properties"].values():
        each.pop("default", None)
