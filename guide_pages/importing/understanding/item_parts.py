"""A list item that names something and then says more about it."""

import re
from html import unescape

from guide_pages.importing.reading.outline import ListItem, Paragraph

LONGEST_NAME = 8
"""Words."""

_BOLD_NAME = re.compile(r"^<b>(?P<name>[^<]+)</b>\s*[:.–—-]?\s*(?P<rest>[^<]*)$")
_PLAIN_NAME = re.compile(r"^(?P<name>[^:–—.?!]+?)(?::\s|\s[–—-]\s)\s*(?P<rest>\S.*)$")


def name_and_rest(item: ListItem) -> tuple[str, str] | None:
    """The item as plain name and plain rest, each "" where there is none.

    "**Cleanse.** We wash your face" and "Cleanse: we wash your face" have both; a nested
    paragraph is the rest of a short item. None when markup or a nested list would be lost.
    """
    words = item.text.plain
    below = " ".join(child.text.plain for child in item.children if isinstance(child, Paragraph))
    if any(not isinstance(child, Paragraph) or child.text.is_formatted for child in item.children):
        return None
    bold = _BOLD_NAME.match(item.text.html)
    if bold:
        length = len(" ".join(unescape(bold["name"]).split()))
        return words[:length].rstrip(" :.–—-"), _joined(words[length:].lstrip(" :.–—-"), below)
    if item.text.is_formatted:
        return None
    named = _PLAIN_NAME.match(words)
    if named and len(named["name"].split()) <= LONGEST_NAME:
        return named["name"].strip(), _joined(named["rest"], below)
    if below:
        is_name = len(words.split()) <= LONGEST_NAME
        return (words.rstrip(" :."), below) if is_name else ("", _joined(words, below))
    return "", words


def _joined(first: str, second: str) -> str:
    return f"{first} {second}".strip()
