"""Giving and taking roles in the admin."""

import re
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import PageLogEntry

from clinics.models import Location, RoleGroup
from clinics.people.access import may_edit, may_publish
from tests.clinics.people.staff import a_person
from tests.factories import a_clinic, a_group, a_region, a_user

pytestmark = pytest.mark.django_db


def signed_in(person: Any) -> Client:
    """Return the browser of somebody who has signed in."""
    client = Client()
    client.force_login(person)
    return client


def people_url(location: Location) -> str:
    """Return where a location's people are."""
    return reverse("clinics_people", args=[location.pk])


def invite(client: Client, location: Location, person: str, role: str = "editor") -> Any:
    """Send the form."""
    return client.post(people_url(location), {"person": person, "role": role}, follow=True)


def fresh(person: Any) -> Any:
    """Return the person as of now: Wagtail keeps permissions on the object."""
    return get_user_model().objects.get(pk=person.pk)


def test_a_person_from_above_invites_somebody_who_has_an_account() -> None:
    clinic = a_clinic(a_region())
    inviter = a_person(clinic.get_parent().specific, "publisher")
    person = a_person()

    response = invite(signed_in(inviter), clinic, person.username)

    assert "has the role “Editor” here." in response.content.decode()
    assert may_edit(fresh(person), clinic)
    assert not may_publish(fresh(person), clinic)
    [message] = mail.outbox
    assert message.to == [person.email]
    assert message.subject == f"Your role at {clinic.title}"
    assert "password" not in message.body


def test_an_account_is_found_by_its_address_whatever_its_case() -> None:
    clinic, person = a_clinic(), a_person()

    invite(signed_in(a_user()), clinic, person.email.upper())

    assert may_edit(fresh(person), clinic)
    assert get_user_model().objects.filter(email__iexact=person.email).count() == 1


def test_somebody_new_gets_an_account_and_a_link_that_sets_a_password() -> None:
    clinic = a_clinic()

    response = invite(signed_in(a_user()), clinic, "ada@example.com", "publisher")

    assert "An invitation has been sent to ada@example.com." in response.content.decode()
    person = get_user_model().objects.get(email="ada@example.com")
    assert may_publish(person, clinic)
    assert not person.is_superuser
    link = re.search(r"http://[^/]+(/admin/password_reset/confirm/\S+)", mail.outbox[0].body)
    assert link is not None
    client = Client()
    form = client.get(link[1], follow=True)
    path = form.redirect_chain[-1][0]
    client.post(path, {"new_password1": "a-long-word-7", "new_password2": "a-long-word-7"})
    assert client.login(username="ada@example.com", password="a-long-word-7")
    assert client.get(reverse("wagtailadmin_home")).status_code == 200


def test_no_link_is_built_from_the_host_that_the_browser_names() -> None:
    client = signed_in(a_user())

    client.post(
        people_url(a_clinic()),
        {"person": "ada@example.com", "role": "editor"},
        headers={"host": "localhost"},
    )

    assert "http://localhost:8000/admin/password_reset/" in mail.outbox[0].body


@pytest.mark.parametrize(
    ("given", "answer"),
    [
        ("nobody", "No account has this username. Enter the person’s e-mail address to make one."),
        ("", "This field is required."),
        ("the-boss", "This person is an administrator and may do everything."),
        ("gone", "This account is not active. Ask an administrator to activate it first."),
        (
            "shared@example.com",
            "Several accounts have this e-mail address. Enter the person’s username instead.",
        ),
        (
            f"{'x' * 60}@{'y' * 60}.{'z' * 60}.example.com",
            "This address is too long for a username. Ask an administrator for an account.",
        ),
    ],
)
def test_who_cannot_be_invited_is_said_with_the_remedy(given: str, answer: str) -> None:
    clinic = a_clinic()
    boss = a_user(username="the-boss")
    a_person(username="gone", is_active=False)
    for name in ("one", "two"):
        a_person(username=name, email="shared@example.com")

    response = invite(signed_in(boss), clinic, given)

    assert answer in response.content.decode()
    assert mail.outbox == []
    assert not RoleGroup.objects.filter(location=clinic).exists()


