"""Keeping the record right when Wagtail changes pages without asking their own class.

Moving, sorting and expiring go through the base ``Page``; restrictions are rows of
their own. All of these signals are sent inside the transaction of the change, except
the restrictions', which are single rows. Wagtail has written to the tree by then, so
nothing here waits for the numbering lock.
"""

from typing import Any

from django.db import models
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction, Revision

from editions.record import record_without_waiting

from .kinds import GuideKind, LibraryKind
from .models import GuideIndexPage, GuidePage


def connect() -> None:
    """Follow the base page class and the privacy of pages."""
    post_save.connect(_base_page_saved, sender=Page, dispatch_uid="guide:base page")
    post_save.connect(_guide_placed, sender=GuidePage, dispatch_uid="guide:placed")
    post_delete.connect(_guide_removed, sender=GuidePage, dispatch_uid="guide:removed")
    post_save.connect(_library_saved, sender=GuideIndexPage, dispatch_uid="library:saved")
    post_delete.connect(_library_saved, sender=GuideIndexPage, dispatch_uid="library:deleted")
    post_save.connect(_restricted, sender=PageViewRestriction, dispatch_uid="guide:restricted")
    post_delete.connect(_restricted, sender=PageViewRestriction, dispatch_uid="guide:released")
    post_save.connect(_rescheduled, sender=Revision, dispatch_uid="guide:rescheduled")


def _base_page_saved(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    _record_below(instance)


def _guide_placed(sender: type[GuidePage], update_fields: Any = None, **kwargs: Any) -> None:
    # Wagtail saves a whole page with the place it had when it was read, so even publishing
    # may undo a move that came in between.
    if update_fields is None or "path" in update_fields:
        _record_orders()


def _guide_removed(sender: type[GuidePage], **kwargs: Any) -> None:
    _record_orders()


def _library_saved(sender: type[Page], instance: GuideIndexPage, **kwargs: Any) -> None:
    record_without_waiting(LibraryKind.name, [instance.pk])


def _restricted(sender: type[Any], instance: PageViewRestriction, **kwargs: Any) -> None:
    _record_below(instance.page)


def _rescheduled(
    sender: type[Any], instance: Revision, update_fields: Any = None, **kwargs: Any
) -> None:
    # Cancelling a schedule saves nothing but the revision.
    if not update_fields or "approved_go_live_at" not in update_fields:
        return
    if instance.content_type.model_class() is GuidePage:
        for guide in GuidePage.objects.filter(pk=instance.object_id):
            guide.record_faq_uses()


def _record_below(page: Page) -> None:
    """Record the guides at or below a page and, when there are any, the libraries' order."""
    guide_ids = _ids(GuidePage.objects.filter(path__startswith=page.path))
    if guide_ids:
        record_without_waiting(GuideKind.name, guide_ids)
        _record_orders()


def _record_orders() -> None:
    record_without_waiting(LibraryKind.name, _ids(GuideIndexPage.objects.all()))


def _ids(pages: models.QuerySet[Any]) -> list[int]:
    return list(pages.values_list("pk", flat=True))
