"""What becomes of a location's unfinished draft: stored, completed, compared, going live."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from clinics.models import ClinicPage, FactValue, OpeningHours, Practitioner
from clinics.places import place_of
from editions.snapshot import follower
from editorial.schedule import publish_due
from tests.clinics.editor.forms import filled, submitted
from tests.clinics.editor.sending import form_of, send, shown
from tests.factories import a_clinic, a_fact, a_group, a_guide, a_local_guide, a_region

pytestmark = pytest.mark.django_db

NO_TIMES = {"id": "", "day": "friday", "opens": "", "closes": ""}
HOURS = {**NO_TIMES, "opens": "09:00", "closes": "17:00"}
NINE, FIVE = datetime.time(9), datetime.time(17)


def an_unfinished_draft(clinic: ClinicPage, **values: Any) -> Any:
    """Save a revision of a clinic that says what must not be published; return it."""
    draft = ClinicPage.objects.get(pk=clinic.pk)
    for name, value in values.items():
        setattr(draft, name, value)
    return draft.save_revision(clean=False)


def gone_live(clinic: ClinicPage, **values: Any) -> ClinicPage:
    """Let an unfinished draft go live by the clock; return the clinic then stored."""
    revision = an_unfinished_draft(clinic, **values)
    type(revision).objects.filter(pk=revision.pk).update(
        approved_go_live_at=timezone.now() - datetime.timedelta(minutes=1)
    )
    assert publish_due().failed == []
    return ClinicPage.objects.get(pk=clinic.pk)


def test_an_unfinished_clinic_can_be_begun_and_completed(editor: Client) -> None:
    group, fact = a_group(), a_fact()
    begun = ClinicPage(title="LA", code="la", country="us")
    value = {"definition": "", "guide": "", "value": "$9"}
    form = filled(begun, opening_hours=[NO_TIMES], fact_values=[value])
    url = reverse("wagtailadmin_pages:add", args=["clinics", "clinicpage", group.pk])

    assert editor.post(url, form).status_code == 302
    clinic = ClinicPage.objects.get()
    assert (clinic.title, clinic.country, clinic.live) == ("LA", "", False)
    assert not OpeningHours.objects.exists()
    opened = form_of(editor, clinic)
    assert opened["country"].value() == "us"
    assert shown(opened.formsets["opening_hours"].forms[0])["day"] == "friday"
    assert shown(opened.formsets["fact_values"].forms[0])["value"] == "$9"

    complete = {"opening_hours": [HOURS], "fact_values": [{**value, "definition": fact.pk}]}
    assert send(editor, clinic, "action-publish", country="US", **complete).status_code == 302
    live = ClinicPage.objects.get()
    assert (live.country, live.live, live.opening_hours.count()) == ("US", True, 1)
    assert live.fact_values.get().definition == fact


@pytest.mark.parametrize("live", [True, False], ids=["live", "not live"])
def test_a_row_that_saves_itself_twice_on_the_way_is_one_row(editor: Client, live: bool) -> None:
    clinic = a_clinic(live=live)
    url = reverse("wagtailadmin_pages:edit", args=[clinic.pk])
    form = filled(clinic, opening_hours=[NO_TIMES])

    for row in (NO_TIMES, {**NO_TIMES, "opens": "09:00"}, HOURS):
        form |= {f"opening_hours-0-{name}": value for name, value in row.items()}
        answer = editor.post(url, form, headers={"Accept": "application/json"})
        assert answer.json()["success"]
        form |= answer.json()["field_updates"]
        form["overwrite_revision_id"] = answer.json()["revision_id"]
    assert editor.post(url, {**form, "action-publish": "1"}).status_code == 302

    [row] = ClinicPage.objects.get().opening_hours.all()
    assert (row.day, str(row.opens), str(row.closes)) == ("friday", "09:00:00", "17:00:00")


def test_a_stored_row_may_be_emptied_and_filled_again_in_drafts(editor: Client) -> None:
    clinic = a_clinic(live=False)
    clinic.opening_hours = [OpeningHours(day="friday", opens=NINE, closes=FIVE)]
    clinic.save()
    row = {**NO_TIMES, "id": clinic.opening_hours.get().pk}
    sent = {"opening_hours-INITIAL_FORMS": "1"}
    url = reverse("wagtailadmin_pages:edit", args=[clinic.pk])

    for each in (row, row, {**row, "opens": "10:00", "closes": "17:00"}):
        form = filled(clinic, opening_hours=[each]) | sent
        assert editor.post(url, form).status_code == 302
        [found] = form_of(editor, clinic).formsets["opening_hours"].forms
        assert shown(found)["opens"] == (f"{each['opens']}:00" if each["opens"] else "")

    assert str(clinic.opening_hours.get().opens) == "10:00:00"


def test_a_draft_without_a_name_is_listed_by_its_code_and_keeps_the_stored_name(
    editor: Client,
) -> None:
    clinic = a_clinic(title="LA", code="la")
    assert send(editor, clinic, title="", city="Long Beach").status_code == 302
    draft = ClinicPage.objects.get().get_latest_revision_as_object()
    assert (draft.title, draft.city, draft.get_admin_display_title()) == ("", "Long Beach", "la")
    assert ClinicPage.objects.get().title == "LA"


def test_a_location_begins_with_a_name(editor: Client) -> None:
    url = reverse("wagtailadmin_pages:add", args=["clinics", "clinicpage", a_group().pk])
    answer = editor.post(url, filled(ClinicPage(title="", code="la")))
    assert answer.context["form"].errors == {"title": ["This field is required."]}


def test_a_code_that_another_location_has_is_refused_even_in_a_draft() -> None:
    a_clinic(code="la")
    form = submitted(a_clinic(code="sf"), as_draft=True, code="la")
    assert form.errors == {"code": ["Another location has this code. Choose another one."]}


def test_a_code_that_a_local_guide_beside_has_is_refused_even_in_a_draft() -> None:
    west = a_region()
    a_local_guide(west, a_guide(slug="peel"))
    form = submitted(a_clinic(west), as_draft=True, code="peel")
    assert form.errors == {
        "code": ["A local guide beside it has this as its address. Choose another code."]
    }


@pytest.mark.parametrize(
    ("changed", "errors"),
    [
        (
            {"latitude": "north"},
            {"latitude": ["Enter a number."]},
        ),
        (
            {"latitude": "NaN"},
            {"latitude": ["Enter a number."]},
        ),
        ({"city": "L\x00A"}, {"city": ["Null characters are not allowed."]}),
    ],
)
def test_what_a_field_cannot_hold_is_refused_in_a_draft_at_its_field(
    changed: dict[str, str], errors: dict[str, list[str]]
) -> None:
    assert submitted(a_clinic(), as_draft=True, **changed).errors == errors


def test_a_time_or_date_that_is_none_is_refused_in_a_draft_at_its_row() -> None:
    form = submitted(
        a_clinic(),
        as_draft=True,
        opening_hours=[{**NO_TIMES, "opens": "soon"}],
        opening_exceptions=[{"date": "32/13", "note": "Some day"}],
    )
    assert form.formsets["opening_hours"].errors == [{"opens": ["Enter a valid time."]}]
    assert form.formsets["opening_exceptions"].errors == [{"date": ["Enter a valid date."]}]


@pytest.mark.parametrize("guided", [False, True], ids=["in every guide", "in one guide"])
@pytest.mark.parametrize("live", [True, False], ids=["live", "not live"])
def test_a_draft_may_say_a_value_twice_and_publishing_refuses_the_second(
    editor: Client, live: bool, guided: bool
) -> None:
    clinic, fact = a_clinic(live=live), a_fact()
    guide = a_guide().pk if guided else ""
    rows = [{"definition": fact.pk, "guide": guide, "value": each} for each in ("$8", "$9")]

    assert send(editor, clinic, fact_values=rows).status_code == 302
    draft = ClinicPage.objects.get().get_latest_revision_as_object()
    assert [row.value for row in draft.fact_values.all()] == ["$8", "$9"]

    sentence = (
        "This fact has a value in this guide already."
        if guided
        else "This fact has a value here already."
    )
    assert list(draft.reasons_against_publishing()) == [sentence]
    refused = submitted(clinic, fact_values=rows)
    assert refused.formsets["fact_values"].errors == [{}, {"definition": [sentence]}]


def test_two_values_change_places(editor: Client) -> None:
    a_fact("price_from")
    a_fact("tax")
    clinic = a_clinic(facts={"price_from": "1", "tax": "2"})
    first, second = clinic.fact_values.all()
    rows = [
        {"id": row.pk, "definition": other.definition_id, "guide": "", "value": row.value}
        for row, other in ((first, second), (second, first))
    ]
    assert send(editor, clinic, "action-publish", fact_values=rows).status_code == 302
    assert {row.definition.key: row.value for row in FactValue.objects.all()} == {
        "price_from": "2",
        "tax": "1",
    }


def test_pages_about_an_unfinished_draft_open(editor: Client) -> None:
    fact, guide = a_fact(), a_guide()
    clinic = a_clinic(title="LA", facts={fact.key: "$9"}, guides={guide: {"offered": "no"}})
    before = an_unfinished_draft(clinic)
    rows = {
        "fact_values": [{"id": "", "definition": "", "guide": "", "value": "$7"}],
        "guide_settings": [{"id": "", "guide": "", "offered": "yes"}],
        "opening_hours": [NO_TIMES],
        "opening_exceptions": [{"date": "", "note": "Some day"}],
        "practitioners": [{"name": "", "credentials": "RN"}],
        "images": [{"image": "", "alt": "A room"}],
    }
    assert send(editor, clinic, title="", latitude="91", **rows).status_code == 302
    latest = ClinicPage.objects.get().latest_revision
    pages = [
        reverse("wagtailadmin_pages:edit", args=[clinic.pk]),
        reverse("wagtailadmin_pages:history", args=[clinic.pk]),
        reverse("wagtailadmin_pages:revisions_compare", args=[clinic.pk, before.pk, latest.pk]),
        reverse("wagtailadmin_pages:revisions_revert", args=[clinic.pk, latest.pk]),
        reverse("wagtailadmin_explore", args=[clinic.get_parent().pk]),
    ]
    assert [editor.get(url).status_code for url in pages] == [200] * len(pages)


def test_an_older_unfinished_draft_is_restored_as_it_was(editor: Client) -> None:
    clinic = a_clinic()
    assert send(editor, clinic, country="us", opening_hours=[NO_TIMES]).status_code == 302
    older = ClinicPage.objects.get().latest_revision
    assert send(editor, clinic, country="US").status_code == 302

    url = reverse("wagtailadmin_pages:revisions_revert", args=[clinic.pk, older.pk])
    opened = editor.get(url).context["form"]
    assert (opened["country"].value(), len(opened.formsets["opening_hours"].forms)) == ("us", 1)
    form = filled(clinic, country="us", opening_hours=[NO_TIMES]) | {"revision": older.pk}
    url = reverse("wagtailadmin_pages:edit", args=[clinic.pk])
    assert editor.post(url, form).status_code == 302
    draft = ClinicPage.objects.get().get_latest_revision_as_object()
    assert (draft.country, draft.opening_hours.count()) == ("us", 1)
    refused = editor.post(url, form | {"action-publish": "1"}).context["form"]
    assert list(refused.errors) == ["country"]


@pytest.mark.parametrize("action", ["", "action-publish"], ids=["draft", "published"])
def test_an_older_draft_brings_a_row_back_that_is_gone_since(editor: Client, action: str) -> None:
    fact = a_fact()
    clinic = a_clinic(facts={fact.key: "$9"})
    older, gone = an_unfinished_draft(clinic), clinic.fact_values.get()
    an_unfinished_draft(clinic, fact_values=[]).publish()
    assert not FactValue.objects.exists()

    row = {"id": gone.pk, "definition": fact.pk, "guide": "", "value": "$9"}
    form = filled(clinic, fact_values=[row]) | {
        "revision": older.pk,
        "fact_values-INITIAL_FORMS": "1",
        action: "1",
    }
    url = reverse("wagtailadmin_pages:edit", args=[clinic.pk])
    assert editor.post(url, form).status_code == 302
    draft = ClinicPage.objects.get().get_latest_revision_as_object()
    assert [each.value for each in draft.fact_values.all()] == ["$9"]
    assert FactValue.objects.count() == (1 if action else 0)


@pytest.mark.parametrize("make", [a_group, a_region], ids=["group", "region"])
def test_groups_and_regions_hold_unfinished_drafts_too(make: Any) -> None:
    location = make()
    typed = {"url_pattern": "https://", "fact_values": [{"definition": "", "value": "$9"}]}
    assert submitted(location, as_draft=True, **typed).is_valid()
    refused = submitted(location, **typed)
    assert list(refused.errors) == ["url_pattern"]
    assert refused.formsets["fact_values"].errors == [{"definition": ["This field is required."]}]


def test_at_go_live_by_the_clock_what_is_unfinished_stays_as_it_was() -> None:
    a_fact("price_from")
    a_fact("tax")
    clinic = a_clinic(title="LA", code="la", email="la@example.com", facts={"tax": "9 %"})
    value = clinic.fact_values.get()
    value.value = ""
    live = gone_live(
        clinic,
        title="",
        code="los angeles",
        email="la@",
        city="Long Beach",
        latitude=91,
        longitude=10,
        url_pattern="https://",
        phone="1" * 41,
        fact_values=[value, FactValue(value="$9")],
        opening_hours=[
            OpeningHours(day="friday"),
            OpeningHours(day="monday", opens=NINE, closes=FIVE),
        ],
        practitioners=[Practitioner(credentials="RN")],
    )
    assert (live.title, live.code, live.slug, live.email) == ("LA", "la", "la", "la@example.com")
    assert (live.city, live.latitude, live.longitude) == ("Long Beach", None, None)
    assert (live.url_pattern, live.phone) == ("", "")
    assert [row.value for row in live.fact_values.all()] == ["9 %"]
    assert [row.day for row in live.opening_hours.all()] == ["monday"]
    assert not live.practitioners.exists()
    entry = follower.snapshot().find("clinic", clinic.pk)
    assert entry is not None
    assert entry.payload is not None
    assert entry.payload["clinic"]["address"]["locality"] == "Long Beach"


def test_what_did_not_go_live_stays_in_the_draft_and_is_told_of(editor: Client) -> None:
    clinic = gone_live(a_clinic(), country="us", opening_hours=[OpeningHours(day="friday")])
    assert clinic.has_unpublished_changes
    draft = clinic.get_latest_revision_as_object()
    assert (draft.country, draft.opening_hours.count()) == ("us", 1)
    history = editor.get(reverse("wagtailadmin_pages:history", args=[clinic.pk])).text
    assert "Went live without what is unfinished: Country, Opening hours" in history


def test_a_clinic_that_was_never_live_goes_live_by_the_clock() -> None:
    clinic = a_clinic(live=False)
    live = gone_live(clinic, country="us", city="LA", opening_hours=[OpeningHours(day="friday")])
    assert (live.live, live.country, live.city) == (True, "", "LA")


def test_a_finished_draft_goes_live_whole_by_the_clock() -> None:
    live = gone_live(a_clinic(), country="US")
    assert (live.country, live.has_unpublished_changes) == ("US", False)


def test_a_clinic_that_is_not_live_stands_as_its_draft_says(editor: Client) -> None:
    a_fact()
    clinic = a_clinic(title="LA", live=False)
    value = {"definition": FactValue._meta.get_field("definition").related_model.objects.get().pk}
    rows = [{**value, "guide": "", "value": "$9"}]
    assert (
        send(editor, clinic, title="Long Beach", country="us", fact_values=rows).status_code == 302
    )
    place = place_of(ClinicPage.objects.get(), follower.snapshot())
    assert place.node is not None
    assert place.node.name == "Long Beach"
    assert place.facts(None).value("price_from") == "$9"
