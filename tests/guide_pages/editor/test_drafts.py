"""Drafts are saved in any state; publishing is refused with the field and the remedy."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Workflow, WorkflowPage
from wagtail.test.utils.form_data import rich_text

from guide_pages.editor.readiness import reasons
from guide_pages.models import GuidePage
from tests.factories import a_block, a_guide, a_user, an_image
from tests.guide_pages.editor.editing import a_section, form_of, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    """Return a browser in which an administrator is signed in."""
    client.force_login(a_user())
    return client


def draft_of(guide: GuidePage) -> GuidePage:
    """Return a guide as its newest revision has it."""
    draft: GuidePage = GuidePage.objects.get(pk=guide.pk).get_latest_revision_as_object()
    return draft


INCOMPLETE: list[tuple[str, dict[str, Any], str, str]] = [
    (
        "more than at most",
        {"session_minutes_min": 60, "session_minutes_max": 30},
        "session_minutes_max",
        "“At most” (30) must not be less than “at least” (60).",
    ),
    (
        "a figure beyond all reason",
        {"sessions_min": 99},
        "sessions_min",
        "99 is more than the highest value allowed here, 50.",
    ),
    (
        "a review due before it was made",
        {"last_reviewed": "2026-05-01", "next_review": "2026-04-01"},
        "next_review",
        "The next review must come after the last one.",
    ),
]


@pytest.mark.parametrize(
    ("values", "field", "message"),
    [case[1:] for case in INCOMPLETE],
    ids=[case[0] for case in INCOMPLETE],
)
def test_what_must_not_be_published_is_saved_as_a_draft_and_refused_with_its_field(
    editor: Client, values: dict[str, Any], field: str, message: str
) -> None:
    guide = a_guide()
    form = form_of(guide, body=[a_section()], **values)

    saved = send(editor, guide, form)
    refused = send(editor, guide, form, "action-publish")

    assert saved.status_code == 302
    name, value = next(iter(values.items()))
    assert str(getattr(draft_of(guide), name)) == str(value)
    assert refused.context["form"].errors == {field: [message]}
    assert GuidePage.objects.get(pk=guide.pk).live_revision_id == guide.live_revision_id


def test_an_image_without_words_is_saved_as_a_draft_and_refused_with_its_field(
    editor: Client,
) -> None:
    guide, image = a_guide(), an_image()
    form = form_of(guide, body=[a_section()], image=image.pk, image_alt="")

    assert send(editor, guide, form).status_code == 302
    refused = send(editor, guide, form, "action-publish")

    assert draft_of(guide).image_id == image.pk
    assert refused.context["form"].errors == {
        "image_alt": ["Describe what the image shows, for people who do not see it."]
    }


UNDESCRIBED = (
    "Block 1 (Image), Alt text: Describe what the image shows, or say that it is decorative."
)


def test_an_image_in_the_text_is_described_or_said_to_be_for_decoration(editor: Client) -> None:
    guide, image = a_guide(), an_image()

    def shown(**words: Any) -> dict[str, Any]:
        chosen = {"image": image.pk, "alt_text": "", **words}
        block = ("image", {"image": chosen, "caption": "", "role": "other"})
        return form_of(guide, body=[block])

    assert send(editor, guide, shown()).status_code == 302
    draft = draft_of(guide)
    refused = send(editor, guide, shown(), "action-publish")
    decorative = send(editor, guide, shown(decorative="on"), "action-publish")

    assert [block.block_type for block in draft.body] == ["image"]
    assert reasons(draft) == [UNDESCRIBED]
    [error] = refused.context["form"].errors["body"].as_data()
    assert list(error.block_errors[0].block_errors["image"].block_errors) == ["alt_text"]
    assert decorative.status_code == 302
    assert GuidePage.objects.get(pk=guide.pk).body[0].value["image"].decorative is True


@pytest.mark.parametrize("words", ["", "  ", None])
def test_an_image_without_words_is_published_on_no_road(words: str | None) -> None:
    shown = {"image": an_image().pk, "alt_text": words, "decorative": False}
    block = a_block("image", image=shown, caption="", role="other")

    assert a_guide(live=False, body=[block]).reasons_against_publishing() == [UNDESCRIBED]


def test_a_section_without_text_is_saved_as_a_draft_and_refused_at_its_place(
    editor: Client,
) -> None:
    guide = a_guide()
    form = form_of(guide, body=[a_section(text="")])

    assert send(editor, guide, form).status_code == 302
    refused = send(editor, guide, form, "action-publish")

    assert [block.block_type for block in draft_of(guide).body] == ["section"]
    [error] = refused.context["form"].errors["body"].as_data()
    assert error.block_errors[0].block_errors["text"].messages == ["This field is required."]


def test_a_guide_with_nothing_but_a_title_is_saved_as_a_draft(editor: Client) -> None:
    guide = a_guide(live=False)

    assert send(editor, guide, form_of(guide)).status_code == 302
    assert list(draft_of(guide).body) == []


NOTHING_TO_READ = "There is nothing to read yet. Write a summary, or add a block under “Body”."


def test_a_guide_without_a_block_and_without_a_summary_is_refused(editor: Client) -> None:
    guide = a_guide(live=False)
    form = form_of(guide, summary=rich_text("<p> </p>"))

    assert send(editor, guide, form).status_code == 302
    refused = send(editor, guide, form, "action-publish")

    assert refused.context["form"].errors == {"summary": [NOTHING_TO_READ]}
    assert not GuidePage.objects.get(pk=guide.pk).live


@pytest.mark.parametrize(
    "values",
    [
        {"summary": rich_text("<p>What to know.</p>")},
        {"summary": rich_text(""), "body": [a_section()]},
    ],
    ids=["a summary", "a block"],
)
def test_a_summary_or_a_block_is_enough(editor: Client, values: dict[str, Any]) -> None:
    guide = a_guide(live=False)
    send(editor, guide, form_of(guide, **values), "action-publish")
    assert GuidePage.objects.get(pk=guide.pk).live


def test_an_empty_guide_is_not_published_among_many() -> None:
    draft = a_guide(title="Peel", live=False, summary="", body=[])
    found = reasons(draft.get_latest_revision_as_object())
    assert found == [f"Summary: {NOTHING_TO_READ}"]


def test_an_empty_guide_goes_live_by_the_clock() -> None:
    guide = a_guide(live=False, summary="", body=[])
    guide.get_latest_revision().publish()
    assert GuidePage.objects.get(pk=guide.pk).live


def test_an_incomplete_guide_can_be_begun(editor: Client) -> None:
    parent = a_guide().get_parent()
    form = form_of(
        GuidePage(title="Peel", slug="peel"), sessions_min=6, sessions_max=3, image_alt=""
    )

    response = editor.post(
        reverse("wagtailadmin_pages:add", args=["guide_pages", "guidepage", parent.pk]), form
    )

    begun = GuidePage.objects.get(slug="peel")
    assert response.status_code == 302
    assert (begun.live, draft_of(begun).sessions_min) == (False, 6)


def test_submitting_an_incomplete_guide_to_a_workflow_is_refused(editor: Client) -> None:
    guide = a_guide(live=False)
    form = form_of(guide, body=[a_section()], sessions_min=6, sessions_max=3)
    WorkflowPage.objects.get_or_create(
        page=guide.get_parent(), defaults={"workflow": Workflow.objects.first()}
    )

    refused = send(editor, guide, form, "action-submit")

    assert refused.context["form"].errors == {
        "sessions_max": ["“At most” (3) must not be less than “at least” (6)."]
    }
    assert guide.current_workflow_state is None


def test_a_slug_that_another_guide_has_is_refused_even_in_a_draft(editor: Client) -> None:
    a_guide(slug="peel")
    guide = a_guide(slug="facial", live=False)

    refused = send(editor, guide, {**form_of(guide), "slug": "peel"})

    assert "slug" in refused.context["form"].errors
