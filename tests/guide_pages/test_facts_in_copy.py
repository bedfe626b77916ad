"""Facts that a guide mentions wrongly keep it from being published by a person, with the place."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, rich_text

from clinics.places import NoAddresses
from editions.snapshot import follower
from guide_pages.document.make import make_document
from guide_pages.editor.readiness import reasons
from guide_pages.facts_in_copy import keys_mentioned, passages
from guide_pages.mentions import guides_that_mention
from guide_pages.models import GuidePage
from tests.factories import a_fact, a_guide, a_user
from tests.guide_pages.editor.editing import a_section, form_of, send
from tests.guide_pages.rendering.full_guide import a_full_guide, every_block

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    """Return a browser in which an administrator is signed in."""
    client.force_login(a_user())
    return client


UNKNOWN = "There is no fact “ctiy” (character 1). Did you mean “city”?"
BROKEN = "“{{ city” (character 4) isn’t closed. A fact ends with two braces on the same line."


@pytest.mark.parametrize(
    ("values", "field", "message"),
    [
        ({"title": "{{ ctiy }}"}, "title", UNKNOWN),
        ({"summary": rich_text("<p>In {{ city</p>")}, "summary", BROKEN),
        ({"seo_title": "{{ ctiy }}"}, "seo_title", UNKNOWN),
        ({"search_description": "In {{ city"}, "search_description", BROKEN),
        (
            {"body": [a_section(), a_section(heading="{{ ctiy }}")]},
            "body",
            f"Block 2 (Section), Heading: {UNKNOWN}",
        ),
        (
            {"body": [a_section(text="<p>In {{ city</p>")]},
            "body",
            f"Block 1 (Section), Text: {BROKEN}",
        ),
    ],
)
def test_a_fact_mentioned_wrongly_is_saved_as_a_draft_and_refused_with_its_place(
    editor: Client, values: dict[str, Any], field: str, message: str
) -> None:
    guide = a_guide()
    form = form_of(guide, **values)

    saved = send(editor, guide, form)
    refused = send(editor, guide, form, "action-publish")

    assert saved.status_code == 302
    assert GuidePage.objects.get(pk=guide.pk).has_unpublished_changes
    assert refused.context["form"].errors == {field: [message]}


ADDRESS = "Facts cannot stand in a web address. Enter the address itself."


@pytest.mark.parametrize(
    ("source", "field", "message"),
    [
        ({"title": "{{ ctiy }}", "url": ""}, "title", UNKNOWN),
        ({"title": "In {{ city", "url": ""}, "title", BROKEN),
        ({"title": "A", "url": "https://example.com/{{city}}"}, "url", ADDRESS),
    ],
)
def test_a_source_that_mentions_facts_wrongly_is_refused_at_its_row(
    editor: Client, source: dict[str, str], field: str, message: str
) -> None:
    guide = a_guide()
    form = form_of(guide, sources=inline_formset([{"title": "Fine", "url": ""}, source]))

    saved = send(editor, guide, form)
    refused = send(editor, guide, form, "action-publish")

    assert saved.status_code == 302
    assert GuidePage.objects.get(pk=guide.pk).has_unpublished_changes
    rows = refused.context["form"].formsets["sources"].forms
    assert [row.errors for row in rows] == [{}, {field: [message]}]
    draft = GuidePage.objects.get(pk=guide.pk).get_latest_revision_as_object()
    label = {"title": "Title", "url": "Web page"}[field]
    assert reasons(draft) == [f"{label}: {message}"]


def test_a_source_that_is_being_removed_is_not_asked(editor: Client) -> None:
    guide = a_guide(sources=[("{{ ctiy }}", "")])
    row = {"id": guide.sources.get().pk, "title": "{{ ctiy }}", "url": "", "DELETE": "1"}
    form = form_of(guide, sources=inline_formset([row], initial=1))

    assert send(editor, guide, form, "action-publish").status_code == 302

    assert not GuidePage.objects.get(pk=guide.pk).sources.exists()


def test_a_source_s_facts_are_put_in_and_braces_never_come_out() -> None:
    a_fact("price_from", default="$90")
    guide = a_guide(
        sources=[
            ("Prices from {{ price_from }}", "https://example.com/{{city}}"),
            ("Odd {{ braces", "https://example.com/a"),
        ]
    )
    snapshot = follower.snapshot()
    entry = snapshot.find("guide", guide.pk)
    assert entry is not None
    document = make_document(entry, snapshot, NoAddresses())
    assert [(each.title, each.url) for each in document.sources] == [
        ("Prices from $90", ""),
        ("Odd  braces", "https://example.com/a"),
    ]


def test_a_fact_that_a_source_mentions_is_in_use() -> None:
    a_fact("price_from")
    guide = a_guide(title="Peel", sources=[("From {{ price_from }}", "")])
    assert {each.label for each in guides_that_mention("price_from")} == {"Guide “Peel”"}
    assert keys_mentioned(guide) == {"price_from"}


def test_facts_that_are_known_can_be_published(editor: Client) -> None:
    guide = a_guide(live=False)
    form = form_of(guide, title="In {{ city | your town }}")

    assert send(editor, guide, form, "action-publish").status_code == 302

    assert GuidePage.objects.get(pk=guide.pk).title == "In {{ city | your town }}"


def test_publishing_many_names_the_field() -> None:
    draft = a_guide(title="Peel", live=False, search_description="{{ ctiy }}")
    found = reasons(draft.get_latest_revision_as_object())
    assert found == [f"Meta description: {UNKNOWN}"]


def test_what_goes_live_by_itself_is_not_held_up_by_a_fact_that_is_gone() -> None:
    guide = a_guide(title="In {{ gone }}", live=False)

    guide.get_latest_revision().publish()

    assert GuidePage.objects.get(pk=guide.pk).live


#: What is looked at in each type of block, by the labels that editors see.
LABELS = {
    "Section": ["Heading", "Text"],
    "Benefit list": [
        "Heading",
        "Text before the list",
        "Benefit",
        "Detail",
        "Text after the list",
    ],
    "Care list": ["Heading", "Text before the list", "Advice", "Text after the list"],
    "Suitability": ["Heading", "Text before the lists", "Point", "Text after the lists"],
    "Steps": ["Heading", "Text before the steps", "Title", "What happens", "Text after the steps"],
    "Comparison": ["Heading", "Text before the table", "Table", "Text after the table"],
    "Callout": ["Heading", "Text"],
    "Image": ["Alt text", "Caption"],
    "Video": ["Address of the video", "Title", "Transcript"],
    "Call to action": ["Words on the button", "Text beside it", "Web page"],
}


def test_every_word_of_every_block_is_looked_at() -> None:
    guide = a_full_guide(body=every_block())
    found: dict[str, list[str]] = {}
    for passage in passages(guide):
        if passage.field == "body" and passage.text:
            block, label = passage.place.split("(", 1)[1].split("), ")
            if label not in found.setdefault(block, []):
                found[block].append(label)
    assert found == LABELS


def test_a_fact_in_a_web_address_is_refused(editor: Client) -> None:
    guide = a_guide()
    value = {"url": "https://vimeo.com/{{city}}", "title": "A", "role": "other"}
    body = [("video", {**value, "thumbnail": "", "transcript": "null"})]

    refused = send(editor, guide, form_of(guide, body=body), "action-publish")

    assert refused.context["form"].errors == {
        "body": [
            "Block 1 (Video), Address of the video: Facts cannot stand in a web address. Enter "
            "the address itself."
        ]
    }


def test_the_keys_that_a_guide_mentions_are_those_of_all_its_copy() -> None:
    guide = a_guide(
        title="In {{ city }}",
        summary="<p>Call {{ <b>phone</b> | us }}</p>",
        search_description="{{ broken",
        body=[
            {"type": "section", "id": "a", "value": {"heading": "{{ state }}", "text": ""}},
            {"type": "video", "id": "b", "value": {"url": "https://a.example/{{country}}"}},
        ],
    )
    assert keys_mentioned(guide) == {"city", "phone", "state"}


def test_guides_that_mention_a_fact_are_found_live_in_a_draft_and_scheduled() -> None:
    a_guide(title="Live", summary="<p>In {{ city }}</p>")
    a_guide(title="Draft", live=False, search_description="In {{ city | town }}")
    edited = a_guide(title="Edited")
    edited.summary = "<p>In {{ city }}</p>"
    edited.save_revision()
    scheduled = a_guide(
        title="Scheduled {{ city }}", live=False, go_live_at=timezone.now() + timedelta(days=1)
    )
    scheduled.get_latest_revision().publish()
    scheduled.title = "Scheduled"
    scheduled.save_revision()
    a_guide(title="The city", summary="<p>{{ city_name }}</p>")

    found = {mention.label for mention in guides_that_mention("city")}

    assert found == {
        "Guide “Live”",
        "Guide “Draft”",
        "Guide “Edited”",
        "Guide “Scheduled {{ city }}”",
    }


def test_finding_mentions_takes_the_same_queries_for_more_guides(
    django_assert_num_queries: Any,
) -> None:
    a_guide(summary="<p>In {{ city }}</p>")
    list(guides_that_mention("other"))
    with django_assert_num_queries(3):
        assert list(guides_that_mention("other")) == []
    a_guide(summary="<p>In {{ city }}</p>")
    with django_assert_num_queries(3):
        assert list(guides_that_mention("other")) == []
