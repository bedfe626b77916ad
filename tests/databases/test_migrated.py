"""When the migrated database that is kept between runs may be used."""

from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from pytest_django import Settings

from .digest import digest_of_migrations


def test_the_same_migrations_have_the_same_digest() -> None:
    assert digest_of_migrations() == digest_of_migrations()


def test_another_setting_gives_another_digest(settings: Settings) -> None:
    before = digest_of_migrations()

    settings.LANGUAGE_CODE = "es"

    assert digest_of_migrations() != before


def test_another_word_in_a_migration_gives_another_digest(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    migrations = tmp_path / "migrations_of_a_test"
    migrations.mkdir()
    (migrations / "__init__.py").touch()
    first = migrations / "0001_initial.py"
    first.write_text("initial = True\n")
    monkeypatch.syspath_prepend(tmp_path)
    settings.MIGRATION_MODULES = {"faq": "migrations_of_a_test"}
    before = digest_of_migrations()

    first.write_text("initial = None\n")

    assert digest_of_migrations() != before


@pytest.mark.django_db
def test_nothing_is_left_to_migrate() -> None:
    executor = MigrationExecutor(connection)

    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []
