"""Whom visitors read of and who may edit are called by different names."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import a_clinic

pytestmark = pytest.mark.django_db


def test_a_clinic_s_team_and_its_editors_have_different_names(admin_client: Client) -> None:
    clinic = a_clinic(title="Austin")
    editor = admin_client.get(reverse("wagtailadmin_pages:edit", args=[clinic.pk]))
    html = editor.content.decode()
    assert "Team &amp; images" in html
    assert "Who may edit…" in html
    assert not re.search(r">\s*People(…|\s)*<", html)


def test_the_page_of_those_who_may_edit_says_so(admin_client: Client) -> None:
    clinic = a_clinic(title="Austin")
    html = admin_client.get(reverse("clinics_people", args=[clinic.pk])).content.decode()
    assert "Who may edit Austin" in html
    assert "With a role at this location" in html
