"""A storage of Django's that holds an export, such as one for S3.

A storage has no links and no swap: changed files go first, then the manifests and the index,
then what is gone is deleted. While that lasts ``unfinished.json`` is there. Each folder that is
changed has a note meanwhile of what it holds, so that an export that was broken off goes on.
"""

import fcntl
import json
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import asdict
from hashlib import blake2b
from pathlib import Path
from threading import BoundedSemaphore
from types import TracebackType
from typing import Self

from django.core.files.base import ContentFile
from django.core.files.storage import Storage

from .addresses import INDEX, MANIFEST, folder_of
from .asking import AskedStorage
from .manifest import (
    Index,
    Manifest,
    State,
    UnreadableManifest,
    digest_of,
    index_in,
    manifest_in,
    written_index,
)
from .target import ExportRefused, PartDone, Writer

_MARK = "unfinished.json"
_NOTE = "unfinished-manifest.json"
#: Files that are on their way at the same time.
_AT_A_TIME = 16
_TYPES = {
    ".json": "application/json",
    ".md": "text/markdown; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml",
}
_COMPRESSED = (".br", ".gz")


class StorageTarget:
    """A storage below a prefix. A :class:`~.target.Target`."""

    is_shared = False

    def __init__(self, storage: Storage, name: str, prefix: str) -> None:
        """``name`` is how people call the storage, its alias.

        Raises:
            ExportRefused: for a prefix that is no name of a folder in the storage.
        """
        if {".", ".."} & set(prefix.split("/")):
            raise ExportRefused(
                f"storage:{name}/{prefix}: a prefix has no “.” and no “..” between its slashes. "
                "Name the folder in the storage."
            )
        self._name = name
        self._storage = AskedStorage(storage, str(self))
        self._prefix = f"{prefix.strip('/')}/" if prefix.strip("/") else ""
        self._index: Index | None = None
        self._state: State | None = None
        self.was_broken_off = False
        self._manifests: dict[str, Path] = {}
        self._noted: set[str] = set()
        self._open = ExitStack()

    def __str__(self) -> str:
        return f"The storage “{self._name}”"

    def __enter__(self) -> Self:
        with ExitStack() as opening:
            self._spool = Path(opening.enter_context(tempfile.TemporaryDirectory()))
            self._lock(opening)
            self._pool = opening.enter_context(ThreadPoolExecutor(_AT_A_TIME))
            self._open = opening.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._open.close()

    def _lock(self, opening: ExitStack) -> None:
        """Refuse a second export on this machine; nothing tells of one on another machine."""
        digest = blake2b(f"{self._name}/{self._prefix}".encode(), digest_size=8).hexdigest()
        path = Path(tempfile.gettempdir()) / f"clinic-guides-export-{os.getuid()}-{digest}.lock"
        lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        opening.callback(os.close, lock)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise ExportRefused(
                f"Another export into the storage “{self._name}” is running. Wait until it has "
                "ended."
            ) from error

    def present(self) -> Index | None:
        """Return the index that readers see."""
        self.was_broken_off = self._storage.exists(self._path(_MARK))
        content = self._read(INDEX)
        with suppress(UnreadableManifest):
            self._index = index_in(content) if content is not None else None
        return self._index

    def begin(self, state: State) -> None:
        """Mark the storage, which also shows whether it replaces files."""
        self._state = state
        content = json.dumps(asdict(state)).encode()
        saved = self._storage.save(self._path(_MARK), _file(content, _MARK))
        if saved != self._path(_MARK) or not self._storage.replaces(saved):
            self._storage.delete(saved)
            raise ExportRefused(
                f"{self} gives a new file another name instead of replacing "
                "the one that is there. Set the option allow_overwrite (FileSystemStorage) or "
                "file_overwrite (S3) of this alias in STORAGES to True."
            )

    def finished(self, clinic: str | None) -> bytes | None:
        """Return the note of a folder that an export of the same state has sent wholly."""
        content = self._note(clinic)
        manifest = _manifest_in(content) if content else None
        if content is None or manifest is None or manifest.state != self._state:
            return None
        self.keep_for_later(clinic, content)
        return content

    def known(self, clinic: str | None) -> Manifest | None:
        """Return what the folder's files are, which the note knows best."""
        note = self._note(clinic)
        if note is not None:
            return _manifest_in(note)
        part = self._index.part(clinic) if self._index is not None else None
        content = self._read(part.manifest) if part is not None else None
        return _manifest_in(content) if content is not None else None

    def writer(self, clinic: str | None) -> Writer:
        """Begin a folder."""
        return _StorageWriter(self, clinic)

    def publish(self, index: Index, done: Sequence[PartDone]) -> int:
        """Send the manifests, the index last; then delete what is gone, and the marks."""
        self.send(self._manifests.items())
        self.put(INDEX, written_index(index))
        gone = {f"{folder_of(each.part.clinic)}/{file}" for each in done for file in each.gone}
        gone |= set(self._files_of_lost(index))
        if self.was_broken_off:
            gone |= set(self._strangers(index))
        notes = {f"{folder}/{_NOTE}" for folder in self._noted}
        self._wait(self._pool.submit(self._delete, name) for name in sorted(gone | notes))
        self._storage.delete(self._path(_MARK))
        return len(gone - notes)

    # Used by the writer

    def put(self, name: str, content: bytes) -> None:
        """Send one file, whole.

        Raises:
            ExportRefused: when the storage has given it another name.
        """
        path = self._path(name)
        saved = self._storage.save(path, _file(content, name))
        if saved != path:
            raise ExportRefused(f"{self} saved {path} as {saved}.")

    def submit(self, name: str, content: bytes) -> "Future[None]":
        """Send one file beside others."""
        return self._pool.submit(self.put, name, content)

    def send(self, files: Iterable[tuple[str, Path]]) -> None:
        """Send manifests that are ready; those that are there already are left out."""
        known = {part.manifest: part.digest for part in self._index.parts} if self._index else {}
        self._wait(
            self._pool.submit(self.put, name, path.read_bytes())
            for name, path in files
            if self.was_broken_off or known.get(name) != digest_of(path.read_bytes())
        )

    def note(self, clinic: str | None, content: bytes) -> None:
        """Say what a folder holds: nothing that is certain while ``content`` is empty."""
        self._noted.add(folder_of(clinic))
        self.put(f"{folder_of(clinic)}/{_NOTE}", content or b"{}")

    def keep_for_later(self, clinic: str | None, content: bytes) -> None:
        """Keep a manifest until all files are there."""
        path = self._spool / digest_of(folder_of(clinic).encode())
        path.write_bytes(content)
        self._manifests[f"{folder_of(clinic)}/{MANIFEST}"] = path

    # The storage

    def _path(self, name: str) -> str:
        return f"{self._prefix}{name}"

    def _note(self, clinic: str | None) -> bytes | None:
        if not self.was_broken_off:
            return None
        content = self._read(f"{folder_of(clinic)}/{_NOTE}")
        if content is not None:
            self._noted.add(folder_of(clinic))
        return content

    def _read(self, name: str) -> bytes | None:
        path = self._path(name)
        return self._storage.read(path) if self._storage.exists(path) else None

    def _delete(self, name: str) -> None:
        self._storage.delete(self._path(name))

    def _wait(self, sent: "Iterable[Future[None]]") -> None:
        for each in list(sent):
            each.result()

    def _files_of_lost(self, index: Index) -> Iterator[str]:
        """Yield the files of clinics that the new export has no more."""
        for part in self._index.parts if self._index is not None else ():
            if index.part(part.clinic) is None:
                content = self._read(part.manifest)
                manifest = _manifest_in(content) if content is not None else None
                folder = folder_of(part.clinic)
                for entry in manifest.entries if manifest is not None else ():
                    yield from (f"{folder}/{file}" for file in entry.files)
                yield part.manifest

    def _strangers(self, index: Index) -> Iterator[str]:
        """Yield files that an export has sent which never came to its end."""
        wanted = {INDEX, _MARK}
        for part in index.parts:
            content = self._manifests[part.manifest].read_bytes()
            manifest = manifest_in(content)
            files = [file for entry in manifest.entries for file in entry.files]
            wanted |= {f"{folder_of(part.clinic)}/{file}" for file in (*files, MANIFEST)}
        for top in (folder_of(None), "clinics"):
            yield from (name for name in self._below(top) if name not in wanted)

    def _below(self, folder: str) -> Iterator[str]:
        folders, files = self._storage.listdir(self._path(folder))
        yield from (f"{folder}/{file}" for file in files)
        for each in folders:
            yield from self._below(f"{folder}/{each}")


