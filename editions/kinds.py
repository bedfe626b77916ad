"""The kinds of objects that have editions.

An app that owns a public object registers its kind in ``AppConfig.ready()``.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from pydantic import BaseModel


@dataclass(frozen=True)
class Statement:
    """What an object says to the public now: its key and its payload."""

    key: str
    payload: BaseModel


class EditionKind(ABC):
    """How the record asks after one kind of object.

    ``name`` stands in every row; ``schema_version`` is raised when the payload's shape
    changes in a way that readers of old rows must know.
    """

    name: str
    schema_version: int = 1

    @abstractmethod
    def object_ids(self) -> Iterable[int]:
        """Return the ids of all objects of this kind that may be public."""

    def prepare(self, object_ids: Collection[int]) -> None:  # noqa: B027 most need nothing
        """Make what the statements of these objects need, such as files.

        Called outside the numbering lock, since it may be slow.
        """

    @abstractmethod
    def statements(self, object_ids: Collection[int]) -> Mapping[int, Statement]:
        """Return what each of these objects says in public, from what is stored.

        An id that is missing from the answer says nothing: a draft, a restricted page,
        a deleted object. A fixed number of queries, however many ids.
        """


_kinds: dict[str, EditionKind] = {}


def register(kind: EditionKind) -> None:
    """Make ``kind`` known. Registering the same name again replaces it."""
    _kinds[kind.name] = kind


def kind_named(name: str) -> EditionKind:
    """Return the registered kind. Raises ``KeyError`` for an unknown name."""
    return _kinds[name]


def registered_kinds() -> list[EditionKind]:
    """Return all kinds in the order of their registration."""
    return list(_kinds.values())
