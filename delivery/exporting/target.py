"""What an export needs of the place where its files go."""

from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self

from .manifest import Index, Manifest, Part, State


class ExportRefused(Exception):
    """An export cannot be made as it was asked for. The message says what to do."""


class TargetFailed(Exception):
    """A folder or a storage does not take, or not tell, what an export asks of it."""

    def __init__(self, target: object, error: Exception) -> None:
        """``target`` is what people call it, ``error`` what came of using it."""
        super().__init__(
            f"{target} cannot be read or written: {cause_of(error)}. Once that is mended, run "
            "the command again: it goes on where it stopped."
        )


def cause_of(error: Exception) -> str:
    """Return in a few words what has gone wrong, without a full stop."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror} ({error.filename})" if error.filename else error.strerror
    return f"{type(error).__name__}: {error}".rstrip(": .")


@dataclass(frozen=True)
class PartDone:
    """What has become of one folder of answers.

    ``made`` answers were made, the others taken over unmade; ``written`` and ``kept`` count
    files, ``size`` is bytes of what was written. ``gone`` are files that are no more.
    """

    part: Part
    made: int = 0
    written: int = 0
    kept: int = 0
    size: int = 0
    gone: Sequence[str] = ()


class Writer(Protocol):
    """Takes the files of one folder; ``file`` is a name in it."""

    def keep(self, file: str) -> bool:
        """Take a file over as it is; ``False`` when it is not there any more."""

    def read(self, file: str) -> bytes | None:
        """Return a file as it is, where that costs little."""

    def write(self, file: str, body: bytes) -> None:
        """Put a new file."""

    def finish(self, manifest: bytes) -> None:
        """Put the manifest, once all files are there."""


class Target(Protocol):
    """A folder, or a storage, that holds one export. Its ``str()`` is what people call it.

    Used as ``with target:``; after it nothing of it is locked or open. An ``OSError`` of its
    methods is about its files.
    """

    #: Whether several processes may write at the same time.
    is_shared: bool
    #: Whether files may be newer than what readers see; known after ``present()``.
    was_broken_off: bool

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def present(self) -> Index | None:
        """Return the index of the export that readers see."""

    def begin(self, state: State) -> None:
        """Make ready for an export of this state, or go on with one that was broken off."""

    def finished(self, clinic: str | None) -> bytes | None:
        """Return the manifest of a folder that is whole already; it belongs to this state."""

    def known(self, clinic: str | None) -> Manifest | None:
        """Return what is known of a folder's files as they are now."""

    def writer(self, clinic: str | None) -> Writer:
        """Begin a folder."""

    def publish(self, index: Index, done: Sequence[PartDone]) -> int:
        """Show the new export to readers and return how many files have been removed."""
