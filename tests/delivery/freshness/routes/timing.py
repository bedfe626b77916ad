"""What the clock does."""

from datetime import timedelta
from typing import Any

import time_machine
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from tests.delivery.freshness.reading import CLINICS
from tests.delivery.freshness.scopes import (
    clinics,
    documents,
    draft,
    faqs,
    gone,
    lists,
    redirects,
    whole,
)
from tests.delivery.freshness.world import World

from .route import Route

#: Hours until what is scheduled here is due.
SOON = timedelta(hours=1)


def scheduled(name: str, **values: Any) -> Any:
    """Schedule a revision with these values to go live."""

    def schedule(world: World, admin: Client) -> None:
        instance = getattr(world, name)
        for field, value in values.items():
            setattr(instance, field, value)
        instance.go_live_at = timezone.now() + SOON
        instance.save_revision().publish()

    return schedule


def expiring(name: str) -> Any:
    """Schedule an object to expire."""

    def schedule(world: World, admin: Client) -> None:
        instance = getattr(world, name)
        instance.expire_at = timezone.now() + SOON
        instance.save_revision().publish()

    return schedule


def due(world: World, admin: Client) -> None:
    """Let the moment come, and the clock have its turn."""
    with time_machine.travel(timezone.now() + 2 * SOON):
        call_command("clock", "--once", verbosity=0)


NEEDLING = documents("needling") | clinics(*CLINICS)

ROUTES = {
    "a new guide is due": Route(
        due, draft | lists() | clinics(*CLINICS), first=scheduled("draft")
    ),
    "another title of a guide is due": Route(
        due, NEEDLING, first=scheduled("needling", title="Microneedling")
    ),
    "a guide expires": Route(due, NEEDLING, first=expiring("needling")),
    "another question is due": Route(
        due, faqs("cards"), first=scheduled("cards", question="Cards?")
    ),
    "an FAQ expires": Route(due, faqs("cards"), first=expiring("cards")),
    "a clinic's phone is due": Route(
        due, whole("sf") | redirects("sf"), first=scheduled("sf", phone="+1 555")
    ),
    "a clinic expires": Route(due, gone("mia"), first=expiring("mia")),
    "a local guide is due": Route(
        due,
        documents("needling", at=("ny",)) | clinics("ny"),
        first=scheduled("ny_needling", guide_title="Ours"),
    ),
    "a local guide expires": Route(
        due, documents("needling", at=("ny",)) | clinics("ny"), first=expiring("ny_needling")
    ),
    "what is scheduled says nothing yet": Route(scheduled("draft"), is_recorded=False),
    "an expiry that is not due": Route(expiring("needling"), is_recorded=False),
    "the clock without anything due": Route(
        lambda w, _: call_command("clock", "--once", verbosity=0), is_recorded=False
    ),
}
