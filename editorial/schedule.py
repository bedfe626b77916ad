"""Publishing and expiring by the clock.

Nothing raises: an object that cannot go live is reported, keeps its schedule and is tried
again at the next turn, and stands in nobody's way.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.apps import apps
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

logger = logging.getLogger(__name__)


@dataclass
class Turn:
    """What one turn of the clock has done, as readable descriptions of objects."""

    published: list[str] = field(default_factory=list)
    expired: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


def publish_due() -> Turn:
    """Expire and publish everything that is due now."""
    turn = Turn()
    for instance in _expired():
        description = _describe(instance)
        try:
            with transaction.atomic():
                instance.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
        except Exception:
            logger.exception("Could not expire %s.", description)
            turn.failed.append(description)
        else:
            turn.expired.append(description)
    due = Revision.objects.filter(approved_go_live_at__lte=timezone.now())
    for revision in due.order_by("approved_go_live_at", "pk"):
        description = f"{revision.content_type.name} “{revision.object_str}”"
        try:
            with transaction.atomic():
                revision.publish(log_action="wagtail.publish.scheduled")
        except Exception:
            logger.exception("Could not publish %s.", description)
            turn.failed.append(description)
        else:
            turn.published.append(description)
    return turn


def _expired() -> Iterator[DraftStateMixin]:
    for model in apps.get_models():
        if not issubclass(model, DraftStateMixin) or (
            issubclass(model, Page) and model is not Page
        ):
            continue
        due = model._default_manager.filter(live=True, expire_at__lte=timezone.now())
        for instance in list(due.order_by("expire_at")):
            yield instance.specific if isinstance(instance, Page) else instance


def _describe(instance: Model) -> str:
    return f"{instance._meta.verbose_name} “{instance}”"
