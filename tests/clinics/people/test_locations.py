"""What people of a location may not change of it, whatever they send."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import APIToken, Locale, Page, PageViewRestriction, Site
from wagtail.test.utils.form_data import querydict_from_html

from clinics.models import ClinicPage, Location
from clinics.status import Status
from tests.clinics.people.staff import a_person
from tests.factories import a_clinic, a_group, a_guide, a_local_guide, a_region, a_user

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]

FORGED = {"code": "forged", "url_pattern": "https://evil.example.com/{guide}/", "status": "closed"}


def signed_in(person: Any) -> Client:
    """Return the browser of somebody who has signed in."""
    client = Client()
    client.force_login(person)
    return client


def save(
    client: Client, location: Location, name: str = "edit", *parts: Any, **changes: str
) -> Any:
    """Send a location's form as it stands, with these changes."""
    url = reverse(f"wagtailadmin_pages:{name}", args=[location.pk, *parts])
    page = client.get(url)
    form = querydict_from_html(page.content.decode(), form_id="page-edit-form")
    form.update(changes)
    return client.post(url, {**{name: form.getlist(name) for name in form}, **changes})


@pytest.mark.parametrize("role", ["editor", "publisher"])
def test_a_forged_form_changes_nothing_that_is_the_groups(role: str) -> None:
    clinic = a_clinic(code="los-angeles")
    publishing = {"action-publish": "yes"} if role == "publisher" else {}

    response = save(
        signed_in(a_person(clinic, role)), clinic, title="New name", **FORGED, **publishing
    )

    assert response.status_code == 302
    draft = ClinicPage.objects.get(pk=clinic.pk).get_latest_revision_as_object()
    assert (draft.title, draft.code, draft.url_pattern, draft.status) == (
        "New name",
        "los-angeles",
        "",
        Status.OPEN,
    )


def test_the_groups_people_change_all_of_it() -> None:
    clinic = a_clinic(code="los-angeles")
    client = signed_in(a_person(clinic.get_parent().specific, "publisher"))

    save(client, clinic, code="la", **{"status": "coming_soon", "action-publish": "yes"})

    clinic.refresh_from_db()
    assert (clinic.code, clinic.slug, clinic.status) == ("la", "la", Status.COMING_SOON)


def test_the_form_says_who_changes_what_is_disabled() -> None:
    clinic = a_clinic()
    url = reverse("wagtailadmin_pages:edit", args=[clinic.pk])

    own = signed_in(a_person(clinic)).get(url).context["form"]
    groups = signed_in(a_person(a_group_of(clinic))).get(url).context["form"]

    names = ("code", "url_pattern", "status", "successor", "phone")
    assert [own.fields[name].disabled for name in names] == [True, True, True, True, False]
    assert own.fields["code"].help_text == "Only the group’s people change it."
    assert [groups.fields[name].disabled for name in names] == [False] * 5


def a_group_of(clinic: ClinicPage) -> Any:
    """Return the group above a clinic."""
    return clinic.get_parent().specific


def test_the_groups_publishers_change_the_groups_own_pattern() -> None:
    group = a_group()
    client = signed_in(a_person(group, "publisher"))

    save(
        client,
        group,
        url_pattern="https://{clinic}.example.com/{guide}/",
        **{"action-publish": "yes"},
    )

    group.refresh_from_db()
    assert group.url_pattern == "https://{clinic}.example.com/{guide}/"


def recoded() -> tuple[ClinicPage, int]:
    """Make a clinic whose code the group has changed; return it with its older revision."""
    clinic = a_clinic(code="old-code")
    older = clinic.save_revision()
    older.publish()
    clinic.refresh_from_db()
    clinic.code = "new-code"
    clinic.save_revision().publish()
    clinic.refresh_from_db()
    assert clinic.code == "new-code"
    return clinic, older.pk


def test_restoring_an_older_state_does_not_bring_an_older_code_back() -> None:
    clinic, older = recoded()
    client = signed_in(a_person(clinic, "publisher"))

    save(client, clinic, "revisions_revert", older, **{"action-publish": "yes"})

    clinic.refresh_from_db()
    assert clinic.code == "new-code"
    assert clinic.revisions.count() == 3


def test_restoring_by_script_does_not_bring_an_older_code_back() -> None:
    clinic, older = recoded()
    person = a_person(clinic, "publisher")
    _, token = APIToken.create_token(user=person, name="A script")
    client = Client(headers={"authorization": f"Bearer {token}"})
    actions = f"/api/v3-preview/pages/{clinic.pk}/actions"

    reverted = client.post(
        f"{actions}/revert/", {"revision_id": older}, content_type="application/json"
    )
    published = client.post(f"{actions}/publish/")

    assert (reverted.status_code, published.status_code) == (200, 200), reverted.content
    clinic.refresh_from_db()
    assert clinic.code == "new-code"


