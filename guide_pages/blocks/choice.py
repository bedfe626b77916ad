"""A choice that is read by its label wherever people compare two versions of a block."""

from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString
from wagtail import blocks
from wagtail.admin.compare import CharBlockComparison, diff_text


class ChoiceComparison(CharBlockComparison):
    """Two choices by their labels; one that is no longer offered, as it is stored."""

    def htmlvalue(self, val: Any) -> SafeString:
        return escape(self._label(val))

    def htmldiff(self) -> SafeString:
        html: SafeString = diff_text(self._label(self.val_a), self._label(self.val_b)).to_html()
        return html

    def _label(self, value: Any) -> str:
        return str(dict(self.block.field.choices).get(value, value)) if value else ""


class Choice(blocks.ChoiceBlock):
    """One of several values with labels."""

    def get_comparison_class(self) -> type[ChoiceComparison]:
        """Return what compares two revisions of it."""
        return ChoiceComparison
