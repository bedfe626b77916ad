"""Checking values that Wagtail's own views would hand to the database as they come."""

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from taggit.managers import TaggableManager
from wagtail.fields import StreamField

from delivery.errors import BadRequest

MAX_INTEGER = 2**31 - 1
#: Dates on the brink of what Python knows cannot be moved to another time zone.
MIN_YEAR, MAX_YEAR = 1, 9999
#: What no text in an address is equal to: many related objects, and structured content.
_INCOMPARABLE = (models.ManyToManyField, models.JSONField, StreamField)


def check_filters(model: type[models.Model], filters: Mapping[str, str]) -> None:
    """Raise :class:`BadRequest` for a value that its column cannot be compared with.

    ``filters`` are names of columns and relations of ``model`` with the values asked for.
    """
    for name, value in filters.items():
        try:
            field = model._meta.get_field(name)
        except FieldDoesNotExist:
            continue
        if not isinstance(field, TaggableManager):
            _check(name, field, value)


def _check(name: str, field: object, value: str) -> None:
    target = field
    while isinstance(target, models.ForeignKey):
        target = target.target_field
    if not isinstance(target, models.Field) or isinstance(target, _INCOMPARABLE):
        raise BadRequest(f"{name}: filtering by this field is not supported.")
    if isinstance(target, models.BooleanField):
        if value not in ("true", "false", "1", "0"):
            raise BadRequest(f"{name}: use true or false.")
        return
    try:
        converted = target.to_python(value)
    except ValidationError as error:
        raise BadRequest(f"{name}: {' '.join(error.messages)}") from error
    if isinstance(converted, date) and not MIN_YEAR < converted.year < MAX_YEAR:
        raise BadRequest(f"{name}: use a date between the years {MIN_YEAR} and {MAX_YEAR}.")
    if isinstance(target, models.IntegerField | models.AutoField) and (
        converted is None or not -MAX_INTEGER <= converted <= MAX_INTEGER
    ):
        raise BadRequest(f"{name}: use a whole number up to {MAX_INTEGER}.")
