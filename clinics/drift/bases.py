"""What changes of a local guide are made against, written anew in each of its versions."""

from typing import Any

from wagtail.models import Revision

from clinics.models import LocalGuidePage

from .versions import State


def set_basis(local: LocalGuidePage, change: str, basis: dict[str, Any]) -> dict[str, Any]:
    """Set it in the live version and the draft; returns what was there.

    That is ``{"live": …, revision id: …}``, for :func:`restore_basis`. A version that is
    scheduled is locked for everybody and needs nothing.
    """
    former: dict[str, Any] = {State.LIVE.value: local.basis.get(change)}
    _write_live(local, {**local.basis, change: basis})
    draft = local.latest_revision
    if draft is not None:
        known = draft.content.get("basis") or {}
        former[str(draft.pk)] = known.get(change)
        _write_revision(draft, {**known, change: basis})
    return former


def restore_basis(local: LocalGuidePage, change: str, former: dict[str, Any]) -> None:
    """Set what :func:`set_basis` has returned."""
    _write_live(local, _with(local.basis, change, former.get(State.LIVE.value)))
    draft = local.latest_revision
    if draft is not None and str(draft.pk) in former:
        known = draft.content.get("basis") or {}
        _write_revision(draft, _with(known, change, former[str(draft.pk)]))


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