def test_a_script_does_not_change_the_code_through_the_slug() -> None:
    clinic = a_clinic(code="los-angeles")
    _, token = APIToken.create_token(user=a_person(clinic, "publisher"), name="A script")
    client = Client(headers={"authorization": f"Bearer {token}"})

    client.patch(
        f"/api/v3-preview/pages/{clinic.pk}/",
        {
            "meta": {"type": "clinics.ClinicPage", "action": "publish"},
            "slug": "forged",
            **FORGED,
        },
        content_type="application/json",
    )

    clinic.refresh_from_db()
    assert (clinic.code, clinic.slug, clinic.status) == ("los-angeles", "los-angeles", Status.OPEN)


def test_translating_everything_above_the_group_is_refused_and_leaves_nothing_behind() -> None:
    home = Site.objects.get(is_default_site=True).root_page
    group = a_group()
    a_clinic(a_region(group))
    group.move(home, pos="last-child")
    spanish = Locale.objects.create(language_code="es")
    before = Page.objects.count()

    response = signed_in(a_user()).post(
        reverse("simple_translation:submit_page_translation", args=[home.pk]),
        {"locales": spanish.pk, "include_subtree": "on"},
    )

    assert (response.status_code, response.url) == (302, "/admin/")
    assert Page.objects.count() == before


def test_the_buttons_of_a_location_are_those_that_work() -> None:
    clinic = a_clinic(a_region())
    region = clinic.get_parent()
    client = signed_in(a_person(region.specific, "publisher"))

    page = client.get(reverse("wagtailadmin_explore", args=[region.pk])).content.decode()

    assert f"/admin/clinics/{clinic.pk}/people/" in page
    assert f"/admin/clinics/{clinic.pk}/guides/" in page
    for action in ("copy", "move", "delete", "unpublish"):
        assert f"/admin/pages/{clinic.pk}/{action}/" not in page


def test_nobody_is_offered_to_translate_a_location_in_a_list() -> None:
    Locale.objects.create(language_code="es")
    clinic = a_clinic(a_region())

    page = signed_in(a_user()).get(reverse("wagtailadmin_explore", args=[clinic.get_parent().pk]))

    assert f"/admin/translation/submit/page/{clinic.pk}/" not in page.content.decode()


def test_nobody_is_offered_to_translate_a_location_or_local_guide_in_a_header() -> None:
    Locale.objects.create(language_code="es")
    clinic = a_clinic(title="Austin")
    guide = a_guide()
    local = a_local_guide(clinic, guide)
    client = signed_in(a_user())
    address = "/admin/translation/submit/page/{}/".format

    for page in (clinic, local):
        editor = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        assert (editor.status_code, address(page.pk) in editor.text) == (200, False)
    listing = client.get(reverse("wagtailadmin_explore", args=[clinic.pk]))
    assert local.title in listing.text
    assert address(clinic.pk) not in listing.text
    assert address(guide.pk) in client.get(f"/admin/pages/{guide.pk}/edit/").text


def test_the_list_below_the_group_has_pages_of_every_type() -> None:
    group = a_group()
    clinic = a_clinic(a_region(group, title="West"), title="Austin")
    local = a_local_guide(group, a_guide())
    client = signed_in(a_user())

    assert "West" in client.get(reverse("wagtailadmin_explore", args=[group.pk])).text
    results = reverse("wagtailadmin_explore_results", args=[group.pk])
    assert local.title in client.get(results).text
    assert "Austin" in client.get(results, {"q": clinic.title}).text


def test_the_page_chooser_shows_a_location_none_of_the_others() -> None:
    region = a_region()
    own, other = a_clinic(region, title="Own clinic"), a_clinic(region, title="Other clinic")
    guide = a_guide(title="A guide")
    a_local_guide(other, guide)
    client = signed_in(a_person(own))

    answers = [
        client.get(reverse("wagtailadmin_choose_page_child", args=[region.pk])).content.decode(),
        client.get(reverse("wagtailadmin_choose_page_search"), {"q": "clinic"}).content.decode(),
    ]
    library = client.get(reverse("wagtailadmin_choose_page_search"), {"q": "A guide"})

    for answer in answers:
        assert "Own clinic" in answer
        assert "Other clinic" not in answer
    assert "A guide" in library.content.decode()
    assert "Other clinic" not in library.content.decode()


def test_whoever_has_no_right_of_the_group_sets_no_privacy() -> None:
    clinic = a_clinic()

    signed_in(a_person(clinic, "publisher")).post(
        reverse("wagtailadmin_pages:set_privacy", args=[clinic.pk]),
        {"restriction_type": "login"},
    )

    assert not PageViewRestriction.objects.exists()
