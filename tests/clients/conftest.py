"""What tests of clients share."""

from pathlib import Path

import pytest

from .node import (
    CLIENT,
    DOCS,
    alone,
    install_as_printed,
    install_packages,
    run,
    sample,
    told,
)


@pytest.fixture(scope="session")
def packages() -> None:
    """Have the client's packages installed."""
    with alone():
        install_packages()


@pytest.fixture(scope="session")
def compiled(packages: None) -> None:
    """Have the client compiled with its tests."""
    with alone():
        result = run("tsc", "--project", "tsconfig.test.json")
    assert result.returncode == 0, told(result)
    assert (CLIENT / "build" / "src" / "index.js").exists()


@pytest.fixture(scope="session")
def website(packages: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Have a website in which the client is installed as its documentation says."""
    commands = sample(DOCS / "frontend.md", "sh", "npm pack")
    return install_as_printed(commands, tmp_path_factory.mktemp("installed"))
