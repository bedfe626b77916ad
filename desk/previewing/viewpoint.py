"""A draft as a location gets it, and the bar in which the location is chosen."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.safestring import SafeString

from clinics.places import NoAddresses, tree_of
from clinics.serving import Serving
from clinics.tree import Node, Tree
from editions.entries import Entry, Snapshot
from editions.snapshot import follower
from editorial.facts.values import Facts
from guide_pages.document.models import GuideDocument

from .matching import matching

#: Where a session keeps the code of the location that its previews are read at.
SESSION_KEY = "desk_preview_location"
#: Where it keeps what was typed last and belongs to no single location.
UNKNOWN_KEY = "desk_preview_unknown"
#: How many locations are named to somebody whose words belong to several.
_NAMED = 5


class LocationViewpoint:
    """A :class:`editorial.viewpoints.Viewpoint` at the location that a session has chosen."""

    def __init__(self, request: HttpRequest, tree: Tree) -> None:
        self.request = request
        self.tree = tree
        self.offered: bool | None = None

    @cached_property
    def node(self) -> Node | None:
        """Return the chosen location, ``None`` without one or once it is not live any more."""
        code = self.request.session.get(SESSION_KEY)
        return self.tree.find(code) if isinstance(code, str) else None

    @property
    def bar(self) -> SafeString:
        return render_to_string(
            "desk/previewing/bar.html",
            {
                "chosen": self.node,
                "nodes": self.tree.nodes(),
                "offered": self.offered,
                "unknown": self.unknown,
                "candidates": [node.name for node in self.candidates[:_NAMED]],
            },
            request=self.request,
        )

    @property
    def unknown(self) -> str:
        """Return what was typed last and belongs to no single location, "" for nothing."""
        words = self.request.session.get(UNKNOWN_KEY, "")
        return words if isinstance(words, str) else ""

    @property
    def candidates(self) -> list[Node]:
        """Return the locations that may be meant by it."""
        return matching(self.unknown, self.tree.nodes())

    def facts(self, snapshot: Snapshot) -> Facts | None:
        if self.node is None:
            return None
        return Serving(self.tree, self.node, NoAddresses(), str).facts(None)

    def document(self, entry: Entry, snapshot: Snapshot, addresses: Any) -> GuideDocument | None:
        if self.node is None:
            return None
        # The draft itself is part of what is there: its being offered, links to it.
        seen = Tree(snapshot.with_entries([entry]))
        serving = Serving(seen, self.node, addresses, str)
        self.offered = serving.offers(entry.object_id)
        return serving.guide(entry).document


def location_viewpoint(request: HttpRequest) -> LocationViewpoint | None:
    """Return the choice of a location; ``None`` while there is none to choose."""
    tree = tree_of(follower.snapshot())
    is_signed_in = getattr(request, "user", None) is not None and request.user.is_authenticated
    if not is_signed_in or not tree.nodes():
        return None
    return LocationViewpoint(request, tree)
