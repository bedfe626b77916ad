"""What a browser would send from the editor of a guide."""

from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from faq.models import FAQ
from guide_pages.models import GuidePage


def form_of(
    guide: GuidePage,
    *,
    body: list[tuple[str, dict[str, Any]]] | None = None,
    faqs: list[FAQ] | None = None,
    **values: Any,
) -> dict[str, Any]:
    """Return the form of a guide with nothing but a title, a slug and what is given."""
    fields: dict[str, Any] = {
        "title": guide.title,
        "slug": guide.slug,
        "summary": rich_text("<p>What to know.</p>"),
        "body": streamfield(body or []),
        "guide_faqs": inline_formset([{"faq": faq.pk} for faq in faqs or []]),
        "related_guides": inline_formset([]),
        "sources": inline_formset([]),
        "comments": inline_formset([]),
        **values,
    }
    return dict(nested_form_data(fields))


def a_section(**value: Any) -> tuple[str, dict[str, Any]]:
    """Return a section for :func:`form_of`, complete unless ``value`` says otherwise."""
    content = {"heading": "What is it?", "role": "overview", "text": "<p>A treatment.</p>"}
    content |= value
    # An empty editor sends null.
    text = rich_text(content["text"]) if content["text"] else "null"
    return ("section", {**content, "text": text, "anchor": ""})


def send(client: Client, guide: GuidePage, form: dict[str, Any], action: str = "") -> Any:
    """Send the form: saved as a draft, or with an ``action`` such as "action-publish"."""
    data = {**form, action: action} if action else form
    return client.post(reverse("wagtailadmin_pages:edit", args=[guide.pk]), data)
