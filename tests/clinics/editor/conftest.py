"""What tests of the editor share."""

import pytest
from django.test import Client

from tests.factories import a_user


@pytest.fixture
def editor(client: Client) -> Client:
    """Return a browser in which an administrator is signed in."""
    client.force_login(a_user())
    return client
