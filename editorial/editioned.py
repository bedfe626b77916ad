"""Models whose public state is recorded whenever it changes."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Self

from django.db import models, transaction
from treebeard.mp_tree import MP_Node

from editions.numbering import take_numbering_lock
from editions.record import record_without_waiting

from .present_place import take_present_place
from .readiness import refuse_unready, validation_reasons


class Editioned(models.Model):
    """A model that records an edition in the same transaction as each change.

    Stands first among the bases, so that the numbering lock is taken before any other
    base writes. A subclass names its kind and, in ``unpublic_fields``, the fields whose
    saving alone never changes what the public sees.
    """

    edition_kind: str
    unpublic_fields: frozenset[str] = frozenset(
        {
            "latest_revision",
            "latest_revision_created_at",
            "has_unpublished_changes",
            "draft_title",
            "wagtail_admin_comments",
            "locked",
            "locked_at",
            "locked_by",
        }
    )

    class Meta:
        abstract = True

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, then record what the object now says."""
        take_numbering_lock(wait=self.may_wait)
        update_fields = kwargs.get("update_fields")
        if update_fields is None:
            take_present_place(self)
        super().save(*args, **kwargs)
        if update_fields is None or not self.unpublic_fields.issuperset(update_fields):
            record_without_waiting(self.edition_kind, [self.pk])

    @transaction.atomic
    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Delete under the numbering lock; the withdrawal is recorded by signal."""
        take_numbering_lock()
        return super().delete(*args, **kwargs)

    @property
    def may_wait(self) -> bool:
        """Whether no row that others need is held yet: a page is added below a held one."""
        return not (self._state.adding and isinstance(self, MP_Node))


class EditionedDraft(Editioned):
    """An editioned model with revisions."""

    first_published_at: datetime | None

    class Meta:
        abstract = True

    @transaction.atomic
    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """Save a revision under the numbering lock: a publish often follows at once."""
        take_numbering_lock()
        take_present_place(self)
        return super().save_revision(*args, **kwargs)  # type: ignore[misc]

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """Return a revision's object with the first publication of this very object.

        A revision keeps that moment less exactly, and a copied one keeps its source's.
        """
        revised: Self = super().with_content_json(content)  # type: ignore[misc]
        revised.first_published_at = self.first_published_at
        return revised

    def reasons_against_publishing(self) -> Iterable[str]:
        """Return what must be mended before a person publishes this very draft."""
        return validation_reasons(self)

    @transaction.atomic
    def publish(self, revision: Any, user: Any = None, **kwargs: Any) -> Any:
        """Publish a revision wholly or not at all: its schedule and its log go with it.

        Whoever publishes for ``user`` what has been asked already passes
        ``skip_permission_checks``, as Wagtail's editor does.

        Raises:
            NotReady: when a person may not publish it as it is.
        """
        take_numbering_lock()
        take_present_place(self)
        if user is not None and not kwargs.get("skip_permission_checks"):
            refuse_unready(revision.as_object())
        return super().publish(revision, user=user, **kwargs)  # type: ignore[misc]

    @transaction.atomic
    def unpublish(self, *args: Any, **kwargs: Any) -> Any:
        """Unpublish wholly or not at all."""
        take_numbering_lock()
        return super().unpublish(*args, **kwargs)  # type: ignore[misc]
