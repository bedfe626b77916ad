"""Seeing what a route leaves in the record."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from editions.audit import discrepancies
from editions.models import Edition
from editions.numbering import last_number
from tests.factories import a_user

#: ``(kind, object id, whether it says something)`` of each new row, by number.
Rows = list[tuple[str, int, bool]]


@contextmanager
def _recording(commits: DjangoCaptureOnCommitCallbacks) -> Iterator[Rows]:
    rows: Rows = []
    before = last_number()
    with commits(execute=True):
        yield rows
    editions = Edition.objects.filter(number__gt=before).order_by("number")
    rows += [(each.kind, each.object_id, each.payload is not None) for each in editions]
    assert list(discrepancies()) == []


@pytest.fixture
def recording(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> Callable[..., Any]:
    """Collect the rows written inside a ``with``; check that the record is right after it."""
    return lambda: _recording(django_capture_on_commit_callbacks)


@pytest.fixture
def admin(client: Client) -> Client:
    """A client signed in as an administrator."""
    client.force_login(a_user())
    return client
