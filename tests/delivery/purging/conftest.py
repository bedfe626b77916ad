"""A cache that is listened to."""

from collections.abc import Iterator

import pytest

from .listening import Listener, listening


@pytest.fixture
def listener() -> Iterator[Listener]:
    """Run a server that writes down what it is told."""
    with listening() as started:
        yield started
