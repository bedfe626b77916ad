"""Many pages are published together when all of them are ready, or none is."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from .readiness import reasons_of, refusal_in_words


def pages_to_publish(action_type: str, objects: Sequence[Any], action: Any) -> list[Page]:
    """Return the pages that a bulk action is about to publish; none for any other action."""
    if action_type != "publish" or not all(isinstance(each, Page) for each in objects):
        return []
    pages = list(objects)
    if action.cleaned_form.cleaned_data.get("include_descendants"):
        for page in objects:
            pages += page.get_descendants().not_live()
    return pages


def refuse_unready_pages(
    request: HttpRequest, action_type: str, objects: Sequence[Any], action: Any
) -> HttpResponse | None:
    """Publish nothing when one of the chosen drafts must not be published, and say why."""
    found = list(_refusals(pages_to_publish(action_type, objects, action)))
    if not found:
        return None
    messages.error(request, refusal_in_words(_("Nothing was published. Mend this first:"), found))
    return redirect(action.next_url)


def _refusals(pages: Iterable[Page]) -> Iterator[str]:
    """Yield why the newest drafts of these pages may not be published, a sentence for each."""
    for page in pages:
        if hasattr(page.specific_class, "reasons_against_publishing"):
            draft = page.specific.get_latest_revision_as_object()
            yield from (f"“{draft.title}”: {reason}" for reason in reasons_of(draft))
