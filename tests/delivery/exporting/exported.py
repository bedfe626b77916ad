"""Reading exports as whoever serves them would."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from delivery.exporting.export import Asked, Summary, Watch, export
from delivery.exporting.folder import Folder


def exported(root: Path, *clinics: str, watch: Watch | None = None, **asked: Any) -> Summary:
    """Export into a folder, in this process."""
    return export(Folder(root), Asked(clinics=clinics, **asked), watch)


def index_of(root: Path) -> Any:
    """Return the index that readers see."""
    return json.loads((root / "current/index.json").read_bytes())


def manifests_of(root: Path) -> Iterator[tuple[Path, Any]]:
    """Yield every folder that the index names, with its manifest."""
    for part in index_of(root)["parts"]:
        manifest = root / "current" / part["manifest"]
        yield manifest.parent, json.loads(manifest.read_bytes())


def answers_of(root: Path) -> Iterator[tuple[str, dict[str, str], bytes, dict[str, Any]]]:
    """Yield every address with its headers, its body, and its compressed forms."""
    for folder, manifest in manifests_of(root):
        for answer in manifest["answers"]:
            headers = {**manifest["headers"], **answer["headers"]}
            headers = {name: value for name, value in headers.items() if value is not None}
            body = (folder / answer["file"]).read_bytes()
            forms = {}
            for encoding, own in answer.get("forms", {}).items():
                ending = {"br": ".br", "gzip": ".gz"}[encoding]
                content = (folder / f"{answer['file']}{ending}").read_bytes()
                forms[encoding] = ({**headers, **own}, content)
            for address in answer["addresses"]:
                yield address, headers, body, forms


def files_of(root: Path) -> dict[str, bytes]:
    """Return every file that readers see, by its name."""
    current = root / "current"
    return {
        str(path.relative_to(current)): path.read_bytes()
        for path in current.resolve().rglob("*")
        if path.is_file()
        for path in [current / path.relative_to(current.resolve())]
    }


def versions_of(root: Path) -> dict[str, int]:
    """Return the inode of every file that readers see: another one where it was written anew."""
    current = (root / "current").resolve()
    return {
        str(path.relative_to(current)): path.stat().st_ino
        for path in current.rglob("*")
        if path.is_file()
    }
