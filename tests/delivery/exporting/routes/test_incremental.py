"""After a change of any kind an incremental export is, byte for byte, what a full one is."""

import os
import shutil
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.test import Client, override_settings

from delivery.caching.shape import present_shape
from editions.numbering import newest_stamp
from editions.snapshot import follower
from tests.delivery.exporting.exported import exported, files_of, index_of, versions_of
from tests.delivery.freshness.routes import ROUTES
from tests.delivery.freshness.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.mark.parametrize("name", ROUTES)
def test_an_incremental_export_equals_a_full_one(
    name: str, world: World, admin: Client, tmp_path: Path
) -> None:
    route = ROUTES[name]
    route.first(world, admin)
    step_by_step, at_once = tmp_path / "step-by-step", tmp_path / "at-once"
    exported_as_it_was(step_by_step)
    before, inodes = files_of(step_by_step), versions_of(step_by_step)

    with ExitStack() as after_the_change:
        route.change(world, admin)
        if route.settings:
            # Settings are those of a process: another one exports from here on.
            after_the_change.enter_context(override_settings(**route.settings))
            after_the_change.callback(forget_everything)
            forget_everything()
        exported(step_by_step)
        exported(at_once)

    after = files_of(step_by_step)
    assert after == files_of(at_once)
    same = {
        file
        for file in before.keys() & after.keys()
        if before[file] == after[file] and not file.endswith(("manifest.json", "index.json"))
    }
    written = versions_of(step_by_step)
    assert {file for file in same if written[file] != inodes[file]} == set()


def test_an_export_of_many_changes_equals_a_full_one(
    world: World, admin: Client, tmp_path: Path
) -> None:
    """Also when the changes were exported one after the other."""
    step_by_step, at_once = tmp_path / "step-by-step", tmp_path / "at-once"
    exported(step_by_step)
    for change in (
        lambda: world.peel.unpublish(),
        lambda: world.la_peel.delete(),
        lambda: world.price.delete(),
        lambda: world.west.unpublish(),
    ):
        change()
        exported(step_by_step)
        shutil.rmtree(at_once, ignore_errors=True)
        exported(at_once)

        assert files_of(step_by_step) == files_of(at_once)
        assert index_of(step_by_step)["cursor"] == index_of(at_once)["cursor"]


_known: dict[str, Path] = {}


def exported_as_it_was(root: Path) -> None:
    """Export a world, or copy what was exported of the same editions before."""
    stamp = str(newest_stamp())
    if stamp in _known and _known[stamp].exists():
        _copied(_known[stamp], root)
    else:
        exported(root)
        _known.clear()
        # This test's own changes are about to come.
        _known[stamp] = _copied(root, root.with_name("as-it-was"))


def _copied(source: Path, target: Path) -> Path:
    """Copy an export as links to the same files: none is ever written to again."""
    return Path(shutil.copytree(source, target, symlinks=True, copy_function=os.link))


def forget_everything() -> None:
    """Know no more than a process that has just begun."""
    present_shape.cache_clear()
    follower.forget()
