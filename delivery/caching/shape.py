"""What shapes answers besides editions: the code, the packages around it, the settings."""

import json
import sys
import zlib
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import blake2b
from importlib.metadata import distributions
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.conf import settings

from .settings import build

#: The packages whose code makes answers.
PACKAGES = ("editions", "editorial", "faq", "guide_pages", "clinics", "delivery")
#: Settings that an answer may follow; so does every one whose name begins as in ``OWN``.
SETTINGS = frozenset(
    {
        "FORCE_SCRIPT_NAME",
        "INSTALLED_APPS",
        "LANGUAGES",
        "LANGUAGE_CODE",
        "MEDIA_URL",
        "ROOT_URLCONF",
        "STATIC_URL",
        "STORAGES",
        "TIME_ZONE",
        "USE_I18N",
        "USE_TZ",
    }
)
OWN = ("CLINIC_GUIDES_", "WAGTAIL")
#: How answers are kept says nothing in them.
ABOUT_KEEPING = frozenset(
    {
        "CLINIC_GUIDES_CACHE_MEMORY",
        "CLINIC_GUIDES_SHARED_CACHE",
        "CLINIC_GUIDES_STALE_SECONDS",
        "WAGTAILFRONTENDCACHE",
    }
)


def shape_of(*, code: str, versions: Mapping[str, str], chosen: Mapping[str, Any]) -> str:
    """Return a digest of what shapes answers: 32 hexadecimal digits. Pure.

    Equal values in equal settings give equal digests in every process. A value that tells
    nothing of itself but its place in memory gives another one in each.
    """
    said = json.dumps([code, _plain(versions), _plain(chosen)])
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _plain(value: Any) -> Any:
    """Return a value as JSON knows it, so that values that differ are written differently."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Mapping):
        return ["mapping", sorted(([_plain(k), _plain(v)] for k, v in value.items()), key=repr)]
    if isinstance(value, list | tuple):
        return ["list", *map(_plain, value)]
    if isinstance(value, set | frozenset):
        return ["set", *sorted(map(_plain, value), key=repr)]
    if hasattr(value, "__qualname__"):
        return ["named", f"{value.__module__}.{value.__qualname__}"]
    return [type(value).__qualname__, str(value)]


@cache
def present_shape() -> str:
    """Return the shape of the answers of this process, worked out once."""
    folders = (
        Path(spec.origin).parent for spec in map(find_spec, PACKAGES) if spec and spec.origin
    )
    return shape_of(
        code=f"{build()} {code_in(folders)}",
        versions=installed_versions(),
        chosen=shaping_settings(),
    )


def code_in(folders: Iterable[Path]) -> str:
    """Return a digest of the source files and translations below these folders.

    It is the same wherever the folders are.
    """
    digest = blake2b(digest_size=16)
    for folder in folders:
        for path in sorted([*folder.rglob("*.py"), *folder.rglob("*.mo")]):
            content = path.read_bytes()
            name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
            digest.update(f"{name} {len(content)}\n".encode())
            digest.update(content)
    return digest.hexdigest()


def installed_versions() -> dict[str, str]:
    """Return the version of every installed distribution, of Python, and of its zlib."""
    found = {each.name: each.version for each in distributions()}
    # The same body compressed by another zlib may be other bytes.
    return {**found, "(python)": sys.version, "(zlib)": zlib.ZLIB_RUNTIME_VERSION}


def shaping_settings() -> dict[str, Any]:
    """Return the settings that answers may follow, by name."""
    names = (name for name in dir(settings) if name in SETTINGS or name.startswith(OWN))
    return {name: getattr(settings, name) for name in names if name not in ABOUT_KEEPING}
