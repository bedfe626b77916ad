"""The secret key of an installation on one machine, made once and kept beside its data."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def secret_key_in(folder: Path) -> str:
    """Return the key in ``folder``/secret-key, making folder and key when there are none.

    Only the owner may read the file. Processes that start at the same moment get the same key.
    Raises ``ImproperlyConfigured`` where the folder cannot be made or the key not be written.
    """
    try:
        return _kept_in(folder)
    except OSError as error:
        raise ImproperlyConfigured(
            f"DATA_DIR must name a folder that can be made and written, not {folder}: "
            f"{error.strerror}"
        ) from error


def _kept_in(folder: Path) -> str:
    path = folder / "secret-key"
    if not path.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        mine = folder / f".secret-key-{os.getpid()}"
        with os.fdopen(os.open(mine, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(60))
        try:
            os.link(mine, path)
        except FileExistsError:
            pass
        finally:
            mine.unlink()
    return path.read_text()
