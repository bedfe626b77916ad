"""The facts that a local guide mentions, and what is wrong with how it mentions them."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder

from editorial.facts.grammar import keys_in_html
from editorial.facts.mentions import Mention
from faq.mentions import versions_with
from guide_pages.facts_in_copy import Passage, errors_in, passages_in

from .naming import name_in

if TYPE_CHECKING:
    from clinics.models import LocalGuidePage

#: The local guide's own fields in which facts may stand.
FIELDS = ("guide_title", "summary", "seo_title", "search_description")


class ChangeError(ValidationError):
    """What is wrong with one change; ``change`` is its id, "" for a field of its own."""

    def __init__(self, message: str, change: str) -> None:
        super().__init__(message)
        self.change = change


def fact_errors_of(local: "LocalGuidePage") -> dict[str, list[ChangeError]]:
    """Return what is wrong with the facts that a local guide mentions, by field."""
    errors: dict[str, list[ChangeError]] = {}
    for passage in passages(local):
        for field, messages in errors_in([passage]).items():
            found = errors.setdefault(field, [])
            found += [ChangeError(message, passage.block) for message in messages]
    return errors


def keys_mentioned(local: "LocalGuidePage") -> set[str]:
    """Return the keys of all facts that a local guide mentions, draft or not."""
    keys: set[str] = set()
    for passage in passages(local):
        if not passage.is_address:
            keys |= keys_in_html(passage.text)
    return keys


def passages(local: "LocalGuidePage") -> Iterator[Passage]:
    """Yield all of a local guide's raw copy."""
    for name in FIELDS:
        yield Passage(name, "", getattr(local, name))
    for name in ("changes", "faq_changes"):
        value = getattr(local, name)
        yield from passages_in(value.stream_block, value.get_prep_value(), name, _named)


def _named(number: int, kind: Any, raw: Mapping[str, Any]) -> str:
    # The order in which changes are stored is not the order in which they are shown.
    name = name_in(raw.get("content") or raw)
    if not name:
        return str(kind)
    return _("“%(name)s” (%(type)s)") % {"name": name, "type": kind}


def local_guides_that_mention(key: str) -> Iterator[Mention]:
    """Yield the local guides that mention a fact: live, in a draft, or scheduled."""
    from clinics.models import LocalGuidePage

    finder = AdminURLFinder()
    for local in versions_with(LocalGuidePage, key):
        if key in keys_mentioned(local):
            yield Mention(local.title, finder.get_edit_url(local))
