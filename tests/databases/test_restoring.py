"""Putting back what was committed."""

import pytest
from django.core.management import call_command
from django.db import connection
from wagtail.models import Page, Site

from editions.models import Edition
from tests.factories import a_guide

from .restoring import hold_tables


def rows() -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 a table's own name
            found[table] = sorted(cursor.fetchall(), key=repr)
    return found


@pytest.mark.django_db(transaction=True)
def test_what_was_committed_is_put_back() -> None:
    put_back = hold_tables("of_a_test")
    before = rows()
    a_guide()
    Page.objects.filter(depth=2).update(title="Another")
    Site.objects.all().delete()
    assert rows() != before

    put_back()

    assert rows() == before


@pytest.mark.django_db(transaction=True)
def test_new_rows_get_the_same_ids_again() -> None:
    put_back = hold_tables("of_a_test")
    first = a_guide().pk

    put_back()

    assert a_guide().pk == first


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", range(2))
def test_a_test_that_commits_begins_with_what_the_migrations_left(turn: int) -> None:
    assert (Page.objects.count(), Site.objects.count(), Edition.objects.count()) == (2, 1, 0)

    call_command("flush", interactive=False, inhibit_post_migrate=True)
