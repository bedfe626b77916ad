"""The editor's form of an FAQ."""

from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm


class FAQForm(WagtailAdminModelForm):
    """Lets every draft be saved: what forbids publishing is asked only when publishing."""

    def clean(self) -> dict[str, Any]:
        """Tell the FAQ whether it is validated as a draft."""
        self.instance.validates_as_draft = self.is_deferred_validation
        cleaned_data: dict[str, Any] = super().clean()
        return cleaned_data
