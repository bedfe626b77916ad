"""Where a draft is previewed as if it were read there, told by an app that knows places."""

from collections.abc import Callable
from typing import Any, Protocol

from django.http import HttpRequest
from django.utils.safestring import SafeString

from editions.entries import Entry, Snapshot

from .facts.values import Facts


class Viewpoint(Protocol):
    """A place that a preview has been asked for, or the choice of one."""

    @property
    def bar(self) -> SafeString:
        """Return the HTML that stands above the preview: the choice of a place."""

    def facts(self, snapshot: Snapshot) -> Facts | None:
        """Return the values of facts there; ``None`` while no place is chosen."""

    def document(self, entry: Entry, snapshot: Snapshot, addresses: Any) -> Any:
        """Return a guide's document as that place gets it; ``None`` while none is chosen."""


#: Returns the viewpoint of a request for a preview, ``None`` where there is no choice.
Provider = Callable[[HttpRequest], Viewpoint | None]

_providers: list[Provider] = []


def register_viewpoint(provider: Provider) -> None:
    """Ask ``provider`` too. An app that knows places calls this in ``AppConfig.ready()``."""
    if provider not in _providers:
        _providers.append(provider)


def viewpoint_of(request: HttpRequest) -> Viewpoint | None:
    """Return the first viewpoint that an app has for a preview; ``None`` outside previews."""
    if not getattr(request, "is_preview", False):
        return None
    found = (provider(request) for provider in _providers)
    return next((viewpoint for viewpoint in found if viewpoint is not None), None)
