"""Publishing and expiring by the clock.

Nothing raises: an object that cannot go live is reported, keeps its schedule and is tried
again at the next turn, and stands in nobody's way. What its own rules refuse, such as an address
that somebody else has taken, is told once, in its history and by the clock, and then tried again
quietly until it can go live.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.log_actions import registry as history
from wagtail.models import DraftStateMixin, Page, Revision

from .readiness import sentences_of

logger = logging.getLogger(__name__)

#: How the history names a refusal.
REFUSED = "editorial.schedule.refuse"


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
    waiting = list(due.order_by("approved_go_live_at", "pk"))
    refused: dict[int, ValidationError] = {}
    # What goes live may give up the address that another one waits for.
    while waiting:
        refused = {}
        for revision in waiting:
            _publish(revision, turn, refused)
        if len(refused) == len(waiting):
            break
        waiting = [revision for revision in waiting if revision.pk in refused]
    for revision in waiting:
        if revision.pk in refused and _tell(revision, refused[revision.pk]):
            turn.failed.append(_description(revision))
    return turn


def _publish(revision: Revision, turn: Turn, refused: dict[int, ValidationError]) -> None:
    """Publish a revision; one that is refused stands in ``refused`` with the reason."""
    try:
        with transaction.atomic():
            revision.publish(log_action="wagtail.publish.scheduled")
    except ValidationError as error:
        refused[revision.pk] = error
    except Exception:
        logger.exception("Could not publish %s.", _description(revision))
        turn.failed.append(_description(revision))
    else:
        turn.published.append(_description(revision))


def _tell(revision: Revision, error: ValidationError) -> bool:
    """Say in the object's history why it is not published; returns whether that is news."""
    instance = revision.as_object()
    reasons = list(sentences_of(instance, error))
    told = history.get_logs_for_instance(instance).filter(action=REFUSED, revision=revision)
    last = told.order_by("-timestamp", "-pk").first()
    if last is not None and last.data.get("reasons") == reasons:
        return False
    log(instance=instance, action=REFUSED, revision=revision, data={"reasons": reasons})
    logger.warning("Could not publish %s: %s", _description(revision), " ".join(reasons))
    return True


def _description(revision: Revision) -> str:
    return f"{revision.content_type.name} “{revision.object_str}”"


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
