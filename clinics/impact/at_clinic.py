"""One clinic before and after an edit, asked about guide by guide. Pure.

What is the same for all guides is found out once: with a thousand clinics and tens of guides
every look-up counts.
"""

from collections.abc import Collection
from dataclasses import replace
from functools import cached_property

from clinics.resolution.drift import words_of
from clinics.tree import Node
from guide_pages.actions import Action
from guide_pages.document.copy import GuideCopy

from .standing import Placed, Standing

#: Any word may stand for a guide's in an address.
_ANY_SLUG = "guide"
_ANY_LOCALE = "locale"
_CLOSED = "closed"


class AtClinic:
    """A clinic of the state after the edit, and what it was before."""

    def __init__(
        self,
        before: Standing,
        after: Standing,
        node: Node,
        suspected: Collection[str] | None,
    ) -> None:
        """``suspected`` are the facts that may differ, ``None`` for any."""
        self.before = before
        self.after = after
        self.node = node
        self.former = before.tree.node(node.id)
        self.was_open = self.former is not None and is_open(self.former)
        self.is_open = is_open(node)
        self._suspected = suspected

    def offers(self, guide_id: int) -> tuple[bool, bool]:
        """Return whether the clinic has the guide before and after."""
        if self.is_offered_alike:
            has = self.after.offers(self.node, guide_id)
            return has and self.was_open, has and self.is_open
        had = self.was_open and self.former is not None
        return (
            had and self.before.offers(self.former, guide_id),  # type: ignore[arg-type]
            self.is_open and self.after.offers(self.node, guide_id),
        )

    def placed(self, guide_id: int, *, had: bool) -> tuple[Placed | None, Placed | None]:
        """Return its copies of the guide; no former one where it did not have the guide."""
        new = self.after.placed(self.node, guide_id)
        if not had or self.former is None:
            return None, new
        if self._has_the_same_chain:
            return new, new
        return self.before.placed(self.former, guide_id), new

    def says_otherwise(self, guide_id: int, placed: Placed) -> bool:
        """Return whether the same copy is read otherwise: by name, address, contact or facts."""
        return (
            self.is_known_otherwise
            or self._has_another_address
            or not placed.actions.isdisjoint(self.other_actions)
            or self._says_other_facts(guide_id, placed)
        )

    @cached_property
    def is_known_otherwise(self) -> bool:
        """Whether the clinic has another name or code, which stand in each of its documents."""
        former, node = self.former, self.node
        return former is not None and (former.name, former.code) != (node.name, node.code)

    @cached_property
    def _has_another_address(self) -> bool:
        return self.former is not None and self.has_another_address(_ANY_SLUG)

    def has_another_address(self, slug: str) -> bool:
        """Return whether a guide's page has another address here."""
        if self.former is None or self._patterns(self.before, self.former) == self._patterns(
            self.after, self.node
        ):
            return False
        was = self.before.serving(self.former).guide_page(slug, _ANY_LOCALE)
        return was != self.after.serving(self.node).guide_page(slug, _ANY_LOCALE)

    @cached_property
    def other_actions(self) -> frozenset[Action]:
        """What calls to action ask for that is reached elsewhere than before."""
        if self.former is None or self.former.clinic == self.node.clinic:
            return frozenset()
        was, will_be = self.before.serving(self.former), self.after.serving(self.node)
        return frozenset(
            action
            for action in Action
            if action is not Action.LINK and was.action_url(action) != will_be.action_url(action)
        )

    def _says_other_facts(self, guide_id: int, placed: Placed) -> bool:
        if self.former is None:
            return False
        keys = placed.keys if self._suspected is None else placed.keys & self._suspects_here
        return any(
            (self.before.value(self.former, guide_id, key) or self.before.default(key))
            != (self.after.value(self.node, guide_id, key) or self.after.default(key))
            for key in keys
        )

    @cached_property
    def _suspects_here(self) -> frozenset[str]:
        """The suspected facts that differ here; all of them where values are for single guides."""
        former, suspected = self.former, frozenset(self._suspected or ())
        if former is None or not suspected:
            return suspected
        if self.before.has_scoped_values(former) or self.after.has_scoped_values(self.node):
            return suspected
        return frozenset(
            key
            for key in suspected
            if (self.before.value(former, 0, key) or self.before.default(key))
            != (self.after.value(self.node, 0, key) or self.after.default(key))
        )

    @cached_property
    def _has_the_same_chain(self) -> bool:
        """Whether its copies are those of before: from the same layers of the same locations."""
        if self.former is None or not self.after.shares_copies(self.before):
            return False
        was = self.before.serving(self.former).chain
        will_be = self.after.serving(self.node).chain
        return [each.id for each in was] == [each.id for each in will_be]

    @cached_property
    def facts(self) -> frozenset[str]:
        """The keys of the facts that may differ."""
        if self._suspected is not None:
            return frozenset(self._suspected)
        entries = [*self.before.snapshot.public("fact"), *self.after.snapshot.public("fact")]
        return frozenset(entry.key for entry in entries)

    @cached_property
    def is_offered_alike(self) -> bool:
        """Whether nothing that decides on offers, and on their order, has changed."""
        if self.former is None or not self._has_the_same_chain:
            return False
        was = self.before.serving(self.former).chain
        will_be = self.after.serving(self.node).chain
        return all(
            old.entry is new.entry or _settings(old) == _settings(new)
            for old, new in zip(was, will_be, strict=True)
        )

    def _patterns(self, standing: Standing, node: Node) -> tuple[object, ...]:
        chain = standing.serving(node).chain
        return (node.code, *(each.payload["url_pattern"] for each in chain))


def _settings(node: Node) -> tuple[object, object]:
    return node.payload["guides"], node.payload.get("treatments")


def is_open(node: Node) -> bool:
    """Return whether the location is a clinic that anybody reads."""
    return node.clinic is not None and node.clinic["status"] != _CLOSED


def differs(old: Placed, new: Placed, before: Standing, after: Standing) -> bool:
    """Return whether two copies of a guide read differently, facts aside."""
    if old.rest != new.rest or _without_locks(old.copy) != _without_locks(new.copy):
        return True
    return any(
        words_of(placed, before.library) != words_of(placed, after.library)
        for placed in new.copy.faqs
    )


def _without_locks(copy: GuideCopy) -> GuideCopy:
    """Return the copy as far as the public reads it."""
    return replace(
        copy,
        body=tuple(replace(block, locked=False) for block in copy.body),
        faqs=tuple(replace(faq, locked=False) for faq in copy.faqs),
    )
