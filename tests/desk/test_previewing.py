from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from wagtail.models import Page

from clinics.models import LocalGuidePage
from tests.factories import (
    a_block,
    a_change,
    a_clinic,
    a_fact,
    a_guide,
    a_local_guide,
    a_region,
    an_faq,
)

pytestmark = pytest.mark.django_db


def choose(client: Client, location: str, page: Page | None = None) -> Any:
    """Choose a location in the bar of a preview."""
    came_from = "http://testserver" + preview_url(page) if page else ""
    return client.post(
        reverse("desk_preview_location"), {"location": location}, headers={"Referer": came_from}
    )


def preview_url(page: Any) -> str:
    """Return the address of a page's preview."""
    return reverse("wagtailadmin_pages:view_draft", args=(page.pk,))


def preview(client: Client, page: Any) -> str:
    """Return the HTML of a page's preview."""
    response = client.get(preview_url(page))
    assert response.status_code == 200
    return str(response.content.decode())


def test_a_draft_is_previewed_as_a_location_gets_it(admin_client: Client) -> None:
    a_fact("price_from")
    first, second = (
        a_block(text="<p>Shared, {{ price_from }}.</p>"),
        a_block(text="<p>Second.</p>"),
    )
    guide = a_guide(title="Peel", body=[first, second])
    clinic = a_clinic(a_region(), title="Austin", code="austin", facts={"price_from": "$200"})
    a_local_guide(clinic, guide, changes=[a_change(second["id"], text="<p>Ours.</p>")])
    raw = guide.body.get_prep_value()
    raw[0]["value"]["text"] = "<p>Draft, {{ price_from }}.</p>"
    guide.body = raw
    guide.save_revision()
    shared = preview(admin_client, guide)
    assert "Draft, ." in shared
    assert "You read the shared copy." in shared
    assert choose(admin_client, "austin", guide).url == "http://testserver" + preview_url(guide)
    seen = preview(admin_client, guide)
    assert "Draft, $200." in seen
    assert "Ours." in seen
    assert "Second." not in seen
    assert "You read it as Austin shows it." in seen
    choose(admin_client, "")
    assert "Second." in preview(admin_client, guide)


def test_an_faq_is_previewed_with_the_location_s_facts(admin_client: Client) -> None:
    faq = an_faq(question="Where?", answer="<p>In {{ city | our town }}.</p>")
    a_clinic(title="Austin", code="austin", city="Austin, Texas")
    revision = faq.save_revision()
    url = reverse("wagtailsnippets_faq_faq:revisions_view", args=(faq.pk, revision.pk))
    assert "In our town." in admin_client.get(url).content.decode()
    choose(admin_client, "Austin")
    assert "In Austin, Texas." in admin_client.get(url).content.decode()


def test_a_location_that_does_not_offer_the_guide_says_so(admin_client: Client) -> None:
    guide = a_guide()
    a_clinic(title="Austin", code="austin", guides={guide: {"offered": "no"}})
    choose(admin_client, "austin")
    assert "Austin does not offer this treatment" in preview(admin_client, guide)


def test_words_that_name_no_location_choose_nothing_and_are_said_to(admin_client: Client) -> None:
    guide = a_guide()
    a_clinic(code="austin")
    for asked in ("nowhere", "<b>", "x" * 10_000):
        choose(admin_client, asked)
        html = preview(admin_client, guide)
        assert "You read the shared copy." in html
        said = escape(asked[:100])
        assert f"No location is called “{said}”. Choose one from the list." in html
        assert f'value="{said}" aria-invalid="true"' in html


def test_a_location_stays_chosen_beside_words_in_vain(admin_client: Client) -> None:
    guide = a_guide()
    a_clinic(title="Austin", code="austin")
    choose(admin_client, "austin")
    choose(admin_client, "nowhere")
    html = preview(admin_client, guide)
    assert "You read it as Austin shows it." in html
    assert "No location is called “nowhere”" in html
    choose(admin_client, "Austin")
    assert "aria-invalid" not in preview(admin_client, guide)


def test_part_of_a_name_is_enough_where_it_is_one_location_s(admin_client: Client) -> None:
    guide = a_guide()
    a_clinic(title="Skin Clinic Austin", code="austin-1")
    a_clinic(title="Skin Clinic Boston", code="boston-1")
    choose(admin_client, "boston")
    assert "You read it as Skin Clinic Boston shows it." in preview(admin_client, guide)
    choose(admin_client, "skin clinic")
    assert (
        "Several locations match “skin clinic”, for example Skin Clinic Austin, "
        "Skin Clinic Boston. Choose one from the list." in preview(admin_client, guide)
    )


def test_choosing_leads_nowhere_else(admin_client: Client) -> None:
    response = admin_client.post(
        reverse("desk_preview_location"), {}, headers={"Referer": "https://elsewhere.example.com/"}
    )
    assert response.url == reverse("wagtailadmin_home")
    assert admin_client.get(reverse("desk_preview_location")).status_code == 405


def test_the_published_page_and_local_guides_have_no_bar(admin_client: Client) -> None:
    guide = a_guide()
    local = a_local_guide(a_clinic(code="austin"), guide)
    choose(admin_client, "austin")
    assert b"preview_bar" not in admin_client.get(guide.url).content
    assert "preview_bar" not in preview(admin_client, LocalGuidePage.objects.get(pk=local.pk))


def test_without_locations_there_is_nothing_to_choose(admin_client: Client) -> None:
    assert "preview_bar" not in preview(admin_client, a_guide())