class _StorageWriter:
    """Files of one folder, sent beside each other."""

    def __init__(self, target: StorageTarget, clinic: str | None) -> None:
        self._target = target
        self._clinic = clinic
        self._room = BoundedSemaphore(2 * _AT_A_TIME)
        self._sent: list[Future[None]] = []
        self._is_noted = False

    def keep(self, file: str) -> bool:
        """Leave a file as it is."""
        return True

    def read(self, file: str) -> bytes | None:
        """Return nothing: reading over a network costs more than making."""
        return None

    def write(self, file: str, body: bytes) -> None:
        """Send a file, soon."""
        if not self._is_noted:
            self._target.note(self._clinic, b"")
            self._is_noted = True
        self._room.acquire()
        sent = self._target.submit(f"{folder_of(self._clinic)}/{file}", body)
        sent.add_done_callback(lambda _: self._room.release())
        self._sent.append(sent)

    def finish(self, manifest: bytes) -> None:
        """Wait until all files are there, and keep the manifest until all folders are."""
        for each in self._sent:
            each.result()
        if self._is_noted:
            self._target.note(self._clinic, manifest)
        self._target.keep_for_later(self._clinic, manifest)


def _manifest_in(content: bytes) -> Manifest | None:
    try:
        return manifest_in(content)
    except UnreadableManifest:
        return None


def _file(content: bytes, name: str) -> ContentFile[bytes]:
    file: ContentFile[bytes] = ContentFile(content, name=name)
    # Storages that keep a type take it from here.
    file.content_type = _type_of(name)  # type: ignore[attr-defined]
    return file


def _type_of(name: str) -> str:
    """Return the type of a file's content, compressed or not."""
    path = Path(name)
    return _TYPES[Path(path.stem).suffix if path.suffix in _COMPRESSED else path.suffix]