def test_a_role_takes_the_place_of_the_other_one_here() -> None:
    clinic, person = a_clinic(), a_person()
    client = signed_in(a_user())

    invite(client, clinic, person.username, "publisher")
    invite(client, clinic, person.username, "editor")

    assert list(person.groups.values_list("clinic_role__role", flat=True)) == ["editor"]


def test_a_role_is_taken_away_and_the_history_says_both() -> None:
    clinic, person, boss = a_clinic(), a_person(), a_user()
    client = signed_in(boss)
    invite(client, clinic, person.username)

    client.post(reverse("clinics_people_remove", args=[clinic.pk, person.pk]), {"role": "editor"})

    assert not may_edit(fresh(person), clinic)
    entries = PageLogEntry.objects.filter(page=clinic.pk, action__startswith="clinics.")
    assert [entry.message for entry in entries.order_by("pk")] == [
        f"Role “Editor” given to {person.username}",
        f"Role “Editor” taken from {person.username}",
    ]


def test_a_role_from_above_is_not_taken_here() -> None:
    region = a_region()
    clinic = a_clinic(region)
    person = a_person(region)

    response = signed_in(a_user()).post(
        reverse("clinics_people_remove", args=[clinic.pk, person.pk]),
        {"role": "editor"},
        follow=True,
    )

    assert "This person had no such role here. Nothing was changed." in response.content.decode()
    assert may_edit(fresh(person), clinic)


def test_a_new_link_is_sent_only_to_those_who_never_signed_in() -> None:
    clinic, client = a_clinic(), signed_in(a_user())
    invite(client, clinic, "ada@example.com")
    ada = get_user_model().objects.get(email="ada@example.com")
    again = reverse("clinics_people_send_again", args=[clinic.pk, ada.pk])

    client.post(again)
    assert len(mail.outbox) == 2
    Client().force_login(ada)
    client.post(again)

    assert len(mail.outbox) == 2


def test_mail_that_fails_leaves_the_role_and_says_what_to_do(monkeypatch: Any) -> None:
    def fail(*args: Any, **kwargs: Any) -> int:
        raise OSError

    monkeypatch.setattr("clinics.people.mail.send_mail", fail)
    clinic = a_clinic()

    response = invite(signed_in(a_user()), clinic, "ada@example.com")

    assert "no mail could be sent" in response.content.decode()
    assert may_edit(get_user_model().objects.get(email="ada@example.com"), clinic)


def test_the_page_shows_the_people_here_and_those_from_above() -> None:
    region = a_region(title="West")
    clinic = a_clinic(region)
    own = a_person(clinic, first_name="Own", last_name="Editor")
    a_person(region, "publisher", first_name="Above", last_name="Publisher")

    page = signed_in(own).get(people_url(clinic)).content.decode()

    assert "Own Editor" in page
    assert "Above Publisher" in page
    assert "Invite somebody" not in page
    assert "Remove" not in page


def test_the_page_costs_the_same_for_one_person_and_for_many() -> None:
    clinic = a_clinic(a_region())
    client = signed_in(a_person(clinic))
    client.get(people_url(clinic))
    counts = []

    for added in (0, 12):
        for _ in range(added):
            a_person(clinic)
        with CaptureQueriesContext(connection) as queries:
            client.get(people_url(clinic))
        counts.append(len(queries))

    assert counts[0] == counts[1] < 30


def test_a_region_publisher_invites_nobody_to_the_region_itself() -> None:
    region = a_region(a_group())
    client = signed_in(a_person(region, "publisher"))

    client.post(people_url(region), {"person": "ada@example.com", "role": "publisher"})

    assert not get_user_model().objects.filter(email="ada@example.com").exists()
