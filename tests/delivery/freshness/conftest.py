"""A world that is published once and put back, committed and read, before every test."""

import copy
from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoDbBlocker

from delivery.caching import kept
from delivery.caching.moment import Moment
from editions.snapshot import follower
from tests.databases.restoring import PutBack, hold, hold_files

from .reading import Reader, addresses_of
from .world import World, a_world


@pytest.fixture
def _django_db_helper(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Let these tests use the database with neither a transaction nor an emptying around them.

    Nothing is kept within a transaction, and emptying takes longer than what is tested.
    """
    with django_db_blocker.unblock():
        yield


@pytest.fixture(scope="module")
def published_once(
    django_db_setup: PutBack, django_db_blocker: DjangoDbBlocker
) -> Iterator[tuple[World, Client, Reader, PutBack]]:
    """Publish the world, and leave the database as the migrations did."""
    with django_db_blocker.unblock():
        put_back_files = hold_files()
        _forget()
        try:
            world, reader = a_world(), Reader()
            admin = Client()
            admin.force_login(world.editor)
            # Renditions are slow to make, and so is everything else: each test finds it made.
            reader.read(address.path for address in addresses_of(world))
            put_back = hold("world")
            reader.read(address.path for address in addresses_of(world))
            put_back_answers = _hold_answers()

            def put_all_back() -> None:
                put_back()
                put_back_answers()

            yield world, admin, reader, put_all_back
        finally:
            django_db_setup()
            put_back_files()
            _forget()
            kept.store.clear()


@pytest.fixture
def world(published_once: tuple[World, Client, Reader, PutBack]) -> World:
    """The world as it was published."""
    world, _, _, put_back = published_once
    put_back()
    _forget()
    return world


@pytest.fixture
def admin(published_once: tuple[World, Client, Reader, PutBack]) -> Client:
    """A client signed in as the world's editor."""
    signed_in = Client()
    signed_in.cookies = published_once[1].cookies.copy()
    return signed_in


@pytest.fixture
def reader(published_once: tuple[World, Client, Reader, PutBack]) -> Reader:
    """The reader of this process, which has kept answers from test to test."""
    return published_once[2]


def _hold_answers() -> Callable[[], None]:
    """Remember the answers that are kept of the editions as they are now."""
    held = {
        name: (copy.copy(answer), Moment(answer.made_at, ""))
        for name, answer in kept.store._answers.items()
        if answer.depends_on == "editions"
    }

    def put_back() -> None:
        kept.store.clear()
        for name, (answer, moment) in held.items():
            kept.store.keep(name, copy.copy(answer), moment)

    return put_back


def _forget() -> None:
    cache.clear()
    follower.forget()
