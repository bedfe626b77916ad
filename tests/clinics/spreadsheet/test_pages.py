import re
import sqlite3
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser, Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page, Revision

from clinics.models import ClinicPage
from clinics.spreadsheet.reading import read_sheet
from tests.factories import a_clinic, a_group, a_region, a_user

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]

FILE = b"code,phone\nlos-angeles,+2\n"


@pytest.fixture
def admin(client: Client) -> Client:
    client.force_login(a_user())
    return client


def upload(client: Client, content: bytes = FILE) -> HttpResponse:
    file = SimpleUploadedFile("clinics.csv", content)
    return client.post(reverse("clinics_import"), {"file": file})


def token_in(response: HttpResponse) -> str:
    found = re.search(r'name="token" value="([^"]+)"', response.content.decode())
    assert found
    return found[1]


def apply(client: Client, token: str) -> HttpResponse:
    return client.post(reverse("clinics_import_apply"), {"token": token})


def somebody_with(page: Page, *permissions: str) -> AbstractBaseUser:
    group = Group.objects.create(name="Some")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in permissions:
        GroupPagePermission.objects.create(
            group=group, page=page, permission=Permission.objects.get(codename=codename)
        )
    user = get_user_model().objects.create_user("somebody")
    user.groups.add(group)
    return user


def test_a_file_is_looked_at_and_then_applied_by_the_user(client: Client) -> None:
    clinic = a_clinic(code="los-angeles", title="Los Angeles", phone="+1")
    user = a_user()
    client.force_login(user)

    reviewed = upload(client)
    assert ClinicPage.objects.get().phone == "+1"
    content = reviewed.content.decode()
    assert "Los Angeles" in content
    assert "<del>+1</del>" in content
    assert "<ins>+2</ins>" in content

    done = apply(client, token_in(reviewed))
    assert "0 added, 1 changed, 0 unchanged." in done.content.decode()
    assert ClinicPage.objects.get().phone == "+2"
    assert Revision.objects.for_instance(clinic).get().user == user


def test_problems_are_shown_with_line_and_column_and_nothing_can_be_applied(admin: Client) -> None:
    a_clinic(code="los-angeles")
    content = upload(admin, b"code,status\nlos-angeles,<b>\n").content.decode()
    assert re.search(
        r"<td>2</td>\s*<td><code>status</code></td>\s*"
        r"<td>“&lt;b&gt;” is no status\. Write open, coming_soon or closed\.</td>",
        content,
    )
    assert 'name="token"' not in content


def test_a_file_that_changes_nothing_can_not_be_applied(admin: Client) -> None:
    a_clinic(code="los-angeles", phone="+2")
    content = upload(admin).content.decode()
    assert "There is nothing to import." in content
    assert 'name="token"' not in content


def test_a_clinic_that_has_changed_since_is_looked_at_again(admin: Client) -> None:
    clinic = a_clinic(code="los-angeles", phone="+1")
    token = token_in(upload(admin))
    clinic.phone = "+3"
    clinic.save_revision().publish()

    again = apply(admin, token)

    assert "Somebody has changed clinics since you looked." in again.content.decode()
    assert ClinicPage.objects.get().phone == "+3"
    apply(admin, token_in(again))
    assert ClinicPage.objects.get().phone == "+2"


def test_applying_twice_does_it_once(admin: Client) -> None:
    clinic = a_clinic(code="los-angeles", phone="+1")
    token = token_in(upload(admin))
    apply(admin, token)
    apply(admin, token)
    assert Revision.objects.for_instance(clinic).count() == 1


def test_loading_the_page_of_an_import_again_says_that_it_is_done(admin: Client) -> None:
    a_clinic(code="los-angeles", phone="+1")
    token = token_in(upload(admin))
    apply(admin, token)
    again = apply(admin, token).content.decode()
    assert "The file is imported already." in again
    assert "Somebody has changed clinics" not in again


def many(number: int, phone: str = "1") -> bytes:
    """Return a file of as many clinics."""
    rows = (f"clinic-{each:03},Clinic {each:03},{phone}" for each in range(number))
    return "\n".join(["code,name,phone", *rows]).encode()


def test_the_difference_has_pages_and_is_applied_from_any_of_them(admin: Client) -> None:
    a_clinic(code="clinic-000", title="Clinic 000")
    a_clinic(code="clinic-001", title="Clinic 001", phone="1")
    first = upload(admin, many(61))
    content = " ".join(first.content.decode().split())
    assert (
        "<strong>59</strong> new, <strong>1</strong> changed, <strong>1</strong> left" in content
    )
    assert "here already: <code>phone</code> 1 </p>" in content
    assert "Clinics 1–50 of 60" in content
    assert ("Clinic 050" in content, "Clinic 051" in content) == (True, False)

    data = {"token": token_in(first), "p": "2"}
    second = admin.post(reverse("clinics_import_review"), data)
    content = second.content.decode()
    assert "Clinics 51–60 of 60" in content
    assert ("Clinic 050" in content, "Clinic 051" in content) == (False, True)

    done = apply(admin, token_in(second)).content.decode()
    assert "59 added, 1 changed, 1 unchanged." in done
    assert ClinicPage.objects.filter(phone="1").count() == 61


