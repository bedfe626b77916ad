"""Objects as themselves, as keys for what is made once of something that never changes. Pure."""

from typing import Generic, TypeVar

Object = TypeVar("Object")


class Same(Generic[Object]):
    """Stands for one object, however much another one says the same.

    A key for :func:`functools.lru_cache` where the object has no hash, or a dear one. The object
    lives for as long as its key, so no other one is ever taken for it.
    """

    __slots__ = ("object",)

    def __init__(self, object: Object) -> None:
        self.object = object

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.object is other.object

    def __hash__(self) -> int:
        return id(self.object)
