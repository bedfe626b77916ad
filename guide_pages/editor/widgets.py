"""Form widgets of the guide editor."""

from typing import Any

from django import forms
from django.forms import Media
from django.utils.translation import gettext_lazy as _
from wagtail.admin.staticfiles import versioned_static


class _Counted(forms.Widget):
    """Says how many characters are used of ``length``, the most that is mostly shown.

    It never refuses a longer text.
    """

    def __init__(self, length: int, attrs: dict[str, Any] | None = None) -> None:
        counter = {
            "data-controller": "guide-length",
            "data-guide-length-best-value": length,
            "data-guide-length-fits-value": _("%(used)s of about %(best)s characters"),
            "data-guide-length-long-value": _(
                "%(used)s characters: more than about %(best)s are mostly cut off"
            ),
        }
        super().__init__({**(attrs or {}), **counter})

    @property
    def media(self) -> Media:
        return Media(js=[versioned_static("guide_pages/length_counter.js")])


class CountedTextInput(_Counted, forms.TextInput):
    """One line with a counter."""


class CountedTextarea(_Counted, forms.Textarea):
    """A few lines with a counter."""
