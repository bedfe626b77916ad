"""The way from the editor to a draft on the website."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from delivery.previews.tokens import Preview, preview_in
from desk.previewing.viewpoint import SESSION_KEY
from tests.factories import a_clinic, a_guide, a_local_guide, a_region

pytestmark = pytest.mark.django_db

LABEL = "See the draft on the website"


@pytest.fixture(autouse=True)
def website(settings: Settings) -> None:
    settings.CLINIC_GUIDES_PREVIEW_URL = (
        "https://www.example.com/draft?token={token}&slug={slug}&clinic={clinic}&in={locale}"
    )


def website_of(page: Any, **query: str) -> str:
    url = reverse("desk_website_preview", args=[page.pk])
    return f"{url}?location={query['location']}" if query else url


def led_to(client: Client, page: Any, **query: str) -> tuple[Preview, dict[str, list[str]]]:
    """Return what the token of the website's address opens, and what the address says."""
    response = client.get(website_of(page, **query))
    assert response.status_code == 302
    assert response["Referrer-Policy"] == "no-referrer"
    told = parse_qs(urlsplit(response["Location"]).query)
    return preview_in(told.pop("token")[0], seconds=60), told


def test_the_editor_has_a_way_to_the_website(admin_client: Client, settings: Settings) -> None:
    guide = a_guide()
    local = a_local_guide(a_clinic(), guide)
    for page in (guide, local):
        edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
        settings.CLINIC_GUIDES_PREVIEW_URL = "https://www.example.com/?token={token}"
        html = admin_client.get(edit).content.decode()
        assert LABEL in html
        assert website_of(page) in html
        settings.CLINIC_GUIDES_PREVIEW_URL = ""
        assert LABEL not in admin_client.get(edit).content.decode()


def test_a_guide_is_shown_for_the_chosen_location(admin_client: Client) -> None:
    guide = a_guide(slug="peel")
    a_clinic(code="austin")
    assert a_clinic(code="dallas").live
    a_draft = "a-draft"
    guide.slug = a_draft
    guide.save_revision()
    session = admin_client.session
    session[SESSION_KEY] = "austin"
    session.save()
    about = {"slug": [a_draft], "in": ["en"]}

    assert led_to(admin_client, guide) == (
        Preview(guide.pk, "austin"),
        {**about, "clinic": ["austin"]},
    )
    assert led_to(admin_client, guide, location="dallas") == (
        Preview(guide.pk, "dallas"),
        {**about, "clinic": ["dallas"]},
    )


def test_a_local_guide_is_shown_for_its_own_location(admin_client: Client) -> None:
    local = a_local_guide(a_region(code="texas"), a_guide(slug="peel"), live=False)

    assert led_to(admin_client, local) == (
        Preview(local.pk, "texas"),
        {"slug": ["peel"], "clinic": ["texas"], "in": ["en"]},
    )


def test_where_the_address_needs_a_clinic_one_is_asked_for(admin_client: Client) -> None:
    guide = a_guide(title="Peel")
    assert "Publish a clinic first." in admin_client.get(website_of(guide)).content.decode()
    a_clinic(title="Austin & more", code="austin")
    html = admin_client.get(website_of(guide, location="nowhere")).content.decode()

    assert "On which one do you want to see “Peel”?" in html
    assert '<a href="?location=austin">Austin &amp; more</a>' in html
    assert 'role="search"' not in html


def test_of_many_clinics_one_is_found_by_its_name_or_code(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desk.previewing.website.MOST_CLINICS", 2)
    guide = a_guide()
    for name in ("Austin", "Boston", "Chicago"):
        a_clinic(title=name, code=f"{name.lower()}-1")

    def listed(query: str = "") -> tuple[list[str], str]:
        html = admin_client.get(website_of(guide) + query).content.decode()
        (told,) = re.findall(r'<p role="status">(.*?)</p>', html)
        return re.findall(r'<a href="\?location=([^"]+)"', html), told

    assert listed() == (["austin-1", "boston-1"], "2 clinics of 3")
    assert listed("?q=CHIC") == (["chicago-1"], "1 clinic of 3")
    assert listed("?q=boston-1") == (["boston-1"], "1 clinic of 3")
    assert listed("?q=%3Cb%3E")[1].startswith("No clinic is called “&lt;b&gt;”.")


def test_where_it_needs_none_the_group_s_copy_is_shown(
    admin_client: Client, settings: Settings
) -> None:
    settings.CLINIC_GUIDES_PREVIEW_URL = "https://www.example.com/draft?token={token}"
    guide = a_guide()

    assert led_to(admin_client, guide) == (Preview(guide.pk, ""), {})


def test_without_an_address_the_editor_is_shown(admin_client: Client, settings: Settings) -> None:
    settings.CLINIC_GUIDES_PREVIEW_URL = ""
    guide = a_guide()

    assert admin_client.get(website_of(guide)).url == reverse(
        "wagtailadmin_pages:edit", args=[guide.pk]
    )


def test_who_may_not_edit_a_guide_gets_no_token(client: Client) -> None:
    guide = a_guide()
    assert client.get(website_of(guide)).url.startswith(reverse("wagtailadmin_login"))
    nobody = get_user_model().objects.create_user("nobody")
    nobody.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(nobody)

    assert "example.com" not in client.get(website_of(guide)).get("Location", "")


def test_other_pages_have_no_such_preview(admin_client: Client) -> None:
    assert admin_client.get(website_of(a_clinic())).status_code == 404
