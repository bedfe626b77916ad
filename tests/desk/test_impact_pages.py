from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from clinics.models import FactValue, GuideAtLocation
from guide_pages.models import GuidePage
from tests.clinics.people.staff import a_person
from tests.factories import (
    a_block,
    a_change,
    a_clinic,
    a_fact,
    a_group,
    a_guide,
    a_local_guide,
    a_region,
    an_faq,
)

pytestmark = pytest.mark.django_db


def an_edit() -> GuidePage:
    """Make a guide whose draft mentions a fact, for two clinics of which one has own words."""
    a_group()
    a_fact("price_from", label="Price from")
    block = a_block(heading="Cost", text="<p>Ask us.</p>")
    guide = a_guide(title="Peel", body=[block])
    a_clinic(title="Boston", code="boston")
    a_local_guide(a_clinic(title="Austin", code="austin"), guide, changes=[a_change(block["id"])])
    raw = guide.body.get_prep_value()
    raw[0]["value"]["text"] = "<p>From {{ price_from }}.</p>"
    guide.body = raw
    guide.save_revision()
    return guide


def impact(client: Client, kind: str, pk: int, **asked: Any) -> Any:
    """Open an impact page."""
    return client.get(reverse("desk_impact", args=(kind, pk)), asked)


def text_of(response: Any) -> str:
    """Return an answer's HTML with single spaces."""
    return " ".join(response.content.decode().split())


def test_the_page_tells_who_changes_who_does_not_and_who_lacks_a_fact(
    admin_client: Client,
) -> None:
    html = text_of(impact(admin_client, "guide", an_edit().pk))
    assert "Publishing changes 1 of 2 clinics. 1 keeps words of its own: Austin." in html
    assert "1 clinic lacks “Price from”" in html
    assert "in its place: Boston." in html


def test_the_page_shows_the_difference_at_one_clinic(admin_client: Client) -> None:
    guide = an_edit()
    html = text_of(impact(admin_client, "guide", guide.pk, clinic="boston"))
    assert "Ask us" in html
    assert "<del>" in html
    html = text_of(impact(admin_client, "guide", guide.pk, clinic="austin"))
    assert "read exactly the same as now" in html
    html = text_of(impact(admin_client, "guide", guide.pk, clinic="<nowhere>"))
    assert "No clinic with the code “&lt;nowhere&gt;”" in html


@pytest.mark.parametrize(
    ("show", "names"),
    [
        ("", ["Austin", "Boston"]),
        ("changed", ["Boston"]),
        ("kept", ["Austin"]),
        ("lacks", ["Boston"]),
        ("\x00", ["Austin", "Boston"]),
    ],
)
def test_the_list_is_narrowed(admin_client: Client, show: str, names: list[str]) -> None:
    response = impact(admin_client, "guide", an_edit().pk, show=show, p="x")
    assert [row.clinic.name for row in response.context["rows"]] == names


def test_an_faq_has_a_page_with_all_its_guides(admin_client: Client) -> None:
    a_group()
    faq = an_faq()
    a_guide(title="Peel", faqs=[faq])
    a_guide(title="Facial", faqs=[faq])
    a_clinic(title="Boston", code="boston")
    faq.answer = "<p>Another.</p>"
    faq.save_revision()
    response = impact(admin_client, "faq", faq.pk, clinic="boston")
    assert [(row.guide_title, row.is_changed) for row in response.context["rows"]] == [
        ("Peel", True),
        ("Facial", True),
    ]
    assert "Another" in text_of(response)


def test_the_notice_is_there_while_something_waits_to_be_published(
    admin_client: Client,
) -> None:
    guide = an_edit()
    notice = reverse("desk_impact_notice", args=("guide", guide.pk))
    assert "Publishing changes 1 of 2 clinics" in text_of(admin_client.get(notice))
    guide.get_latest_revision().publish()
    empty = admin_client.get(notice)
    assert (empty.status_code, empty.content) == (204, b"")


