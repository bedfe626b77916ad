"""What is searched of a document: its title, and sections with or without a heading. Pure."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


class Weight(IntEnum):
    """How much it tells of a document that a word stands there; more is better."""

    BESIDE = 0
    TEXT = 1
    NAME = 2
    HEADING = 3
    TITLE = 4


@dataclass(frozen=True, slots=True)
class Section:
    """A piece of a document: plain text, with a heading or without.

    ``name`` is what it is called though no reader sees it. ``about`` says what frontends are
    told of the place where it stands.
    """

    text: str
    heading: str = ""
    weight: Weight = Weight.TEXT
    heading_weight: Weight = Weight.HEADING
    name: str = ""
    about: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Searched(Generic[Key]):
    """What is searched of the document with this key."""

    key: Key
    title: str
    sections: Sequence[Section] = ()
