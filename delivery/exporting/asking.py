"""A storage whose failures are told in one sentence, whatever its backend raises."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.files.base import ContentFile
from django.core.files.storage import Storage

from .target import TargetFailed


class AskedStorage:
    """What an export asks of a storage; every method raises ``TargetFailed`` where it fails."""

    def __init__(self, storage: Storage, name: str) -> None:
        """``name`` is what people call the storage."""
        self._storage = storage
        self._name = name

    def exists(self, path: str) -> bool:
        """Say whether a file is there."""
        with self._telling():
            return self._storage.exists(path)

    def read(self, path: str) -> bytes:
        """Return a whole file."""
        with self._telling(), self._storage.open(path) as opened:
            return bytes(opened.read())

    def save(self, path: str, content: ContentFile[bytes]) -> str:
        """Send a whole file and return the name that it has got."""
        with self._telling():
            return self._storage.save(path, content)

    def replaces(self, path: str) -> bool:
        """Say whether a file that is there would be replaced by another one of its name."""
        with self._telling():
            return self._storage.get_available_name(path) == path

    def delete(self, path: str) -> None:
        """Delete a file."""
        with self._telling():
            self._storage.delete(path)

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        """Return the folders and the files of a folder, none where it is not there."""
        with self._telling():
            try:
                return self._storage.listdir(path)
            except (FileNotFoundError, NotADirectoryError):
                return [], []

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except Exception as error:
            raise TargetFailed(self._name, error) from error
