"""A way in which a public answer can alter, or could seem to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.test import Client

from tests.delivery.freshness.scopes import Scope, feeds, nothing
from tests.delivery.freshness.world import World

#: What an editor or the clock does: with the world's objects, or in the admin.
Change = Callable[[World, Client], Any]


def _nothing(world: World, admin: Client) -> None:
    """Do nothing."""


@dataclass(frozen=True)
class Route:
    """What is done, and exactly which addresses answer otherwise than before.

    ``first`` is done before anything is read. Whatever is recorded stands in the changes of every
    place, so these belong to ``alters`` by themselves, unless ``is_recorded`` says no.
    """

    change: Change = _nothing
    alters: Scope = nothing
    first: Change = _nothing
    is_recorded: bool = True
    settings: Mapping[str, Any] = field(default_factory=dict)

    @property
    def altered(self) -> Scope:
        """Return all addresses that alter."""
        return self.alters | feeds if self.is_recorded else self.alters


def published(page: Any, **values: Any) -> None:
    """Publish a page or an FAQ with these values, as its editor does."""
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()


def saved(instance: Any, **values: Any) -> None:
    """Save an object that has no drafts."""
    for name, value in values.items():
        setattr(instance, name, value)
    instance.save()


def posted(admin: Client, address: str, form: Any = None) -> None:
    """Send a form of the admin, which must accept it."""
    answer = admin.post(address, form or {})
    is_page = bool(answer.content) and answer["Content-Type"].startswith("text/html")
    accepted = answer.status_code == 302 or (answer.status_code == 200 and not is_page)
    assert accepted, answer.content.decode()
