"""Graphs in the models of documents: described exactly, never validated while made. Pure."""

from collections.abc import Callable
from typing import Any

from pydantic import GetCoreSchemaHandler, GetPydanticSchema
from pydantic_core import CoreSchema, core_schema

from .nodes import GuideGraph


class LateGraph:
    """A guide's graph that is made when the document is written, each time anew.

    Many documents are made to be listed, searched or counted, and kept for long; few are written
    whole, and what is written is kept as bytes.
    """

    def __init__(self, make: Callable[[], GuideGraph]) -> None:
        self.make = make

    def __eq__(self, other: object) -> bool:
        return isinstance(other, LateGraph) and self.make() == other.make()

    __hash__ = None  # type: ignore[assignment]

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        described = handler.generate_schema(GuideGraph)
        return core_schema.json_or_python_schema(
            json_schema=_as_read(described, lambda graph: cls(lambda: graph)),
            python_schema=core_schema.is_instance_schema(cls),
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda late: late.make()
            ),
        )


def _as_read(described: CoreSchema, kept: Callable[[Any], Any]) -> CoreSchema:
    """Return a schema that holds a graph against its type, and keeps its keys as they stand.

    What is read and written again must be the same bytes.
    """

    def read(graph: Any, check: Callable[[Any], Any]) -> Any:
        check(graph)
        return kept(graph)

    return core_schema.no_info_wrap_validator_function(read, described)


def _as_made(source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
    return core_schema.json_or_python_schema(
        json_schema=_as_read(handler(source), lambda graph: graph),
        python_schema=core_schema.any_schema(),
        serialization=core_schema.simple_ser_schema("any"),
    )


#: Has a model describe a graph exactly, and take it as it was made.
AsMade = GetPydanticSchema(_as_made)
