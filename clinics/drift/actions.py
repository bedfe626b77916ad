"""What a person decides about a drifted change, and how it is undone.

Each action is about what its person has seen: one that comes too late changes nothing and says so.
"""

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.core import signing
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Revision

from clinics.models import LocalGuidePage
from clinics.people.access import AnyUser, may_publish
from editions.numbering import take_numbering_lock
from editions.snapshot import follower

from .comparing import Comparison, compare
from .things import FIGURE, TEXT, Part
from .versions import State
from .wording import label_of

KEPT = "clinics.drift.keep"
TAKEN = "clinics.drift.take"
UNDONE = "clinics.drift.undo"

_SALT = "clinics.drift.undo"
#: A day: long enough for a second thought, short enough for nobody to be surprised.
_UNDO_SECONDS = 24 * 60 * 60
#: Where a local guide keeps the text that a change's id names.
_TEXT_FIELDS = {
    "title": "guide_title",
    "summary": "summary",
    "seo_title": "seo_title",
    "seo_description": "search_description",
}


class Refused(Exception):
    """The action does not fit what is there any more. Its text says so to its person."""


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
        Refused: when the change was decided meanwhile, or what is above has changed again.
    """
    take_numbering_lock()
    local = _local_guide(local_id)
    found = _find(local, change, seen)
    basis: dict[str, Any] = {"edition": follower.snapshot().number, "fingerprint": found.seen}
    if found.drifted.kind != "changed":
        basis["kept"] = str(found.drifted.kind)
    former = _set_basis(local, change, basis)
    log(instance=local, action=KEPT, user=user, data={"change": label_of(found.drifted)})
    undo = {"action": "keep", "local": local.pk, "change": change, "to": former, "from": basis}
    return Kept(label_of(found.drifted), signing.dumps(undo, salt=_SALT))


@transaction.atomic
def take_new_copy(local_id: int, change: str, seen: str, *, user: AnyUser) -> Taken:
    """Remove a change, so that the copy from above holds again.

    Published at once when there is nothing else to publish and the user may; otherwise the
    draft has it.

    Raises:
        Refused: as :func:`keep_ours`, and when the draft has no such change any more.
    """
    take_numbering_lock()
    local = _local_guide(local_id)
    found = _find(local, change, seen)
    lock = local.get_lock()
    if lock is not None and lock.for_user(user):
        raise Refused(str(lock.get_message(user)))
    previous = local.latest_revision or local.save_revision(user=user)
    draft: LocalGuidePage = previous.as_object()
    if not _remove(draft, found):
        raise Refused(
            _("The draft has the new copy of “%(label)s” already. Publish it to make it public.")
            % {"label": label_of(found.drifted)}
        )
    is_all = local.live and not local.has_unpublished_changes
    is_published = is_all and may_publish(user, local.for_location)
    # Not cleaned: what else is unfinished in a draft is no matter here.
    revision = draft.save_revision(user=user, log_action=TAKEN, clean=False)
    if is_published:
        revision.publish(user=user)
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
        Refused: when the token is old or forged, or the local guide has changed since.
    """
    try:
        action = signing.loads(token, salt=_SALT, max_age=_UNDO_SECONDS)
    except signing.BadSignature:
        raise Refused(_("It is too late to undo this. The history has every version.")) from None
    take_numbering_lock()
    local = _local_guide(local_id)
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
        _restore_basis(local, action["change"], action["to"])
        log(instance=local, action=UNDONE, user=user)
        return None
    if local.latest_revision is None or _stamp(local.latest_revision) != action["made"]:
        raise changed_since
    if action["published"] and not may_publish(user, local.for_location):
        raise Refused(_("You may not publish here, so nothing was undone."))
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
    revision.publish(user=user, previous_revision=former)
    return Outcome.PUBLISHED


def _local_guide(local_id: int) -> LocalGuidePage:
    local = LocalGuidePage.objects.select_related("latest_revision").filter(pk=local_id).first()
    if local is None:
        raise Refused(_("This local guide has been deleted meanwhile."))
    return local


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


# What a change is made against


def _versions(local: LocalGuidePage) -> list[Revision]:
    """Return the revisions that may still be published: the draft and what is scheduled."""
    return list(
        local.revisions.filter(
            Q(pk=local.latest_revision_id) | Q(approved_go_live_at__isnull=False)
        )
    )


def _set_basis(local: LocalGuidePage, change: str, basis: dict[str, Any]) -> dict[str, Any]:
    """Set it in every version; returns what was there: ``{"live": …, revision id: …}``."""
    former: dict[str, Any] = {State.LIVE.value: local.basis.get(change)}
    _write_live(local, {**local.basis, change: basis})
    for revision in _versions(local):
        known = revision.content.get("basis") or {}
        former[str(revision.pk)] = known.get(change)
        _write_revision(revision, {**known, change: basis})
    return former


def _restore_basis(local: LocalGuidePage, change: str, former: dict[str, Any]) -> None:
    _write_live(local, _with(local.basis, change, former.get(State.LIVE.value)))
    for revision in _versions(local):
        if str(revision.pk) in former:
            known = revision.content.get("basis") or {}
            _write_revision(revision, _with(known, change, former[str(revision.pk)]))


def _with(basis: dict[str, Any], change: str, value: Any) -> dict[str, Any]:
    others = {each: kept for each, kept in basis.items() if each != change}
    return others if value is None else {**others, change: value}


def _write_live(local: LocalGuidePage, basis: dict[str, Any]) -> None:
    # Not by save(): what the public reads is not touched, so there is nothing to record.
    LocalGuidePage.objects.filter(pk=local.pk).update(basis=basis)
    local.basis = basis


def _write_revision(revision: Revision, basis: dict[str, Any]) -> None:
    content = {**revision.content, "basis": basis}
    Revision.objects.filter(pk=revision.pk).update(content=content)
    revision.content = content


# Removing a change


def _remove(draft: LocalGuidePage, found: Comparison) -> bool:
    """Remove the change from a local guide in memory; returns whether it was there."""
    change, part = found.drifted.change, found.drifted.part
    if part is Part.TEXT:
        field = _TEXT_FIELDS[change.removeprefix(TEXT)]
        was_there = bool(getattr(draft, field))
        setattr(draft, field, "")
        return was_there
    if part is Part.FIGURE:
        names = [f"{change.removeprefix(FIGURE)}_{end}" for end in ("min", "max")]
        was_there = any(getattr(draft, name) is not None for name in names)
        for name in names:
            setattr(draft, name, None)
        return was_there
    field = "changes" if part is Part.BLOCK else "faq_changes"
    raw = getattr(draft, field).get_prep_value()
    kept = [each for each in raw if each["id"] != change]
    setattr(draft, field, json.dumps(kept))
    return len(kept) < len(raw)
