"""Keeping the record right when Wagtail changes locations without asking their own class.

Moving and expiring go through the base ``Page``; restrictions are rows of their own. A location
that is moved takes everything below it along: each says anew what stands above it.
"""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction, Revision

from editions.record import record_without_waiting

from .kinds import LocalGuideKind, location_kinds
from .local_guides.uses import record_faq_uses
from .models import LocalGuidePage


def connect() -> None:
    """Follow the base page class and the privacy of pages."""
    post_save.connect(_base_page_saved, sender=Page, dispatch_uid="location:base page")
    post_save.connect(_restricted, sender=PageViewRestriction, dispatch_uid="location:restricted")
    post_delete.connect(_restricted, sender=PageViewRestriction, dispatch_uid="location:released")
    post_save.connect(_rescheduled, sender=Revision, dispatch_uid="local guide:rescheduled")


def _base_page_saved(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    _record_below(instance)


def _restricted(sender: type[Any], instance: PageViewRestriction, **kwargs: Any) -> None:
    _record_below(instance.page)


def _rescheduled(
    sender: type[Any], instance: Revision, update_fields: Any = None, **kwargs: Any
) -> None:
    # Cancelling a schedule saves nothing but the revision.
    if not update_fields or "approved_go_live_at" not in update_fields:
        return
    if instance.content_type.model_class() is LocalGuidePage:
        for local in LocalGuidePage.objects.filter(pk=instance.object_id):
            record_faq_uses(local)


def _record_below(page: Page) -> None:
    for kind in location_kinds():
        below = kind.model.objects.filter(path__startswith=page.path)
        record_without_waiting(kind.name, list(below.values_list("pk", flat=True)))
    local_guides = LocalGuidePage.objects.filter(path__startswith=page.path)
    record_without_waiting(LocalGuideKind.name, list(local_guides.values_list("pk", flat=True)))
