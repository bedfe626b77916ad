"""Facts in FAQs: wrong ones refused where a person publishes, shown in the preview."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text

from editorial.models import FactDefinition
from faq.mentions import faqs_that_mention
from faq.models import FAQ
from tests.factories import a_user, an_faq

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client: Client) -> Client:
    """Return a browser in which an administrator is signed in."""
    client.force_login(a_user())
    return client


def form(question: str, answer: str, **values: Any) -> dict[str, Any]:
    return dict(nested_form_data({"question": question, "answer": rich_text(answer), **values}))


def edit(faq: FAQ) -> str:
    return reverse("wagtailsnippets_faq_faq:edit", args=[faq.pk])


def test_a_fact_mentioned_wrongly_is_saved_as_a_draft_and_refused_when_publishing(
    admin: Client,
) -> None:
    faq = an_faq()
    data = form("Where in {{ ctiy }}?", "<p>In {{ city</p>")

    saved = admin.post(edit(faq), data)
    refused = admin.post(edit(faq), {**data, "action-publish": "1"})

    assert saved.status_code == 302
    draft = FAQ.objects.get().get_latest_revision_as_object()
    assert draft.question == "Where in {{ ctiy }}?"
    assert refused.context["form"].errors == {
        "question": ["There is no fact “ctiy” (character 10). Did you mean “city”?"],
        "answer": [
            "“{{ city” (character 4) isn’t closed. A fact ends with two braces on the same line."
        ],
    }


def test_facts_that_are_known_can_be_published(admin: Client) -> None:
    faq = an_faq()
    data = form("Where in {{ city }}?", "<p>Ask {{ phone | us }}.</p>")

    assert admin.post(edit(faq), {**data, "action-publish": "1"}).status_code == 302

    assert FAQ.objects.get().question == "Where in {{ city }}?"


def test_what_goes_live_by_itself_is_not_held_up_by_a_fact_that_is_gone() -> None:
    faq = an_faq(question="In {{ gone }}?", live=False)
    faq.save_revision().publish()
    assert FAQ.objects.get().live


def test_a_preview_shows_defaults_and_fallbacks_instead_of_facts(client: Client) -> None:
    FactDefinition.objects.create(key="price", label="Price", default="$100 & up")
    faq = an_faq(question="Is it {{ price }}?", answer="<p>{{ price }} at {{ city | yours }}.</p>")
    request = faq.make_preview_request()
    assert request.status_code == 200
    html = request.content.decode()
    assert "<h1>Is it $100 &amp; up?</h1>" in html
    assert "<p>$100 &amp; up at yours.</p>" in html
    assert "{{" not in html


def test_faqs_that_mention_a_fact_are_found_live_and_in_a_draft() -> None:
    an_faq(question="Where in {{ city }}?")
    draft = an_faq(question="How?", live=False)
    draft.answer = "<p>In {{ city }}.</p>"
    draft.save_revision()
    an_faq(question="The city?")

    found = {mention.label for mention in faqs_that_mention("city")}

    assert found == {"FAQ “Where in {{ city }}?”", "FAQ “How?”"}
