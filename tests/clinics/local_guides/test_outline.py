"""What the editor of a local guide shows: rows, readings, and what forms begin with."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from clinics.editor.outline.inherited import inherited
from clinics.editor.outline.rows import Outline
from clinics.local_guides.blocks import BlockChanges, FAQChanges
from clinics.models import LocalGuidePage
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
    a_user,
    an_faq,
    hiding,
)

pytestmark = pytest.mark.django_db


def outline_of(local: LocalGuidePage) -> Outline:
    """Return the outline of a local guide as its editor loads it."""
    return Outline(LocalGuidePage.objects.get(pk=local.pk))


def test_the_rows_are_the_copy_above_with_whose_words_they_are() -> None:
    first, second, third = a_block(), a_block(heading="Cost"), a_block(locked=True)
    guide = a_guide(body=[first, second, third])
    region = a_region(title="California")
    changed = a_change(second["id"], heading="Cost in California")
    a_local_guide(region, guide, changes=[changed])
    local = a_local_guide(a_clinic(region), guide)

    rows = outline_of(local).block_rows(BlockChanges())

    assert [(row.key, row.name, row.origin, row.locked) for row in rows] == [
        (first["id"], "What is it?", "Shared", False),
        (second["id"], "Cost in California", "California", False),
        (third["id"], "What is it?", "Shared", True),
    ]


def test_texts_and_figures_name_the_location_they_come_from() -> None:
    guide = a_guide(title="Peel", sessions_min=3, sessions_max=6)
    group = a_group(title="Shine Clinics")
    region = a_region(group, title="California")
    a_local_guide(group, guide, summary="<p>Everywhere.</p>", guide_title="Peel of the group")
    a_local_guide(region, guide, guide_title="Peel in California", sessions_min=2, sessions_max=2)
    local = a_local_guide(a_clinic(region), guide, guide_title="Ours")

    outline = outline_of(local)
    names = ("title", "summary", "seo_title", "sessions", "recovery_days")
    shown = {name: inherited(outline, name) for name in names}

    assert {name: (str(each.reading), each.origin) for name, each in shown.items()} == {
        "title": ("Peel in California", "California"),
        "summary": ("<p>Everywhere.</p>", "Shine Clinics"),
        "seo_title": ("<em>The title is used.</em>", "Shared"),
        "sessions": ("2 sessions", "California"),
        "recovery_days": ("Not stated", "Shared"),
    }


def test_a_form_begins_with_the_copy_in_force_and_gives_it_back_unchanged() -> None:
    items = [{"type": "item", "id": "1", "value": {"text": "Smooth", "detail": ""}}]
    block = a_block("benefit_list", heading="Why", intro="<p>Because.</p>", items=items)
    local = a_local_guide(a_clinic(), a_guide(body=[block]))
    row = outline_of(local).block_rows(BlockChanges())[0]

    state: Any = row.state
    assert state["heading"] == "Why"
    assert json.loads(state["intro"])["blocks"][0]["text"] == "Because."
    assert [each["value"] for each in state["items"]] == [{"text": "Smooth", "detail": None}]
    assert state["locked"] is False


def test_readings_show_facts_of_the_location_and_lead_nowhere() -> None:
    fact = a_fact("price_from")
    text = '<p>From {{ price_from }}, <a href="https://example.com/">see</a>.</p>'
    guide = a_guide(body=[a_block(heading="In {{ city }}", text=text)])
    local = a_local_guide(a_clinic(city="Austin", facts={(fact.key, None): "$99"}), guide)

    row = outline_of(local).block_rows(BlockChanges())[0]

    assert row.name == "In Austin"
    assert "From $99, <a>see</a>." in str(row.reading)
    assert "href" not in str(row.reading)


def test_an_faq_row_begins_with_the_librarys_words() -> None:
    faq = an_faq(question="Does it hurt?", answer="<p>A little.</p>")
    local = a_local_guide(a_clinic(), a_guide(faqs=[faq]))

    (row,) = outline_of(local).faq_rows(FAQChanges())

    state: Any = row.state
    assert (row.key, row.name) == (str(faq.pk), "Does it hurt?")
    assert (state["target"], state["question"]) == (str(faq.pk), "Does it hurt?")
    assert json.loads(state["answer"])["blocks"][0]["text"] == "A little."


def test_the_editor_opens_with_every_kind_of_change_and_shows_no_id_to_read(
    client: Client,
) -> None:
    first, second = a_block(), a_block(heading="Cost")
    faq = an_faq(question="Does it hurt?")
    local = a_local_guide(
        a_clinic(),
        a_guide(body=[first, second], faqs=[faq]),
        changes=[a_change(first["id"], heading="Ours"), hiding(second["id"])],
        faq_changes=[hiding(str(faq.pk))],
        faq_order=[str(faq.pk)],
    )
    client.force_login(a_user())

    answer = client.get(reverse("wagtailadmin_pages:edit", args=[local.pk]))

    assert answer.status_code == 200
    page = answer.content.decode()
    assert f'data-key="{first["id"]}"' in page
    assert f">{first['id']}<" not in page


def test_the_editor_asks_the_same_number_of_queries_for_more_blocks(client: Client) -> None:
    client.force_login(a_user())
    counts = []
    for number in (5, 10):
        faqs = [an_faq() for _ in range(number)]
        guide = a_guide(body=[a_block() for _ in range(number)], faqs=faqs)
        local = a_local_guide(a_clinic(), guide)
        edit = reverse("wagtailadmin_pages:edit", args=[local.pk])
        client.get(edit)
        with CaptureQueriesContext(connection) as queries:
            client.get(edit)
        counts.append(len(queries))

    assert counts[0] == counts[1]


def posted(local: LocalGuidePage, text: str) -> dict[str, str]:
    """Return what the outline posts for one replaced section."""
    content = json.dumps({"blocks": [{"key": "a", "text": text, "type": "unstyled"}]})
    prefix = "changes-0-value"
    return {
        "changes-count": "1",
        "changes-0-deleted": "",
        "changes-0-order": "0",
        "changes-0-type": "section",
        "changes-0-id": "11111111-1111-4111-8111-111111111111",
        f"{prefix}-action": "replace",
        f"{prefix}-target": local.guide.body[0].id,
        f"{prefix}-content-heading": "Ours <b>",
        f"{prefix}-content-text": content,
        f"{prefix}-content-role": "overview",
        f"{prefix}-content-anchor": "",
    }


def test_unsaved_changes_are_read_back_without_being_saved(client: Client) -> None:
    local = a_local_guide(a_clinic(), a_guide())
    client.force_login(a_user())
    url = reverse("clinics_local_guide_reading", args=[local.pk])

    answer = client.post(url, posted(local, "Words"))

    reading = answer.json()["changes"]["11111111-1111-4111-8111-111111111111"]
    assert reading["name"] == "Ours <b>"
    assert "<h2>Ours &lt;b&gt;</h2>" in reading["html"]
    assert "<p>Words</p>" in reading["html"]
    assert list(LocalGuidePage.objects.get(pk=local.pk).changes) == []


def test_only_who_may_edit_a_local_guide_has_its_changes_read(client: Client) -> None:
    here, elsewhere = a_clinic(), a_clinic()
    local = a_local_guide(here, a_guide())
    url = reverse("clinics_local_guide_reading", args=[local.pk])

    client.force_login(a_person(elsewhere))
    assert client.post(url, posted(local, "Words")).status_code == 302
    client.force_login(a_person(here))
    assert client.post(url, posted(local, "Words")).status_code == 200
    assert client.get(url).status_code == 405


@pytest.mark.parametrize("broken", [{"changes-count": "x"}, {"changes-count": "1"}, {}])
def test_a_form_that_no_outline_sent_gets_an_answer_all_the_same(
    client: Client, broken: dict[str, str]
) -> None:
    local = a_local_guide(a_clinic(), a_guide())
    client.force_login(a_user())

    answer = client.post(reverse("clinics_local_guide_reading", args=[local.pk]), broken)

    assert answer.status_code == (400 if broken else 200)


@pytest.mark.parametrize(
    ("posted_order", "stored"),
    [
        ('["2", "1", "2"]', ["2", "1"]),
        ('{"a": 1}', []),
        ("[1, null, [], {}]", []),
        (r'["1", "\u0000", "\ud800", "é", ""]', ["1"]),
        ("not json", None),
        ("", []),
    ],
)
def test_an_order_that_is_no_list_of_keys_is_no_order(
    posted_order: str, stored: list[str] | None
) -> None:
    local = a_local_guide(a_clinic(), a_guide())
    form_class = LocalGuidePage.get_edit_handler().get_form_class()
    data = {"faq_order": posted_order, "changes-count": "0", "faq_changes-count": "0"}
    form = form_class(data, instance=local, for_user=a_user())
    form.defer_required_fields()
    form.full_clean()

    if stored is None:
        assert "faq_order" in form.errors
    else:
        assert form.cleaned_data["faq_order"] == stored


def test_what_is_wrong_with_the_changes_as_a_whole_is_shown_above_the_rows() -> None:
    local = a_local_guide(a_clinic(), a_guide())
    handler = LocalGuidePage.get_edit_handler()
    data = {"faq_order": "[]", "changes-count": "0", "faq_changes-count": "0"}
    form = handler.get_form_class()(data, instance=local, for_user=a_user())
    form.defer_required_fields()
    form.full_clean()
    form.add_error("changes", "“{{ ciy }}” is no fact.")

    panel = handler.get_bound_panel(instance=local, form=form, request=None)
    guide_tab = panel.children[0]
    page = guide_tab.children[3].render_html()

    assert '<p class="error-message">“{{ ciy }}” is no fact.</p>' in page
