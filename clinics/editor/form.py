"""The editor's form of a local guide."""

from typing import Any

from editorial.draft_form import DraftForm

#: No guide has nearly as many FAQs.
MOST_KEYS = 500
KEY_LENGTH = 64


class LocalGuideForm(DraftForm):
    """Takes the order of the FAQs as it comes from the outline."""

    def clean_faq_order(self) -> list[str]:
        """Return the keys in order, each once; whatever is no list of keys is no order."""
        order: Any = self.cleaned_data.get("faq_order")
        if not isinstance(order, list):
            return []
        return list(dict.fromkeys(filter(_is_key, order)))[:MOST_KEYS]


def _is_key(value: Any) -> bool:
    # Null characters and halves of characters are no JSON to PostgreSQL.
    is_text = isinstance(value, str) and value.isascii() and value.isprintable()
    return is_text and 0 < len(value) <= KEY_LENGTH
