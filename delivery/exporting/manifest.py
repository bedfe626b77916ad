"""The manifests of an export: which address is in which file, with which headers. Pure.

One manifest for each folder of answers, and an index of all of them. They hold no time of day:
two exports of the same state are the same bytes.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import blake2b
from typing import Any

from .addresses import manifest_of
from .made import Entry, Headers

FORMAT = 1


@dataclass(frozen=True)
class State:
    """What files are made from: the record up to a cursor, the build, and in which forms."""

    cursor: str
    build: str
    compressed: bool


@dataclass(frozen=True)
class Manifest:
    """The answers of one clinic; without a code, those that are no clinic's."""

    clinic: str | None
    state: State
    entries: Sequence[Entry]

    @property
    def by_file(self) -> dict[str, Entry]:
        """Return the entries by the name of their file."""
        return {entry.file: entry for entry in self.entries}

    def versions(self) -> dict[str, int]:
        """Return the content versions of documents by every address."""
        return {
            address: entry.version
            for entry in self.entries
            if entry.version is not None
            for address in entry.addresses
        }


@dataclass(frozen=True)
class Part:
    """What the index says of one manifest."""

    clinic: str | None
    answers: int
    digest: str

    @property
    def manifest(self) -> str:
        """Return the manifest's file."""
        return manifest_of(self.clinic)


@dataclass(frozen=True)
class Index:
    """A whole export. ``chosen`` are the clinics that were asked for, ``None`` for everything."""

    state: State
    base: str
    chosen: Sequence[str] | None
    parts: Sequence[Part]

    def part(self, clinic: str | None) -> Part | None:
        """Return a clinic's part; without a code, the part that is no clinic's."""
        return next((part for part in self.parts if part.clinic == clinic), None)


class UnreadableManifest(ValueError):
    """A file that is no manifest of this format."""


def digest_of(content: bytes) -> str:
    """Return the digest of a file: 32 hexadecimal digits, as in the tags of answers."""
    return blake2b(content, digest_size=16).hexdigest()


def written_manifest(manifest: Manifest) -> bytes:
    """Return a manifest as a file. Headers that most answers have are said once."""
    shared = _shared([entry.headers for entry in manifest.entries])
    answers = [_written(entry, shared) for entry in manifest.entries]
    return _file(
        {
            "format": FORMAT,
            "clinic": manifest.clinic,
            **asdict(manifest.state),
            "headers": shared,
            "answers": answers,
        }
    )


def manifest_in(content: bytes) -> Manifest:
    """Return the manifest that a file is.

    Raises:
        UnreadableManifest: when it is none, or of another format.
    """
    try:
        said = json.loads(content)
        if said["format"] != FORMAT:
            raise UnreadableManifest
        entries = [_entry(each, said["headers"]) for each in said["answers"]]
        return Manifest(said["clinic"], _state(said), entries)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableManifest from error


def written_index(index: Index) -> bytes:
    """Return an index as a file."""
    parts = [{**asdict(part), "manifest": part.manifest} for part in index.parts]
    return _file(
        {
            "format": FORMAT,
            **asdict(index.state),
            "base": index.base,
            "chosen": list(index.chosen) if index.chosen is not None else None,
            "parts": parts,
        }
    )


def index_in(content: bytes) -> Index:
    """Return the index that a file is.

    Raises:
        UnreadableManifest: when it is none, or of another format.
    """
    try:
        said = json.loads(content)
        if said["format"] != FORMAT:
            raise UnreadableManifest
        parts = [Part(each["clinic"], each["answers"], each["digest"]) for each in said["parts"]]
        return Index(_state(said), said["base"], said["chosen"], parts)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableManifest from error


def _state(said: Mapping[str, Any]) -> State:
    return State(str(said["cursor"]), str(said["build"]), bool(said["compressed"]))


def _shared(headers: Sequence[Headers]) -> Headers:
    """Return the headers that more than half of all answers have, with this value."""
    counted = Counter(header for each in headers for header in each.items())
    return {
        name: value for (name, value), count in sorted(counted.items()) if count * 2 > len(headers)
    }


def _written(entry: Entry, shared: Headers) -> dict[str, Any]:
    own = entry.headers
    said: dict[str, Any] = {
        "file": entry.file,
        "addresses": list(entry.addresses),
        "headers": _without(own, shared),
    }
    if entry.version is not None:
        said["version"] = entry.version
    if entry.forms:
        said["forms"] = {name: _without(form, own) for name, form in entry.forms.items()}
    return said


def _entry(said: Mapping[str, Any], shared: Headers) -> Entry:
    headers = _with(shared, said["headers"])
    return Entry(
        file=said["file"],
        addresses=tuple(said["addresses"]),
        headers=headers,
        version=said.get("version"),
        forms={name: _with(headers, form) for name, form in said.get("forms", {}).items()},
    )


def _without(headers: Headers, said: Headers) -> dict[str, str | None]:
    """Return what makes these headers of those that are said: others, and ``None`` for none."""
    own: dict[str, str | None] = {
        name: value for name, value in headers.items() if said.get(name) != value
    }
    return dict(sorted({**own, **{name: None for name in said.keys() - headers.keys()}}.items()))


def _with(said: Headers, own: Mapping[str, str | None]) -> Headers:
    return {name: value for name, value in {**said, **own}.items() if value is not None}


def _file(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
