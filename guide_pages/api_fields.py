"""What API v3 reads and writes of a model."""

from rest_framework.fields import IntegerField
from wagtail.api import APIField


def writable(*names: str) -> tuple[APIField, ...]:
    """Return fields that are read and written under the same name."""
    return tuple(APIField(name, writable=True) for name in names)


def reference(name: str) -> tuple[APIField, ...]:
    """Return the fields of a foreign key.

    Wagtail reads it as an object under ``name`` and writes it as a number under
    ``{name}_id``. The number is read too, so that what is read can be written back.
    """
    return (*writable(name), APIField(f"{name}_id", serializer=IntegerField(read_only=True)))
