"""Panels that editors of more than one kind of copy have."""

from typing import Any

from wagtail.admin.panels import ObjectList


class IntroducedTab(ObjectList):
    """A tab whose help stands at its top until the object has been published once."""

    class BoundPanel(ObjectList.BoundPanel):
        """The tab for one object."""

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            if getattr(self.instance, "first_published_at", None):
                self.help_text = ""
