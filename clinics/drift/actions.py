"""What a person decides about a drifted change, and how it is undone.

Each action is about what its person has seen: one that comes too late changes nothing and says so.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.core import signing
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Revision

from clinics.models import LocalGuidePage
from clinics.people.access import AnyUser, may_publish
from editions.numbering import take_numbering_lock
from editions.snapshot import follower

from .bases import restore_basis, set_basis
from .comparing import Comparison, compare
from .removing import remove
from .wording import label_of

KEPT = "clinics.drift.keep"
TAKEN = "clinics.drift.take"
UNDONE = "clinics.drift.undo"

_SALT = "clinics.drift.undo"
#: A day: long enough for a second thought, short enough for nobody to be surprised.
_UNDO_SECONDS = 24 * 60 * 60


class Refused(Exception):
    """The action does not fit what is there any more. Its text says so to its person."""


class Deleted(Refused):
    """There is no such local guide any more."""


class Outcome(StrEnum):
    """What the public sees of a change that has been taken back."""

    PUBLISHED = "published"
    DRAFT = "draft"


@dataclass(frozen=True)
class Kept:
    """Nothing has changed but what the change is made against; ``undo`` takes that back."""

    label: str
    undo: str


@dataclass(frozen=True)
class Taken:
    """The change is gone from the draft, or from what is public; ``undo`` brings it back."""

    label: str
    outcome: Outcome
    undo: str


@transaction.atomic
def keep_ours(local_id: int, change: str, seen: str, *, user: AnyUser) -> Kept:
    """Keep a change as it is: from now on it is made against what stands above now.

    Nothing is published and no revision is made.

    Raises:
        Refused: when the change was decided meanwhile, or what is above has changed again; when
            the local guide is locked for the user or has been deleted.
    """
    take_numbering_lock()
    local = _local_guide(local_id, user)
    found = _find(local, change, seen)
    basis: dict[str, Any] = {"edition": follower.snapshot().number, "fingerprint": found.seen}
    if found.drifted.kind != "changed":
        basis["kept"] = str(found.drifted.kind)
    former = set_basis(local, change, basis)
    log(instance=local, action=KEPT, user=user, data={"change": label_of(found.drifted)})
    undo = {"action": "keep", "local": local.pk, "change": change, "to": former, "from": basis}
    return Kept(label_of(found.drifted), signing.dumps(undo, salt=_SALT))


@transaction.atomic
def take_new_copy(local_id: int, change: str, seen: str, *, user: AnyUser) -> Taken:
    """Remove a change, so that the copy from above holds again.

    Published at once when there is nothing else to publish, nobody is asked to approve
    anything, and the user may; otherwise the draft has it.

    Raises:
        Refused: as :func:`keep_ours`, and when the draft has no such change any more.
    """
    take_numbering_lock()
    local = _local_guide(local_id, user)
    found = _find(local, change, seen)
    previous = local.latest_revision or local.save_revision(user=user)
    draft: LocalGuidePage = previous.as_object()
    if not remove(draft, found.drifted.change, found.drifted.part):
        raise Refused(
            _("The draft has the new copy of “%(label)s” already. Publish it to make it public.")
            % {"label": label_of(found.drifted)}
        )
    is_all = local.live and not local.has_unpublished_changes
    # To publish would cancel what waits for an approval.
    is_published = (
        is_all and not local.workflow_in_progress and may_publish(user, local.for_location)
    )
    # Not cleaned: what else is unfinished in a draft is no matter here.
    revision = draft.save_revision(user=user, log_action=TAKEN, clean=False)
    if is_published:
        revision.publish(user=user, skip_permission_checks=True)
    undo = {
        "action": "take",
        "local": local.pk,
        "made": _stamp(revision),
        "former": previous.pk,
        "clean": is_all,
        "published": is_published,
    }
    return Taken(
        label_of(found.drifted),
        Outcome.PUBLISHED if is_published else Outcome.DRAFT,
        signing.dumps(undo, salt=_SALT),
    )


@transaction.atomic
def undo(token: str, *, local_id: int, user: AnyUser) -> Outcome | None:
    """Take back an action; returns what that did to revisions, ``None`` for keeping.

    Raises:
        Refused: when the token is old or forged, or the local guide has changed since; when it
            is locked for the user or has been deleted.
    """
    try:
        action = signing.loads(token, salt=_SALT, max_age=_UNDO_SECONDS)
    except signing.BadSignature:
        raise Refused(_("It is too late to undo this. The history has every version.")) from None
    take_numbering_lock()
    local = _local_guide(local_id, user)
    if action["local"] != local.pk:
        raise Refused(_("This belongs to another local guide. Nothing was changed."))
    changed_since = Refused(
        _(
            "This local guide has changed since, so nothing was undone. The history has every "
            "version."
        )
    )
    if action["action"] == "keep":
        if local.basis.get(action["change"]) != action["from"]:
            raise changed_since
        restore_basis(local, action["change"], action["to"])
        log(instance=local, action=UNDONE, user=user)
        return None
    if local.latest_revision is None or _stamp(local.latest_revision) != action["made"]:
        raise changed_since
    if action["published"] and not may_publish(user, local.for_location):
        raise Refused(_("You may not publish here, so nothing was undone."))
    if action["published"] and local.workflow_in_progress:
        raise Refused(
            _(
                "This local guide waits for approval, so nothing was undone. Decide about that "
                "first."
            )
        )
    former = Revision.objects.filter(pk=action["former"]).first()
    if former is None:
        raise changed_since
    revision = former.as_object().save_revision(
        user=user, log_action=UNDONE, previous_revision=former, clean=False
    )
    if not action["published"]:
        if action["clean"]:
            # The draft says what is live again.
            LocalGuidePage.objects.filter(pk=local.pk).update(has_unpublished_changes=False)
        return Outcome.DRAFT
    revision.publish(user=user, previous_revision=former, skip_permission_checks=True)
    return Outcome.PUBLISHED


def _local_guide(local_id: int, user: AnyUser) -> LocalGuidePage:
    """Return what is decided about, unless the user must leave it alone now."""
    local = LocalGuidePage.objects.select_related("latest_revision").filter(pk=local_id).first()
    if local is None:
        raise Deleted(_("This local guide has been deleted meanwhile. Nothing was changed."))
    if reason := lock_of(local, user):
        raise Refused(reason)
    return local


def lock_of(local: LocalGuidePage, user: AnyUser) -> str:
    """Return why the user may decide nothing here now, "" when they may. Safe HTML.

    Somebody else holds the lock, an approval waits for others, or a date for publishing is set.
    """
    lock = local.get_lock()
    return lock.get_message(user) if lock is not None and lock.for_user(user) else ""


def _stamp(revision: Revision) -> list[Any]:
    """Return what tells a revision from itself after somebody has gone on writing in it."""
    return [revision.pk, revision.created_at.isoformat()]


def _find(local: LocalGuidePage, change: str, seen: str) -> Comparison:
    found = next((each for each in compare(local) if each.drifted.change == change), None)
    if found is None:
        raise Refused(_("This was decided meanwhile, or the change is gone. Nothing was changed."))
    if found.seen != seen:
        raise Refused(
            _("The copy of “%(label)s” has changed again since you looked. Look once more.")
            % {"label": label_of(found.drifted)}
        )
    return found
