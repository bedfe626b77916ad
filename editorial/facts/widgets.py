"""Plain text fields with a button that inserts a fact.

The button stands at every field with the attribute ``data-facts`` and at the field within
an element that has it, such as a block with ``form_attrs={"data-facts": ""}``. With
``{"data-facts": "table"}`` it stands above a table, and the fact goes into the chosen cell.
"""

from typing import Any

from django import forms


class FactTextInput(forms.TextInput):
    """One line that may mention facts."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({**(attrs or {}), "data-facts": ""})
