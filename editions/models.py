"""The tables of the record: the editions, the newest of each object, and the counter."""

from typing import Any, NoReturn
from uuid import uuid4

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class AppendOnlyError(Exception):
    """Raised when code tries to change or delete an edition."""


class Edition(models.Model):
    """What one object says to the public from a moment on.

    ``payload`` is portable JSON, or ``None`` when the object is withdrawn. ``key`` is
    the name frontends know the object by (a guide's slug); it outlives the payload, so
    that a withdrawn or renamed object can still be told by its old name.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    kind = models.CharField(max_length=32)
    object_id = models.PositiveBigIntegerField()
    key = models.CharField(max_length=255, blank=True)
    at = models.DateTimeField()
    payload = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    schema_version = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("number",)
        indexes = (
            models.Index(fields=["kind", "object_id", "number"], name="edition_object"),
            models.Index(fields=["kind", "key"], name="edition_key"),
        )

    def __str__(self) -> str:
        return f"{self.number}: {self.kind} {self.object_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert the row; an existing one is never written again."""
        if not self._state.adding:
            raise AppendOnlyError("An edition is never changed; record a new one.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: a withdrawn object has an edition without a payload instead."""
        raise AppendOnlyError("An edition is never deleted; record a withdrawal.")


class CurrentEdition(models.Model):
    """Which edition of an object is its newest. One row per object that ever had one."""

    kind = models.CharField(max_length=32)
    object_id = models.PositiveBigIntegerField()
    edition = models.OneToOneField(Edition, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["kind", "object_id"], name="one_current_edition"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}: {self.edition_id}"


class EditionCounter(models.Model):
    """The last number given. Its only row is also the numbering lock.

    ``stamp`` is another one each time numbers are given: a number that was rolled back and
    given again is told from the first one by it.
    """

    ROW = 1

    last = models.PositiveBigIntegerField(default=0)
    stamp = models.UUIDField(default=uuid4)

    def __str__(self) -> str:
        return str(self.last)
