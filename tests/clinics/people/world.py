"""A group with everything that somebody may or may not reach, and one person of each kind."""

import re
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.test import Client
from wagtail.models import APIToken, Locale, Page

from tests.clinics.people.staff import a_person
from tests.factories import (
    a_change,
    a_clinic,
    a_fact,
    a_group,
    a_guide,
    a_library,
    a_local_guide,
    a_region,
    a_reviewer,
    a_topic,
    a_user,
    an_faq,
    an_image,
)

#: The columns of every table, in order.
PEOPLE = (
    "anonymous",
    "no role",
    "clinic editor",
    "clinic publisher",
    "other clinic's publisher",
    "region editor",
    "region publisher",
    "group editor",
    "group publisher",
    "administrator",
)


@dataclass
class World:
    """The objects; the clinic stands in the region, the other clinic beside it."""

    library: Any = field(default_factory=a_library)
    group: Any = field(default_factory=a_group)

    def __post_init__(self) -> None:
        self.region = a_region(self.group)
        self.clinic = a_clinic(self.region)
        self.other = a_clinic(self.group)
        self.guide, self.second, self.third = a_guide(), a_guide(), a_guide()
        block = self.guide.body.raw_data[0]["id"]
        self.local = a_local_guide(self.clinic, self.guide, changes=[a_change(block)])
        self.unpublished = a_local_guide(self.clinic, self.second, live=False)
        self.elsewhere = a_local_guide(self.other, self.guide)
        for page in (self.clinic, self.other, self.local):
            page.save_revision()
        self.faq, self.topic, self.fact = an_faq(), a_topic(), a_fact()
        self.reviewer, self.image = a_reviewer(), an_image()
        self.spanish = Locale.objects.create(language_code="es")
        self.somebody = a_person(self.clinic)

    def people(self) -> dict[str, Any]:
        """Make one person of each kind, in the order of the columns."""
        roles = {
            "clinic editor": (self.clinic, "editor"),
            "clinic publisher": (self.clinic, "publisher"),
            "other clinic's publisher": (self.other, "publisher"),
            "region editor": (self.region, "editor"),
            "region publisher": (self.region, "publisher"),
            "group editor": (self.group, "editor"),
            "group publisher": (self.group, "publisher"),
        }
        found: dict[str, Any] = {"anonymous": AnonymousUser(), "no role": a_person()}
        found |= {name: a_person(*role) for name, role in roles.items()}
        found["administrator"] = a_user()
        return found

    def revision_of(self, page: Page, place: int = 0) -> int:
        """Return the id of one of a page's revisions, the first by default."""
        return int(page.revisions.order_by("pk").values_list("pk", flat=True)[place])


def browser_of(person: Any) -> Client:
    """Return the browser of somebody, signed in unless nobody is."""
    client = Client()
    if person.is_authenticated:
        client.force_login(person)
    return client


def script_of(person: Any) -> Client:
    """Return a client with the person's bearer token."""
    if not person.is_authenticated:
        return Client()
    _, token = APIToken.create_token(user=person, name="A script")
    return Client(headers={"authorization": f"Bearer {token}"})


def is_refused(response: Any) -> bool:
    """Whether an answer is "no": refused, not found, sent to sign in, or back to one's own.

    A request that tells by itself whether it has had an effect answers with true or false.
    """
    if isinstance(response, bool):
        return not response
    if response.status_code in (401, 403, 404):
        return True
    if response.status_code != 302:
        return False
    sent_back = response.url in ("/admin/", "/admin") or "/login/" in response.url
    # The explorer sends whoever asks for a page they may not see to one they may.
    asked = response.wsgi_request
    return sent_back or (
        asked.method == "GET" and re.fullmatch(r"/admin/pages/\d+/", response.url) is not None
    )
