"""Rows that choose a fact or a guide, from lists that are read and written once for all rows."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import InlinePanel

from .draft_rows import DraftRowsPanel

#: A choice as Django has it: the value and its label.
Choices = list[tuple[Any, str]]


@dataclass(frozen=True)
class Options:
    """A list's options as HTML, by their values: as they are, and as the chosen one is."""

    plain: dict[str, SafeString]
    chosen: dict[str, SafeString]

    def choosing(self, values: Collection[str]) -> SafeString:
        """Return all options, those of ``values`` chosen."""
        each = (self.chosen[key] if key in values else html for key, html in self.plain.items())
        return mark_safe("".join(each))  # noqa: S308


class RowSelect(forms.Select):
    """A select in each of many rows, where making every option anew takes seconds."""

    shared: Options | None = None
    #: What stands for no choice where none need be made.
    none: Any = gettext_lazy("All guides")

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Return the element; an option with an explanation has it as ``data-help``."""
        options = self.shared or options_of(self.choices)
        return format_html(
            "<select{}>{}</select>",
            flatatt(self.build_attrs(self.attrs, {**(attrs or {}), "name": name})),
            options.choosing(self.format_value(value)),
        )


class DestinationSelect(RowSelect):
    """A choice of a guide to be led to, which may be left open."""

    none = gettext_lazy("No guide")


class FactSelect(RowSelect):
    """A choice of facts; beneath it stands the explanation of the one that is chosen."""

    def __init__(self, attrs: dict[str, Any] | None = None, choices: Any = ()) -> None:
        attributes = {
            "data-controller": "clinics-fact-help",
            "data-action": "change->clinics-fact-help#tell",
        }
        super().__init__({**attributes, **(attrs or {})}, choices)


class ChoosingRowsPanel(DraftRowsPanel):
    """An inline panel whose rows have a ``definition``, a ``guide`` or both to choose."""

    class BoundPanel(InlinePanel.BoundPanel):
        """The rows of one location."""

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            if self.form is not None:
                rows = [each.form for each in (*self.children, self.empty_child)]
                _share("definition", rows, lambda field: list(field.choices))
                _share("guide", rows, _guides)


def _share(name: str, rows: list[Any], choices_of: Callable[[Any], Choices]) -> None:
    fields = [row.fields[name] for row in rows if name in row.fields]
    if fields:
        choices = choices_of(fields[0])
        options = options_of(choices)
        for field in fields:
            field.choices = choices
            field.widget.shared = options


def options_of(choices: Any) -> Options:
    """Return choices as options."""
    return Options(
        {str(value): _option(value, label, {}) for value, label in choices},
        {str(value): _option(value, label, {"selected": True}) for value, label in choices},
    )


def _option(value: Any, label: str, attrs: dict[str, Any]) -> SafeString:
    attrs = {"value": str(value), **attrs, **_help(value)}
    return format_html("<option{}>{}</option>", flatatt(attrs), label)


def _help(value: Any) -> dict[str, str]:
    words = getattr(getattr(value, "instance", None), "help_text", "")
    return {"data-help": words} if words else {}


def _guides(field: Any) -> Choices:
    from guide_pages.models import GuidePage

    read = GuidePage.objects.select_related("locale").only(
        "title", "draft_title", "live", "locale"
    )
    guides = list(read.order_by("title", "pk"))
    has_languages = len({guide.locale_id for guide in guides}) > 1
    choices: Choices = [("", field.widget.none if not field.required else _("Choose a guide"))]
    for guide in guides:
        label = guide.draft_title or guide.title
        if has_languages:
            label = f"{label} ({guide.locale.get_display_name()})"
        if not guide.live:
            label = _("%(guide)s, not published") % {"guide": label}
        choices.append((guide.pk, label))
    return choices
