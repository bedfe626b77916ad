"""Rows of few short fields, close together, such as a week's hours."""

from typing import Any

from django.forms import Media
from wagtail.admin.panels import InlinePanel
from wagtail.admin.staticfiles import versioned_static

from .draft_rows import DraftRowsPanel


class CompactRowsPanel(DraftRowsPanel):
    """An inline panel whose rows take little room."""

    def __init__(self, *args: Any, classname: str = "compact-rows", **kwargs: Any) -> None:
        super().__init__(*args, classname=classname, **kwargs)

    class BoundPanel(InlinePanel.BoundPanel):
        """The rows of one object."""

        @property
        def media(self) -> Media:
            return Media(css={"all": [versioned_static("clinics/editor/compact_rows.css")]})
