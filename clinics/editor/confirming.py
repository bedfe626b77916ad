"""The answer to a form's warning."""

from wagtail.admin.panels import FieldPanel


class ConfirmingPanel(FieldPanel):
    """The box that publishes all the same; shown once the form has warned."""

    class BoundPanel(FieldPanel.BoundPanel):
        """The box in one form."""

        def is_shown(self) -> bool:
            return super().is_shown() and self.form is not None and self.form.is_asked
