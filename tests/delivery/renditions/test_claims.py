"""The rows by which processes agree who makes a rendition."""

from datetime import timedelta

import pytest
from django.utils import timezone

from delivery.models import OnDemandRendition
from delivery.renditions.attempts import Next
from delivery.renditions.claims import Wanted, claim, failed, left, made

pytestmark = pytest.mark.django_db

WANTED = Wanted(1, "fill-320x320|format-avif", "file")


def a_day_later() -> None:
    OnDemandRendition.objects.update(since=timezone.now() - timedelta(days=1))


def test_one_begins_and_the_others_wait() -> None:
    assert claim(WANTED).next is Next.BEGIN
    assert [claim(WANTED).next for _ in range(3)] == [Next.WAIT] * 3
    assert claim(Wanted(1, "fill-640x640|format-avif", "file")).next is Next.BEGIN
    assert claim(Wanted(2, WANTED.spec, "file")).next is Next.BEGIN


def test_another_file_does_not_wait_for_the_former_one() -> None:
    claim(WANTED)
    another = Wanted(1, WANTED.spec, "another file")

    assert claim(another).next is Next.BEGIN
    for say in (failed, left, made):
        say(WANTED)
    row = OnDemandRendition.objects.get()
    assert (row.source, row.state, row.attempts) == ("another file", "making", 1)


def test_what_was_made_and_has_gone_is_made_again() -> None:
    claim(WANTED)
    made(WANTED)

    assert claim(WANTED).next is Next.BEGIN
    assert claim(WANTED).next is Next.WAIT


def test_who_had_no_turn_leaves_no_trace() -> None:
    claim(WANTED)
    left(WANTED)

    assert not OnDemandRendition.objects.exists()
    assert claim(WANTED).next is Next.BEGIN


def test_having_no_turn_makes_no_failure_forgotten() -> None:
    for _ in range(4):
        assert claim(WANTED).next is Next.BEGIN
        failed(WANTED)
        a_day_later()
    claim(WANTED)
    left(WANTED)
    assert OnDemandRendition.objects.get().attempts == 4
    a_day_later()

    assert claim(WANTED).next is Next.BEGIN
    failed(WANTED)
    assert claim(WANTED).next is Next.GIVE_UP
