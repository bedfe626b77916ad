"""The editor of an FAQ: drafts, preview, copies, history, locks, translations."""

from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Workflow, WorkflowContentType
from wagtail.test.utils.form_data import nested_form_data, rich_text

from faq.models import FAQ
from tests.factories import a_guide, a_user, an_faq
from tests.faq.people import someone_who_may

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client: Client) -> Client:
    """Return a browser in which an administrator is signed in."""
    client.force_login(a_user())
    return client


def address(name: str, faq: FAQ) -> str:
    return reverse(f"wagtailsnippets_faq_faq:{name}", args=[faq.pk])


def form(answer: str = "<p>A little.</p>", **values: Any) -> dict[str, Any]:
    content = rich_text(answer) if answer else "null"
    return dict(nested_form_data({"question": "Does it hurt?", "answer": content, **values}))


def test_an_faq_without_an_answer_is_kept_as_a_draft_and_not_published(admin: Client) -> None:
    faq = an_faq()

    saved = admin.post(address("edit", faq), form(answer=""))
    refused = admin.post(address("edit", faq), {**form(answer=""), "action-publish": "1"})

    assert saved.status_code == 302
    assert FAQ.objects.get().get_latest_revision_as_object().answer == ""
    assert refused.context["form"].errors == {"answer": ["This field is required."]}


def test_the_editor_explains_itself_until_an_faq_has_been_published(admin: Client) -> None:
    faq = an_faq(live=False)
    words = "any guide can use it"
    assert words in admin.get(address("edit", faq)).text

    faq.save_revision().publish()

    assert words not in admin.get(address("edit", faq)).text


def test_an_faq_needs_its_question_even_as_a_draft(admin: Client) -> None:
    faq = an_faq()

    refused = admin.post(address("edit", faq), form(question=""))

    assert refused.context["form"].errors == {"question": ["This field is required."]}


def test_the_preview_shows_the_answer_and_runs_nothing(admin: Client) -> None:
    faq = an_faq(question="<b>Bold?</b>", answer="<p>Yes.<script>alert(1)</script></p>")
    faq.save_revision()
    preview = reverse(
        "wagtailsnippets_faq_faq:revisions_view", args=[faq.pk, faq.latest_revision_id]
    )

    text = admin.get(preview).text

    assert "<p>Yes.</p>" in text
    assert "alert(1)" not in text
    assert "&lt;b&gt;Bold?&lt;/b&gt;" in text


@pytest.mark.parametrize("name", ["edit", "copy", "history", "usage", "unpublish"])
def test_every_screen_of_an_faq_opens(admin: Client, name: str) -> None:
    faq = an_faq()
    faq.save_revision()
    a_guide(faqs=[faq])

    assert admin.get(address(name, faq)).status_code == 200


def test_a_copy_is_an_faq_of_its_own(admin: Client) -> None:
    faq = an_faq()
    a_guide(faqs=[faq])

    add = reverse("wagtailsnippets_faq_faq:add")
    assert f'action="{add}' in admin.get(address("copy", faq)).text
    response = admin.post(add, {**form(), "action-publish": "1"})

    assert response.status_code == 302
    copy = FAQ.objects.exclude(pk=faq.pk).get()
    assert (copy.question, copy.uses.count()) == ("Does it hurt?", 0)


def test_sending_a_form_to_the_copy_page_changes_nothing(admin: Client) -> None:
    faq = an_faq(question="Original?")

    assert admin.post(address("copy", faq), form()).status_code == 405
    assert FAQ.objects.get().question == "Original?"


def test_an_older_version_is_published_again(admin: Client) -> None:
    faq = an_faq(question="Old?")
    oldest = faq.save_revision()
    faq.question = "New?"
    faq.save_revision().publish()
    revert = reverse("wagtailsnippets_faq_faq:revisions_revert", args=[faq.pk, oldest.pk])

    assert "Old?" in admin.get(revert).text
    oldest.publish()

    assert FAQ.objects.get().question == "Old?"


def test_a_locked_faq_is_not_changed_by_others(admin: Client) -> None:
    faq = an_faq(question="Locked?")
    faq.locked = True
    faq.locked_by = a_user()
    faq.save()

    admin.post(address("edit", faq), {**form(), "action-publish": "1"})

    assert FAQ.objects.get().question == "Locked?"


def test_an_faq_is_translated(admin: Client) -> None:
    faq = an_faq()
    spanish = Locale.objects.create(language_code="es")
    translate = reverse(
        "simple_translation:submit_snippet_translation", args=["faq", "faq", faq.pk]
    )

    response = admin.post(translate, {"locales": [spanish.pk]})

    assert response.status_code == 302
    assert faq.get_translation(spanish).question == faq.question


def test_an_faq_is_submitted_to_a_workflow_once_it_is_complete(client: Client) -> None:
    faq = an_faq(live=False)
    WorkflowContentType.objects.create(
        content_type=ContentType.objects.get_for_model(FAQ), workflow=Workflow.objects.get()
    )
    client.force_login(someone_who_may("change"))

    refused = client.post(address("edit", faq), {**form(answer=""), "action-submit": "1"})
    assert refused.context["form"].errors == {"answer": ["This field is required."]}
    assert faq.current_workflow_state is None

    client.post(address("edit", faq), {**form(), "action-submit": "1"})

    faq = FAQ.objects.get()
    assert faq.current_workflow_state.status == "in_progress"
    assert not faq.live
