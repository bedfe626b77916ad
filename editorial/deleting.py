"""Deleting pages in the same order of locks as publishing them."""

from typing import Any

from django.db import transaction
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from editions.numbering import take_numbering_lock


class EditionedPageQuerySet(PageQuerySet):
    """Pages that are deleted under the numbering lock, which comes before any row's.

    Wagtail's own deletion of a page passes here, not through the page's ``delete()``.
    """

    @transaction.atomic
    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Delete the pages and everything below them."""
        take_numbering_lock()
        return super().delete(*args, **kwargs)


EditionedPageManager = PageManager.from_queryset(EditionedPageQuerySet)
