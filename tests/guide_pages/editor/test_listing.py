"""Where marketers find guides in the admin."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from guide_pages.models import GuideIndexPage
from tests.factories import a_guide, a_library, a_user

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


@pytest.fixture
def admin(client: Client) -> Client:
    """Return a browser in which an administrator is signed in."""
    client.force_login(a_user())
    return client


def titles(response: Any) -> list[str]:
    assert response.status_code == 200
    return [page.title for page in response.context["object_list"]]


def test_the_menu_leads_to_the_only_library(admin: Client) -> None:
    library = a_library()

    response = admin.get(reverse("guide_library"))

    assert response.url == reverse("wagtailadmin_explore", args=[library.pk])


def test_the_menu_leads_to_all_guides_when_there_are_several_libraries(admin: Client) -> None:
    for _ in range(2):
        a_guide(parent=a_library())

    response = admin.get(reverse("guide_library"), follow=True)

    assert len(titles(response)) == 2


def test_without_a_library_the_menu_says_how_to_begin(admin: Client) -> None:
    response = admin.get(reverse("guide_library"))

    [message] = get_messages(response.wsgi_request)
    assert "There is no guide library yet." in str(message)


def test_the_menu_has_everything_of_the_library_together(admin: Client) -> None:
    text = admin.get(reverse("wagtailadmin_home")).text

    for label in ("Treatment guides", "FAQs", "Topics", "Reviewers"):
        assert f'"{label}"' in text
    assert '/admin/snippets/"' not in text


def test_someone_without_any_page_is_not_shown_the_library(client: Client) -> None:
    person = a_user()
    person.is_superuser = False
    person.save()
    person.user_permissions.set(Permission.objects.filter(codename="access_admin"))
    client.force_login(person)

    assert "Treatment guides" not in client.get(reverse("wagtailadmin_home")).text


def test_guides_stand_below_their_library_in_its_own_order(admin: Client) -> None:
    library = a_library()
    for title in ("C", "A", "B"):
        a_guide(parent=library, title=title)

    assert titles(admin.get(reverse("wagtailadmin_explore", args=[library.pk]))) == ["C", "A", "B"]


def test_a_row_says_whether_a_guide_is_featured_and_its_review_overdue(admin: Client) -> None:
    today = date.today()
    a_guide(title="Late", featured=True, next_review=today)
    a_guide(title="In time", next_review=today + timedelta(days=40))
    library = GuideIndexPage.objects.get()

    text = admin.get(reverse("wagtailadmin_explore", args=[library.pk])).text

    rows = re.findall(r"<tr.*?</tr>", text, re.DOTALL)
    [late] = [row for row in rows if "Late" in row]
    [in_time] = [row for row in rows if "In time" in row]
    tags = re.compile(r"\b(featured|overdue)\b")
    assert (tags.findall(late), tags.findall(in_time)) == (["featured", "overdue"], [])


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"featured": "true"}, ["Late"]),
        ({"featured": "false"}, ["In time"]),
        ({"next_review_to": "2026-06-30"}, ["Late"]),
        ({"featured": "true", "q": "Late"}, ["Late"]),
        ({"featured": "nonsense"}, ["In time", "Late"]),
    ],
    ids=["featured", "others", "due", "with a search", "nonsense"],
)
def test_guides_are_filtered(admin: Client, filters: dict[str, str], expected: list[str]) -> None:
    a_guide(title="Late", featured=True, next_review=date(2026, 6, 1))
    a_guide(title="In time", next_review=date(2027, 6, 1))
    library = GuideIndexPage.objects.get()

    response = admin.get(reverse("wagtailadmin_explore", args=[library.pk]), filters)

    assert sorted(titles(response)) == expected
