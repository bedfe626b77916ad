"""Deleting pages in the same order of locks as publishing them."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.http import HttpRequest
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet

from editions.numbering import take_numbering_lock


class EditionedPageQuerySet(PageQuerySet):
    """Pages that are deleted under the numbering lock, which comes before any row's.

    Wagtail's own deletion of a page passes here, not through the page's ``delete()``.
    """

    def get(self, *args: Any, **kwargs: Any) -> Any:
        """Return the page; a number that SQLite can't count to is no page's."""
        try:
            return super().get(*args, **kwargs)
        except OverflowError:
            raise self.model.DoesNotExist from None

    @transaction.atomic
    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Delete the pages and everything below them."""
        take_numbering_lock()
        return super().delete(*args, **kwargs)


EditionedPageManager = PageManager.from_queryset(EditionedPageQuerySet)


def lock_before_deleting(request: HttpRequest, page: Page) -> None:
    """Take the numbering lock before a page is deleted, whatever kind it is.

    Pages of no kind of ours may have pages of ours below them. Wagtail calls this in the
    transaction of the deletion.
    """
    if request.method == "POST":
        take_numbering_lock()


def lock_before_bulk_deleting(
    request: HttpRequest, action_type: str, objects: Sequence[Any], action: Any
) -> None:
    """Take the numbering lock before several pages are deleted."""
    if action_type == "delete" and any(isinstance(each, Page) for each in objects):
        take_numbering_lock()
