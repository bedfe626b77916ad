"""What search engines should know of a location's page of a guide. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from editions.entries import Entry
from editorial.facts.values import Used
from guide_pages.document.copy import GuideCopy, shared_copy
from guide_pages.document.search_page import SearchPage

from .canonicals import Choice, stands_for_itself
from .local_share import OWN, GroupCopy, local_share, words_in
from .patterns import guide_url
from .resolution.offers import is_offered
from .resolution.resolve import resolve

if TYPE_CHECKING:
    from .serving import Serving
    from .tree import Tree

_COMING_SOON = "coming_soon"


@dataclass(frozen=True)
class Verdict:
    """Which page stands for a location's page of a guide, and why.

    ``group_page`` is the group's page of the guide where it has one, and another one. ``choice``
    is an editor's, ``None`` where the share decides.
    """

    own_page: str | None
    group_page: str | None
    share: float
    choice: Choice | None
    is_own: bool

    @property
    def canonical_url(self) -> str | None:
        """Return the URL that search engines should list."""
        return self.own_page if self.is_own else self.group_page


def search_page_of(serving: "Serving", entry: Entry, copy: GuideCopy, used: Used) -> SearchPage:
    """Return what search engines should know of a public guide that says ``copy``.

    ``used`` is told of the FAQs that the copy is compared with, shown there or not.
    """
    verdict = verdict_on(serving, entry, copy, used)
    details = serving.node.clinic if serving.node is not None else None
    is_coming_soon = details is not None and details["status"] == _COMING_SOON
    return SearchPage(
        verdict.canonical_url,
        local_share=verdict.share,
        is_indexed=not (is_coming_soon and verdict.is_own),
    )


def verdict_on(serving: "Serving", entry: Entry, copy: GuideCopy, used: Used) -> Verdict:
    """Return which page stands for the location's page of a public guide that says ``copy``."""
    payload: Mapping[str, Any] = entry.payload or {}
    own = serving.guide_page(payload["slug"], payload["locale"])
    groups = group_page(serving, entry)
    share = share_of(serving, entry, copy, used) if _has_own_words(serving, entry) else 0.0
    choice = serving.tree.canonical_choice(serving.chain, entry.object_id)
    if groups is None or groups == own:
        return Verdict(own, None, share, choice, is_own=True)
    is_own = stands_for_itself(share=share, least=serving.own_page_share, choice=choice)
    return Verdict(own, groups, share, choice, is_own)


def share_of(serving: "Serving", entry: Entry, copy: GuideCopy, used: Used) -> float:
    """Return which part of ``copy`` the location and the regions above it have written."""
    group = _group_copy(serving, entry)
    for faq_id in group.library_faqs:
        used(serving.snapshot.newest("faq", faq_id))
    return local_share(copy, group=group)


_held: tuple["Tree", Entry, GroupCopy] | None = None


def _group_copy(serving: "Serving", entry: Entry) -> GroupCopy:
    """Return what the group says of a guide; the guide asked about last is remembered."""
    global _held
    held, tree = _held, serving.tree
    if held is None or held[0] is not tree or held[1] is not entry:
        layers = [layer for _, layer in tree.layers(serving.chain, entry.object_id)]
        above = [layer for layer in layers if layer.origin.scope not in OWN]
        copy = resolve(shared_copy(entry.payload or {}), above).copy
        held = tree, entry, GroupCopy(copy, words_in(tree.snapshot))
        _held = held
    return held[2]


def group_page(serving: "Serving", entry: Entry) -> str | None:
    """Return the group's page of a guide that it offers."""
    group, payload = serving.tree.group, entry.payload or {}
    offers = serving.offers_by_location[-1:]
    if group is None or not is_offered(entry.object_id, payload["offered_by_default"], offers):
        return None
    return guide_url(
        group.payload["url_pattern"], clinic=None, guide=payload["slug"], locale=payload["locale"]
    )


def _has_own_words(serving: "Serving", entry: Entry) -> bool:
    """Say whether any region or clinic writes anything: most do not, and need no counting."""
    layers = serving.tree.layers(serving.chain, entry.object_id)
    return any(layer.origin.scope in OWN for _, layer in layers)
