"""What changes of FAQs, topics and reviewers leave in the record."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale
from wagtail.test.utils.form_data import rich_text

from editions.record import current_editions
from editorial.features import SHORT_TEXT
from faq.models import FAQ
from guide_pages.models import GuidePage
from tests.factories import a_guide, a_reviewer, a_topic, an_faq

pytestmark = pytest.mark.django_db

Recording = Callable[[], Any]


def said(kind: str, object_id: int) -> dict[str, Any]:
    payload = current_editions(kind, [object_id])[object_id].payload
    assert payload is not None
    return payload


def test_a_live_faq_is_recorded_with_its_topics(recording: Recording) -> None:
    skin = a_topic(name="Skin", slug="skin")
    with recording() as rows:
        faq = an_faq(question="Does it hurt?", answer="<p>A little.</p>", topics=[skin])
    assert rows == [("faq", faq.pk, True)]
    assert said("faq", faq.pk) == {
        "locale": "en",
        "question": "Does it hurt?",
        "answer": "<p>A little.</p>",
        "topics": [skin.pk],
    }


def test_drafts_of_faqs_leave_nothing_until_they_are_published(recording: Recording) -> None:
    faq = an_faq()
    with recording() as rows:
        faq.question = "Is it safe to ask?"
        revision = faq.save_revision()
    assert rows == []
    with recording() as rows:
        revision.publish()
    assert rows == [("faq", faq.pk, True)]
    assert said("faq", faq.pk)["question"] == "Is it safe to ask?"


def test_unpublishing_an_faq_withdraws_it_and_leaves_its_guides(recording: Recording) -> None:
    faq = an_faq()
    a_guide(faqs=[faq])
    with recording() as rows:
        faq.refresh_from_db()
        faq.unpublish()
    assert rows == [("faq", faq.pk, False)]


def test_archiving_and_restoring_an_faq_leave_nothing(recording: Recording) -> None:
    faq = an_faq()
    with recording() as rows:
        faq.archive()
        faq.restore()
    assert rows == []


def test_deleting_an_unused_faq_withdraws_it(recording: Recording) -> None:
    faq = an_faq()
    faq_id = faq.pk
    with recording() as rows:
        faq.delete()
    assert rows == [("faq", faq_id, False)]


def test_an_faq_that_a_guide_uses_is_not_deleted(recording: Recording) -> None:
    faq = an_faq()
    a_guide(faqs=[faq])
    with recording() as rows, pytest.raises(ProtectedError):
        faq.delete()
    assert rows == []
    assert FAQ.objects.filter(pk=faq.pk).exists()


@pytest.mark.parametrize(("action", "says"), [("publish", True), ("unpublish", False)])
def test_the_faq_editor_records_publishing_and_unpublishing(
    action: str, says: bool, admin: Client, recording: Recording
) -> None:
    faq = an_faq(live=not says)
    view = "edit" if says else "unpublish"
    address = reverse(f"wagtailsnippets_faq_faq:{view}", args=(faq.pk,))
    form = {
        "question": "How long does it take?",
        "answer": rich_text("<p>An hour.</p>", features=SHORT_TEXT),
        "action-publish": "1",
    }
    with recording() as rows:
        assert admin.post(address, form).status_code == 302
    assert rows == [("faq", faq.pk, says)]


def test_saving_a_draft_in_the_faq_editor_leaves_nothing(
    admin: Client, recording: Recording
) -> None:
    faq = an_faq()
    address = reverse("wagtailsnippets_faq_faq:edit", args=(faq.pk,))
    answer = rich_text("<p>An hour.</p>", features=SHORT_TEXT)
    with recording() as rows:
        form = {"question": "Not yet?", "answer": answer}
        assert admin.post(address, form).status_code == 302
    assert rows == []
    faq.refresh_from_db()
    assert faq.has_unpublished_changes


def test_renaming_a_topic_records_the_topic_alone(recording: Recording) -> None:
    skin, face = a_topic(name="Skin", slug="skin"), a_topic(name="Face", slug="face")
    an_faq(topics=[skin, face])
    a_guide(topics=[skin, face])
    with recording() as rows:
        skin.name = "Aesthetics"
        skin.save()
    assert rows == [("topic", skin.pk, True)]


def test_deleting_a_topic_records_what_named_it(recording: Recording) -> None:
    topic = a_topic()
    topic_id = topic.pk
    faq, other_faq = an_faq(topics=[topic]), an_faq()
    guide = a_guide(topics=[topic])
    a_guide(faqs=[other_faq])
    with recording() as rows:
        topic.delete()
    assert sorted(rows) == [
        ("faq", faq.pk, True),
        ("guide", guide.pk, True),
        ("topic", topic_id, False),
    ]
    assert said("guide", guide.pk)["topics"] == []
    assert said("faq", faq.pk)["topics"] == []


def test_the_topic_view_records_a_new_name(admin: Client, recording: Recording) -> None:
    topic = a_topic(name="Skin", slug="skin")
    address = reverse("wagtailsnippets_editorial_topic:edit", args=(topic.pk,))
    with recording() as rows:
        assert admin.post(address, {"name": "Skin care", "slug": "skin"}).status_code == 302
    assert rows == [("topic", topic.pk, True)]


def test_changing_a_reviewer_records_the_reviewer_alone(recording: Recording) -> None:
    reviewer = a_reviewer()
    a_guide(reviewer=reviewer)
    with recording() as rows:
        reviewer.credentials = "Clinical quality"
        reviewer.save()
    assert rows == [("reviewer", reviewer.pk, True)]


def test_deleting_a_reviewer_records_the_guides_that_named_it(recording: Recording) -> None:
    reviewer = a_reviewer()
    reviewer_id = reviewer.pk
    guide = a_guide(reviewer=reviewer)
    with recording() as rows:
        reviewer.delete()
    assert sorted(rows) == [("guide", guide.pk, True), ("reviewer", reviewer_id, False)]
    assert said("guide", guide.pk)["review"] is None


def test_a_new_language_code_records_what_is_written_in_that_language(
    recording: Recording,
) -> None:
    spanish = Locale.objects.create(language_code="es")
    faq = an_faq(locale=spanish)
    a_guide()
    guide = a_guide(live=False)
    GuidePage.objects.filter(pk=guide.pk).update(locale=spanish)
    GuidePage.objects.get(pk=guide.pk).save_revision().publish()
    with recording() as rows:
        spanish.language_code = "en-gb"
        spanish.save()
    assert sorted(rows) == [("faq", faq.pk, True), ("guide", guide.pk, True)]
    assert said("faq", faq.pk)["locale"] == "en-gb"


def test_a_copied_faq_is_one_of_its_own(recording: Recording) -> None:
    faq = an_faq()
    spanish = Locale.objects.create(language_code="es")
    with recording() as rows:
        translation = faq.copy_for_translation(spanish)
        translation.save()
    says = translation.live
    assert rows == ([("faq", translation.pk, True)] if says else [])
