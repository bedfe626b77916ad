"""What tests of clients share."""

import pytest

from .node import CLIENT, alone, install_packages, run, told


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
