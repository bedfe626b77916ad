"""Finding FAQs by words, the same in every list of them."""

from django.db.models import Q
from wagtail.search.backends import get_search_backend

from .models import FAQ


def matching(words: str, backend_name: str = "default") -> Q:
    """Return the condition that keeps the FAQs found by ``words``.

    Questions are found as they are typed, answers by whole words, topics by any part of
    their names. A condition rather than search results, so that any filter goes with it.
    Quotation marks are passed over: SQLite's search fails over a single one.
    """
    words = words.replace('"', " ").strip()
    if not words:
        return Q()
    backend = get_search_backend(backend_name)
    found = {
        faq.pk
        for search in (backend.autocomplete, backend.search)
        for faq in search(words, FAQ.objects.order_by())
    }
    # Topics are saved after the index has been written.
    with_topic = FAQ.objects.filter(topics__name__icontains=words).values("pk")
    return Q(pk__in=found) | Q(pk__in=with_topic)
