"""A folder that holds an export: releases side by side, and a link to the one that readers see.

``releases/unfinished`` is filled, gets its name when it is whole, and only then ``current``
leads there. Files that stay the same are hard links to those of the release before.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Self

from .addresses import INDEX, MANIFEST, folder_of
from .made import Entry
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
from .ours import STATE, holds_an_export, is_release
from .target import ExportRefused, PartDone, Writer


class Folder:
    """The folder, locked as long as it is entered. A :class:`~.target.Target`."""

    is_shared = True
    was_broken_off = False

    def __init__(self, root: Path) -> None:
        self._root = root
        self._releases = root / "releases"
        self._current = root / "current"
        self._unfinished = self._releases / "unfinished"
        #: A release that was broken off and is of an older state: some of its folders are whole.
        self._earlier = self._releases / "earlier"
        self._lock: int | None = None

    def __str__(self) -> str:
        return str(self._root)

    def __enter__(self) -> Self:
        self._refuse_what_is_not_ours()
        try:
            with suppress(FileExistsError):
                self._root.mkdir(parents=True)
            self._lock = os.open(self._root / ".lock", os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise ExportRefused(f"{self._root} cannot be written: {error.strerror}.") from error
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self.__exit__(None, None, None)
            raise ExportRefused(
                f"Another export into {self._root} is running. Wait until it has ended."
            ) from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def present(self) -> Index | None:
        """Return the index of the release that readers see."""
        try:
            return index_in((self._current / INDEX).read_bytes())
        except (OSError, UnreadableManifest):
            return None

    def begin(self, state: State) -> None:
        """Go on with the release that was broken off, or begin one."""
        marked = json.dumps(asdict(state))
        with suppress(OSError):
            if (self._unfinished / STATE).read_text() == marked:
                return
        self._releases.mkdir(exist_ok=True)
        if self._unfinished.exists():
            shutil.rmtree(self._earlier, ignore_errors=True)
            self._unfinished.rename(self._earlier)
        self._unfinished.mkdir()
        (self._unfinished / STATE).write_text(marked)

    def finished(self, clinic: str | None) -> bytes | None:
        """Return the manifest of a folder of the unfinished release, every file of it read."""
        return _whole(self._unfinished / folder_of(clinic))

    def known(self, clinic: str | None) -> Manifest | None:
        """Return the manifest of the folder that files are taken over from."""
        source = self._source(clinic)
        try:
            return manifest_in((source / MANIFEST).read_bytes())
        except (OSError, UnreadableManifest):
            return None

    def writer(self, clinic: str | None) -> Writer:
        """Begin a folder of the unfinished release."""
        return _FolderWriter(self._unfinished / folder_of(clinic), self._source(clinic))

    def publish(self, index: Index, done: Sequence[PartDone]) -> int:
        """Have ``current`` lead to the new release; remove all others but the one before."""
        before = self._present_release()
        self._remove_folders_that_are_not_in(index)
        (self._unfinished / INDEX).write_bytes(written_index(index))
        (self._unfinished / STATE).unlink()
        # Everything is on the disk before a name leads to it.
        os.sync()
        release = self._free_name(index.state.cursor)
        self._unfinished.rename(release)
        _sync(self._releases)
        link = self._root / ".current.new"
        link.unlink(missing_ok=True)
        link.symlink_to(release.relative_to(self._root))
        link.replace(self._current)
        _sync(self._root)
        for each in self._releases.iterdir():
            if each not in (release, before) and self._is_ours(each):
                shutil.rmtree(each, ignore_errors=True)
        return sum(len(part.gone) for part in done) + self._count_lost(before, index)

    def _refuse_what_is_not_ours(self) -> None:
        """Refuse a folder in which something else would be replaced or removed."""
        if os.path.islink(self._current):
            led_to = Path(os.path.realpath(self._current))
            if not is_release(led_to):
                raise ExportRefused(
                    f"{self._current} leads to {led_to}, which is no export. "
                    "Choose a folder of its own."
                )
        elif os.path.lexists(self._current):
            raise ExportRefused(f"{self._current} is no link. Choose a folder of its own.")
        for begun in (self._unfinished, self._earlier):
            if os.path.lexists(begun) and not holds_an_export(begun):
                raise ExportRefused(f"{begun} is no export. Choose a folder of its own.")

    def _is_ours(self, folder: Path) -> bool:
        return folder in (self._unfinished, self._earlier) or is_release(folder)

    def _source(self, clinic: str | None) -> Path:
        folder = self._earlier / folder_of(clinic)
        return folder if _whole(folder) is not None else self._current / folder_of(clinic)

    def _present_release(self) -> Path | None:
        try:
            return self._root / self._current.readlink()
        except OSError:
            return None

    def _free_name(self, cursor: str) -> Path:
        name, number = self._releases / cursor, 2
        while name.exists():
            name, number = self._releases / f"{cursor}.{number}", number + 1
        return name

    def _remove_folders_that_are_not_in(self, index: Index) -> None:
        wanted = {self._unfinished / folder_of(part.clinic) for part in index.parts}
        found = [self._unfinished / folder_of(None)]
        with suppress(FileNotFoundError):
            found += (self._unfinished / folder_of("_")).parent.iterdir()
        for folder in found:
            if folder not in wanted:
                shutil.rmtree(folder, ignore_errors=True)

    def _count_lost(self, before: Path | None, index: Index) -> int:
        """Return how many files clinics had that are in the release before and not in this one."""
        if before is None:
            return 0
        try:
            former = index_in((before / INDEX).read_bytes())
            lost = [part for part in former.parts if index.part(part.clinic) is None]
            manifests = [manifest_in((before / part.manifest).read_bytes()) for part in lost]
        except (OSError, UnreadableManifest):
            return 0
        return sum(len(entry.files) for each in manifests for entry in each.entries)


class _FolderWriter:
    """Files of one folder. A folder that was begun before is begun anew."""

    def __init__(self, folder: Path, source: Path) -> None:
        self._folder = folder
        self._source = source
        shutil.rmtree(folder, ignore_errors=True)
        for each in (folder, folder / "guides", folder / "faqs"):
            each.mkdir(parents=True, exist_ok=True)

    def keep(self, file: str) -> bool:
        """Take a file over by a hard link, or by a copy where the disk has no more links."""
        source, name = f"{self._source}/{file}", f"{self._folder}/{file}"
        try:
            os.link(source, name)
        except FileNotFoundError:
            return False
        except OSError:
            try:
                shutil.copy2(source, name)
            except FileNotFoundError:
                return False
        return True

    def read(self, file: str) -> bytes | None:
        """Return a file that may be taken over."""
        try:
            return (self._source / file).read_bytes()
        except OSError:
            return None

    def write(self, file: str, body: bytes) -> None:
        """Write a file. Nobody reads it before the manifest is there."""
        with open(f"{self._folder}/{file}", "wb") as opened:
            opened.write(body)

    def finish(self, manifest: bytes) -> None:
        """Write the manifest: from now on the folder is whole."""
        new = self._folder / f".{MANIFEST}"
        new.write_bytes(manifest)
        new.replace(self._folder / MANIFEST)


def _whole(folder: Path) -> bytes | None:
    """Return a folder's manifest if every file is what it says, byte for byte."""
    try:
        content = (folder / MANIFEST).read_bytes()
        entries = manifest_in(content).entries
        if all(_is_whole(folder, entry) for entry in entries):
            return content
    except (OSError, UnreadableManifest):
        pass
    return None


def _is_whole(folder: Path, entry: Entry) -> bool:
    plain, *_ = entry.files
    if entry.etag != f'"{digest_of((folder / plain).read_bytes())}"':
        return False
    return all(
        (folder / file).stat().st_size == int(size) for file, size in _sizes_of_forms(entry)
    )


def _sizes_of_forms(entry: Entry) -> Iterator[tuple[str, str]]:
    for file, headers in zip(entry.files[1:], entry.forms.values(), strict=True):
        yield file, headers["Content-Length"]


def _sync(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
