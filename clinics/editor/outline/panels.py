"""Panels that show what a location gets from above, each piece with its buttons."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.forms import Media
from django.urls import reverse
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.staticfiles import versioned_static

from .words import body_words, faq_words

if TYPE_CHECKING:
    from .rows import Outline

#: Where a form keeps its outline, so that its panels make it once.
_OUTLINE = "_outline"


def outline_of(form: forms.BaseForm) -> "Outline":
    """Return the outline of the local guide that a form is about."""
    from .rows import Outline

    if not hasattr(form, _OUTLINE):
        setattr(form, _OUTLINE, Outline(form.instance))  # type: ignore[attr-defined]
    outline: Outline = getattr(form, _OUTLINE)
    return outline


def outline_media() -> Media:
    """Return what all panels of the outline load."""
    scripts = (
        *("outline", "outline_buttons", "dragging"),
        *("body_outline", "faq_outline", "inherited"),
    )
    return Media(
        js=[versioned_static(f"clinics/editor/{name}.js") for name in scripts],
        css={"all": [versioned_static("clinics/editor/outline.css")]},
    )


class OutlinePanel(FieldPanel):
    """A stream of changes, shown as rows of what it changes."""

    class BoundPanel(FieldPanel.BoundPanel):
        """The panel for one local guide."""

        @property
        def media(self) -> Media:
            return super().media + outline_media()

        def classes(self) -> list[str]:
            """Leave out the guide lines of a StreamField: rows have frames."""
            return self.panel.classes()

        def get_editable_context_data(self) -> dict[str, Any]:
            """Add the rows and what the script needs to know."""
            context = super().get_editable_context_data()
            outline = outline_of(self.form)
            stream = self.bound_field.field.block
            rows = self.rows(outline, stream)
            raw = stream.get_prep_value(self.bound_field.value())
            return {
                **context,
                "rows": rows,
                "states": {row.key: {"type": row.type, "state": row.state} for row in rows},
                "readings": self.readings(outline, raw),
                "refusals": _whole_refusals(self.bound_field),
                "reading_url": reverse("clinics_local_guide_reading", args=[self.instance.pk]),
                **self.more(stream),
            }


def _whole_refusals(field: forms.BoundField) -> list[tuple[str, str]]:
    """Return what is wrong with a stream, and the id of the change it is wrong with, or "".

    What the forms of single changes refuse stands in their rows.
    """
    return [
        (message, getattr(error, "change", ""))
        for error in field.errors.as_data()
        if not hasattr(error, "as_json_data")
        for message in error.messages
    ]


class BodyOutlinePanel(OutlinePanel):
    """The body of the guide, block by block."""

    class BoundPanel(OutlinePanel.BoundPanel):
        """The panel for one local guide."""

        template_name = "clinics/editor/body_outline.html"

        def rows(self, outline: "Outline", stream: Any) -> Any:
            return outline.block_rows(stream)

        def readings(self, outline: "Outline", raw: Any) -> Any:
            return outline.block_readings(raw)

        def more(self, stream: Any) -> dict[str, Any]:
            from .rows import block_types

            return {"words": body_words(), "block_types": block_types(stream)}


class FAQOutlinePanel(OutlinePanel):
    """The FAQs of the guide, one by one, and their order."""

    def get_form_options(self) -> dict[str, Any]:
        """Add the order to the form."""
        options = super().get_form_options()
        options["fields"] = [*options["fields"], "faq_order"]
        options["widgets"] = {"faq_order": forms.HiddenInput}
        return options

    class BoundPanel(OutlinePanel.BoundPanel):
        """The panel for one local guide."""

        template_name = "clinics/editor/faq_outline.html"

        def rows(self, outline: "Outline", stream: Any) -> Any:
            return outline.faq_rows(stream)

        def readings(self, outline: "Outline", raw: Any) -> Any:
            return outline.faq_readings(raw)

        def more(self, stream: Any) -> dict[str, Any]:
            return {"words": faq_words(), "order": self.form["faq_order"]}


class InheritedPanel(MultiFieldPanel):
    """Fields that are empty where the copy from above holds; ``shows`` names what that is."""

    def __init__(self, *args: Any, shows: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shows = shows

    def clone_kwargs(self) -> dict[str, Any]:
        """Keep what is shown."""
        return {**super().clone_kwargs(), "shows": self.shows}

    class BoundPanel(MultiFieldPanel.BoundPanel):
        """The panel for one local guide."""

        template_name = "clinics/editor/inherited.html"

        @property
        def media(self) -> Media:
            return super().media + outline_media()

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the copy from above: for reading, and as the fields would hold it."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            from .inherited import inherited

            return {**context, "above": inherited(outline_of(self.form), self.panel.shows)}
