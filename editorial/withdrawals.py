"""Recording withdrawals of deleted objects, by whatever route they are deleted."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.db import models
from django.db.models.signals import post_delete, pre_delete

from editions.numbering import take_numbering_lock
from editions.record import record_without_waiting

from .editioned import Editioned

Referent = TypeVar("Referent", bound=models.Model)


def record_withdrawals_of(model: type[Editioned]) -> None:
    """Have every deletion of ``model`` recorded, deletions through a parent included."""
    label = model._meta.label
    pre_delete.connect(_lock, sender=model, dispatch_uid=f"lock:{label}")
    post_delete.connect(_record_withdrawal, sender=model, dispatch_uid=f"withdrawal:{label}")


def _lock(sender: type[models.Model], **kwargs: Any) -> None:
    # A deletion in the tree of pages has written to the parent's row already.
    take_numbering_lock(wait=False)


def _record_withdrawal(sender: type[models.Model], instance: Editioned, **kwargs: Any) -> None:
    record_without_waiting(instance.edition_kind, [instance.pk])


def record_referrers_of(
    model: type[Referent],
    kind_name: str,
    referrers: Callable[[Referent], Iterable[int]],
) -> None:
    """Record the objects that lose a reference when an instance of ``model`` is deleted.

    ``referrers`` returns their ids, asked while the references still exist.
    """
    name = f"{model._meta.label} referred to by {kind_name}"
    attribute = f"_referring_{kind_name}_ids"

    def remember(instance: Referent, **kwargs: Any) -> None:
        setattr(instance, attribute, sorted(set(referrers(instance))))

    def record_them(instance: Referent, **kwargs: Any) -> None:
        record_without_waiting(kind_name, getattr(instance, attribute))

    pre_delete.connect(remember, sender=model, weak=False, dispatch_uid=f"remember:{name}")
    post_delete.connect(record_them, sender=model, weak=False, dispatch_uid=f"record:{name}")
