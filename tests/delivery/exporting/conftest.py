"""What tests of exports share."""

import os

import pytest


@pytest.fixture(autouse=True)
def nothing_waits_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no export wait until everything that this machine has written is on its disk."""
    monkeypatch.setattr(os, "sync", lambda: None)
