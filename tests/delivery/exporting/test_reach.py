"""What of a place's FAQs newer editions may have altered, told from the copy."""

from pathlib import Path
from typing import Any

import pytest

from delivery.documents import Library
from delivery.exporting.manifest import State
from delivery.exporting.reach import Reach, Reaches
from editions.snapshot import follower
from tests.factories import a_clinic, a_guide, an_faq, an_image

from .exported import exported, files_of

pytestmark = pytest.mark.django_db


def reach_since(number: int) -> Reach:
    """Return what has been published after an edition."""
    snapshot = follower.snapshot()
    newer = [entry for entry in snapshot.by_number.values() if entry.number > number]
    return Reach(snapshot, newer)


def faqs_may_differ(number: int) -> bool:
    """Say whether the group's FAQs may say something else than after an edition."""
    library = Library()
    return reach_since(number).alters_faqs(library.serving, library.served_faqs())


def published(guide: Any, **values: Any) -> None:
    """Publish a guide with these values."""
    for name, value in values.items():
        setattr(guide, name, value)
    guide.save_revision().publish()


def test_a_guide_alters_the_faqs_that_link_to_it_and_no_others() -> None:
    linked, other = a_guide(), a_guide()
    an_faq(
        question=f"Is {other.pk} a number?",
        answer=f'<p>Like the <a linktype="page" id="{linked.pk}">first</a>.</p>',
    )
    number = follower.snapshot().number

    published(other, title="Other")
    assert reach_since(number).newer
    assert not faqs_may_differ(number)

    published(linked, title="First")
    assert faqs_may_differ(number)


def test_images_are_in_no_faq_and_a_new_faq_is_news() -> None:
    number = follower.snapshot().number

    an_image()
    assert not faqs_may_differ(number)

    an_faq()
    assert faqs_may_differ(number)


def test_a_state_of_another_build_or_record_tells_nothing() -> None:
    a_guide()
    reaches = Reaches(follower.snapshot(), "this build")

    assert reaches.since(State("0-000000000000", "this build", False)) is not None
    assert reaches.since(State("0-000000000000", "another build", False)) is None
    assert reaches.since(State("1-000000000000", "this build", False)) is None
    assert reaches.since(State("nonsense", "this build", False)) is None


def test_a_published_guide_leaves_faqs_unmade(tmp_path: Path) -> None:
    guide = a_guide(slug="peel", faqs=[an_faq(), an_faq()])
    a_clinic(code="east")
    whole = exported(tmp_path / "both")
    guide.title = "Another peel"
    guide.save_revision().publish()

    summary = exported(tmp_path / "both")

    exported(tmp_path / "whole")
    assert files_of(tmp_path / "both") == files_of(tmp_path / "whole")
    # Of each of two places: two FAQs, and two lists in each of two languages.
    assert whole.made - summary.made == 2 * (2 + 4)
