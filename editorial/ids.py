"""Ids from outside: a number larger than any database counts to belongs to nothing.

SQLite raises where it is asked for such a number, and PostgreSQL finds nothing. Routes take ids
as ``<object_id:…>``, and forms take those of several objects by ``SeveralField``.
"""

from collections.abc import Iterable
from typing import Any

import django_filters.fields
from django.core.exceptions import ValidationError
from django.forms import ModelMultipleChoiceField
from django.urls import register_converter
from django.urls.converters import IntConverter, get_converters

#: The largest number of a 64-bit integer.
LARGEST_ID = 2**63 - 1
_NAME = "object_id"


class IdConverter(IntConverter):
    """The id of an object in an address; a larger number is no address of ours."""

    def to_python(self, value: str) -> int:
        number = super().to_python(value)
        if number > LARGEST_ID:
            raise ValueError(value)
        return number


def id_converter() -> str:
    """Let routes say ``<object_id:…>``, and return that name. Safe to run again."""
    if _NAME not in get_converters():
        register_converter(IdConverter, _NAME)
    return _NAME


class _WithinReach:
    error_messages: dict[str, Any]

    def clean(self, value: Any) -> Any:
        """Refuse what can be no object's id like any other choice that is none."""
        for each in value if isinstance(value, Iterable) else ():
            if _is_too_large(each):
                raise ValidationError(
                    self.error_messages["invalid_choice"],
                    code="invalid_choice",
                    params={"value": each},
                )
        return super().clean(value)  # type: ignore[misc]


def _is_too_large(value: Any) -> bool:
    try:
        return int(value) > LARGEST_ID
    except (TypeError, ValueError):
        return False


class SeveralField(_WithinReach, ModelMultipleChoiceField):
    """A choice of several objects."""


class SeveralFilterField(_WithinReach, django_filters.fields.ModelMultipleChoiceField):
    """A choice of several objects in a filter."""


class SeveralFilter(django_filters.ModelMultipleChoiceFilter):
    """A filter by several objects."""

    field_class = SeveralFilterField
