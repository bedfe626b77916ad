"""Every way in which a public answer can alter: exactly those answers do that it is about.

Everything that the world says is read before and after, through the front with its kept answers.
A tag changes exactly when the bytes do, and whoever holds a tag is told so.
"""

from collections.abc import Iterable, Mapping
from contextlib import ExitStack

import pytest
from django.db import connection
from django.test import Client, override_settings

from delivery.caching import kept
from delivery.caching.finished import Finished
from delivery.caching.keys import key_of
from delivery.purging.due import tags_since
from editions.numbering import last_number
from editions.snapshot import follower

from .reading import API, Answered, Reader, addresses_of
from .routes import ROUTES
from .texts import texts_altered
from .world import World

pytestmark = pytest.mark.django_db

#: What is not kept: refusals, and where a renamed guide is now.
NOT_KEPT = {301, 400, 404}


@pytest.mark.parametrize("name", ROUTES)
def test_a_change_alters_exactly_the_answers_that_it_is_about(
    name: str, world: World, admin: Client, reader: Reader
) -> None:
    route = ROUTES[name]
    route.first(world, admin)
    addresses = addresses_of(world)
    paths = [address.path for address in addresses]
    before = reader.read(paths)
    kept_before = kept_answers(paths)
    for answer in kept_before.values():
        # Some are kept from another test, of the same editions.
        answer.made_of = follower.snapshot().mark
    number = last_number()

    with ExitStack() as after_the_change:
        route.change(world, admin)
        if route.settings:
            # Settings are those of a process: another one reads from here on.
            after_the_change.enter_context(override_settings(**route.settings))
            after_the_change.callback(forget_everything)
            forget_everything()
        after = reader.read(paths)
        made = set(reader.made)

        altered = {path for path in paths if before[path].said != after[path].said}
        expected = {each.path for each in addresses if route.altered.holds(each)}
        expected |= texts_altered(addresses, before, after)
        assert altered == expected, differences(altered, expected)
        assert_tags_follow_bytes(before, after)
        if not route.settings:
            assert_shared_caches_forget(altered, before, since=number)
            assert_nothing_is_made_in_vain(kept_before, kept_answers(paths), since=number)
        assert_tags_are_honoured(reader, before, after)
        if not route.is_recorded and not route.settings:
            assert {after[path].status for path in made - read_from_tables(made)} <= NOT_KEPT


def assert_shared_caches_forget(
    altered: set[str], before: Mapping[str, Answered], *, since: int
) -> None:
    """Fail if an answer has altered that says none of the tags that the editions make untrue."""
    untrue = tags_since(since)
    kept_elsewhere = {path: set(before[path].cache_tag.split(",")) for path in altered}
    stale = [path for path, tags in kept_elsewhere.items() if tags != {""} and not tags & untrue]
    assert stale == [], f"kept by shared caches in spite of {sorted(untrue)}"


def kept_answers(paths: Iterable[str]) -> dict[str, Finished]:
    """Return the true answers of this process to these paths that editions have made."""
    answers = {path: kept.found(str(key_of(*path.split("?")))) for path in paths if "?" in path}
    return {
        path: answer
        for path, answer in answers.items()
        if answer is not None and answer.depends_on == "editions" and answer.tags
    }


def assert_nothing_is_made_in_vain(
    before: Mapping[str, Finished], after: Mapping[str, Finished], *, since: int
) -> None:
    """Fail if an answer was made again though the editions make none of its tags untrue."""
    untrue = tags_since(since)
    unconcerned = {path for path, answer in before.items() if untrue.isdisjoint(answer.tags)}
    assert [path for path in unconcerned if after.get(path) is not before[path]] == []


def forget_everything() -> None:
    """Know no more than a process that has just begun."""
    kept.store.clear()
    follower.forget()


def differences(altered: set[str], expected: set[str]) -> str:
    """Return which addresses should not have altered, and which should have."""
    without_reason, left_out = sorted(altered - expected), sorted(expected - altered)
    return f"Altered without a reason: {without_reason}\nNot altered: {left_out}"


def assert_tags_follow_bytes(
    before: Mapping[str, Answered], after: Mapping[str, Answered]
) -> None:
    """Fail unless tags changed where bytes did, and nowhere else."""
    for path, old in before.items():
        new = after[path]
        assert bool(new.etag) == (new.status in (200, 410)), path
        if old.etag and new.etag:
            assert (old.etag == new.etag) == (old.body == new.body), path


def assert_tags_are_honoured(
    reader: Reader, before: Mapping[str, Answered], after: Mapping[str, Answered]
) -> None:
    """Fail unless a client with the old tags gets what has altered, and that from what is kept."""
    known = {path: old.etag for path, old in before.items() if old.etag}
    for path, answered in reader.read(known, known=known).items():
        is_same = known[path] == after[path].etag and after[path].status == 200
        assert answered.status == (304 if is_same else after[path].status), path
        assert answered.body == (b"" if is_same else after[path].body), path
    made = set(reader.made)
    if connection.vendor == "postgresql":
        # Its snapshots tell of commits to the whole cluster, so those of other tests, too.
        made -= read_from_tables(made)
    assert {after[path].status for path in made} <= NOT_KEPT


def read_from_tables(paths: set[str]) -> set[str]:
    """Return those of Wagtail's own endpoints, and what leads to files: they rest on any row."""
    return {path for path in paths if path.startswith((f"{API}pages/", f"{API}images/"))}
