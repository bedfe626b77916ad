"""Deleting guides while they are published: one order of locks, whatever the route."""

from collections.abc import Callable
from threading import Thread

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from editions.models import Edition
from editions.numbering import take_numbering_lock
from guide_pages.models import GuidePage
from tests.editions.test_concurrency import PATIENCE, at_once, publish_title, the_record_is_whole
from tests.factories import a_guide, a_library, a_user

pytestmark = pytest.mark.django_db(transaction=True)

#: Whether somebody waits for what this very transaction holds.
WAITING = """
    SELECT EXISTS (
        SELECT 1 FROM pg_locks held JOIN pg_locks wanted USING (transactionid)
        WHERE held.granted AND held.pid = pg_backend_pid() AND NOT wanted.granted
    )
"""

Delete = Callable[[Page], None]


def by_its_method(page: Page) -> None:
    page.delete()


def by_the_base_page(page: Page) -> None:
    Page.objects.get(pk=page.pk).delete()


def in_the_explorer(page: Page) -> None:
    client = Client()
    client.force_login(a_user())
    answer = client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert answer.status_code == 302


def in_bulk(page: Page) -> None:
    client = Client()
    client.force_login(a_user())
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    answer = client.post(f"{url}?id={page.pk}&next=/admin/")
    assert answer.status_code == 302


def the_guide(guide: GuidePage) -> Page:
    return guide


def the_library(guide: GuidePage) -> Page:
    return guide.get_parent().specific


def a_page_above(guide: GuidePage) -> Page:
    return guide.get_parent().get_parent().specific


def somebody_waits_or_is_done(thread: Thread) -> bool:
    """Return whether the thread waits for this transaction; ``False`` once it has ended."""
    with connection.cursor() as cursor:
        while thread.is_alive():
            cursor.execute(WAITING)
            if cursor.fetchone()[0]:
                return True
    return False


def a_guide_deep_below() -> GuidePage:
    """Make a guide whose library stands below a page of no kind of ours."""
    above = Page.objects.get(depth=2).add_child(instance=Page(title="Above", slug="above"))
    return a_guide(parent=a_library(parent=above), live=False)


@pytest.mark.parametrize(
    ("delete", "doomed"),
    [
        (by_its_method, the_guide),
        (by_its_method, the_library),
        (by_the_base_page, the_guide),
        (by_the_base_page, the_library),
        (in_the_explorer, the_guide),
        (in_the_explorer, the_library),
        (in_the_explorer, a_page_above),
        (in_bulk, the_guide),
        (in_bulk, the_library),
        (in_bulk, a_page_above),
    ],
)
def test_a_guide_is_deleted_only_after_a_publisher_is_done(
    delete: Delete, doomed: Callable[[GuidePage], Page]
) -> None:
    """Deleting waits for the numbering lock before it takes a row that the publisher wants."""
    if not connection.features.has_select_for_update:
        pytest.skip("There is only one writer at a time: nobody holds what another wants.")
    guide = a_guide_deep_below()
    page = doomed(guide)
    wanted = set(Page.objects.filter(depth__gt=1).values_list("pk", flat=True))

    def run() -> None:
        try:
            delete(page)
        finally:
            connection.close()

    deleting = Thread(target=run, daemon=True)
    with transaction.atomic():
        take_numbering_lock()
        deleting.start()
        assert somebody_waits_or_is_done(deleting)
        free = Page.objects.select_for_update(skip_locked=True)
        assert wanted <= {each.pk for each in free}
    deleting.join(PATIENCE)
    assert not GuidePage.objects.exists()
    assert not Page.objects.filter(pk=page.pk).exists()
    the_record_is_whole()


@pytest.mark.parametrize("delete", [by_its_method, in_the_explorer, in_bulk])
def test_a_guide_is_deleted_and_its_neighbour_published_at_once(delete: Delete) -> None:
    library = a_library()
    doomed, guide = a_guide(parent=library), a_guide(parent=library)

    at_once(lambda: delete(doomed), lambda: publish_title(guide.pk, "After"))

    assert list(GuidePage.objects.values_list("title", flat=True)) == ["After"]
    order = Edition.objects.filter(kind="library", object_id=library.pk).latest("number")
    assert order.payload == {"order": [guide.pk]}
    the_record_is_whole()
