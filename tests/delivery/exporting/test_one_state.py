"""An export is of one state, and asks the database a fixed number of questions."""

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from delivery.documents import Library
from delivery.exporting.export import Watch
from editions.snapshot import follower
from tests.factories import a_clinic, a_group, a_guide, an_faq

from .exported import answers_of, exported, files_of, index_of

pytestmark = pytest.mark.django_db


def test_what_is_published_meanwhile_waits_for_the_next_export(tmp_path: Path) -> None:
    guide = a_guide(slug="peel", title="Peel")
    for code in ("east", "west"):
        a_clinic(code=code)
    exported(tmp_path / "before")
    guide.title = "Another peel"

    exported(tmp_path / "meanwhile", watch=Watch(add=lambda done: publish(guide)))

    assert files_of(tmp_path / "meanwhile") == files_of(tmp_path / "before")
    exported(tmp_path / "meanwhile")
    exported(tmp_path / "after")
    assert files_of(tmp_path / "meanwhile") == files_of(tmp_path / "after")
    assert index_of(tmp_path / "after")["cursor"] != index_of(tmp_path / "before")["cursor"]


def publish(guide: object) -> None:
    """Publish what a guide says now."""
    guide.save_revision().publish()  # type: ignore[attr-defined]


def test_inside_the_block_nothing_newer_is_seen_and_nothing_is_asked() -> None:
    an_faq(question="First?")
    with follower.standing_still() as held, CaptureQueriesContext(connection) as queries:
        assert follower.snapshot() is held
        assert Library().snapshot is held
        asked = len(queries)
        an_faq(question="Second?")
        with follower.standing_still() as inner:
            assert inner is held
        assert follower.snapshot() is held

    assert asked == 0
    assert follower.snapshot().number > held.number


def queries_of(root: Path) -> int:
    """Return how many queries a full export takes of a process that knows nothing."""
    follower.forget()
    with CaptureQueriesContext(connection) as queries:
        exported(root)
    assert list(answers_of(root))
    return len(queries)


def test_queries_do_not_grow_with_clinics_and_guides(tmp_path: Path) -> None:
    group = a_group(code="group")
    for number in range(2):
        a_guide(slug=f"first-{number}", faqs=[an_faq()])
        a_clinic(group, code=f"first-{number}")
    once = queries_of(tmp_path / "once")
    for number in range(2):
        a_guide(slug=f"second-{number}", faqs=[an_faq()])
        a_clinic(group, code=f"second-{number}")

    # What is current, and what guides and locations were called before.
    assert queries_of(tmp_path / "twice") == once == 3