def test_the_editors_of_guides_and_faqs_lead_to_it(admin_client: Client) -> None:
    guide, faq = a_guide(), an_faq()
    html = admin_client.get(reverse("wagtailadmin_pages:edit", args=(guide.pk,))).content.decode()
    assert reverse("desk_impact", args=("guide", guide.pk)) in html
    assert "desk/impact_notice" in html
    editor = reverse("wagtailsnippets_faq_faq:edit", args=(faq.pk,))
    assert (
        reverse("desk_impact", args=("faq", faq.pk)) in admin_client.get(editor).content.decode()
    )
    other = admin_client.get(reverse("wagtailadmin_pages:edit", args=(guide.get_parent().pk,)))
    assert b"data-impact-notice" not in other.content


def test_only_those_who_may_edit_the_copy_see_its_impact(client: Client) -> None:
    guide = an_edit()
    faq = an_faq()
    client.force_login(a_person(a_clinic(), "publisher"))
    for kind, pk in (("guide", guide.pk), ("faq", faq.pk)):
        assert impact(client, kind, pk).status_code == 302
        assert client.get(reverse("desk_impact_notice", args=(kind, pk))).status_code == 302


def test_what_is_not_there_is_not_found(admin_client: Client) -> None:
    assert impact(admin_client, "guide", 999_999).status_code == 404
    assert admin_client.get("/admin/impact/other/1/").status_code == 404


def test_the_page_takes_the_same_queries_for_any_number_of_clinics(admin_client: Client) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    guide = an_edit()
    counts = []
    for _ in range(2):
        for _ in range(2):
            a_clinic()
        impact(admin_client, "guide", guide.pk)
        with CaptureQueriesContext(connection) as captured:
            impact(admin_client, "guide", guide.pk)
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_a_location_s_draft_tells_what_its_values_change_below(admin_client: Client) -> None:
    fact = a_fact("price_from", label="Price from")
    guide = a_guide(title="Peel", body=[a_block(text="<p>From {{ price_from }}.</p>")])
    a_guide(title="Facial")
    west = a_region(title="West", facts={"price_from": "$100"})
    a_clinic(west, title="Austin", code="austin")
    a_clinic(west, title="Boston", facts={("price_from", guide): "$9"})
    a_clinic(title="Chicago")
    west.fact_values = [FactValue(definition=fact, value="$200")]
    west.save_revision()
    response = impact(admin_client, "location", west.pk, clinic="austin")
    html = text_of(response)
    assert "Publishing changes guides of 1 of 2 clinics." in html
    assert "200" in html
    rows = [(row.clinic.name, row.guide_title) for row in response.context["rows"]]
    assert rows == [("Austin", "Peel")]


def test_taking_a_value_away_names_the_clinics_that_lack_it_then(admin_client: Client) -> None:
    a_fact("price_from", label="Price from")
    a_guide(title="Peel", body=[a_block(text="<p>From {{ price_from }}.</p>")])
    west = a_region(title="West", facts={"price_from": "$100"})
    a_clinic(west, title="Austin")
    west.fact_values = []
    west.save_revision()
    html = text_of(admin_client.get(reverse("desk_impact_notice", args=("location", west.pk))))
    assert "1 clinic lacks “Price from”" in html


def test_a_clinic_s_draft_of_its_phone_and_guides_has_an_impact(admin_client: Client) -> None:
    mentions = a_guide(title="Peel", body=[a_block(text="<p>Call {{ phone }}.</p>")])
    lost = a_guide(title="Facial")
    calls = a_guide(
        title="Laser",
        body=[a_block("call_to_action", label="Call", text="", action="call", url="")],
    )
    clinic = a_clinic(title="Austin", phone="+1")
    clinic.phone = "+2"
    clinic.guide_settings = [GuideAtLocation(guide=lost, offered="no")]
    clinic.save_revision()
    response = impact(admin_client, "location", clinic.pk)
    assert {(row.guide_title, row.outcome) for row in response.context["rows"]} == {
        (mentions.title, "Changes"),
        (calls.title, "Changes"),
        (lost.title, "Loses the guide"),
    }


def test_closing_a_clinic_takes_its_guides_away(admin_client: Client) -> None:
    a_guide(title="Peel")
    clinic = a_clinic(title="Austin")
    clinic.status = "closed"
    clinic.save_revision()
    response = impact(admin_client, "location", clinic.pk)
    assert [row.outcome for row in response.context["rows"]] == ["Loses the guide"]
    clinic.get_latest_revision().publish()
    assert impact(admin_client, "location", clinic.pk).context["rows"] == []