def test_another_page_says_that_clinics_have_changed_since(admin: Client) -> None:
    clinic = a_clinic(code="clinic-000", title="Clinic 000")
    data = {"token": token_in(upload(admin, many(61))), "p": "2"}
    clinic.phone = "1"
    clinic.save_revision().publish()
    content = admin.post(reverse("clinics_import_review"), data).content.decode()
    assert "Somebody has changed clinics since you looked." in content
    assert "<strong>60</strong> new, <strong>0</strong> changed" in content


def test_of_very_many_problems_the_first_are_shown(admin: Client) -> None:
    a_group()
    content = upload(admin, many(203, phone="{{ x }}")).content.decode()
    assert "203 problems. Nothing was imported" in content
    assert content.count("Facts can’t be mentioned here") == 200
    assert "3 more problems are not shown." in content


@pytest.mark.skipif(connection.vendor != "sqlite", reason="Elsewhere one waits for the lock.")
@pytest.mark.django_db(transaction=True)
def test_an_import_while_somebody_holds_the_database_imports_nothing_and_says_so(
    admin: Client,
) -> None:
    a_clinic(code="los-angeles", phone="+1")
    token = token_in(upload(admin))
    other = sqlite3.connect(connection.settings_dict["NAME"], uri=True)
    connection.connection.execute("PRAGMA busy_timeout = 1")
    other.execute("BEGIN IMMEDIATE")
    try:
        answer = apply(admin, token)
    finally:
        other.rollback()
        other.close()
    assert "This has imported nothing" in answer.content.decode()
    assert ClinicPage.objects.get().phone == "+1"
    assert "0 added, 1 changed" in apply(admin, token_in(answer)).content.decode()


def test_what_was_looked_at_expires_and_is_good_for_one_person(
    admin: Client, client: Client
) -> None:
    a_clinic(code="los-angeles", phone="+1")
    token = token_in(upload(admin))

    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        assert apply(admin, token).status_code == 302
    admin.force_login(a_user())
    assert apply(admin, token).status_code == 302
    assert apply(admin, "forged").status_code == 302
    assert ClinicPage.objects.get().phone == "+1"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty. Choose another one."),
        (b"x" * (5 * 1024 * 1024 + 1), "The file is larger than 5 MB."),
        (b"PK\x03\x04", "The file is no text."),
    ],
)
def test_a_file_that_is_no_spreadsheet_is_refused(
    admin: Client, content: bytes, sentence: str
) -> None:
    a_group()
    assert sentence in upload(admin, content).content.decode()


def test_a_file_that_no_form_can_carry_is_refused(admin: Client, settings: object) -> None:
    a_clinic(code="los-angeles")
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10_050  # type: ignore[attr-defined]
    content = upload(admin).content.decode()
    assert "The file is too large to be looked at here." in content


@pytest.mark.parametrize(
    "name",
    ["clinics_import", "clinics_import_review", "clinics_import_apply", "clinics_export"],
)
def test_only_those_who_may_publish_the_group_come_in(client: Client, name: str) -> None:
    group = a_group()
    california = a_region(code="california")
    client.force_login(somebody_with(california, "change_page", "publish_page", "add_page"))
    assert client.get(reverse(name)).status_code == 302
    assert client.post(reverse(name)).status_code in (302, 405)
    some = Group.objects.get(name="Some")
    for codename in ("change_page", "publish_page"):
        permission = Permission.objects.get(codename=codename)
        GroupPagePermission.objects.create(group=some, page=group, permission=permission)
    response = client.get(reverse(name))
    assert response.headers.get("Location", reverse("clinics_import")) == reverse("clinics_import")


def test_who_may_not_add_pages_changes_clinics_but_adds_none(client: Client) -> None:
    group = a_group(title="The group")
    a_clinic(code="los-angeles", title="Los Angeles")
    client.force_login(somebody_with(group, "change_page", "publish_page"))
    content = upload(client, b"code,name\nboston,Boston\n").content.decode()
    assert "You may not add clinics to “The group”." in content
    assert token_in(upload(client, b"code,name\nlos-angeles,LA\n"))


def test_the_download_is_a_file_that_can_be_imported(admin: Client) -> None:
    a_clinic(code="los-angeles")
    response = admin.get(reverse("clinics_export"))
    assert response["Content-Disposition"] == 'attachment; filename="clinics.csv"'
    assert [row.code for row in read_sheet(response.content).rows] == ["los-angeles"]


def test_the_menu_leads_to_the_location_that_has_all_one_may_see(client: Client) -> None:
    a_group()
    california = a_region(code="california")
    client.force_login(somebody_with(california, "change_page"))
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("clinics_locations") in home
    assert reverse("clinics_import") not in home
    assert client.get(reverse("clinics_locations"))["Location"] == reverse(
        "wagtailadmin_explore", args=[california.pk]
    )


def test_without_a_group_the_menu_says_how_to_begin(admin: Client) -> None:
    response = admin.get(reverse("clinics_locations"), follow=True)
    assert "There is no clinic group yet." in response.content.decode()
