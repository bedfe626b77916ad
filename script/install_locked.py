"""Bring the virtual environment ``.venv`` to exactly what the given lock files name.

``python script/install_locked.py requirements.txt [requirements-dev.txt]``, from the
repository's folder. Uses the standard library only. A second run with unchanged lock files does
nothing; runs at the same time wait for each other. Exits with 1 and a sentence when the
environment cannot be made.
"""

import contextlib
import fcntl
import hashlib
import os
import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path

ENVIRONMENT = Path(".venv")


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Hold the only right to change the environment; the system gives it back on any exit."""
    folder = os.open("script", os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def works(python: Path) -> bool:
    """Tell whether the environment's interpreter starts, is new enough and has pip."""
    test = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    try:
        return subprocess.run([python, "-c", test], capture_output=True).returncode == 0
    except OSError:
        return False


def install(locks: list[Path]) -> None:
    """Make the environment if it is missing or broken, and install ``locks`` if they changed."""
    python = ENVIRONMENT / "bin" / "python"
    if not works(python):
        print(f"Making the virtual environment {ENVIRONMENT}", flush=True)
        venv.create(ENVIRONMENT, clear=True, with_pip=True, symlinks=True)
    for lock in locks:
        digest = hashlib.sha256(lock.read_bytes()).hexdigest()
        stamp = ENVIRONMENT / f".installed-{lock.stem}"
        if stamp.exists() and stamp.read_text() == digest:
            continue
        print(f"Installing {lock}", flush=True)
        command = [python, "-m", "pip", "install", "--disable-pip-version-check"]
        subprocess.run([*command, "-qq", "--require-hashes", "--requirement", lock], check=True)
        stamp.write_text(digest)


def main() -> None:
    locks = [Path(name) for name in sys.argv[1:]]
    with one_at_a_time():
        try:
            install(locks)
        except subprocess.CalledProcessError as error:
            if "ensurepip" in error.cmd:
                remedy = "on Debian and Ubuntu: apt-get install python3-venv"
                sys.exit(f"Python's venv module cannot make an environment here ({remedy}).")
            sys.exit("Installing did not succeed; the lines above say why.")


if __name__ == "__main__":
    main()
