"""Whoever follows the changes while many publish misses nothing.

Publishers commit and take back at once, some in long transactions, some with a connection that
dies; followers read small pages all the while. ``CHANGES_ROUNDS`` sets how often that happens.
"""

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from uuid import uuid4

import pytest
from django.db import Error, connection, transaction
from django.test import Client

from clinics.models import ClinicPage, GuideAtLocation, LocalGuidePage
from editions.numbering import last_number
from faq.models import FAQ
from guide_pages.models import GuidePage
from tests.factories import a_clinic, a_group, a_guide, a_local_guide, a_region, an_faq

from .following import Followed, Follower
from .reading import Mirror, served

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = int(os.environ.get("CHANGES_ROUNDS", "2"))
#: Longer than any wait for another thread takes, shorter than a hanging test is bearable.
PATIENCE = 60.0


class TakenBack(Exception):
    """What a publisher gives up for."""


class World:
    """What is published, by id; threads read objects of their own."""

    def __init__(self) -> None:
        shared = [an_faq() for _ in range(3)]
        self.guides = [a_guide(faqs=[faq]).pk for faq in shared]
        self.faqs = [faq.pk for faq in shared]
        a_group()
        self.la = a_clinic(a_region(code="west"), code="la").pk
        a_clinic(code="ny")
        row = {"type": "add", "id": str(uuid4()), "value": {"question": "Here?", "answer": "Yes"}}
        guide = GuidePage.objects.get(pk=self.guides[0])
        local = a_local_guide(ClinicPage.objects.get(pk=self.la), guide, faq_changes=[row])
        self.local = local.pk

    def retitle(self, turn: str, number: int = 0) -> None:
        """Publish a guide with another title."""
        guide = GuidePage.objects.get(pk=self.guides[number]).get_latest_revision_as_object()
        guide.title = f"Guide {turn}"
        guide.save_revision().publish()

    def ask_again(self, turn: str) -> None:
        """Withdraw a question and publish it with other words."""
        FAQ.objects.get(pk=self.faqs[1]).unpublish()
        faq = FAQ.objects.get(pk=self.faqs[1])
        faq.question = f"Question {turn}?"
        faq.save_revision().publish()

    def come_and_go(self, turn: str) -> None:
        """Publish a new question and delete it."""
        faq = an_faq(question=f"Passing {turn}?")
        faq.delete()

    def offer(self, turn: str) -> None:
        """Let a clinic offer a guide no longer, or again."""
        clinic = ClinicPage.objects.get(pk=self.la)
        is_offered = not clinic.guide_settings.exists()
        rows = [GuideAtLocation(guide_id=self.guides[2], offered="no")] if is_offered else []
        clinic.guide_settings = rows
        clinic.phone = turn
        clinic.save_revision().publish()

    def change_locally(self, turn: str) -> None:
        """Withdraw a clinic's own changes, or publish them again."""
        local = LocalGuidePage.objects.get(pk=self.local)
        if local.live:
            local.unpublish()
        else:
            local.save_revision().publish()


def repeatedly(publish: Callable[[str], None]) -> Callable[[Followed], None]:
    """Publish again and again, each time in a transaction of its own."""
    return lambda followed: [publish(f"{turn}") for turn in range(4)] and None


def in_one_transaction(world: World) -> Callable[[Followed], None]:
    """Publish much and commit only when a follower has read on meanwhile."""

    def run(followed: Followed) -> None:
        for turn in range(2):
            with transaction.atomic():
                world.retitle(f"long {turn}")
                world.retitle(f"long {turn}", 1)
                world.ask_again(f"long {turn}")
                assert followed.await_another_page(PATIENCE)

    return run


def taken_back(world: World) -> Callable[[Followed], None]:
    """Publish and take it back, once a follower could have seen it."""

    def run(followed: Followed) -> None:
        for turn in range(3):
            with suppress(TakenBack), transaction.atomic():
                world.retitle(f"never {turn}", 2)
                world.come_and_go(f"never {turn}")
                assert followed.await_another_page(PATIENCE)
                raise TakenBack

    return run


def cut_off(world: World) -> Callable[[Followed], None]:
    """Publish, and lose the connection before the commit."""

    def run(followed: Followed) -> None:
        for turn in range(2):
            with suppress(Error), transaction.atomic():
                world.retitle(f"lost {turn}", 1)
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
                raise AssertionError("The connection still stands.")
            connection.close()
            world.retitle(f"found {turn}", 1)

    return run


def publishers_of(world: World) -> list[Callable[[Followed], None]]:
    """Return what is done at the same time."""
    found = [
        repeatedly(world.retitle),
        repeatedly(world.ask_again),
        repeatedly(world.come_and_go),
        repeatedly(world.offer),
        repeatedly(world.change_locally),
        in_one_transaction(world),
        taken_back(world),
    ]
    # SQLite has no connection that another one could end.
    return [*found, cut_off(world)] if connection.vendor == "postgresql" else found


def at_once(works: list[Callable[[Followed], None]], followed: Followed) -> None:
    """Run each piece of work in a thread of its own; fails with the first error of any."""
    start, errors = threading.Barrier(len(works)), []

    def run(work: Callable[[Followed], None]) -> None:
        try:
            start.wait(PATIENCE)
            work(followed)
        except BaseException as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(work,), daemon=True) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert errors == []
    assert not any(thread.is_alive() for thread in threads)


def test_whoever_follows_while_many_publish_has_what_is_true_in_the_end(client: Client) -> None:
    world = World()
    followers = [Follower(None, limit=2), Follower("la", limit=3), Follower("ny", limit=1)]
    mirrors = {clinic: Mirror(client, clinic) for clinic in ("la", "ny")}
    for round_number in range(ROUNDS):
        before = last_number()
        followed = Followed(followers)
        with followed:
            at_once(publishers_of(world), followed)
        for follower in followers:
            assert follower.faults == [], round_number
            assert follower.held == follower.fresh(client), round_number
        for clinic, mirror in mirrors.items():
            mirror.follow(limit=5)
            assert mirror.documents == served(client, clinic)
        assert last_number() > before

    pages: Any = [follower.pages for follower in followers]
    print(f"{ROUNDS} rounds, {last_number()} editions, pages read: {pages}")
