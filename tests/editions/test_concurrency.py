"""Many publishers, one record: threads and processes with real, committed transactions."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from wagtail.models import Page, Revision

from editions.audit import discrepancies
from editions.models import Edition, EditionCounter
from editions.numbering import last_number, take_numbering_lock
from editorial.schedule import publish_due
from guide_pages.models import GuideIndexPage, GuidePage
from tests.factories import a_guide, a_library, an_faq, an_image

pytestmark = pytest.mark.django_db(transaction=True)

#: Longer than any of these races takes, shorter than a hanging test is bearable.
PATIENCE = 30.0


def at_once(*works: Callable[[], object]) -> None:
    """Run each piece of work in a thread of its own, all starting together.

    Fails with the first error of any, or when one does not end.
    """
    start, errors = threading.Barrier(len(works)), []

    def run(work: Callable[[], object]) -> None:
        try:
            start.wait(PATIENCE)
            work()
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(work,), daemon=True) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert [thread for thread in threads if thread.is_alive()] == []
    assert errors == []


def numbers() -> list[int]:
    return list(Edition.objects.order_by("number").values_list("number", flat=True))


def repeated(times: int, work: Callable[[int], object]) -> Callable[[], None]:
    def run() -> None:
        for turn in range(times):
            work(turn)

    return run


def publish_title(guide_id: int, title: str) -> None:
    guide = GuidePage.objects.get(pk=guide_id).get_latest_revision_as_object()
    guide.title = title
    guide.save_revision().publish()


def the_record_is_whole() -> None:
    written = numbers()
    assert written == list(range(1, len(written) + 1))
    assert last_number() == len(written)
    assert list(discrepancies()) == []


def test_a_reader_never_meets_a_number_before_all_below_it() -> None:
    library = a_library()
    guides = [a_guide(parent=library) for _ in range(3)]
    faqs = [an_faq() for _ in range(2)]
    image = an_image(width=300)
    a_guide(parent=library, image=image, image_alt="A room")
    busy = threading.Event()
    gaps: list[Sequence[int]] = []
    polls = 0

    def read() -> None:
        nonlocal polls
        while not busy.is_set():
            seen = numbers()
            polls += 1
            if seen != list(range(1, len(seen) + 1)):
                gaps.append(seen)
            time.sleep(0.002)
        connection.close()

    def ask_again(faq_id: int) -> Callable[[int], None]:
        def publish(turn: int) -> None:
            faq = type(faqs[0]).objects.get(pk=faq_id)
            faq.question = f"Question in turn {turn}?"
            faq.save_revision().publish()

        return publish

    def retitle(turn: int) -> None:
        shown = type(image).objects.get(pk=image.pk)
        shown.title = f"Room {turn}"
        shown.save()

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    before = last_number()
    try:
        at_once(
            *(
                repeated(3, lambda turn, pk=guide.pk: publish_title(pk, f"Turn {turn}"))
                for guide in guides
            ),
            *(repeated(3, ask_again(faq.pk)) for faq in faqs),
            repeated(3, retitle),
        )
    finally:
        busy.set()
        reader.join(PATIENCE)
    assert gaps == []
    assert polls > 5
    assert last_number() == before + 3 * 6
    the_record_is_whole()


def test_two_publishers_of_one_guide_do_not_block_each_other_for_ever() -> None:
    guide = a_guide()
    at_once(
        *(
            repeated(3, lambda turn, name=name: publish_title(guide.pk, f"{name} {turn}"))
            for name in ("First", "Second", "Third")
        )
    )
    the_record_is_whole()
    newest = Edition.objects.filter(kind="guide").latest("number")
    assert newest.payload["title"] == GuidePage.objects.get(pk=guide.pk).title


def test_the_clock_and_an_editor_publish_the_same_guide() -> None:
    guide = a_guide()

    def schedule(turn: int) -> None:
        draft = GuidePage.objects.get(pk=guide.pk)
        draft.title = f"Scheduled {turn}"
        revision = draft.save_revision()
        moment = revision.created_at
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=moment)
        turns.append(publish_due())

    turns: list[Any] = []
    at_once(
        repeated(3, schedule),
        repeated(3, lambda turn: publish_title(guide.pk, f"Edited {turn}")),
    )
    assert [turn.failed for turn in turns] == [[]] * 3
    the_record_is_whole()


def test_a_move_in_the_explorer_and_a_publish_do_not_deadlock() -> None:
    library = a_library()
    guides = [a_guide(parent=library) for _ in range(2)]

    def move(turn: int) -> None:
        first = library.get_children().first()
        first.move(library, pos="last-child")

    at_once(
        repeated(4, move),
        *(
            repeated(3, lambda turn, pk=guide.pk: publish_title(pk, f"Turn {turn}"))
            for guide in guides
        ),
    )
    the_record_is_whole()


def test_guides_are_made_deleted_and_published_below_one_library() -> None:
    library = a_library()
    guide = a_guide(parent=library)
    doomed = [a_guide(parent=library).pk for _ in range(3)]

    def create(turn: int) -> None:
        parent = GuideIndexPage.objects.get(pk=library.pk)
        new = GuidePage(title=f"New {turn}", slug=f"new-{turn}", live=False)
        parent.add_child(instance=new)
        new.save_revision().publish()

    at_once(
        repeated(3, create),
        repeated(3, lambda turn: Page.objects.get(pk=doomed[turn]).delete()),
        repeated(3, lambda turn: publish_title(guide.pk, f"Turn {turn}")),
    )
    the_record_is_whole()
    assert GuidePage.objects.live().count() == 4


def moved(guide: GuidePage, library: GuideIndexPage) -> None:
    other = GuideIndexPage.objects.exclude(pk=library.pk).get()
    Page.objects.get(pk=guide.pk).move(other, pos="last-child")


def added(guide: GuidePage, library: GuideIndexPage) -> None:
    new = GuidePage(title="New", slug="new", live=False)
    Page.objects.get(pk=library.pk).add_child(instance=new)


@pytest.mark.parametrize("change", [moved, added])
def test_a_change_of_the_tree_does_not_wait_for_a_publisher_that_waits_for_its_rows(
    change: Callable[[GuidePage, GuideIndexPage], None],
) -> None:
    """The exact order of events of which a deadlock would be made."""
    if not connection.features.has_select_for_update:
        pytest.skip("There is only one writer at a time: nobody holds what another wants.")
    library, _ = a_library(), a_library()
    guide = a_guide(parent=library)
    numbered, written = threading.Event(), threading.Event()

    def publish() -> None:
        with transaction.atomic():
            take_numbering_lock()
            numbered.set()
            assert written.wait(5)
            # The row is the other's until its commit, which must not wait for this lock.
            Page.objects.filter(pk=library.pk).update(show_in_menus=True)

    def change_the_tree() -> None:
        assert numbered.wait(PATIENCE)
        with transaction.atomic():
            change(guide, library)
            written.set()

    at_once(publish, change_the_tree)
    the_record_is_whole()
    order = Edition.objects.filter(kind="library", object_id=library.pk).latest("number")
    children = Page.objects.get(pk=library.pk).get_children()
    assert order.payload == {"order": list(children.values_list("pk", flat=True))}


def test_an_error_after_the_edition_leaves_neither_change_nor_edition_nor_number() -> None:
    guide = a_guide(title="Before")
    before = (numbers(), last_number())
    with suppress(RuntimeError), transaction.atomic():
        publish_title(guide.pk, "After")
        assert Edition.objects.latest("number").payload["title"] == "After"
        raise RuntimeError
    assert (numbers(), last_number()) == before
    assert GuidePage.objects.get(pk=guide.pk).title == "Before"
    publish_title(guide.pk, "Once more")
    the_record_is_whole()


def test_an_error_while_an_edition_is_written_undoes_the_publish(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    guide = a_guide(title="Before")
    draft = GuidePage.objects.get(pk=guide.pk)
    draft.title = "After"
    revision = draft.save_revision()
    due = revision.created_at
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=due)

    def fail(*args: object, **kwargs: object) -> None:
        raise DatabaseError("disk full")

    with monkeypatch.context() as patched:
        patched.setattr(Edition.objects, "bulk_create", fail)
        assert publish_due().failed != []
    assert GuidePage.objects.get(pk=guide.pk).title == "Before"
    assert Revision.objects.get(pk=revision.pk).approved_go_live_at == due
    assert publish_due().published != []
    assert GuidePage.objects.get(pk=guide.pk).title == "After"
    the_record_is_whole()


DIES = """
import os, signal, sys
import django
from django.conf import settings
django.setup()
settings.DATABASES["default"]["NAME"] = sys.argv[1]
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[1]
from django.db import transaction
from guide_pages.models import GuidePage
from editions.numbering import last_number
with transaction.atomic():
    guide = GuidePage.objects.get(pk=int(sys.argv[2]))
    guide.title = "Written by the dead"
    guide.save_revision().publish()
    print(last_number(), flush=True)
    sys.stdin.read()
"""


def test_a_process_killed_before_its_commit_leaves_nothing() -> None:
    guide = a_guide(title="Before")
    before = (numbers(), last_number())
    child = subprocess.Popen(
        [sys.executable, "-c", DIES, str(connection.settings_dict["NAME"]), str(guide.pk)],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "cms_site.settings.test"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    told = child.stdout.readline()
    assert int(told) == last_number() + 1
    child.send_signal(signal.SIGKILL)
    assert child.wait(PATIENCE) == -signal.SIGKILL
    publish_title(guide.pk, "Written by the living")
    assert (numbers()[:-1], last_number() - 1) == before
    titles = [each.payload["title"] for each in Edition.objects.filter(kind="guide")]
    assert titles == ["Before", "Written by the living"]
    the_record_is_whole()


def test_the_counter_is_made_anew_when_its_row_is_missing() -> None:
    EditionCounter.objects.all().delete()
    with transaction.atomic():
        take_numbering_lock()
    assert last_number() == 0
